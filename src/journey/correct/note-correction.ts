import { theAnswer } from '#journey/answer'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { setCorrected, setEdited, setRemoved, setReplied } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'wrong-information.corrected': { wrongId: string; conversationId: string; answerId: string; employeeId: string }
    'wrong-information.author-acted': { wrongId: string; conversationId: string; did: 'edited' | 'replied' | 'removed' }
  }
}

/** An answer was sent: where it is a correction, what was flagged is corrected. */
export async function noteCorrection(
  ctx: Context,
  sent: { answerId: string; conversationId: string; employeeId: string; repliesTo: string },
): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const { move, sentAt } = await theAnswer(ctx, sent.answerId)
    if (move !== 'correct') return
    for (const { id } of await setCorrected(ctx, { ...sent, at: sentAt ?? ctx.now() }))
      await emit(ctx, 'wrong-information.corrected', {
        wrongId: id,
        conversationId: sent.conversationId,
        answerId: sent.answerId,
        employeeId: sent.employeeId,
      })
  })
}

/** What whoever said it did about it: changed it, took it down, or wrote again after our correction. */
export async function noteWhatAuthorDid(
  ctx: Context,
  did: 'edited' | 'replied' | 'removed',
  ids: string[],
): Promise<void> {
  const set = { edited: setEdited, replied: setReplied, removed: setRemoved }[did]
  await inTransaction(ctx, async ctx => {
    for (const { id, conversationId } of await set(ctx, ids, ctx.now()))
      await emit(ctx, 'wrong-information.author-acted', { wrongId: id, conversationId, did })
  })
}
