import { z } from 'zod'
import { theCompany } from '#core/company'
import { frozenLike } from '#core/freeze'
import { judge, refuseAnyName, type Verdict, verdictOf } from '#core/policy'
import { askForReview, reviewsOf } from '#core/review'
import { check } from '#lib/check'
import { Problem, type Reason } from '#lib/problem'
import { type Context, inTransaction, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { messagesAt } from './messages-at.ts'
import { everythingIn, type Statement, signatureOf } from './model.ts'
import { moveStatement } from './store.ts'
import { theOwnStatement, theStatement } from './write-statement.ts'

declare module '#platform/events' {
  interface Events {
    'statement.handed-in': { statementId: string; employeeId: string; reasons: string[] }
    'statement.stopped': { statementId: string; employeeId: string; rules: string[]; guidelineVersion: number | null }
    'statement.approved': { statementId: string; employeeId: string; changed: boolean }
    'statement.returned': { statementId: string; employeeId: string }
  }
}

export const AsSeen = z.object({
  /** The version that whoever presses has read. */
  version: z.int().min(1),
})

/** Its author has it read by others. Whatever the company says in its own name is read by a second pair of eyes. */
export async function handInStatement(
  ctx: Context,
  statementId: string,
  input: z.input<typeof AsSeen>,
): Promise<Statement> {
  const me = requireRole(ctx, 'communications')
  const { version } = check(AsSeen, input)
  const verdict = await judgeStatement(ctx, statementId)
  return inTransaction(ctx, async ctx => {
    const statement = await theOwnStatement(ctx, statementId, me)
    refuseUnseen(statement, version)
    if (statement.places.length === 0)
      throw new Problem('invalid', 'Say first where it is said.', [{ at: 'places', message: 'Choose an account.' }])
    await messagesAt(ctx, statement)
    const findings = verdict.findings.map(({ ruleId, kind, level, title }) => ({ ruleId, kind, level, title }))
    const { guidelineVersion } = verdict
    if (
      !(await moveStatement(ctx, statementId, ['draft', 'returned'], { step: 'in-review', findings, guidelineVersion }))
    )
      throw new Problem('conflict', 'It is with a reviewer already, or was read.')
    const reasons = reasonsToRead(verdict, 'The company says this in its own name: a colleague looks first.')
    const words = JSON.stringify([statement.title, everythingIn(statement), statement.link, statement.embargoUntil])
    await askForReview(ctx, { subjectKind: 'statement', subjectId: statementId, conversationId: null, words, reasons })
    await emit(
      ctx,
      'statement.handed-in',
      { statementId, employeeId: me.employeeId, reasons: reasons.map(({ at }) => at ?? '') },
      { subjectId: statementId },
    )
    return theStatement(ctx, statementId)
  })
}

/** A reviewer has decided: it goes back to its author, to publish or to write anew. */
export async function afterReview(ctx: Context, statementId: string, reviewId: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const review = (await reviewsOf(ctx, [statementId])).at(-1)
    // Told once more of an older one, after it was handed in anew.
    if (review?.id !== reviewId) return
    const { authorId: employeeId, text } = await theStatement(ctx, statementId)
    const facts = { statementId, employeeId }
    if (review.decision === 'returned' && (await moveStatement(ctx, statementId, ['in-review'], { step: 'returned' })))
      await emit(ctx, 'statement.returned', facts, { subjectId: statementId })
    if (review.decision !== 'approved' && review.decision !== 'changed') return
    const changed = review.changedText && review.changedText !== text ? review.changedText : undefined
    if (await moveStatement(ctx, statementId, ['in-review'], { step: 'approved', text: changed }))
      await emit(ctx, 'statement.approved', { ...facts, changed: changed !== undefined }, { subjectId: statementId })
  })
}

/**
 * Judges everything in it by today's rules, its own embargo aside. What must stay inside is refused; that it was tried is
 * kept, the words are not.
 */
export async function judgeStatement(ctx: Context, statementId: string): Promise<Verdict> {
  requireRole(ctx, 'communications')
  return judgeWords(ctx, await theStatement(ctx, statementId))
}

/** The same for its words as they will be; `putsRight`: what was stopped, and is put right by them. */
export async function judgeWords(
  ctx: Context,
  statement: Statement,
  putsRight: readonly string[] = [],
): Promise<Verdict> {
  const me = requireRole(ctx, 'communications')
  const statementId = statement.id
  const judged = await judge(ctx, everythingIn(statement))
  const findings = judged.findings.filter(({ ruleId }) => ruleId !== statement.embargoRuleId)
  const verdict = verdictOf(findings, judged.guidelineVersion)
  const stopped = async (rules: string[]) =>
    emit(
      ctx,
      'statement.stopped',
      { statementId, employeeId: me.employeeId, rules, guidelineVersion: judged.guidelineVersion },
      { subjectId: statementId },
    )
  if (verdict.say === 'stop') {
    const stops = findings.filter(({ level }) => level === 'stop')
    await stopped(stops.map(({ ruleId }) => ruleId))
    throw new Problem(
      'refused',
      'This must stay inside the company.',
      stops.map(({ title, explanation, words }) => ({ at: 'text', message: `“${words}”: ${title}. ${explanation}` })),
    )
  }
  const company = await theCompany(ctx)
  for (const words of [statement.text, ...statement.places.flatMap(place => place.words ?? [])])
    await refuseAnyName(ctx, words, signatureOf(company))
  for (const { said } of await messagesAt(ctx, statement, company)) {
    const frozen = await frozenLike(ctx, said, putsRight)
    if (!frozen) continue
    await stopped([`frozen:${frozen.id}`])
    throw new Problem('refused', 'Nothing like this leaves at the moment.', [
      { at: 'text', message: `${frozen.byName} stopped it: ${frozen.why} Your words are kept.` },
    ])
  }
  return verdict
}

/** Why a colleague reads it first. */
export function reasonsToRead(verdict: Verdict, always: string): Reason[] {
  return [
    { at: 'statement', message: always },
    ...verdict.findings
      .filter(({ level }) => level === 'review')
      .map(({ kind, title, explanation }) => ({ at: kind, message: `${title}: ${explanation}` })),
  ]
}

export function refuseUnseen(statement: Pick<Statement, 'version'>, version: number): void {
  if (statement.version !== version)
    throw new Problem('conflict', 'It was changed since you looked. Read it again first.')
}
