import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { openArticle } from '#places/publish'
import { type Context, type EmployeeActor, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { limits, type Share, writable } from './model.ts'
import { insertShare, lockShare, postsOf, shareById, sharesBy, updateWords } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'share.begun': { shareId: string; employeeId: string; articleId?: string }
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
    if (articleId) await openArticle(ctx, articleId)
    const id = newId()
    await insertShare(ctx, { ...words, id, authorId: me.employeeId, articleId, afterId })
    const facts = { shareId: id, employeeId: me.employeeId, ...(articleId && { articleId }) }
    await emit(ctx, 'share.begun', facts, { subjectId: id })
    return theShare(ctx, id)
  })
}

/** Keeps what its author wrote. What was written elsewhere meanwhile is not overwritten. */
export async function saveShare(ctx: Context, id: string, input: z.input<typeof SaveShare>): Promise<Share> {
  const me = requireEmployee(ctx)
  const { version, ...words } = check(SaveShare, input)
  return inTransaction(ctx, async ctx => {
    const { step } = await theOwnShare(ctx, id, me)
    if (!writable.includes(step))
      throw new Problem(
        'conflict',
        step === 'withdrawn' || step === 'released' ? 'This is done. Begin a new one.' : 'Take it back first.',
      )
    if (!(await updateWords(ctx, id, version, words)))
      throw new Problem('conflict', 'You wrote at it elsewhere meanwhile. Copy what you have here, and load it again.')
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
  if (share.step !== 'released' || !(await postsOf(ctx, id)).some(({ step }) => step === 'sent'))
    throw new Problem('not-found', 'There is no such post.')
  return share
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
