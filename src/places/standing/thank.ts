import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { postById, requireOutsider, thePost } from '#places/community'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { deleteThanks, insertDeed } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'member.thanked': { postId: string; topicId: string; siteId: string; memberId: string; byUs: boolean }
  }
}

export const Thank = z.object({ postId: z.uuid(), wants: z.boolean().default(true) })
export type Thank = z.input<typeof Thank>

/** A member says that somebody's words helped them, or takes it back. Nobody thanks themselves. */
export async function thank(ctx: Context, input: Thank): Promise<void> {
  const me = await requireOutsider(ctx)
  const { postId, wants } = check(Thank, input)
  await inTransaction(ctx, async ctx => {
    const post = await thePost(ctx, postId)
    if (post.removedAt) throw new Problem('conflict', 'This was taken away.')
    if (post.memberId === me.memberId) throw new Problem('conflict', 'These are your own words.')
    if (!post.memberId) throw new Problem('conflict', 'A colleague of the company wrote this: it is their work.')
    if (post.number === 1) throw new Problem('conflict', 'Thank those who answer.')
    const by = { byMember: me.memberId, byEmployee: null }
    if (!wants) return deleteThanks(ctx, postId, by)
    await noted(ctx, { ...post, memberId: post.memberId }, by)
  })
}

/**
 * A colleague thanked somebody for the company, under their own name. It comes by the last gate of what leaves the house:
 * nothing else calls this.
 */
export async function noteThanks(ctx: Context, postId: string, employeeId: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const post = await postById(ctx, postId)
    if (!post?.memberId || post.removedAt) throw new Problem('conflict', 'These words are not there any more.')
    await noted(ctx, { ...post, memberId: post.memberId }, { byMember: null, byEmployee: employeeId })
  })
}

async function noted(
  ctx: Context,
  { id: postId, topicId, siteId, memberId }: { id: string; topicId: string; siteId: string; memberId: string },
  by: { byMember: string | null; byEmployee: string | null },
): Promise<void> {
  if (!(await insertDeed(ctx, { id: newId(), memberId, kind: 'thanked', topicId, postId, ...by }))) return
  await emit(
    ctx,
    'member.thanked',
    { postId, topicId, siteId, memberId, byUs: by.byEmployee !== null },
    { subjectId: topicId },
  )
}

/** A colleague takes their thanks back. */
export async function thanksTakenBack(ctx: Context, postId: string, employeeId: string): Promise<void> {
  await deleteThanks(ctx, postId, { byMember: null, byEmployee: employeeId })
}

/** Somebody reported what was indeed against the rules. Told by whoever upheld it, within their transaction. */
export async function rightlyReported(ctx: Context, caseId: string, memberId: string): Promise<void> {
  await insertDeed(ctx, {
    ...{ id: newId(), memberId, kind: 'corrected', caseId },
    ...{ topicId: null, postId: null, byMember: null, byEmployee: null },
  })
}
