import { z } from 'zod'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { theTopic } from '#places/community'
import { requireTakingPart } from '#places/members'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { openPoll, replaceChoices } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'poll.answered': { topicId: string; siteId: string }
  }
}

export const Choose = z.object({
  topicId: z.uuid(),
  /** None takes the earlier choice back. */
  choiceIds: z.array(z.uuid()).max(12),
})
export type Choose = z.input<typeof Choose>

/** Somebody answers a poll, or answers it anew: what they chose before no longer counts. */
export async function choose(ctx: Context, input: Choose): Promise<void> {
  const { memberId } = await requireTakingPart(ctx)
  const { topicId, choiceIds } = check(Choose, input)
  await inTransaction(ctx, async ctx => {
    const { siteId } = await theTopic(ctx, topicId)
    const poll = await openPoll(ctx, topicId)
    if (!poll) throw new Problem('conflict', 'This poll is over.')
    const chosen = poll.choices.filter(each => choiceIds.includes(each.id))
    if (chosen.length < new Set(choiceIds).size)
      throw new Problem('invalid', 'This poll has no such choice.', [
        { at: 'choiceIds', message: 'Choose one of those it has.' },
      ])
    if (chosen.length > 1 && !poll.takesMany)
      throw new Problem('invalid', 'This poll takes one choice.', [{ at: 'choiceIds', message: 'Choose one.' }])
    await replaceChoices(ctx, {
      topicId,
      memberId,
      chosen: chosen.map(({ id, position }) => ({ id, slot: poll.takesMany ? position : 0 })),
    })
    await emit(ctx, 'poll.answered', { topicId, siteId }, { subjectId: topicId })
  })
}
