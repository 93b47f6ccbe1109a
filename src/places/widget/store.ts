import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Said, Thread, Waited, Widget } from './model.ts'

// ── how it is set up ──

export async function widgetRow(ctx: Context, siteId: string): Promise<Widget | undefined> {
  const { rows } = await sql<Widget>`
    select site_id as "siteId", origins, label, greeting, corner from widget where site_id = ${siteId}`.execute(ctx.db)
  return rows[0]
}

export async function upsertWidget(ctx: Context, widget: Widget, employeeId: string): Promise<void> {
  const { siteId, origins, label, greeting, corner } = widget
  await sql`
    insert into widget (site_id, origins, label, greeting, corner, changed_by, changed_at)
    values (${siteId}, ${origins}, ${label}, ${greeting}, ${corner}, ${employeeId}, ${ctx.now()})
    on conflict (site_id) do update set origins = excluded.origins, label = excluded.label, greeting = excluded.greeting,
      corner = excluded.corner, changed_by = excluded.changed_by, changed_at = excluded.changed_at`.execute(ctx.db)
}

// ── threads ──

const threadColumns = sql`
  id, site_id as "siteId", name, origin, page_url as "pageUrl", language, opened_at as "openedAt",
  last_number as "lastNumber", revoked_at as "revokedAt"`

export async function threadById(ctx: Context, id: string): Promise<Thread | undefined> {
  const { rows } = await sql<Thread>`select ${threadColumns} from widget_thread where id = ${id}`.execute(ctx.db)
  return rows[0]
}

/** Held until the transaction ends where `holds`, so that what is written gets its numbers one after the other. */
export async function threadByToken(ctx: Context, tokenHash: Buffer, holds = false): Promise<Thread | undefined> {
  const { rows } = await sql<Thread>`
    select ${threadColumns} from widget_thread where token_hash = ${tokenHash} ${holds ? sql`for update` : sql``}`.execute(
    ctx.db,
  )
  return rows[0]
}

/** The same link again opens nothing. */
export async function insertThread(
  ctx: Context,
  thread: Pick<Thread, 'id' | 'siteId' | 'name' | 'origin' | 'pageUrl' | 'language'>,
  tokenHash: Buffer,
): Promise<void> {
  await sql`
    insert into widget_thread (id, site_id, token_hash, name, origin, page_url, language, opened_at)
    values (${thread.id}, ${thread.siteId}, ${tokenHash}, ${thread.name}, ${thread.origin}, ${thread.pageUrl}, ${thread.language}, ${ctx.now()})
    on conflict (token_hash) do nothing`.execute(ctx.db)
}

/** False where its link was taken back before. */
export async function setRevoked(ctx: Context, id: string): Promise<boolean> {
  const { rows } = await sql`
    update widget_thread set revoked_at = ${ctx.now()} where id = ${id} and revoked_at is null returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

// ── what was said ──

const saidColumns = sql`
  m.id, m.thread_id as "threadId", m.number, m.employee_id as "employeeId", e.name, m.disclosure, m.text,
  m.written_at as "writtenAt", m.edited_at as "editedAt", m.removed_at as "removedAt"`
const fromSaid = sql`widget_message m left join employee e on e.id = m.employee_id`

export async function saidIn(ctx: Context, threadId: string): Promise<Said[]> {
  const { rows } = await sql<Said>`
    select ${saidColumns} from ${fromSaid} where m.thread_id = ${threadId} order by m.number`.execute(ctx.db)
  return rows
}

export async function saidById(ctx: Context, id: string): Promise<Said | undefined> {
  const { rows } = await sql<Said>`select ${saidColumns} from ${fromSaid} where m.id = ${id}`.execute(ctx.db)
  return rows[0]
}

export async function saidByDelivery(ctx: Context, deliveryId: string): Promise<Said | undefined> {
  const { rows } = await sql<Said>`
    select ${saidColumns} from ${fromSaid} where m.delivery_id = ${deliveryId}`.execute(ctx.db)
  return rows[0]
}

export async function countSince(ctx: Context, threadId: string, since: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from widget_message
    where thread_id = ${threadId} and employee_id is null and written_at > ${since}`.execute(ctx.db)
  return rows[0]?.count ?? 0
}

interface NewSaid {
  id: string
  threadId: string
  text: string
  employeeId?: string
  disclosure?: string
  deliveryId?: string
}

/** False where it stands there already: the same id of a message, or the same delivery. */
export async function insertSaid(ctx: Context, said: NewSaid): Promise<boolean> {
  const { rows } = await sql`
    with next as (
      update widget_thread set last_number = last_number + 1 where id = ${said.threadId} returning last_number
    )
    insert into widget_message (id, thread_id, number, employee_id, disclosure, text, written_at, delivery_id)
    select ${said.id}, ${said.threadId}, last_number, ${said.employeeId ?? null}, ${said.disclosure ?? null}, ${said.text},
      ${ctx.now()}, ${said.deliveryId ?? null} from next
    on conflict do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function updateSaid(ctx: Context, id: string, text: string): Promise<void> {
  await sql`
    update widget_message set text = ${text}, edited_at = ${ctx.now()}
    where id = ${id} and removed_at is null and text <> ${text}`.execute(ctx.db)
}

/** Its words go as well: whoever has the link must not find them. */
export async function removeSaid(ctx: Context, id: string): Promise<boolean> {
  const { rows } = await sql`
    update widget_message set removed_at = ${ctx.now()}, text = '' where id = ${id} and removed_at is null returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

/** The newest threads of a site since then: when they began, and who answered first when. */
export async function waitedSince(
  ctx: Context,
  siteId: string,
  since: Date,
): Promise<(Waited & { employeeId: string | null })[]> {
  const { rows } = await sql<Waited & { employeeId: string | null }>`
    select t.opened_at as "askedAt", a.written_at as "answeredAt", a.employee_id as "employeeId"
    from widget_thread t left join lateral (
      select written_at, employee_id from widget_message
      where thread_id = t.id and employee_id is not null and removed_at is null order by number limit 1
    ) a on true
    where t.site_id = ${siteId} and t.opened_at > ${since} order by t.opened_at desc limit 200`.execute(ctx.db)
  return rows
}

/** Forgets threads with all that was said in them; their links open nothing any more. */
export async function forgetThreads(ctx: Context, ids: string[]): Promise<void> {
  await sql`delete from widget_thread where id = any(${ids}::uuid[])`.execute(ctx.db)
}
