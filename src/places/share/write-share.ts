import { z } from 'zod'
import { accounts, connectorNamed } from '#core/channels'
import { withdrawReview } from '#core/review'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { grounds, TopicTyped } from '#places/own-place'
import { namePictures, pictureLimits } from '#places/pictures'
import { openArticle } from '#places/publish'
import { type Context, type EmployeeActor, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { limits, type Share, standing, writable } from './model.ts'
import { insertShare, letStand, lockShare, moveShare, postsOf, shareById, sharesBy, updateWords } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'share.begun': { shareId: string; employeeId: string; articleId?: string; isTopic: boolean }
    'share.reopened': { shareId: string; employeeId: string }
    'share.left-as-it-was': { shareId: string; employeeId: string }
  }
}

export const ShareWords = z.object({
  text: z.string().trim().max(limits.text).default(''),
  language: z
    .string()
    .regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/, 'Name the language as “en” or “de”.')
    .default('en'),
  /** From where it is said; without words of its own each says the idea. */
  posts: z
    .array(z.object({ accountId: z.uuid(), words: z.string().trim().max(limits.text).default('') }))
    .max(limits.posts)
    .refine(posts => new Set(posts.map(({ accountId }) => accountId)).size === posts.length, 'Each account once.')
    .default([]),
  /** Below the words, each with what it shows in words; the desk asks for those before it leaves. */
  pictures: z
    .array(z.object({ id: z.uuid(), alt: z.string().trim().max(pictureLimits.alt).default('') }))
    .max(pictureLimits.perPost, `A post has ${pictureLimits.perPost} pictures at most.`)
    .default([]),
  /** What is opened in a community of ours: where it stands, as what, and under which title. */
  topic: TopicTyped.nullable().default(null),
  /** Colleagues may take it up, in words of their own. */
  isForColleagues: z.boolean().default(false),
})

export const WriteShare = ShareWords.extend({
  /** The article that it tells of. */
  articleId: z.uuid().nullable().default(null),
  /** The post of a colleague that is taken up. */
  afterId: z.uuid().nullable().default(null),
})
export type WriteShare = z.input<typeof WriteShare>

export const SaveShare = ShareWords.extend({
  /** The version that this was written on. */
  version: z.int().min(1),
})

/** A colleague begins to tell of something on networks, under their own name: of an article, or of nothing but an idea. */
export async function writeShare(ctx: Context, input: WriteShare): Promise<Share> {
  const me = requireEmployee(ctx)
  const { articleId: given, afterId, ...words } = check(WriteShare, input)
  return inTransaction(ctx, async ctx => {
    const after = afterId ? await openShare(ctx, afterId) : undefined
    const articleId = given ?? after?.articleId ?? null
    if (articleId && (await openArticle(ctx, articleId)).isSample)
      throw new Problem('conflict', 'This is an article of the sample company: nothing of it leaves from here.')
    const id = newId()
    const begun = words.topic ? { ...words, ...(await atHome(ctx, words.topic, words.posts)) } : words
    await insertShare(ctx, { ...begun, id, authorId: me.employeeId, articleId, afterId })
    await namePictures(ctx, { subjectId: id, employeeId: me.employeeId }, words.pictures)
    const facts = {
      shareId: id,
      employeeId: me.employeeId,
      ...(articleId && { articleId }),
      isTopic: words.topic !== null,
    }
    await emit(ctx, 'share.begun', facts, { subjectId: id })
    return theShare(ctx, id)
  })
}

/** A conversation on our own ground: where nothing else is chosen, in the first community and space that take it. */
async function atHome(ctx: Context, topic: TopicTyped, posts: Share['posts']): Promise<Pick<Share, 'topic' | 'posts'>> {
  const all = await grounds(ctx)
  const ground = all.find(({ id }) => id === topic.siteId) ?? all[0]
  const takes = ground?.spaces.find(({ kinds }) => kinds.length === 0 || kinds.includes(topic.kind))
  const home = (await accounts(ctx)).find(
    ({ connector, ownerId, isOfficial }) =>
      ownerId === null && !isOfficial && connectorNamed(connector).capabilities.topics,
  )
  if (!ground || !home)
    throw new Problem('conflict', 'There is no community yet in which you could begin something.', [
      { at: 'topic', message: 'Communications or an administrator opens one under Own places.' },
    ])
  return {
    topic: { ...topic, siteId: ground.id, spaceId: topic.spaceId ?? takes?.id ?? null },
    posts: posts.length > 0 ? posts : [{ accountId: home.id, words: '' }],
  }
}

