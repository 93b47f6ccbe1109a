import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { KitItem } from './model.ts'

const mostShown = 50

/** Offers an article to colleagues, or changes what is noted with it. */
export async function upsertKit(ctx: Context, articleId: string, note: string, by: string): Promise<void> {
  await sql`
    insert into sharing_kit (article_id, note, offered_by, offered_at) values (${articleId}, ${note}, ${by}, ${ctx.now()})
    on conflict (article_id) do update set note = excluded.note`.execute(ctx.db)
}

export async function deleteKit(ctx: Context, articleId: string): Promise<boolean> {
  const { rows } = await sql`delete from sharing_kit where article_id = ${articleId} returning article_id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

/** What its author noted with it; nothing where it is not offered. */
export async function kitNote(ctx: Context, articleId: string): Promise<string | undefined> {
  const { rows } = await sql<{ note: string }>`select note from sharing_kit where article_id = ${articleId}`.execute(
    ctx.db,
  )
  return rows[0]?.note
}

/** What others would like told, the newest first: articles that stand outside, and posts. Never one's own. */
export async function kitRows(ctx: Context, employeeId: string): Promise<(KitItem & { html: string })[]> {
  const { rows } = await sql<KitItem & { html: string }>`
    select * from (
      (select o.article_id as "articleId", null::uuid as "shareId", o.title, o.summary as about, o.html,
        o.language, k.note, o.author_id as "byId", e.name as "byName", k.offered_at as at,
        array(select distinct n.name from share s join employee n on n.id = s.author_id
          where s.article_id = o.article_id and s.step = 'released' order by 1) as told
      from (select * from sharing_kit order by offered_at desc limit ${mostShown}) k
        join article_edition o on o.article_id = k.article_id join employee e on e.id = o.author_id
      where o.withdrawn_at is null and o.author_id <> ${employeeId})
      union all
      (select null, s.id, '', s.text, '', s.language, '', s.author_id, e.name, s.released_at,
        array(select distinct n.name from share t join employee n on n.id = t.author_id
          where t.after_id = s.id and t.step = 'released' order by 1)
      from (select * from share where is_for_colleagues and step = 'released' order by released_at desc limit ${mostShown}) s
        join employee e on e.id = s.author_id
      where s.author_id <> ${employeeId} and exists (select 1 from share_post p where p.share_id = s.id and p.step = 'sent'))) kit
    order by at desc limit ${mostShown}`.execute(ctx.db)
  return rows
}
