import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { isKnown, knownOf, lookedOf, rowsOf } from './day-store.ts'
import { type Parts, type Place, type Span, spanOfDay } from './model.ts'

/** First answers of a time, on one network or (empty) on all, by how long people had waited. */
export interface WaitCount {
  /** Which of the spans asked for. */
  n: number
  network: string
  /** By the hours that held, or by the clock. */
  isWorking: boolean
  step: number
  answered: number
  promised: number
  kept: number
}

const looked = (spans: readonly (Span & { n?: number })[]) => sql`
  select span.n, (f.answered_at at time zone 'UTC')::date as day, coalesce(f.network, '') as network, w.is_working, w.step, count(*)::int as answered,
    count(f.promised_by)::int as promised, (count(*) filter (where f.answered_at <= f.promised_by))::int as kept
  from ${rowsOf(spans)}
    cross join lateral (select * from first_answer where answered_at >= span."from" and answered_at < span."to" and network is not null) f
    cross join lateral (values (false, wait_step(f.seconds)), (true, wait_step(coalesce(f.working_seconds, f.seconds)))) w (is_working, step)
  group by grouping sets ((1, 2, f.network, 4, 5), (1, 2, 4, 5))`

/** Counts these days anew. */
export async function recountWaits(ctx: Context, days: string[]): Promise<void> {
  await sql`delete from wait_tally where day = any(${days}::date[])`.execute(ctx.db)
  await sql`
    insert into wait_tally (day, network, is_working, step, answered, promised, kept)
    select day, network, is_working, step, answered, promised, kept from (${looked(days.map(spanOfDay))}) counted`.execute(
    ctx.db,
  )
}

/** Of all networks together, or by network; by the clock, or also by the hours that held. The shortest waits first. */
export async function waitCounts(
  ctx: Context,
  parts: Parts[],
  { byNetwork, alsoWorking }: { byNetwork: boolean; alsoWorking: boolean },
): Promise<WaitCount[]> {
  const isAsked = sql`(t.network <> '') = ${byNetwork}::boolean and (${alsoWorking}::boolean or not t.is_working)`
  const { rows } = await sql<WaitCount>`
    select n, network, is_working as "isWorking", step, sum(answered)::int as answered, sum(promised)::int as promised, sum(kept)::int as kept
    from (
      select known.n, t.network, t.is_working, t.step, t.answered, t.promised, t.kept
      from ${knownOf(parts)} join wait_tally t on ${isKnown} and ${isAsked}
      union all
      select n, network, is_working, step, answered, promised, kept from (${looked(lookedOf(parts))}) t where ${isAsked}) counted
    group by 1, 2, 3, 4 order by 4`.execute(ctx.db)
  return rows
}

/** One wait to look up. */
export interface Wanted extends Place, Span {
  isWorking: boolean
  /** Of one network only; null: of all. */
  network: string | null
}

/** How long these waited, in seconds, in the same order. */
export async function waitsAt(ctx: Context, wanted: Wanted[]): Promise<(number | null)[]> {
  if (wanted.length === 0) return []
  const { rows } = await sql<{ n: number; seconds: number }>`
    select w.n, f.seconds
    from jsonb_to_recordset(${JSON.stringify(wanted.map((want, n) => ({ ...want, n })))}::jsonb)
        as w (n int, "from" timestamptz, "to" timestamptz, "isWorking" boolean, network text, step int, skip int)
      cross join lateral (
        (select seconds from first_answer
        where not w."isWorking" and wait_step(seconds) = w.step and answered_at >= w."from" and answered_at < w."to"
          and network is not null and (w.network is null or network = w.network)
        order by seconds offset w.skip limit 1)
        union all
        (select coalesce(working_seconds, seconds) from first_answer
        where w."isWorking" and wait_step(coalesce(working_seconds, seconds)) = w.step and answered_at >= w."from" and answered_at < w."to"
          and network is not null and (w.network is null or network = w.network)
        order by coalesce(working_seconds, seconds) offset w.skip limit 1)) f`.execute(ctx.db)
  const found = new Map(rows.map(({ n, seconds }) => [n, seconds]))
  return wanted.map((_, n) => found.get(n) ?? null)
}
