import { z } from 'zod'
import { refuseColleaguesLine } from '#core/policy'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem, tooMuch } from '#lib/problem'
import {
  EditPost,
  editPost,
  limits,
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
import { altsOf, holdPictures, type Pictures, picturesAmong } from '#places/pictures'
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
  await refuseColleaguesLine(ctx, everythingIn(asked))
  await requireOwn(ctx, me.memberId, asked.pictures)
  const because = await whyHeld(ctx, { ...asked, memberId: me.memberId })
  if (!because) return { said: await openTopic(ctx, input) }
  return hold(ctx, { siteId: asked.siteId, memberId: me.memberId, because, held: { what: 'topic', ...asked } })
}

/** Replies, or holds the reply back. */
export async function sayReply(ctx: Context, input: Reply): Promise<Said<Post>> {
  const me = await requireOutsider(ctx)
  const asked = check(Reply, input)
  await refuseColleaguesLine(ctx, everythingIn(asked))
  await requireOwn(ctx, me.memberId, asked.pictures)
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
  await refuseColleaguesLine(ctx, everythingIn(asked))
  await requireOwn(ctx, me.memberId, asked.pictures)
  const { memberId, pictures: before, siteId, text, topicId } = await thePost(ctx, asked.postId)
  const { pictures = before } = asked
  // Another word about a picture is read like other words; a picture that stands there was seen.
  const isAsItWas = text === asked.text && pictures.every(each => before.some(one => isSame(one, each)))
  const unseen = pictures.filter(each => before.every(one => one.id !== each.id)).length
  const because =
    memberId !== me.memberId || isAsItWas
      ? undefined
      : await whyHeld(ctx, {
          ...{ title: '', ...asked, pictures, unseen },
          ...{ siteId, memberId: me.memberId, before: text, postId: asked.postId },
        })
  if (!because) return { said: await editPost(ctx, input) }
  const held = { what: 'edit' as const, ...asked }
  return hold(ctx, { siteId, memberId: me.memberId, topicId, postId: asked.postId, because, held })
}

const isSame = (one: Pictures[number], other: Pictures[number]) => one.id === other.id && one.alt === other.alt

/** Somebody else’s picture is not theirs to show. */
async function requireOwn(ctx: Context, memberId: string, pictures: Pictures = []): Promise<void> {
  const ids = new Set(pictures.map(each => each.id))
  const own = (await picturesAmong(ctx, [...ids])).filter(each => each.memberId === memberId)
  if (own.length < ids.size) throw new Problem('conflict', 'A picture is not there any more. Add it again.')
}

/** The words, and what is said of the pictures: all that others read. */
function everythingIn({ pictures = [], text }: { text: string; pictures?: Pictures | undefined }): string {
  return pictures.length > 0 ? `${text}\n\n${altsOf(pictures)}` : text
}

interface Words {
  siteId: string
  memberId: string
  title?: string | undefined
  text: string
  /** How it read, where it is changed: what was there is not asked about again. */
  before?: string
  /** The post that is changed. */
  postId?: string
  pictures?: Pictures | undefined
  /** How many of them nobody has seen yet; all, where nothing is said. */
  unseen?: number
}

async function whyHeld(
  ctx: Context,
  { siteId, memberId, title = '', text, before = '', pictures = [], postId, unseen = pictures.length }: Words,
): Promise<HeldBecause | undefined> {
  const language = detectLanguage(`${title} ${text}`).language
  const said = everythingIn({ pictures, text })
  const { level } = readToxicity({ text: said, title, language })
  const known = new Set(linksIn(toHtml(before)))
  const links = linksIn(toHtml(said)).filter(each => !known.has(each) && !isOurs(ctx, each)).length
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
    firstPictures: lately.some(each => each.id !== postId) ? 0 : unseen,
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
    held: { what: 'topic' | 'reply' | 'edit'; text: string; pictures?: Pictures | undefined }
  },
): Promise<{ held: string }> {
  const all = await heldOf(ctx, held.memberId)
  // A form that was sent twice waits once.
  if (!all.some(each => each.held?.text === held.held.text)) {
    const oneOfMany = ctx.actor.kind === 'member' ? ctx.actor.oneOfMany : undefined
    const theirs = oneOfMany ? all.filter(each => oneOfMany.held.some(text => text === each.held?.text)) : all
    if (theirs.length >= mostHeld || all.length >= mostHeld * limits.placeTimes)
      throw tooMuch(`${mostHeld} of your posts wait to be read already. Wait for those first.`)
    const { siteId, memberId, because } = held
    await inTransaction(ctx, async ctx => {
      const caseId = newId()
      await insertHeld(ctx, {
        ...{ id: caseId, siteId, memberId, because, held: held.held, isHard: because === 'hurtful' },
        ...{ topicId: held.topicId ?? null, postId: held.postId ?? null },
      })
      const pictureIds = (held.held.pictures ?? []).map(each => each.id)
      await holdPictures(ctx, memberId, pictureIds, caseId)
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
  const { what, ...asked } = await withPictures(ctx, check(Held, held))
  if (what === 'topic') return { topicId: (await openTopic(ctx, withDates(asked) as OpenTopic)).id }
  if (what === 'reply') return { topicId: (await reply(ctx, asked as Reply)).topicId }
  return { topicId: (await editPost(ctx, asked as EditPost)).topicId }
}

/** With the pictures that nobody took away meanwhile. */
async function withPictures<Kept extends object>(ctx: Context, held: Kept): Promise<Kept> {
  const { pictures } = held as { pictures?: Pictures }
  if (!pictures?.length) return held
  const there = new Set(
    (
      await picturesAmong(
        ctx,
        pictures.map(each => each.id),
      )
    ).map(each => each.id),
  )
  return { ...held, pictures: pictures.filter(each => there.has(each.id)) }
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
