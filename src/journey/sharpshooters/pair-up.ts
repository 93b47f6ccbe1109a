import { z } from 'zod'
import { theEmployee } from '#core/team'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import type { SayWhether } from './find-sharpshooters.ts'
import { teachers } from './model.ts'
import { answerPairRow, insertPair, livingRows } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'mentor-pair.asked': { pairId: string; employeeId: string; of: string }
    'mentor-pair.agreed': { pairId: string; employeeId: string }
    'mentor-pair.ended': { pairId: string; employeeId: string }
  }
}

export const PairUp = z.object({
  sharpshooterId: z.uuid(),
  learnerId: z.uuid(),
  words: z.string().trim().min(10, 'Say in words of your own why these two.').max(1000),
})

/** Asks two whether one learns with the other: both say yes, or nothing comes of it. */
export async function pairUp(ctx: Context, input: z.input<typeof PairUp>): Promise<string> {
  const me = requireRole(ctx, ...teachers)
  const { sharpshooterId, learnerId, words } = check(PairUp, input)
  await theEmployee(ctx, learnerId)
  const mentor = (await livingRows(ctx)).find(({ id }) => id === sharpshooterId)
  if (mentor?.said !== 'yes') throw new Problem('conflict', 'They have not said yes to it.')
  if (mentor.employeeId === learnerId) throw new Problem('invalid', 'It takes two.')
  return inTransaction(ctx, async ctx => {
    const id = newId()
    if (!(await insertPair(ctx, { id, sharpshooterId, learnerId, askedBy: me.employeeId, words })))
      throw new Problem('conflict', 'These two were asked already.')
    await emit(ctx, 'mentor-pair.asked', { pairId: id, employeeId: me.employeeId, of: learnerId }, { subjectId: id })
    return id
  })
}

/** One of the two agrees, or ends it, without a reason. */
export async function answerPair(ctx: Context, id: string, { isYes }: z.input<typeof SayWhether>): Promise<void> {
  const { employeeId } = requireEmployee(ctx)
  await inTransaction(ctx, async ctx => {
    if (!(await answerPairRow(ctx, id, employeeId, isYes)))
      throw new Problem('not-found', 'There is nothing of yours to answer here any more.')
    await emit(ctx, isYes ? 'mentor-pair.agreed' : 'mentor-pair.ended', { pairId: id, employeeId }, { subjectId: id })
  })
}
