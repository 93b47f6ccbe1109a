import { z } from 'zod'
import { connectorNamed, theLiveAccount } from '#core/channels'
import { theCompany } from '#core/company'
import { queueDelivery } from '#core/delivery'
import { allFrozenLike } from '#core/freeze'
import { askForReview, theReview, withdrawReview } from '#core/review'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { judgeWords, reasonsToRead } from './hand-in-statement.ts'
import { messagesAt, type ToSay } from './messages-at.ts'
import { corrected, everythingIn, type Statement, type StatementCorrection } from './model.ts'
import {
  correctionById,
  insertCorrection,
  insertCorrectionPlace,
  livingCorrectionOf,
  moveCorrection,
  rewordStatement,
} from './store.ts'
import { theOwnStatement, theStatement } from './write-statement.ts'

declare module '#platform/events' {
  interface Events {
    'statement.correction-handed-in': { statementId: string; employeeId: string; reasons: string[] }
    'statement.correction-approved': { statementId: string; employeeId: string; changed: boolean }
    'statement.correction-returned': { statementId: string; employeeId: string }
    'statement.correction-withdrawn': { statementId: string; employeeId: string }
    'statement.correction-asked': {
      statementId: string
      employeeId: string
      places: number
      guidelineVersion: number | null
    }
  }
}

export const CorrectStatement = z.object({
  title: z.string().trim().min(2, 'Give it a title.').max(200),
  text: z.string().trim().min(1, 'Write something first.').max(10_000),
  link: z
    .url({ protocol: /^https?$/, error: 'This is not the address of a page.' })
    .max(2000)
    .nullable()
    .default(null),
  happensAt: z.coerce.date().nullable().default(null),
  happensWhere: z.string().trim().max(200).default(''),
  /** Words of its own for a place. */
  places: z
    .array(z.object({ placeId: z.uuid(), words: z.string().trim().max(10_000).nullable() }))
    .max(20)
    .default([]),
  reason: z.string().trim().min(1, 'Say what is put right, in a few words.').max(300),
})
export type CorrectStatement = z.input<typeof CorrectStatement>

/**
 * Its author gives what the company said other words, where its networks let one. A colleague reads them first, and the
 * old ones stand until then. Written anew meanwhile, they take the place of those before.
 */
export async function correctStatement(
  ctx: Context,
  statementId: string,
  input: CorrectStatement,
): Promise<StatementCorrection> {
  const me = requireRole(ctx, 'communications')
  const { reason, ...becomes } = check(CorrectStatement, input)
  const before = await theStatement(ctx, statementId)
  if (before.kind === 'event' && !becomes.happensAt)
    throw new Problem('invalid', 'Say when it happens.', [{ at: 'happensAt', message: 'An event has its time.' }])
  const verdict = await judgeWords(ctx, corrected(before, becomes), await putsRight(ctx, before))
  return inTransaction(ctx, async ctx => {
    const statement = await theOwnStatement(ctx, statementId, me)
    const after = corrected(statement, becomes)
    await changeable(ctx, statement, after)
    const living = await livingCorrectionOf(ctx, statementId)
    if (living) await giveUp(ctx, living)
    const id = newId()
    const findings = verdict.findings.map(({ ruleId, kind, level, title }) => ({ ruleId, kind, level, title }))
    const { guidelineVersion } = verdict
    if (
      !(await insertCorrection(ctx, {
        ...{ id, statementId, becomes, reason, employeeId: me.employeeId },
        ...{ findings, guidelineVersion },
      }))
    )
      throw new Problem('conflict', 'A correction of it waits already. Look again.')
    const reasons = reasonsToRead(verdict, 'This takes the place of what the company said: a colleague looks first.')
    const words = JSON.stringify([after.title, everythingIn(after), after.link, after.happensAt])
    await askForReview(ctx, { subjectKind: 'correction', subjectId: id, conversationId: null, words, reasons })
    await emit(
      ctx,
      'statement.correction-handed-in',
      { statementId, employeeId: me.employeeId, reasons: reasons.map(({ at }) => at ?? '') },
      { subjectId: statementId },
    )
    return theCorrection(ctx, id)
  })
}

/** A reviewer has decided on other words: they go back to their author, to send or to write anew. */
export async function afterCorrectionReview(ctx: Context, correctionId: string, reviewId: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const review = await theReview(ctx, reviewId)
    const { statementId, employeeId, becomes } = await theCorrection(ctx, correctionId)
    const facts = { statementId, employeeId }
    const subject = { subjectId: statementId }
    if (
      review.decision === 'returned' &&
      (await moveCorrection(ctx, correctionId, ['in-review'], { step: 'returned' }))
    )
      await emit(ctx, 'statement.correction-returned', facts, subject)
    if (review.decision !== 'approved' && review.decision !== 'changed') return
    const text = review.changedText && review.changedText !== becomes.text ? review.changedText : undefined
    if (await moveCorrection(ctx, correctionId, ['in-review'], { step: 'approved', ...(text && { text }) }))
      await emit(ctx, 'statement.correction-approved', { ...facts, changed: text !== undefined }, subject)
  })
}

export const SendCorrection = z.object({
  /** The words as their author saw them when they pressed: what was changed since is not sent. */
  text: z.string().min(1).max(10_000),
})

