import { z } from 'zod'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { theTopic } from '#places/community'
import { requireTakingPart } from '#places/members'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { endOf, setAttendance } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'event.attendance': { topicId: string; siteId: string; says: string }
  }
}

export const Attend = z.object({ topicId: z.uuid(), says: z.enum(['going', 'maybe', 'not-going']) })
export type Attend = z.input<typeof Attend>

/** Somebody says whether they come to an event, as long as it is not over and there is room. */
export async function attend(ctx: Context, input: Attend): Promise<void> {
  const { memberId } = await requireTakingPart(ctx)
  const { topicId, says } = check(Attend, input)
  await inTransaction(ctx, async ctx => {
    const { siteId } = await theTopic(ctx, topicId)
    const endsAt = await endOf(ctx, topicId)
    if (!endsAt) throw new Problem('conflict', 'This is no event.')
    if (endsAt < ctx.now()) throw new Problem('conflict', 'This event is over.')
    if (!(await setAttendance(ctx, topicId, memberId, says)))
      throw new Problem(
        'conflict',
        'There is no room left. Say “maybe”, and look again: somebody may not come after all.',
      )
    await emit(ctx, 'event.attendance', { topicId, siteId, says }, { subjectId: topicId })
  })
}
