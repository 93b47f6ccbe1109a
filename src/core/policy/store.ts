import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Guideline, Rule } from './model.ts'

export async function ruleRows(ctx: Context): Promise<Rule[]> {
  const { rows } = await sql<Rule>`
    select r.id, r.name, r.kind, r.level, r.words, r.exceptions, r.until, r.owner_id as "ownerId", e.name as "ownerName",
           r.explanation, r.suggestion, r.made_at as "madeAt"
    from rule r left join employee e on e.id = r.owner_id
    where r.retired_at is null order by r.name`.execute(ctx.db)
  return rows
}

/** Their names, also of those that are no longer in force: they stay in the trail. */
export async function ruleNames(ctx: Context, ids: string[]): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return []
  return ctx.db.selectFrom('rule').select(['id', 'name']).where('id', 'in', ids).execute()
}

export async function insertRule(
  ctx: Context,
  rule: Omit<Rule, 'ownerName'>,
  madeBy: string | null,
  isSample = false,
): Promise<void> {
  await sql`
    insert into rule (id, name, kind, level, words, exceptions, until, owner_id, explanation, suggestion, made_by, made_at, is_sample)
    values (${rule.id}, ${rule.name}, ${rule.kind}, ${rule.level}, ${rule.words}, ${rule.exceptions}, ${rule.until}, ${rule.ownerId},
            ${rule.explanation}, ${rule.suggestion}, ${madeBy}, ${rule.madeAt}, ${isSample})`.execute(ctx.db)
}

export async function retireRuleRow(ctx: Context, id: string): Promise<boolean> {
  const row = await ctx.db
    .updateTable('rule')
    .set({ retired_at: ctx.now() })
    .where('id', '=', id)
    .where('retired_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function guidelineRows(ctx: Context): Promise<Guideline[]> {
  const { rows } = await sql<Guideline>`
    select g.version, g.body, g.note, e.name as "publishedBy", g.published_at as "publishedAt"
    from guideline g left join employee e on e.id = g.published_by order by g.version desc`.execute(ctx.db)
  return rows
}

export async function newestVersion(ctx: Context): Promise<number | null> {
  const row = await ctx.db
    .selectFrom('guideline')
    .select(({ fn }) => fn.max('version').as('version'))
    .executeTakeFirst()
  return row?.version ?? null
}

/** Two who publish at once get two versions, one after the other. */
export async function insertGuideline(
  ctx: Context,
  guideline: { body: string; note: string; publishedBy: string | null; publishedAt: Date },
  isSample = false,
): Promise<number> {
  await sql`lock table guideline in share row exclusive mode`.execute(ctx.db)
  const { rows } = await sql<{ version: number }>`
    insert into guideline (version, body, note, published_by, published_at, is_sample)
    select coalesce(max(version), 0) + 1, ${guideline.body}, ${guideline.note}, ${guideline.publishedBy}::uuid, ${guideline.publishedAt}::timestamptz, ${isSample}
    from guideline returning version`.execute(ctx.db)
  return rows[0]?.version ?? 1
}

export async function insertAttestation(ctx: Context, employeeId: string, version: number): Promise<boolean> {
  const { rows } = await sql`
    insert into attestation (employee_id, version, at) values (${employeeId}, ${version}, ${ctx.now()})
    on conflict do nothing returning version`.execute(ctx.db)
  return rows.length === 1
}

export async function attestedVersions(ctx: Context): Promise<{ employeeId: string; version: number }[]> {
  const { rows } = await sql<{ employeeId: string; version: number }>`
    select employee_id as "employeeId", max(version) as version from attestation group by employee_id`.execute(ctx.db)
  return rows
}

export async function deleteSamplePolicy(ctx: Context): Promise<void> {
  await ctx.db.deleteFrom('rule').where('is_sample', '=', true).execute()
  await sql`delete from attestation where version in (select version from guideline where is_sample)`.execute(ctx.db)
  await ctx.db.deleteFrom('guideline').where('is_sample', '=', true).execute()
}