/** Keeps what its author wrote. What was written elsewhere meanwhile is not overwritten. */
export async function saveShare(ctx: Context, id: string, input: z.input<typeof SaveShare>): Promise<Share> {
  const me = requireEmployee(ctx)
  const { version, ...words } = check(SaveShare, input)
  return inTransaction(ctx, async ctx => {
    const { step, stands } = await theOwnShare(ctx, id, me)
    // What stands outside keeps its place: of a topic the title changes, and the words below it.
    const topic = stands?.topic && words.topic ? { ...stands.topic, title: words.topic.title } : words.topic
    if (!writable.includes(step))
      throw new Problem(
        'conflict',
        step === 'withdrawn' || step === 'released' ? 'This is done. Begin a new one.' : 'Take it back first.',
      )
    const besides = stands?.pictures ?? []
    await namePictures(ctx, { subjectId: id, employeeId: me.employeeId, besides }, words.pictures)
    if (!(await updateWords(ctx, id, version, { ...words, topic })))
      throw new Problem('conflict', 'You wrote at it elsewhere meanwhile. Copy what you have here, and load it again.')
    return theShare(ctx, id)
  })
}

/** Its author writes other words for what stands outside; those of before stand until the new ones are sent. */
export async function writeAnew(ctx: Context, id: string): Promise<Share> {
  const me = requireEmployee(ctx)
  return inTransaction(ctx, async ctx => {
    await theOwnShare(ctx, id, me)
    const posts = await postsOf(ctx, id)
    if (posts.some(({ step }) => ['held', 'waiting', 'changing', 'retracting'].includes(step)))
      throw new Problem('conflict', 'Something of it is on its way. Wait a moment until it stands there.')
    if (!posts.some(({ step }) => step === 'sent'))
      throw new Problem('conflict', 'It stands nowhere that it could be changed. Begin a new one.')
    if (!(await moveShare(ctx, id, ['released'], { step: 'draft' })))
      throw new Problem('conflict', 'It is being written at already, or was taken down.')
    await emit(ctx, 'share.reopened', { shareId: id, employeeId: me.employeeId }, { subjectId: id })
    return theShare(ctx, id)
  })
}

/** Its author gives other words up: what stands outside stays as it is. */
export async function leaveAsItStands(ctx: Context, id: string): Promise<Share> {
  const me = requireEmployee(ctx)
  return inTransaction(ctx, async ctx => {
    const { step, stands } = await theOwnShare(ctx, id, me)
    const there = (await postsOf(ctx, id)).some(({ step }) => standing.includes(step))
    if (!stands || !there || !(await letStand(ctx, id, stands)))
      throw new Problem('conflict', 'There is nothing to go back to: it stands nowhere.')
    if (step === 'in-review') await withdrawReview(ctx, id)
    await emit(ctx, 'share.left-as-it-was', { shareId: id, employeeId: me.employeeId }, { subjectId: id })
    return theShare(ctx, id)
  })
}

/** One's own, the last changed first. */
export async function myShares(ctx: Context): Promise<Share[]> {
  return sharesBy(ctx, requireEmployee(ctx).employeeId)
}

/** One share, for its author, for those who read first, and for everybody once something of it stands there. */
export async function openShare(ctx: Context, id: string): Promise<Share> {
  const me = requireEmployee(ctx)
  const share = await theShare(ctx, id)
  const reads = me.roles.some(role => ['reviewer', 'communications'].includes(role)) && share.step !== 'draft'
  if (share.authorId === me.employeeId || reads) return share
  // What only its author saw, or what waits for an article that nobody saw, is not there for others.
  const isThere = share.step !== 'withdrawn' && (await postsOf(ctx, id)).some(({ step }) => standing.includes(step))
  if (!share.stands || !isThere) throw new Problem('not-found', 'There is no such post.')
  // Other words for it are its author's alone until they are sent.
  return { ...share, ...share.stands, step: 'released' }
}

export async function theShare(ctx: Context, id: string): Promise<Share> {
  const share = await shareById(ctx, id)
  if (!share) throw new Problem('not-found', 'There is no such post.')
  return share
}

/** One's own, held until the transaction ends: nobody writes or sends for another. */
export async function theOwnShare(ctx: Context, id: string, me: EmployeeActor): Promise<Share> {
  await lockShare(ctx, id)
  const share = await theShare(ctx, id)
  if (share.authorId !== me.employeeId)
    throw new Problem('forbidden', `${share.authorName} wrote this: only they change and send it.`)
  return share
}
