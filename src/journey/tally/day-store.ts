import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { type Parts, partsOf, type Span } from './model.ts'

export type Tally = 'wait' | 'conversation' | 'move'

/** What of each span is known by day as things stand, and what is counted by looking. */
export async function partsToCount(ctx: Context, tally: Tally, spans: readonly Span[]): Promise<Parts[]> {
  const from = new Date(Math.min(...spans.map(span => span.from.getTime())))
  const to = new Date(Math.max(...spans.map(span => span.to.getTime())))
  const { rows } = await sql<{ day: string }>`
    select distinct day::text as day from day_changed
    where tally = ${tally} and day >= (${from}::timestamptz at time zone 'UTC')::date
      and day <= (${to}::timestamptz at time zone 'UTC')::date order by 1`.execute(ctx.db)
  const changed = rows.map(({ day }) => day)
  return spans.map(span => partsOf(span, changed))
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

/** Spans as rows of a query: `n` (which of those asked for), `"from"`, `"to"`. */
export const rowsOf = (spans: readonly (Span & { n?: number })[]) =>
  sql`unnest(${spans.map(({ n = 0 }) => n)}::int[], ${spans.map(({ from }) => from)}::timestamptz[], ${spans.map(({ to }) => to)}::timestamptz[])
    as span (n, "from", "to")`

/** What is looked at of each, with which of those asked for it is. */
export const lookedOf = (parts: readonly Parts[]) =>
  parts.flatMap(({ looked }, n) => looked.map(span => ({ ...span, n })))

/** The whole days that are known, as rows of a query: `n`, `since`, `until`, and those between that are not. */
export const knownOf = (parts: readonly Parts[]) => {
  const rows = parts.map(({ days }, n) => ({ n, since: days.from, until: days.to, but: days.but }))
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as known (n int, since date, until date, but date[])`
}

/** Of a tally’s row: its day is one of the known. */
export const isKnown = sql`t.day >= known.since and t.day < known.until and t.day <> all(known.but)`
