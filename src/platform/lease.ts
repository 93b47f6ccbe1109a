import { sql } from 'kysely'
import { type Context, inTransaction } from './context.ts'

/** After so long without a sign of life, what a process did is taken over by another. */
export const leaseSeconds = 5
/** A process that froze in the middle of storing must not keep its rows locked against whoever takes over. */
const frozenAfter = '10s'

/** One process as it takes part in one kind of work. */
export interface Taker {
  work: string
  /** Made anew by each process at its start. */
  holder: string
}

export interface Look {
  /** Leases that were held and are another's now: whatever runs under them must stop. */
  lost: string[]
  /** Leases that were free and are ours from now on. */
  taken: string[]
  /** How many processes share the work. */
  takers: number
}

/**
 * Says that we live, renews what we hold, and takes what nobody holds, as far as our share allows.
 *
 * A lease is ours until another has taken it, which is possible only `leaseSeconds` after we last renewed it. All times
 * are the database’s, so clocks may differ. To be called about once a second, with everything that is being done.
 *
 * @param parts.all how many parts there are, taken or not: what one may take is its fair share of them
 * @param parts.wanted what could be begun now
 */
export async function lookForWork(
  ctx: Context,
  { work, holder }: Taker,
  parts: { all: number; held: string[]; wanted: string[] },
): Promise<Look> {
  const { rows } = await sql<{ takers: number; renewed: string[]; others: string[] }>`
    with living as (
      insert into lease_taker (work, holder, seen_at) values (${work}, ${holder}, clock_timestamp())
      on conflict (work, holder) do update set seen_at = excluded.seen_at
    ), forgotten as (
      delete from lease_taker where holder <> ${holder} and seen_at < clock_timestamp() - interval '1 minute'
    ), renewed as (
      update lease set expires_at = clock_timestamp() + make_interval(secs => ${leaseSeconds})
      where holder = ${holder} and name = any(${parts.held}::text[]) returning name
    )
    select
      1 + (select count(*) from lease_taker
        where work = ${work} and holder <> ${holder} and seen_at > clock_timestamp() - make_interval(secs => ${leaseSeconds})) as takers,
      array(select name from renewed) as renewed,
      array(select name from lease
        where name = any(${parts.wanted}::text[]) and holder <> ${holder} and expires_at > clock_timestamp()) as others`.execute(
    ctx.db,
  )
  const { takers, renewed, others } = rows[0] ?? { takers: 1, renewed: [], others: [] }
  const lost = parts.held.filter(name => !renewed.includes(name))
  const room = shareOf(parts.all, takers) - renewed.length
  const free = parts.wanted.filter(name => !others.includes(name))
  return { lost, takers, taken: room > 0 && free.length > 0 ? await take(ctx, holder, free, room) : [] }
}

/** How many of so many parts each of so many processes may have: together enough for all. */
export function shareOf(parts: number, takers: number): number {
  return Math.ceil(parts / Math.max(1, takers))
}

async function take(ctx: Context, holder: string, free: string[], most: number): Promise<string[]> {
  // Taken away by deleting, which waits for nobody: whoever is just storing under it (see `stillHeld`) keeps it.
  await sql`
    delete from lease where name in (
      select name from lease where name = any(${free}::text[]) and expires_at <= clock_timestamp()
      for update skip locked)`.execute(ctx.db)
  const { rows } = await sql<{ name: string }>`
    insert into lease (name, holder, taken_at, expires_at)
    select name, ${holder}, clock_timestamp(), clock_timestamp() + make_interval(secs => ${leaseSeconds})
    from unnest(${free}::text[]) as wanted (name)
    where not exists (select 1 from lease l where l.name = wanted.name and l.holder <> ${holder})
    limit ${most}
    on conflict (name) do update set expires_at = excluded.expires_at where lease.holder = excluded.holder
    returning name`.execute(ctx.db)
  return rows.map(row => row.name)
}

/**
 * Which of these are still ours, and stay so until the transaction ends: nobody can take one over in between.
 * A process that was frozen past its lease finds out here, before it stores anything.
 */
export async function stillHeld(ctx: Context, holder: string, names: string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select l.name from lease l, set_config('idle_in_transaction_session_timeout', ${frozenAfter}, true)
    where l.holder = ${holder} and l.name = any(${names}::text[]) for key share of l`.execute(ctx.db)
  return rows.map(row => row.name)
}

export async function giveBack(ctx: Context, holder: string, names: string[]): Promise<void> {
  if (names.length === 0) return
  await sql`delete from lease where holder = ${holder} and name = any(${names}::text[])`.execute(ctx.db)
}

/** Gives back everything and takes no part any more, so that nobody has to wait for what we did. */
export async function leaveWork(ctx: Context, { work, holder }: Taker): Promise<void> {
  await inTransaction(ctx, async ctx => {
    await sql`delete from lease where holder = ${holder}`.execute(ctx.db)
    await sql`delete from lease_taker where work = ${work} and holder = ${holder}`.execute(ctx.db)
  })
}
