import { z } from 'zod'
import { type Team, teams } from '#core/teams'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee, requireReader } from '#platform/context'
import { emit } from '#platform/events'
import { creditOf, type Goal, type GoalCredit, goalFigures, type NewestResult } from './model.ts'
import { endGoalRow, goalRows, insertGoal, newestFor, resultsFor } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'goal.set': { goalId: string; employeeId: string; figure: string; teams: number }
    'goal.ended': { goalId: string; employeeId: string }
  }
}

export interface SeenGoal extends Goal, Omit<GoalCredit, 'teams'> {
  /** The reader may end it. */
  isMine: boolean
  credit: GoalCredit['teams']
  /** The last of what counts, the newest first. */
  newest: NewestResult[]
}

/** What teams want to reach together, what was reached, and how the credit is shared. The newest first. */
export async function seeGoals(ctx: Context): Promise<SeenGoal[]> {
  requireReader(ctx)
  const all = await teams(ctx)
  const goals = await goalRows(ctx)
  const ids = goals.map(({ id }) => id)
  const results = await resultsFor(ctx, ids)
  const newest = await newestFor(ctx, ids)
  return goals.map(({ teamIds, ...goal }) => {
    const its = all.filter(({ id }) => teamIds.includes(id))
    const counted = results.filter(({ goalId }) => goalId === goal.id)
    const { teams: credit, ...reached } = creditOf(its, counted)
    const shown = newest.filter(({ goalId }) => goalId === goal.id).map(({ goalId: _, ...result }) => result)
    return { ...goal, ...reached, credit, newest: shown, isMine: mayEnd(ctx, its) }
  })
}

function mayEnd(ctx: Context, its: Team[]): boolean {
  if (ctx.actor.kind !== 'employee') return false
  const { employeeId, roles } = ctx.actor
  return roles.includes('coordinator') || its.some(({ leadId }) => leadId === employeeId)
}

export const SetGoal = z.object({
  words: z.string().trim().min(5, 'Say what you want to reach, in words.').max(300),
  figure: z.enum(goalFigures),
  teamIds: z.array(z.uuid()).min(2, 'Two teams at least: what one reaches alone needs no sharing.').max(20),
  wanted: z.number().int().min(1).max(1_000_000).nullable().default(null),
  dueOn: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'A day, such as 2027-03-31.')
    .nullable()
    .default(null),
})

/** Sets a goal that several teams share: a coordinator does, or whoever leads one of them. */
export async function setGoal(ctx: Context, input: z.input<typeof SetGoal>): Promise<string> {
  const me = requireEmployee(ctx)
  const { dueOn, figure, wanted, words, ...given } = check(SetGoal, input)
  const teamIds = [...new Set(given.teamIds)]
  const there = (await teams(ctx)).filter(({ id }) => teamIds.includes(id))
  if (there.length !== teamIds.length || there.length < 2) throw new Problem('not-found', 'One of these teams is gone.')
  refuseOthers(ctx, there)
  return inTransaction(ctx, async ctx => {
    const id = newId()
    await insertGoal(ctx, { id, words, figure, wanted, dueOn, teamIds, madeBy: me.employeeId })
    const news = { goalId: id, employeeId: me.employeeId, figure, teams: teamIds.length }
    await emit(ctx, 'goal.set', news, { subjectId: id })
    return id
  })
}

export const EndGoal = z.object({ words: z.string().trim().min(3, 'Say what came of it.').max(1000) })

/** Ends a goal, reached or not, with what was learned; it stays to be read. */
export async function endGoal(ctx: Context, id: string, input: z.input<typeof EndGoal>): Promise<void> {
  const me = requireEmployee(ctx)
  const { words } = check(EndGoal, input)
  const goal = (await goalRows(ctx)).find(each => each.id === id)
  if (!goal) throw new Problem('not-found', 'There is no such goal.')
  refuseOthers(
    ctx,
    (await teams(ctx)).filter(({ id }) => goal.teamIds.includes(id)),
  )
  await inTransaction(ctx, async ctx => {
    if (!(await endGoalRow(ctx, id, me.employeeId, words))) throw new Problem('conflict', 'It has ended already.')
    await emit(ctx, 'goal.ended', { goalId: id, employeeId: me.employeeId }, { subjectId: id })
  })
}

function refuseOthers(ctx: Context, its: Team[]): void {
  if (!mayEnd(ctx, its)) throw new Problem('forbidden', 'A coordinator does this, or whoever leads one of the teams.')
}
