import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Byline, Library } from './model.ts'

const columns = sql`id, kind, url, base_url as "baseUrl", label, opened_at as "openedAt", read_at as "readAt",
  failing_since as "failingSince", failure, documents`

export async function insertLibrary(
  ctx: Context,
  one: Pick<Library, 'id' | 'kind' | 'url' | 'baseUrl' | 'label'> & { openedBy: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into library (id, kind, url, base_url, label, opened_by, opened_at, next_read_at)
    values (${one.id}, ${one.kind}, ${one.url}, ${one.baseUrl}, ${one.label}, ${one.openedBy}, ${ctx.now()}, ${ctx.now()})
    on conflict (url) where closed_at is null do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function libraryRows(ctx: Context): Promise<Library[]> {
  const { rows } = await sql<Library>`select ${columns} from library where closed_at is null order by label`.execute(
    ctx.db,
  )
  return rows
}

export async function closeLibraryRow(ctx: Context, id: string): Promise<boolean> {
  const { rows } = await sql`
    update library set closed_at = ${ctx.now()} where id = ${id} and closed_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function readSoon(ctx: Context, id: string): Promise<boolean> {
  const { rows } = await sql`
    update library set next_read_at = ${ctx.now()} where id = ${id} and closed_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

/** One that is due, kept from everybody else until `until`: whoever crashes over it leaves it to the next. */
export async function takeDue(ctx: Context, until: Date): Promise<Library | undefined> {
  const { rows } = await sql<Library>`
    update library set next_read_at = ${until}
    where id = (select id from library where closed_at is null and next_read_at <= ${ctx.now()}
                order by next_read_at limit 1 for update skip locked)
    returning ${columns}`.execute(ctx.db)
  return rows[0]
}

export async function saveRead(ctx: Context, id: string, nextAt: Date): Promise<void> {
  await sql`
    update library set read_at = ${ctx.now()}, next_read_at = ${nextAt}, failing_since = null, failure = null,
      documents = (select count(*) from evidence where library_id = ${id} and gone_at is null)
    where id = ${id}`.execute(ctx.db)
}

export async function saveReadFailure(ctx: Context, id: string, failure: string, nextAt: Date): Promise<void> {
  await sql`
    update library set next_read_at = ${nextAt}, failure = ${failure}, failing_since = coalesce(failing_since, ${ctx.now()})
    where id = ${id}`.execute(ctx.db)
}

// ── bylines ──

/** Notes names that were read; one that a single colleague bears is theirs until somebody says otherwise. */
export async function rememberBylines(
  ctx: Context,
  names: { key: string; name: string; employeeId: string | null }[],
): Promise<void> {
  await sql`
    insert into byline as b (key, name, employee_id, seen_at)
    select key, name, employee_id, ${ctx.now()}::timestamptz
    from unnest(${names.map(n => n.key)}::text[], ${names.map(n => n.name)}::text[], ${names.map(n => n.employeeId)}::uuid[]) as t (key, name, employee_id)
    on conflict (key) do update set seen_at = excluded.seen_at,
      employee_id = case when b.settled_at is null then excluded.employee_id else b.employee_id end`.execute(ctx.db)
}

/** Names under which documents stand: those nobody has settled first, with the most documents before the rest. */
export async function bylineRows(ctx: Context, limit: number): Promise<Byline[]> {
  const { rows } = await sql<Byline>`
    select b.key, b.name, b.employee_id as "employeeId", e.name as "employeeName", b.settled_at is not null as settled, n.count as documents
    from (select u.key, count(*) as count from evidence v, unnest(v.bylines) as u (key)
          where v.library_id is not null and v.gone_at is null group by u.key) n
    join byline b on b.key = n.key left join employee e on e.id = b.employee_id
    order by b.settled_at is not null, b.employee_id is not null, n.count desc, b.name limit ${limit}`.execute(ctx.db)
  return rows
}

export async function bylineRow(ctx: Context, key: string): Promise<{ employeeId: string | null } | undefined> {
  const { rows } = await sql<{ employeeId: string | null }>`
    select employee_id as "employeeId" from byline where key = ${key} for update`.execute(ctx.db)
  return rows[0]
}

export async function settleBylineRow(ctx: Context, key: string, employeeId: string | null, by: string): Promise<void> {
  await sql`
    update byline set employee_id = ${employeeId}, settled_by = ${by}, settled_at = ${ctx.now()} where key = ${key}`.execute(
    ctx.db,
  )
}
