import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { postColumns, type StoredPost } from './store.ts'

/** Something else that bears our name, and what tells it apart from us. */
export interface LookAlike {
  id: string
  name: string
  text: string
  /** Why we believe so. */
  reason: string
  madeBy: string | null
  madeByName: string | null
  madeAt: Date
  changedAt: Date
  /** Conversations that are set aside for it. */
  aside: number
}

const living = sql`
  select l.id, l.name, l.text, l.reason, l.made_by as "madeBy", e.name as "madeByName", l.made_at as "madeAt", l.changed_at as "changedAt",
    (select count(*) from setting_aside s where s.look_alike_id = l.id and s.undone_at is null) as aside
  from look_alike l left join employee e on e.id = l.made_by where l.retired_at is null`

export async function lookAlikeRows(ctx: Context): Promise<LookAlike[]> {
  const { rows } = await sql<LookAlike>`${living} order by l.name`.execute(ctx.db)
  return rows
}

export async function lookAlikeRow(ctx: Context, id: string): Promise<LookAlike | undefined> {
  const { rows } = await sql<LookAlike>`${living} and l.id = ${id}`.execute(ctx.db)
  return rows[0]
}

export type NewLookAlike = Pick<LookAlike, 'id' | 'name' | 'text' | 'reason'>

/** False when the name is taken. */
export async function insertLookAlike(ctx: Context, look: NewLookAlike, madeBy: string): Promise<boolean> {
  const { rows } = await sql`
    insert into look_alike (id, name, text, reason, made_by, made_at, changed_at)
    values (${look.id}, ${look.name}, ${look.text}, ${look.reason}, ${madeBy}, ${ctx.now()}, ${ctx.now()})
    on conflict (lower(name)) where retired_at is null do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function updateLookAlike(ctx: Context, look: NewLookAlike): Promise<boolean> {
  const { rows } = await sql`
    update look_alike set name = ${look.name}, text = ${look.text}, reason = ${look.reason}, changed_at = ${ctx.now()}
    where id = ${look.id} and retired_at is null
      and not exists (select from look_alike o where lower(o.name) = lower(${look.name}) and o.retired_at is null and o.id <> ${look.id})
    returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function retireLookAlikeRow(ctx: Context, id: string): Promise<boolean> {
  const { rows } = await sql`
    update look_alike set retired_at = ${ctx.now()} where id = ${id} and retired_at is null returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

/**
 * Those of these posts that a query caught and that were said to the world: whoever writes to us in person is heard,
 * whatever the words. A public post has an address.
 */
export async function caughtInPublic(
  ctx: Context,
  messageIds: string[],
): Promise<(StoredPost & { standing: string })[]> {
  const { rows } = await sql<StoredPost & { standing: string }>`
    select ${postColumns}, c.standing
    from message m
    join conversation c on c.id = m.conversation_id
    left join person_account a on a.id = m.account_id
    where m.id = any(${messageIds}::uuid[]) and m.removed_at is null and m.author_id is null
      and m.url is not null and coalesce(m.visibility, 'public') <> 'direct'
      and exists (select from query_match qm where qm.message_id = m.id)`.execute(ctx.db)
  return rows
}

/** The newest posts that a query caught, with what became of their conversation. */
export async function newestCaught(
  ctx: Context,
  limit: number,
): Promise<(StoredPost & { standing: string; lookAlikeId: string | null })[]> {
  const { rows } = await sql<StoredPost & { standing: string; lookAlikeId: string | null }>`
    select ${postColumns}, c.standing, s.look_alike_id as "lookAlikeId"
    from (
      select * from message m where m.removed_at is null and m.author_id is null
        and exists (select from query_match qm where qm.message_id = m.id)
      order by m.posted_at desc, m.id desc limit ${limit}) m
    join conversation c on c.id = m.conversation_id
    left join person_account a on a.id = m.account_id
    left join lateral (
      select look_alike_id from setting_aside where conversation_id = c.id and undone_at is null limit 1) s on true
    order by m.posted_at desc, m.id desc`.execute(ctx.db)
  return rows
}
