import { z } from 'zod'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { theTopic } from '#places/community'
import { requireTakingPart } from '#places/members'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { setVote } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'idea.voted': { topicId: string; siteId: string; wants: boolean }
  }
}

export const Vote = z.object({ topicId: z.uuid(), wants: z.boolean() })
export type Vote = z.input<typeof Vote>

/** Somebody wants an idea, or does no more. One voice each; colleagues have one as well. */
export async function vote(ctx: Context, input: Vote): Promise<void> {
  const { memberId } = await requireTakingPart(ctx)
  const { topicId, wants } = check(Vote, input)
  await inTransaction(ctx, async ctx => {
    const { kind, siteId, closedAt } = await theTopic(ctx, topicId)
    if (kind !== 'idea') throw new Problem('conflict', 'Only ideas are voted on.')
    if (closedAt) throw new Problem('conflict', 'This idea is settled: nobody votes on it any more.')
    if (!(await setVote(ctx, { topicId, siteId, memberId, wants }))) return
    await emit(ctx, 'idea.voted', { topicId, siteId, wants }, { subjectId: topicId })
  })
}
