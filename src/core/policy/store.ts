import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Guideline, Rule, RuleVersion } from './model.ts'

type RuleRow = Omit<Rule, 'ownerName' | 'changedAt' | 'madeAt'>

export async function ruleRows(ctx: Context): Promise<Rule[]> {
  const { rows } = await sql<Rule>`
    select r.id, r.version, r.name, r.kind, r.level, r.words, r.exceptions, r.near, r.unlike, r.examples, r.until,
           r.owner_id as "ownerId", e.name as "ownerName", r.division_id as "divisionId", r.explanation, r.suggestion,
           r.made_at as "madeAt", r.changed_at as "changedAt"
    from rule r left join employee e on e.id = r.owner_id left join division d on d.id = r.division_id
    where r.retired_at is null and d.retired_at is null order by r.name`.execute(ctx.db)
  return rows
}

/** Their names, also of those that are no longer in force: they stay in the trail. */
export async function ruleNames(ctx: Context, ids: string[]): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return []
  return ctx.db.selectFrom('rule').select(['id', 'name']).where('id', 'in', ids).execute()
}

export async function insertRule(
  ctx: Context,
  rule: RuleRow & { madeAt: Date },
  madeBy: string | null,
  isSample = false,
): Promise<void> {
  await sql`
    insert into rule (id, version, name, kind, level, words, exceptions, near, unlike, examples, until, owner_id, division_id,
                      explanation, suggestion, made_by, made_at, is_sample)
    values (${rule.id}, ${rule.version}, ${rule.name}, ${rule.kind}, ${rule.level}, ${rule.words}, ${rule.exceptions},
            ${rule.near}, ${rule.unlike}, ${JSON.stringify(rule.examples)}::jsonb, ${rule.until}, ${rule.ownerId},
            ${rule.divisionId}, ${rule.explanation}, ${rule.suggestion}, ${madeBy}, ${rule.madeAt}, ${isSample})`.execute(
    ctx.db,
  )
}

/** Only from the version that whoever changes it has seen. */
export async function updateRule(
  ctx: Context,
  rule: Omit<RuleRow, 'version'>,
  from: number,
  changedBy: string,
): Promise<boolean> {
  const { rows } = await sql`
    update rule set version = version + 1, name = ${rule.name}, kind = ${rule.kind}, level = ${rule.level},
      words = ${rule.words}, exceptions = ${rule.exceptions}, near = ${rule.near}, unlike = ${rule.unlike},
      examples = ${JSON.stringify(rule.examples)}::jsonb, until = ${rule.until}, owner_id = ${rule.ownerId},
      division_id = ${rule.divisionId}, explanation = ${rule.explanation}, suggestion = ${rule.suggestion},
      changed_by = ${changedBy}, changed_at = ${ctx.now()}
    where id = ${rule.id} and version = ${from} and retired_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Keeps what the rule says now under its version. */
export async function insertVersion(ctx: Context, ruleId: string, madeBy: string | null): Promise<void> {
  await sql`
    insert into rule_version (rule_id, version, rule, made_by, made_at)
    select id, version, jsonb_build_object(
        'name', name, 'kind', kind, 'level', level, 'words', words, 'exceptions', exceptions, 'until', until,
        'ownerId', owner_id, 'explanation', explanation, 'suggestion', suggestion,
        'near', near, 'examples', examples, 'divisionId', division_id),
      ${madeBy}::uuid, ${ctx.now()}::timestamptz
    from rule where id = ${ruleId}`.execute(ctx.db)
}

export async function versionRows(ctx: Context, ruleId: string): Promise<RuleVersion[]> {
  const { rows } = await sql<RuleVersion>`
    select v.version, v.rule, e.name as by, v.made_at as at
    from rule_version v left join employee e on e.id = v.made_by
    where v.rule_id = ${ruleId} order by v.version desc limit 100`.execute(ctx.db)
  return rows
}

/** @returns the version that was in force. */
export async function retireRuleRow(ctx: Context, id: string): Promise<number | undefined> {
  const row = await ctx.db
    .updateTable('rule')
    .set({ retired_at: ctx.now() })
    .where('id', '=', id)
    .where('retired_at', 'is', null)
    .returning('version')
    .executeTakeFirst()
  return row?.version
}

export async function guidelineRows(ctx: Context): Promise<Guideline[]> {
  const { rows } = await sql<Guideline>`
    select g.version, g.body, g.note, g.division_id as "divisionId", e.name as "publishedBy", g.published_at as "publishedAt"
    from guideline g left join employee e on e.id = g.published_by left join division d on d.id = g.division_id
    where d.retired_at is null order by g.version desc`.execute(ctx.db)
  return rows
}

/** The newest version that holds: the text for everybody, or the addition of that division if it came later. */
export async function newestVersion(ctx: Context, divisionId: string | null = null): Promise<number | null> {
  const { rows } = await sql<{ version: number | null }>`
    select max(version) as version from guideline
    where division_id is null or division_id = ${divisionId}::uuid`.execute(ctx.db)
  return rows[0]?.version ?? null
}

/** Two who publish at once get two versions, one after the other. */
export async function insertGuideline(
  ctx: Context,
  guideline: { body: string; note: string; divisionId?: string | null; publishedBy: string | null; publishedAt: Date },
  isSample = false,
): Promise<number> {
  await sql`lock table guideline in share row exclusive mode`.execute(ctx.db)
  const { rows } = await sql<{ version: number }>`
    insert into guideline (version, body, note, division_id, published_by, published_at, is_sample)
    select coalesce(max(version), 0) + 1, ${guideline.body}, ${guideline.note}, ${guideline.divisionId ?? null}::uuid,
           ${guideline.publishedBy}::uuid, ${guideline.publishedAt}::timestamptz, ${isSample}
    from guideline returning version`.execute(ctx.db)
  return rows[0]?.version ?? 1
}

export async function insertAttestation(ctx: Context, employeeId: string, version: number): Promise<boolean> {
  const { rows } = await sql`
    insert into attestation (employee_id, version, at) values (${employeeId}, ${version}, ${ctx.now()})
    on conflict do nothing returning version`.execute(ctx.db)
  return rows.length === 1
}

/** Who has read which of the newest versions. */
export async function attestedVersions(ctx: Context): Promise<{ employeeId: string; version: number }[]> {
  const { rows } = await sql<{ employeeId: string; version: number }>`
    select a.employee_id as "employeeId", a.version from attestation a
    where a.version in (select max(version) from guideline group by division_id)`.execute(ctx.db)
  return rows
}

export async function versionsReadBy(ctx: Context, employeeId: string): Promise<number[]> {
  const rows = await ctx.db.selectFrom('attestation').select('version').where('employee_id', '=', employeeId).execute()
  return rows.map(row => row.version)
}

export async function deleteSamplePolicy(ctx: Context): Promise<void> {
  await ctx.db.deleteFrom('rule').where('is_sample', '=', true).execute()
  await sql`delete from attestation where version in (select version from guideline where is_sample)`.execute(ctx.db)
  await ctx.db.deleteFrom('guideline').where('is_sample', '=', true).execute()
}
