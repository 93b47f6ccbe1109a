import { withdrawReview } from '#core/review'
import { setStanding } from '#journey/listen'
import { Problem } from '#lib/problem'
import { namePictures } from '#places/pictures'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { theAnswer } from './give-answer.ts'
import { rewritable, type Step, unsentChange } from './model.ts'
import { theAmendment } from './send-approved.ts'
import { moveAmendment, moveAnswer, upsertDraft } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'answer.change-withdrawn': { answerId: string; conversationId: string; employeeId: string }
    'answer.withdrawn': { answerId: string; conversationId: string; employeeId: string }
    'answer.gave-way': { answerId: string; conversationId: string; employeeId: string; to: string }
  }
}

/** The author takes back what has not left; the words go back to their draft. */
export async function withdrawAnswer(ctx: Context, answerId: string): Promise<void> {
  const me = requireEmployee(ctx)
  await inTransaction(ctx, async ctx => {
    const answer = await theAnswer(ctx, answerId)
    if (answer.authorId !== me.employeeId)
      throw new Problem('forbidden', `Only ${answer.authorName} can take this back.`)
    if (!(await moveAnswer(ctx, answerId, rewritable, { step: 'withdrawn' })))
      throw new Problem('conflict', 'It has left already.')
    await withdrawReview(ctx, answerId)
    await namePictures(ctx, { subjectId: answerId, employeeId: answer.authorId }, [])
    await upsertDraft(ctx, answer.conversationId, me.employeeId, answer)
    await setStanding(ctx, answer.conversationId, 'open', null)
    await emit(ctx, 'answer.withdrawn', { answerId, conversationId: answer.conversationId, employeeId: me.employeeId })
  })
}

/**
 * Of two answers that wait for the same conversation, one gives way to the other: by its author, or by whoever reviews.
 * Its words go back to its author's draft.
 */
export async function giveWay(ctx: Context, answerId: string, toAnswerId: string): Promise<void> {
  const me = requireEmployee(ctx)
  await inTransaction(ctx, async ctx => {
    const [answer, other] = [await theAnswer(ctx, answerId), await theAnswer(ctx, toAnswerId)]
    if (answer.authorId !== me.employeeId && !me.roles.some(role => role === 'reviewer' || role === 'coordinator'))
      throw new Problem('forbidden', `${answer.authorName} lets theirs give way, or a reviewer does.`)
    if (answer.conversationId !== other.conversationId || answer.authorId === other.authorId)
      throw new Problem('invalid', 'These are not two answers of two colleagues to the same people.')
    if (!waits.includes(other.step) && other.step !== 'sending' && other.step !== 'sent')
      throw new Problem('conflict', 'The other answer waits no more.')
    if (!(await moveAnswer(ctx, answerId, waits, { step: 'withdrawn' })))
      throw new Problem('conflict', 'It waits no more.')
    await withdrawReview(ctx, answerId)
    await namePictures(ctx, { subjectId: answerId, employeeId: answer.authorId }, [])
    await upsertDraft(ctx, answer.conversationId, answer.authorId, answer)
    if (other.step === 'in-review') await setStanding(ctx, answer.conversationId, 'in-review', other.authorId)
    await emit(ctx, 'answer.gave-way', {
      answerId,
      conversationId: answer.conversationId,
      employeeId: answer.authorId,
      to: toAnswerId,
    })
  })
}

const waits: Step[] = ['in-review', 'returned', 'approved']

/** The author gives up other words that have not left; what they said stays as it stands. */
export async function withdrawChange(ctx: Context, amendmentId: string): Promise<void> {
  const me = requireEmployee(ctx)
  await inTransaction(ctx, async ctx => {
    const { answerId, conversationId, employeeId, employeeName } = await theAmendment(ctx, amendmentId)
    if (employeeId !== me.employeeId) throw new Problem('forbidden', `Only ${employeeName} can take this back.`)
    if (!(await moveAmendment(ctx, amendmentId, unsentChange, { step: 'withdrawn' })))
      throw new Problem('conflict', 'It has left already.')
    await withdrawReview(ctx, amendmentId)
    await emit(ctx, 'answer.change-withdrawn', { answerId, conversationId, employeeId })
  })
}
