import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Company, Topic } from './model.ts'
import type { Disclosures } from './wordings.ts'

export async function companyRow(ctx: Context): Promise<Company | undefined> {
  const row = await ctx.db.selectFrom('company').selectAll().executeTakeFirst()
  return (
    row && {
      name: row.name,
      about: row.about,
      language: row.language,
      timezone: row.timezone,
      disclosures: row.disclosures as unknown as Disclosures,
      answerWithinMinutes: row.answer_within_minutes,
      calendarId: row.calendar_id,
      setUpAt: row.set_up_at,
    }
  )
}

export async function insertCompany(ctx: Context, company: Company): Promise<boolean> {
  const { rows } = await sql`
    insert into company (name, about, language, timezone, disclosures, answer_within_minutes, set_up_at)
    values (${company.name}, ${company.about}, ${company.language}, ${company.timezone},
            ${JSON.stringify(company.disclosures)}::jsonb, ${company.answerWithinMinutes}, ${company.setUpAt})
    on conflict (id) do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function updateCompany(ctx: Context, company: Company): Promise<void> {
  await sql`
    update company set name = ${company.name}, about = ${company.about}, language = ${company.language},
      timezone = ${company.timezone}, disclosures = ${JSON.stringify(company.disclosures)}::jsonb,
      answer_within_minutes = ${company.answerWithinMinutes}, calendar_id = ${company.calendarId}`.execute(ctx.db)
}

export async function topicRows(ctx: Context): Promise<Topic[]> {
  const rows = await ctx.db
    .selectFrom('topic')
    .select(['id', 'name', 'kind', 'words'])
    .where('retired_at', 'is', null)
    .orderBy('kind')
    .orderBy('name')
    .execute()
  return rows.map(row => ({ ...row, kind: row.kind as Topic['kind'] }))
}

export async function insertTopics(ctx: Context, topics: Topic[], isSample: boolean): Promise<void> {
  if (topics.length === 0) return
  await ctx.db
    .insertInto('topic')
    .values(topics.map(topic => ({ ...topic, created_at: ctx.now(), is_sample: isSample })))
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

export async function updateTopic(
  ctx: Context,
  topicId: string,
  { name, kind, words }: { name?: string | undefined; kind?: Topic['kind'] | undefined; words?: string[] | undefined },
): Promise<boolean> {
  const { rows } = await sql`
    update topic set name = coalesce(${name ?? null}, name), kind = coalesce(${kind ?? null}, kind),
      words = coalesce(${words ?? null}::text[], words)
    where id = ${topicId} and retired_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function retireTopic(ctx: Context, topicId: string): Promise<boolean> {
  const row = await ctx.db
    .updateTable('topic')
    .set({ retired_at: ctx.now() })
    .where('id', '=', topicId)
    .where('retired_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function deleteSampleTopics(ctx: Context): Promise<void> {
  await ctx.db.deleteFrom('topic').where('is_sample', '=', true).execute()
}
