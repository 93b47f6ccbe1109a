import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { type Parts, partsOf, type Span } from './model.ts'

export type Tally = 'wait' | 'conversation' | 'move'

/** What of a span is known by day as things stand, and what is counted by looking. */
export async function partsToCount(ctx: Context, tally: Tally, span: Span): Promise<Parts> {
  const { rows } = await sql<{ day: string }>`
    select distinct day::text as day from day_changed
    where tally = ${tally} and day >= (${span.from}::timestamptz at time zone 'UTC')::date
      and day <= (${span.to}::timestamptz at time zone 'UTC')::date order by 1`.execute(ctx.db)
  return partsOf(
    span,
    rows.map(({ day }) => day),
  )
}

/** Some days that changed, the newest first, taken off the list; nobody else counts that tally until the transaction ends. */
export async function takeChangedDays(ctx: Context, tally: Tally, limit: number): Promise<string[]> {
  await sql`select pg_advisory_xact_lock(hashtext(${`tally ${tally}`}))`.execute(ctx.db)
  const { rows } = await sql<{ day: string }>`
    with taken as (
      delete from day_changed where tally = ${tally} and day in (
        select distinct day from day_changed where tally = ${tally} order by day desc limit ${limit}) returning day)
    select distinct day::text as day from taken`.execute(ctx.db)
  return rows.map(({ day }) => day)
}

/** Spans as rows of a query: `"from"`, `"to"`. */
export const rowsOf = (spans: readonly Span[]) =>
  sql`unnest(${spans.map(({ from }) => from)}::timestamptz[], ${spans.map(({ to }) => to)}::timestamptz[]) as span ("from", "to")`

/** The whole days that are known. */
export const known = ({ days }: Parts) =>
  sql`day >= ${days.from}::date and day < ${days.to}::date and day <> all(${days.but}::date[])`
