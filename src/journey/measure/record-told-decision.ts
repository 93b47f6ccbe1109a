import { theDecision } from '#journey/learn'
import { messagesOf } from '#journey/listen'
import { newId } from '#lib/id'
import { type Context, inTransaction } from '#platform/context'
import { insertCredit } from './ledger-store.ts'
import { enter } from './record-result.ts'
import { insertOutcome } from './store.ts'

/** What somebody raised became a decision, and a person told them: a result of their conversation. */
export async function recordToldDecision(
  ctx: Context,
  told: { decisionId: string; conversationId: string; employeeId: string },
): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const { title, verdict, ownerId } = await theDecision(ctx, told.decisionId)
    const messages = await messagesOf(ctx, told.conversationId)
    const outsiders = messages.filter(message => message.accountId)
    const id = newId()
    const kind = 'product-decision'
    const ends = { do: 'done', 'not-now': 'not now', no: 'no' }[verdict ?? 'do']
    const isNew = await insertOutcome(ctx, {
      id,
      conversationId: told.conversationId,
      kind,
      confidence: 'confirmed',
      statement: `A decision, “${title}”: ${ends}; a person told them.`,
      evidence: {
        askedMessageId: outsiders[0]?.id ?? null,
        answeredMessageId: messages.findLast(message => message.authorId)?.id ?? null,
        lastMessageId: outsiders.at(-1)?.id ?? null,
        closingId: null,
      },
      employeeId: told.employeeId,
      secondsToAnswer: null,
    })
    if (!isNew) return
    if (ownerId) await insertCredit(ctx, { outcomeId: id, employeeId: ownerId, part: 'decided' })
    await enter(ctx, { id, conversationId: told.conversationId, kind })
  })
}
