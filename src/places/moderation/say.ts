import { z } from 'zod'
import { refuseColleaguesLine } from '#core/policy'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import {
  EditPost,
  editPost,
  linksIn,
  OpenTopic,
  openTopic,
  type Post,
  postsBy,
  Reply,
  reply,
  requireOutsider,
  type Topic,
  thePost,
  theTopic,
  toHtml,
} from '#places/community'
import { powersOf } from '#places/standing'
import { isVerified } from '#places/verified'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { detectLanguage } from '#text/language'
import { readToxicity } from '#text/toxicity'
import { type HeldBecause, heldWords, mostHeld, whyHold } from './model.ts'
import { firstPostsOf, heldOf, insertHeld } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'words.held': { caseId: string; siteId: string; memberId: string; because: string }
  }
}

/** Said, or held back until somebody has read it; then why, in words for its author. */
export type Said<What> = { said: What; held?: undefined } | { said?: undefined; held: string }

/** Opens a topic, or holds it back. */
export async function sayTopic(ctx: Context, input: OpenTopic): Promise<Said<Topic>> {
  const me = await requireOutsider(ctx)
  const asked = check(OpenTopic, input)
  await refuseColleaguesLine(ctx, asked.text)
  const because = await whyHeld(ctx, { ...asked, memberId: me.memberId })
  if (!because) return { said: await openTopic(ctx, input) }
  return hold(ctx, { siteId: asked.siteId, memberId: me.memberId, because, held: { what: 'topic', ...asked } })
}

/** Replies, or holds the reply back. */
export async function sayReply(ctx: Context, input: Reply): Promise<Said<Post>> {
  const me = await requireOutsider(ctx)
  const asked = check(Reply, input)
  await refuseColleaguesLine(ctx, asked.text)
  const { siteId, closedAt } = await theTopic(ctx, asked.topicId)
  const because = closedAt ? undefined : await whyHeld(ctx, { ...asked, title: '', siteId, memberId: me.memberId })
  if (!because) return { said: await reply(ctx, input) }
  const held = { what: 'reply' as const, ...asked }
  return hold(ctx, { siteId, memberId: me.memberId, topicId: asked.topicId, because, held })
}

/** Changes what one said, or holds the change back: else a harmless post could become another once it was read. */
export async function sayEdit(ctx: Context, input: EditPost): Promise<Said<Post>> {
  const me = await requireOutsider(ctx)
  const asked = check(EditPost, input)
  await refuseColleaguesLine(ctx, asked.text)
  const { memberId, siteId, text, topicId } = await thePost(ctx, asked.postId)
  const because =
    memberId !== me.memberId || text === asked.text
      ? undefined
      : await whyHeld(ctx, { title: '', ...asked, siteId, memberId: me.memberId, before: text })
  if (!because) return { said: await editPost(ctx, input) }
  const held = { what: 'edit' as const, ...asked }
  return hold(ctx, { siteId, memberId: me.memberId, topicId, postId: asked.postId, because, held })
}

interface Words {
  siteId: string
  memberId: string
  title?: string | undefined
  text: string
  /** How it read, where it is changed: what was there is not asked about again. */
  before?: string
}

async function whyHeld(
  ctx: Context,
  { siteId, memberId, title = '', text, before = '' }: Words,
): Promise<HeldBecause | undefined> {
  const language = detectLanguage(`${title} ${text}`).language
  const { level } = readToxicity({ text, title, language })
  const known = new Set(linksIn(toHtml(before)))
  const links = linksIn(toHtml(text)).filter(each => !known.has(each) && !isOurs(ctx, each)).length
  const [firstPosts, powers, verified, lately] = await Promise.all([
    firstPostsOf(ctx, siteId),
    powersOf(ctx, memberId),
    isVerified(ctx, memberId),
    postsBy(ctx, { memberId, most: 20 }),
  ])
  const day = ctx.now().getTime() - 86_400_000
  return whyHold({
    firstPosts,
    links,
    isFirst: lately.length === 0,
    isTrusted: powers.isTrusted || verified,
    isHurtful: level === 'hurtful' || level === 'hateful',
    isRepeated:
      !before &&
      text.length > 40 &&
      lately.some(
        each =>
          each.text === text &&
          each.writtenAt.getTime() > day &&
          ctx.now().getTime() - each.writtenAt.getTime() > 600_000,
      ),
  })
}

/** Links within the company’s own address lead nowhere else. */
function isOurs({ config }: Context, link: string): boolean {
  return URL.parse(link)?.host === new URL(config.publicUrl).host
}

async function hold(
  ctx: Context,
  held: {
    siteId: string
    memberId: string
    topicId?: string
    postId?: string
    because: HeldBecause
    held: { what: 'topic' | 'reply' | 'edit'; text: string }
  },
): Promise<{ held: string }> {
  const waiting = await heldOf(ctx, held.memberId)
  // A form that was sent twice waits once.
  if (!waiting.some(each => each.held?.text === held.held.text)) {
    if (waiting.length >= mostHeld)
      throw new Problem('refused', `${mostHeld} of your posts wait to be read already. Wait for those first.`)
    const { siteId, memberId, because } = held
    await inTransaction(ctx, async ctx => {
      const caseId = newId()
      await insertHeld(ctx, {
        ...{ id: caseId, siteId, memberId, because, held: held.held, isHard: because === 'hurtful' },
        ...{ topicId: held.topicId ?? null, postId: held.postId ?? null },
      })
      await emit(ctx, 'words.held', { caseId, siteId, memberId, because }, { subjectId: caseId })
    })
  }
  return { held: `Nobody else sees it yet. ${heldWords[held.because]} You are told what comes of it.` }
}

const Held = z.discriminatedUnion('what', [
  z.object({ what: z.literal('topic') }).loose(),
  z.object({ what: z.literal('reply') }).loose(),
  z.object({ what: z.literal('edit') }).loose(),
])

/** Says what was held, as its author pressed it: `ctx` is theirs. */
export async function sayHeld(ctx: Context, held: unknown): Promise<{ topicId: string }> {
  const { what, ...asked } = check(Held, held)
  if (what === 'topic') return { topicId: (await openTopic(ctx, withDates(asked) as OpenTopic)).id }
  if (what === 'reply') return { topicId: (await reply(ctx, asked as Reply)).topicId }
  return { topicId: (await editPost(ctx, asked as EditPost)).topicId }
}

/** Moments are kept as text. */
function withDates(asked: Record<string, unknown>): unknown {
  const { event, poll } = asked as { event?: { startsAt: string; endsAt: string }; poll?: { closesAt?: string } }
  return {
    ...asked,
    ...(event && { event: { ...event, startsAt: new Date(event.startsAt), endsAt: new Date(event.endsAt) } }),
    ...(poll && { poll: { ...poll, ...(poll.closesAt && { closesAt: new Date(poll.closesAt) }) } }),
  }
}
