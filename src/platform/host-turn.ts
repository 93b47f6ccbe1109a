import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Context } from './context.ts'

/** A process that died in its turn holds up the others no longer than this. */
const mostSeconds = 60
const lookAgainMs = 250
/** Who asked for nothing for so long is forgotten. */
const forgottenAfter = '1 hour'

const nameOf = (host: string) => `turn at ${host}`

/**
 * Waits for the turn at a host among all processes of the house; whoever had it last for the same errand waits for
 * nobody. A host that wants to be left alone until later than `mostMs` from now is not waited for: when it may be asked
 * again is returned instead.
 */
export async function takeTurn(
  ctx: Context,
  host: string,
  errand: string,
  { mostMs, signal }: { mostMs: number; signal?: AbortSignal | undefined },
): Promise<Date | undefined> {
  for (;;) {
    const { rows } = await sql<{ taken: boolean; holder: string; at: Date; inMs: number }>`
      with mine as (
        insert into lease (name, holder, taken_at, expires_at)
        values (${nameOf(host)}, ${busyWith(errand)}, clock_timestamp(), clock_timestamp() + make_interval(secs => ${mostSeconds}))
        on conflict (name) do update set holder = excluded.holder, taken_at = excluded.taken_at, expires_at = excluded.expires_at
        where lease.expires_at <= clock_timestamp() or lease.holder = ${doneWith(errand)}
        returning true
      )
      select exists (select from mine) as taken, l.holder, l.expires_at as at,
        greatest(0, extract(epoch from l.expires_at - clock_timestamp()) * 1000)::int as "inMs"
      from (select 1) one left join lease l on l.name = ${nameOf(host)}`.execute(ctx.db)
    const [turn] = rows
    if (!turn || turn.taken) return undefined
    if (turn.holder === resting && turn.inMs > mostMs) return turn.at
    await pause(Math.min(Math.max(turn.inMs ?? 0, 20), lookAgainMs), undefined, { signal })
  }
}

/** The turn is over; the next begins `gapMs` later, for all but the same errand. */
export async function leaveTurn(ctx: Context, host: string, errand: string, gapMs: number): Promise<void> {
  await sql`
    update lease set holder = ${doneWith(errand)}, expires_at = clock_timestamp() + make_interval(secs => ${gapMs / 1000})
    where name = ${nameOf(host)} and holder = ${busyWith(errand)}`.execute(ctx.db)
}

/** A host asked to be left alone: no process goes there before. */
export async function letHostRest(ctx: Context, host: string, until: Date): Promise<void> {
  await sql`
    delete from lease where name like 'turn at %' and expires_at < clock_timestamp() - ${forgottenAfter}::interval`.execute(
    ctx.db,
  )
  await sql`
    insert into lease (name, holder, taken_at, expires_at) values (${nameOf(host)}, ${resting}, clock_timestamp(), ${until})
    on conflict (name) do update set holder = excluded.holder, expires_at = greatest(lease.expires_at, excluded.expires_at)`.execute(
    ctx.db,
  )
}

/** A lease names its holder by an id: here, what the host is busy with or done with. */
const busyWith = (errand: string) => idOf(`busy with ${errand}`)
const doneWith = (errand: string) => idOf(`done with ${errand}`)

function idOf(words: string): string {
  return createHash('sha256')
    .update(words)
    .digest('hex')
    .slice(0, 32)
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

const resting = idOf('rests')
