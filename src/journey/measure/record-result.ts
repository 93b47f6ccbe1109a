import { promises } from '#core/promise'
import { theWrong } from '#journey/correct'
import { linkById } from '#journey/links'
import { findConversation, messagesOf } from '#journey/listen'
import { saleById } from '#journey/sales'
import { theIssue } from '#journey/track'
import { newId } from '#lib/id'
import { editionById, priceInWords } from '#places/offers'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { creditThoseIn, insertCredit } from './ledger-store.ts'
import {
  type ClosingResult,
  durationOf,
  type OutcomeKind,
  outcomeKind,
  secondsToAnswer,
  statementOf,
  waitedFrom,
} from './model.ts'
import {
  firstAnswerOf,
  heardTimes,
  insertFirstAnswer,
  insertOutcome,
  upsertPurchase,
  withdrawOutcomes,
  withdrawPurchase,
} from './store.ts'

declare module '#platform/events' {
  interface Events {
    'result.recorded': { outcomeId: string; conversationId?: string; kind: string }
    'result.withdrawn': { conversationId?: string; outcomeId?: string }
  }
}

/** Notes how long the person waited for the first human answer; later answers change nothing. */
export async function noteFirstAnswer(
  ctx: Context,
  answer: { conversationId: string; employeeId: string; repliesTo: string; at: Date },
): Promise<void> {
  const asked = await heardTimes(ctx, answer.repliesTo)
  const conversation = await findConversation(ctx, answer.conversationId)
  if (!asked || !conversation) return
  const held = (await promises(ctx)).for(conversation)
  await insertFirstAnswer(ctx, {
    conversationId: answer.conversationId,
    askedAt: asked.postedAt,
    answeredAt: answer.at,
    answeredBy: answer.employeeId,
    seconds: secondsToAnswer(asked, answer.at),
    workingSeconds: held.workingSeconds(waitedFrom(asked), answer.at),
    promisedBy: conversation.answerBy,
  })
}

/** Enters what came of a conversation into the ledger of results, with what shows it. */
export async function recordResult(
  ctx: Context,
  closing: { conversationId: string; closingId: string; employeeId: string; result: ClosingResult },
): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const conversation = await findConversation(ctx, closing.conversationId)
    const messages = await messagesOf(ctx, closing.conversationId)
    const first = await firstAnswerOf(ctx, closing.conversationId)
    const outsiders = messages.filter(message => message.accountId)
    const isUnasked = !messages.some(
      message => message.authorId && message.postedAt < (outsiders[0]?.postedAt ?? ctx.now()),
    )
    const kind = conversation && outcomeKind(closing.result, conversation.kind, isUnasked)
    if (!kind) return
    // Whoever asked wrote again after our answer, and a colleague read there that it is so.
    const answeredAt = messages.find(message => message.authorId)?.postedAt
    const saidSo = outsiders.some(
      ({ accountId, postedAt, removedAt }) =>
        accountId === outsiders[0]?.accountId && !removedAt && answeredAt && postedAt > answeredAt,
    )
    const id = newId()
    const isNew = await insertOutcome(ctx, {
      id,
      conversationId: closing.conversationId,
      kind,
      confidence: saidSo || kind === 'advocacy' ? 'confirmed' : 'observed',
      statement: statementOf(kind, first?.seconds ?? null),
      evidence: {
        askedMessageId: outsiders[0]?.id ?? null,
        answeredMessageId: messages.find(message => message.authorId)?.id ?? null,
        lastMessageId: outsiders.at(-1)?.id ?? null,
        closingId: closing.closingId,
      },
      employeeId: first?.answeredBy ?? closing.employeeId,
      secondsToAnswer: first?.seconds ?? null,
    })
    if (isNew) await enter(ctx, { id, conversationId: closing.conversationId, kind })
  })
}

/** What was passed on to a tracker was resolved there, and a person told whoever raised it: an issue resolved. */
export async function recordToldIssue(
  ctx: Context,
  told: { issueId: string; conversationId: string; employeeId: string; state: 'resolved' | 'declined' },
): Promise<void> {
  if (told.state !== 'resolved') return
  await inTransaction(ctx, async ctx => {
    const { trackerLabel, number, passedAt, stateAt } = await theIssue(ctx, told.issueId)
    const messages = await messagesOf(ctx, told.conversationId)
    const first = await firstAnswerOf(ctx, told.conversationId)
    const outsiders = messages.filter(message => message.accountId)
    const tookSeconds = ((stateAt ?? ctx.now()).getTime() - passedAt.getTime()) / 1000
    const id = newId()
    const isNew = await insertOutcome(ctx, {
      id,
      conversationId: told.conversationId,
      kind: 'issue-resolved',
      statement: `Passed on to ${[trackerLabel, number].filter(Boolean).join(' ')}, resolved in ${durationOf(tookSeconds)}; a person told them.`,
      evidence: {
        askedMessageId: outsiders[0]?.id ?? null,
        answeredMessageId: messages.findLast(message => message.authorId)?.id ?? null,
        lastMessageId: outsiders.at(-1)?.id ?? null,
        closingId: null,
      },
      employeeId: told.employeeId,
      secondsToAnswer: first?.seconds ?? null,
    })
    const kind = 'issue-resolved'
    if (isNew) await enter(ctx, { id, conversationId: told.conversationId, kind })
  })
}