/** Its author sends the other words that a colleague found good, to every place where the network lets one. */
export async function sendCorrection(
  ctx: Context,
  correctionId: string,
  input: z.input<typeof SendCorrection>,
): Promise<Statement> {
  const me = requireRole(ctx, 'communications')
  const { text } = check(SendCorrection, input)
  const { statementId, becomes } = await theCorrection(ctx, correctionId)
  const before = await theStatement(ctx, statementId)
  const stopped = await putsRight(ctx, before)
  // Rules may have changed since it was approved.
  const { guidelineVersion } = await judgeWords(ctx, corrected(before, becomes), stopped)
  return inTransaction(ctx, async ctx => {
    const statement = await theOwnStatement(ctx, statementId, me)
    const correction = await theCorrection(ctx, correctionId)
    if (correction.becomes.text !== text)
      throw new Problem('conflict', 'It was changed since you looked. Read it again before you send it.')
    if (!(await moveCorrection(ctx, correctionId, ['approved'], { step: 'released', releasedAt: ctx.now() })))
      throw new Problem('conflict', 'This is not waiting to be sent any more.')
    const messages = await changeable(ctx, statement, corrected(statement, correction.becomes))
    for (const message of messages) await letChange(ctx, statement, correctionId, message, stopped)
    await rewordStatement(ctx, statementId, correction.becomes)
    await emit(
      ctx,
      'statement.correction-asked',
      { statementId, employeeId: me.employeeId, places: messages.length, guidelineVersion },
      { subjectId: statementId },
    )
    return theStatement(ctx, statementId)
  })
}

async function letChange(
  ctx: Context,
  { authorId, language }: Statement,
  correctionId: string,
  { place, said }: ToSay,
  stopped: string[],
): Promise<void> {
  const { name } = await theCompany(ctx)
  const id = newId()
  await insertCorrectionPlace(ctx, { id, correctionId, placeId: place.id, said, saidBefore: place.said })
  await queueDelivery(ctx, {
    kind: 'correction',
    subjectId: id,
    accountId: place.accountId,
    authorId,
    of: { externalId: place.externalId ?? '', ...(place.url && { url: place.url }) },
    message: { text: said, language, writer: { name } },
    ...(stopped.length > 0 && { putsRight: stopped }),
  })
}

/** Its author gives up other words that have not left; what the company said stays as it stands. */
export async function withdrawCorrection(ctx: Context, correctionId: string): Promise<void> {
  const me = requireRole(ctx, 'communications')
  await inTransaction(ctx, async ctx => {
    const correction = await theCorrection(ctx, correctionId)
    const { statementId } = correction
    await theOwnStatement(ctx, statementId, me)
    if (!(await giveUp(ctx, correction))) throw new Problem('conflict', 'It has left already.')
    const facts = { statementId, employeeId: me.employeeId }
    await emit(ctx, 'statement.correction-withdrawn', facts, { subjectId: statementId })
  })
}

async function giveUp(ctx: Context, { id }: Pick<StatementCorrection, 'id'>): Promise<boolean> {
  if (!(await moveCorrection(ctx, id, ['in-review', 'returned', 'approved'], { step: 'withdrawn' }))) return false
  await withdrawReview(ctx, id)
  return true
}

export async function theCorrection(ctx: Context, id: string): Promise<StatementCorrection> {
  const correction = await correctionById(ctx, id)
  if (!correction) throw new Problem('not-found', 'There is no such correction.')
  return correction
}

/** What was stopped and stands there still, by its ids: other words for it may resemble it. */
async function putsRight(ctx: Context, statement: Statement): Promise<string[]> {
  const stopped = []
  for (const words of new Set([statement.text, ...statement.places.flatMap(({ said }) => said ?? [])]))
    stopped.push(...(await allFrozenLike(ctx, words)))
  return [...new Set(stopped.map(({ id }) => id))]
}

/** What will stand where it can be changed and says something else now; a problem in words where that is nowhere. */
async function changeable(ctx: Context, before: Statement, after: Statement): Promise<ToSay[]> {
  const standing = before.places.filter(({ step }) => step === 'sent')
  if (standing.length === 0) throw new Problem('conflict', 'It stands nowhere.')
  const can: string[] = []
  const cant: string[] = []
  for (const place of standing) {
    const why = await whyItCantChange(ctx, place)
    if (why) cant.push(why)
    else can.push(place.id)
  }
  if (can.length === 0)
    throw new Problem('conflict', 'It can be changed nowhere. Take it back, and say it anew.', [
      ...cant.map(message => ({ message })),
    ])
  const messages = await messagesAt(ctx, { ...after, places: after.places.filter(({ id }) => can.includes(id)) })
  const others = messages.filter(({ place, said }) => said !== place.said)
  if (others.length === 0) throw new Problem('invalid', 'These are the words that stand there.')
  return others
}

/** Why what stands at a place can’t be changed from here, in words. */
export async function whyItCantChange(
  ctx: Context,
  { accountId, externalId }: Pick<Statement['places'][number], 'accountId' | 'externalId'>,
): Promise<string | undefined> {
  const account = await theLiveAccount(ctx, accountId)
  if (!account) return 'The account that said it is not connected any more: change it there.'
  const { capabilities, label } = connectorNamed(account.connector)
  if (!capabilities.editOwn) return `${label} lets nobody change a post.`
  if (!externalId || externalId.startsWith('told:')) return `${label} never told us which post it is: change it there.`
  return undefined
}
