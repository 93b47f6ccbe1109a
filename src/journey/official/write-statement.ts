import { z } from 'zod'
import { theLiveAccount } from '#core/channels'
import { keepEmbargo, liftEmbargo } from '#core/policy'
import { withdrawReview } from '#core/review'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, type EmployeeActor, inTransaction, requireEmployee, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { hasBeenOut, rewritable, type Statement, telling } from './model.ts'
import {
  lockStatement,
  moveStatement,
  releasedRows,
  replacePlaces,
  statementById,
  statementRows,
  upsertStatement,
} from './store.ts'

declare module '#platform/events' {
  interface Events {
    'statement.written': { statementId: string; employeeId: string; isNew: boolean; embargo: boolean }
    'statement.withdrawn': { statementId: string; employeeId: string }
  }
}

export const WriteStatement = z
  .object({
    kind: z.enum(['release', 'event', 'statement']),
    title: z.string().trim().min(2, 'Give it a title.').max(200),
    text: z.string().trim().min(1, 'Write something first.').max(10_000),
    language: z
      .string()
      .regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/, 'Say the language as “en” or “de”.')
      .default('en'),
    link: z
      .url({ protocol: /^https?$/, error: 'This is not the address of a page.' })
      .max(2000)
      .nullable()
      .default(null),
    happensAt: z.coerce.date().nullable().default(null),
    happensWhere: z.string().trim().max(200).default(''),
    embargoUntil: z.coerce.date().nullable().default(null),
    /** What would give it away before its time; its title where nothing is named. */
    tellingWords: z.array(z.string().trim().min(2).max(200)).max(50).default([]),
    places: z
      .array(
        z.object({
          accountId: z.uuid(),
          /** Other words than everywhere, for this network. */
          words: z.string().trim().max(10_000).nullable().default(null),
        }),
      )
      .max(20)
      .default([]),
  })
  .refine(({ kind, happensAt }) => kind !== 'event' || happensAt !== null, {
    error: 'Say when it happens.',
    path: ['happensAt'],
  })
export type WriteStatement = z.input<typeof WriteStatement>

/**
 * Communications writes what the company will say, or writes it anew: then whoever had read it reads it again. Until an
 * embargo ends, what would give it away is found in every draft of the house.
 */
export async function writeStatement(
  ctx: Context,
  statementId: string | undefined,
  input: WriteStatement,
): Promise<Statement> {
  const me = requireRole(ctx, 'communications')
  const wanted = check(WriteStatement, input)
  return inTransaction(ctx, async ctx => {
    const before = statementId ? await theOwnStatement(ctx, statementId, me) : undefined
    if (before && !rewritable.includes(before.step))
      throw new Problem('conflict', 'This is published, or was given up: write a new one.')
    await refuseOtherAccounts(ctx, wanted.places)
    if (before?.step === 'in-review') await withdrawReview(ctx, before.id)
    const embargoRuleId = await embargoOf(ctx, before?.embargoRuleId ?? null, wanted)
    const id = before?.id ?? newId()
    await upsertStatement(ctx, { ...wanted, id, embargoRuleId }, me.employeeId)
    await replacePlaces(
      ctx,
      id,
      wanted.places.map(({ accountId, words }) => ({ accountId, words: words || null })),
    )
    await emit(
      ctx,
      'statement.written',
      { statementId: id, employeeId: me.employeeId, isNew: !before, embargo: embargoRuleId !== null },
      { subjectId: id },
    )
    return theStatement(ctx, id)
  })
}

/** Gives up what has not been published; what was kept secret for it need not be any more. */
export async function withdrawStatement(ctx: Context, statementId: string): Promise<void> {
  const me = requireRole(ctx, 'communications')
  await inTransaction(ctx, async ctx => {
    const { embargoRuleId, step } = await theOwnStatement(ctx, statementId, me)
    if (!(await moveStatement(ctx, statementId, rewritable, { step: 'withdrawn' })))
      throw new Problem('conflict', 'It is published: hold it back, or take it back.')
    if (step === 'in-review') await withdrawReview(ctx, statementId)
    if (embargoRuleId) await liftEmbargo(ctx, embargoRuleId)
    await emit(ctx, 'statement.withdrawn', { statementId, employeeId: me.employeeId }, { subjectId: statementId })
  })
}

/** What the company says, the newest first; to communications also what it is about to say. */
export async function statements(ctx: Context): Promise<Statement[]> {
  const { roles } = requireEmployee(ctx)
  return roles.includes('communications') ? statementRows(ctx, 200) : (await releasedRows(ctx, 200)).filter(hasBeenOut)
}

/** One of them; to whom it is not shown it is not there. */
export async function seeStatement(ctx: Context, id: string): Promise<Statement> {
  const { roles } = requireEmployee(ctx)
  const statement = await theStatement(ctx, id)
  if (!roles.includes('communications') && !hasBeenOut(statement))
    throw new Problem('not-found', 'There is no such statement.')
  return statement
}

export async function theStatement(ctx: Context, id: string): Promise<Statement> {
  const statement = await statementById(ctx, id)
  if (!statement) throw new Problem('not-found', 'There is no such statement.')
  return statement
}

/** One's own, held until the transaction ends: nobody writes or publishes for another. */
export async function theOwnStatement(ctx: Context, id: string, me: EmployeeActor): Promise<Statement> {
  await lockStatement(ctx, id)
  const statement = await theStatement(ctx, id)
  if (statement.authorId !== me.employeeId)
    throw new Problem('forbidden', `${statement.authorName} wrote this: only they change and publish it.`)
  return statement
}

async function embargoOf(
  ctx: Context,
  ruleId: string | null,
  wanted: Pick<Statement, 'title' | 'tellingWords' | 'embargoUntil'>,
): Promise<string | null> {
  if (wanted.embargoUntil && wanted.embargoUntil > ctx.now())
    return keepEmbargo(ctx, { ruleId, words: telling(wanted), until: wanted.embargoUntil })
  if (ruleId) await liftEmbargo(ctx, ruleId)
  return null
}

/** The company speaks from its own voice only, so that nobody takes it for a person. */
async function refuseOtherAccounts(ctx: Context, places: { accountId: string }[]): Promise<void> {
  if (new Set(places.map(({ accountId }) => accountId)).size < places.length)
    throw new Problem('invalid', 'Each account once.', [{ at: 'places', message: 'One is chosen twice.' }])
  for (const { accountId } of places) {
    const account = await theLiveAccount(ctx, accountId)
    if (!account?.isOfficial)
      throw new Problem('invalid', 'This is said from official accounts only.', [
        { at: 'places', message: account ? `@${account.handle} is for answers of people.` : 'One is not connected.' },
      ])
  }
}
