import { z } from 'zod'
import { theEmployee } from '#core/team'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, type EmployeeActor, inTransaction, requireEmployee, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import {
  bringBack,
  creditsOf,
  disputesOf,
  insertCredit,
  insertDispute,
  outcomeById,
  setConfidence,
  setVerdict,
  takeBack,
  type WholeOutcome,
} from './ledger-store.ts'
import type { Credit, Dispute } from './model.ts'

declare module '#platform/events' {
  interface Events {
    'result.disputed': { outcomeId: string; disputeId: string; employeeId: string }
    'result.settled': { outcomeId: string; disputeId: string; verdict: string; employeeId: string }
    'result.taken-back': { outcomeId: string; employeeId: string }
    'result.brought-back': { outcomeId: string; employeeId: string }
    'result.shared': { outcomeId: string; employeeId: string; with: string }
  }
}

const Reason = z.string().trim().min(3, 'Say why, in a few words.').max(1000)
export const DisputeOutcome = z.object({ reason: Reason })
export const SettleDispute = z.object({
  verdict: z.enum(['stands', 'less-sure', 'withdrawn']),
  words: Reason,
})
export const ShareCredit = z.object({ employeeId: z.uuid() })

/** A colleague doubts a result. It counts until somebody has looked, and says so. */
export async function disputeOutcome(
  ctx: Context,
  outcomeId: string,
  input: z.input<typeof DisputeOutcome>,
): Promise<SeenOutcome> {
  const me = requireEmployee(ctx)
  const { reason } = check(DisputeOutcome, input)
  const outcome = await theOutcome(ctx, outcomeId)
  if (outcome.withdrawnAt) throw new Problem('conflict', 'It was taken back: it counts no more.')
  return inTransaction(ctx, async ctx => {
    const id = newId()
    if (!(await insertDispute(ctx, { id, outcomeId, raisedBy: me.employeeId, reason })))
      throw new Problem('conflict', 'A colleague doubts it already. Tell them what you know.')
    await emit(
      ctx,
      'result.disputed',
      { outcomeId, disputeId: id, employeeId: me.employeeId },
      { subjectId: outcomeId },
    )
    return seen(ctx, outcomeId)
  })
}

/** A coordinator has looked: it stands, it is less sure than it was said, or it is none. Nobody settles their own doubt. */
export async function settleDispute(
  ctx: Context,
  disputeId: string,
  input: z.input<typeof SettleDispute>,
): Promise<SeenOutcome> {
  const me = requireRole(ctx, 'coordinator', 'administrator')
  const { verdict, words } = check(SettleDispute, input)
  return inTransaction(ctx, async ctx => {
    const settled = await setVerdict(ctx, { id: disputeId, verdict, words, by: me.employeeId })
    if (!settled) throw new Problem('conflict', 'Somebody has settled this already.')
    const { outcomeId } = settled
    const raised = (await disputesOf(ctx, [outcomeId])).find(({ id }) => id === disputeId)
    if (raised?.raisedBy === me.employeeId)
      throw new Problem('forbidden', 'You doubt it yourself. Ask somebody else to look.')
    if (verdict === 'withdrawn') await takeBack(ctx, outcomeId, me.employeeId, words)
    if (verdict === 'less-sure') await setConfidence(ctx, outcomeId, 'inferred')
    const about = { outcomeId, disputeId, verdict, employeeId: me.employeeId }
    await emit(ctx, 'result.settled', about, { subjectId: outcomeId })
    return seen(ctx, outcomeId)
  })
}

/** It was none: by somebody who had a part in it, or a coordinator. Nothing is lost; it can be brought back. */
export async function undoOutcome(
  ctx: Context,
  outcomeId: string,
  input: z.input<typeof DisputeOutcome>,
): Promise<SeenOutcome> {
  const me = requireEmployee(ctx)
  const { reason } = check(DisputeOutcome, input)
  await mayChange(ctx, outcomeId, me)
  return inTransaction(ctx, async ctx => {
    if (!(await takeBack(ctx, outcomeId, me.employeeId, reason)))
      throw new Problem('conflict', 'It was taken back already.')
    await emit(ctx, 'result.taken-back', { outcomeId, employeeId: me.employeeId }, { subjectId: outcomeId })
    return seen(ctx, outcomeId)
  })
}

/** It counts again. */
export async function restoreOutcome(ctx: Context, outcomeId: string): Promise<SeenOutcome> {
  const me = requireEmployee(ctx)
  await mayChange(ctx, outcomeId, me)
  return inTransaction(ctx, async ctx => {
    if (!(await bringBack(ctx, outcomeId)))
      throw new Problem('conflict', 'It counts already, or another of its kind does for this conversation.')
    await emit(ctx, 'result.brought-back', { outcomeId, employeeId: me.employeeId }, { subjectId: outcomeId })
    return seen(ctx, outcomeId)
  })
}

/** Names a colleague who had a part in it, too. */
export async function shareCredit(
  ctx: Context,
  outcomeId: string,
  input: z.input<typeof ShareCredit>,
): Promise<SeenOutcome> {
  const me = requireEmployee(ctx)
  const { employeeId } = check(ShareCredit, input)
  await mayChange(ctx, outcomeId, me)
  const { name } = await theEmployee(ctx, employeeId)
  return inTransaction(ctx, async ctx => {
    if (!(await insertCredit(ctx, { outcomeId, employeeId, part: 'helped', addedBy: me.employeeId })))
      throw new Problem('conflict', `${name} is named already.`)
    await emit(
      ctx,
      'result.shared',
      { outcomeId, employeeId: me.employeeId, with: employeeId },
      { subjectId: outcomeId },
    )
    return seen(ctx, outcomeId)
  })
}

/** A result with all that is known of it. */
export interface SeenOutcome {
  outcome: WholeOutcome
  credits: Credit[]
  disputes: Dispute[]
}

/** One result: how we know, who had a part in it, who doubts it. */
export async function seeOutcome(ctx: Context, outcomeId: string): Promise<SeenOutcome> {
  requireEmployee(ctx)
  return seen(ctx, outcomeId)
}

async function seen(ctx: Context, outcomeId: string): Promise<SeenOutcome> {
  return {
    outcome: await theOutcome(ctx, outcomeId),
    credits: await creditsOf(ctx, [outcomeId]),
    disputes: await disputesOf(ctx, [outcomeId]),
  }
}

async function theOutcome(ctx: Context, outcomeId: string): Promise<WholeOutcome> {
  const outcome = await outcomeById(ctx, outcomeId)
  if (!outcome) throw new Problem('not-found', 'There is no such result.')
  return outcome
}

async function mayChange(ctx: Context, outcomeId: string, me: EmployeeActor): Promise<void> {
  const outcome = await theOutcome(ctx, outcomeId)
  const had = (await creditsOf(ctx, [outcomeId])).some(({ employeeId }) => employeeId === me.employeeId)
  if (
    had ||
    outcome.employeeId === me.employeeId ||
    me.roles.some(role => role === 'coordinator' || role === 'administrator')
  )
    return
  throw new Problem(
    'forbidden',
    'Those who had a part in it can change this, or a coordinator. You can say that you doubt it.',
  )
}
