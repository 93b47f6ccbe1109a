import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Goal, GoalFigure, GoalResult, NewestResult } from './model.ts'

const mostGoals = 30
/** A goal that has so many results is reached; more are not looked at. */
const mostResults = 500

/** The newest first; those that have ended too. */
export async function goalRows(ctx: Context): Promise<(Goal & { teamIds: string[] })[]> {
  const { rows } = await sql<Goal & { teamIds: string[] }>`
    select g.id, g.words, g.figure, g.wanted, to_char(g.due_on, 'YYYY-MM-DD') as "dueOn", e.name as "madeByName", g.made_at as "madeAt",
      g.ended_at as "endedAt", g.ended_words as "endedWords",
      array(select t.team_id from goal_team t where t.goal_id = g.id) as "teamIds"
    from goal g left join employee e on e.id = g.made_by order by g.made_at desc, g.id limit ${mostGoals}`.execute(
    ctx.db,
  )
  return rows
}

/** What counts for each of these goals, with everybody who had a part; what was taken back counts no more. */
export async function resultsFor(ctx: Context, goalIds: string[]): Promise<(GoalResult & { goalId: string })[]> {
  const { rows } = await sql<GoalResult & { goalId: string }>`
    select g.id as "goalId", o.id as "outcomeId", array(select k.employee_id from outcome_credit k where k.outcome_id = o.id) as credited
    from goal g cross join lateral (select id from outcome where withdrawn_at is null and kind = g.figure and at >= g.made_at
      and at < coalesce(g.ended_at, 'infinity') order by at desc, id desc limit ${mostResults}) o
    where g.id = any(${goalIds}::uuid[])`.execute(ctx.db)
  return rows
}

const mostShown = 5

/** The newest results that count for each of these goals, with who had a part. */
export async function newestFor(ctx: Context, goalIds: string[]): Promise<(NewestResult & { goalId: string })[]> {
  const { rows } = await sql<NewestResult & { goalId: string }>`
    select g.id as "goalId", o.id as "outcomeId", o.statement, o.at,
      array(select e.name from outcome_credit k join employee e on e.id = k.employee_id where k.outcome_id = o.id order by e.name) as by
    from goal g cross join lateral (select id, statement, at from outcome where withdrawn_at is null and kind = g.figure
      and at >= g.made_at and at < coalesce(g.ended_at, 'infinity') order by at desc, id desc limit ${mostShown}) o
    where g.id = any(${goalIds}::uuid[]) order by o.at desc, o.id desc`.execute(ctx.db)
  return rows
}

export async function insertGoal(
  ctx: Context,
  goal: {
    id: string
    words: string
    figure: GoalFigure
    wanted: number | null
    dueOn: string | null
    madeBy: string
    teamIds: string[]
  },
): Promise<void> {
  await sql`
    insert into goal (id, words, figure, wanted, due_on, made_by, made_at)
    values (${goal.id}, ${goal.words}, ${goal.figure}, ${goal.wanted}, ${goal.dueOn}::date, ${goal.madeBy}, ${ctx.now()})`.execute(
    ctx.db,
  )
  await sql`insert into goal_team (goal_id, team_id) select ${goal.id}::uuid, unnest(${goal.teamIds}::uuid[])`.execute(
    ctx.db,
  )
}

export async function endGoalRow(ctx: Context, id: string, by: string, words: string): Promise<boolean> {
  const { rows } = await sql`
    update goal set ended_at = ${ctx.now()}, ended_by = ${by}, ended_words = ${words} where id = ${id} and ended_at is null
    returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Takes away what the sample's people wanted to reach. */
export async function deleteSampleGoals(ctx: Context): Promise<void> {
  await sql`delete from goal where made_by in (select id from employee where is_sample)`.execute(ctx.db)
}