/** What was said wrongly of us was put right by whoever said it, as a colleague saw. */
export async function recordCorrection(
  ctx: Context,
  closed: { wrongId: string; conversationId: string; ended: string },
): Promise<void> {
  if (closed.ended !== 'put-right') return
  await inTransaction(ctx, async ctx => {
    const { messageId, answerId, correctorId, flaggedAt, closedAt } = await theWrong(ctx, closed.wrongId)
    const messages = await messagesOf(ctx, closed.conversationId)
    const tookSeconds = ((closedAt ?? ctx.now()).getTime() - flaggedAt.getTime()) / 1000
    const id = newId()
    const kind = 'correction'
    const isNew = await insertOutcome(ctx, {
      id,
      conversationId: closed.conversationId,
      kind,
      statement: `Put right ${durationOf(tookSeconds)} after a colleague flagged it${answerId ? ', and one of us corrected it' : ''}.`,
      evidence: {
        askedMessageId: messageId,
        answeredMessageId: answerId ? (messages.findLast(message => message.authorId)?.id ?? null) : null,
        lastMessageId: messages.findLast(message => message.accountId)?.id ?? null,
        closingId: null,
      },
      employeeId: correctorId,
      secondsToAnswer: null,
    })
    if (isNew) await enter(ctx, { id, conversationId: closed.conversationId, kind })
  })
}

/** Names those who had a part in it, and tells the news. */
export async function enter(
  ctx: Context,
  { id, conversationId, kind }: { id: string; conversationId: string | null; kind: OutcomeKind },
): Promise<void> {
  await creditThoseIn(ctx, id, conversationId)
  const about = { outcomeId: id, ...(conversationId && { conversationId }), kind }
  await emit(ctx, 'result.recorded', about, { subjectId: conversationId ?? id })
}

/** A closing was taken back: its result goes with it. */
export async function withdrawResult(ctx: Context, conversationId: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    await withdrawOutcomes(ctx, conversationId)
    await emit(ctx, 'result.withdrawn', { conversationId })
  })
}

/** Somebody bought what a colleague offered, as a shop told us: a result, with the order as what shows it. */
export async function recordPurchase(ctx: Context, { saleId }: { saleId: string }): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const sale = await saleById(ctx, saleId)
    if (!sale || sale.undoneAt) return
    const edition = sale.offerId ? await editionById(ctx, sale.offerId) : undefined
    const link = sale.linkId ? await linkById(ctx, sale.linkId) : undefined
    const employeeId = link?.madeBy ?? edition?.authorId
    if (!employeeId) return
    const { conversationId, currency, amount, quantity, how, shopLabel } = sale
    const paid = priceInWords({ language: edition?.words.language ?? 'en', currency, price: String(amount) })
    const known = link
      ? `the link that ${link.madeByName} gave`
      : { article: 'the article', code: 'the code', link: 'the link' }[how]
    const isNew = await upsertPurchase(ctx, {
      ...{ saleId, conversationId, employeeId, at: sale.orderedAt },
      statement: `Bought: ${edition?.words.title ?? 'in the shop'}, ${quantity} for ${paid}; ${shopLabel} told us, by ${known}.`,
    })
    if (!isNew) return
    if (link) await insertCredit(ctx, { outcomeId: saleId, employeeId: link.madeBy, part: 'gave-link' })
    if (edition) await insertCredit(ctx, { outcomeId: saleId, employeeId: edition.authorId, part: 'offered' })
    await enter(ctx, { id: saleId, conversationId, kind: 'purchase' })
  })
}

/** It was cancelled, or given back whole: nothing came of it after all. */
export async function undoPurchase(ctx: Context, { saleId }: { saleId: string }): Promise<void> {
  await inTransaction(ctx, async ctx => {
    if ((await saleById(ctx, saleId))?.undoneAt && (await withdrawPurchase(ctx, saleId)))
      await emit(ctx, 'result.withdrawn', { outcomeId: saleId }, { subjectId: saleId })
  })
}
