import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Sign, Signal } from './model.ts'
import { signOfPage } from './sign-of-page.ts'

export interface MessageSigns {
  messageId: string
  accountId: string
  signs: { sign: Sign; words: string }[]
  at: Date
}

/** Keeps what these posts say, instead of what they said before; of nobody who does not want it. */
export async function replaceSigns(ctx: Context, messageIds: string[], rows: MessageSigns[]): Promise<void> {
  await sql`delete from buying_signal where message_id = any(${messageIds}::uuid[])`.execute(ctx.db)
  if (rows.length === 0) return
  const ordered = rows.toSorted((a, b) => (a.messageId < b.messageId ? -1 : 1))
  await sql`
    insert into buying_signal (message_id, account_id, signs, at)
    select t.message_id, t.account_id, t.signs::jsonb, t.at
    from unnest(${ordered.map(r => r.messageId)}::uuid[], ${ordered.map(r => r.accountId)}::uuid[],
      ${ordered.map(r => JSON.stringify(r.signs))}::text[], ${ordered.map(r => r.at)}::timestamptz[]) as t (message_id, account_id, signs, at)
    join person_account a on a.id = t.account_id
    where not exists (select 1 from buying_unasked u where u.person_id in (select person_all(a.person_id)))
    on conflict (message_id) do update set signs = excluded.signs`.execute(ctx.db)
}

/** What was taken away where it stood says nothing any more. */
export async function deleteSignsOfRemoved(ctx: Context, conversationIds: string[]): Promise<void> {
  await sql`
    delete from buying_signal s using message m
    where m.conversation_id = any(${conversationIds}::uuid[]) and m.removed_at is not null and s.message_id = m.id`.execute(
    ctx.db,
  )
}

const lookedBackDays = 365
const mostOfOne = 30

/**
 * What these people said in the last year, over all their accounts, with links of ours that somebody followed in
 * conversations that they began, and purchases that were confirmed there. By the key that each was asked under.
 */
async function signalsBy(
  ctx: Context,
  asked: { key: string; personId: string }[],
): Promise<(Signal & { key: string })[]> {
  const { rows } = await sql<Signal & { key: string; url: string | null }>`
    with asked as (
      select * from unnest(${asked.map(a => a.key)}::uuid[], ${asked.map(a => a.personId)}::uuid[]) as t (key, person_id)
    ), said as (
      select asked.key, s.*, m.conversation_id
      from asked cross join lateral person_all(asked.person_id) as one (id) join person_account a on a.person_id = one.id
      cross join lateral (
        select * from buying_signal where account_id = a.id and at > ${ctx.now()}::timestamptz - make_interval(days => ${lookedBackDays})
        order by at desc limit ${mostOfOne}) s
      cross join lateral (select conversation_id from message where id = s.message_id limit 1) m
    ), began as (
      select distinct said.key, c.id from said cross join lateral (
        select c.id from conversation c where c.id = said.conversation_id and c.opened_by = said.account_id limit 1) c
    )
    select key, one.sign, one.words, said.at, conversation_id as "conversationId", null as url
    from said cross join lateral jsonb_to_recordset(signs) as one (sign text, words text)
    union all
    select began.key, 'followed-link', l.title, l.followed_at, began.id, l.url
    from began cross join lateral (
      select title, url, followed_at from tracked_link where conversation_id = began.id and followed_at is not null
      order by made_at desc limit 10) l
    union all
    select began.key, 'bought', null, o.at, began.id, null
    from began cross join lateral (
      select at from outcome where conversation_id = began.id and kind = 'purchase' and withdrawn_at is null limit 10) o`.execute(
    ctx.db,
  )
  return rows.map(({ url, ...signal }) => (url ? { ...signal, sign: signOfPage(url, signal.words ?? '') } : signal))
}

/** Of whoever began each of these conversations. */
export async function signalsOfOpeners(ctx: Context, conversationIds: string[]): Promise<Map<string, Signal[]>> {
  const { rows } = await sql<{ key: string; personId: string }>`
    select c.id as key, a.person_id as "personId" from conversation c join person_account a on a.id = c.opened_by
    where c.id = any(${conversationIds}::uuid[])`.execute(ctx.db)
  return Map.groupBy(await signalsBy(ctx, rows), ({ key }) => key)
}

/** Of each of these people. */
export async function signalsOfEach(ctx: Context, personIds: string[]): Promise<Map<string, Signal[]>> {
  const asked = personIds.map(personId => ({ key: personId, personId }))
  return Map.groupBy(await signalsBy(ctx, asked), ({ key }) => key)
}

export function signalsOf(ctx: Context, personId: string): Promise<Signal[]> {
  return signalsBy(ctx, [{ key: personId, personId }])
}

/** Since when somebody wants no such guess; nothing where they did not say so. */
export async function unaskedSince(ctx: Context, personIds: string[]): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date }>`
    select at from buying_unasked where person_id = any(${personIds}::uuid[]) order by at limit 1`.execute(ctx.db)
  return rows[0]?.at
}

export async function forgetSigns(ctx: Context, personId: string, personIds: string[]): Promise<void> {
  await sql`
    insert into buying_unasked (person_id, at) values (${personId}, ${ctx.now()}) on conflict do nothing`.execute(
    ctx.db,
  )
  await sql`
    delete from buying_signal s using person_account a
    where a.person_id = any(${personIds}::uuid[]) and s.account_id = a.id`.execute(ctx.db)
}
