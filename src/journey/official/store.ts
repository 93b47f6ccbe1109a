import { sql } from 'kysely'
import { newId } from '#lib/id'
import type { Context } from '#platform/context'
import type {
  CorrectedWords,
  PlaceStep,
  Statement,
  StatementCorrection,
  StatementPlace,
  StatementStep,
} from './model.ts'

const placeColumns = sql`
  p.id, p.statement_id as "statementId", p.account_id as "accountId", a.network, a.connector, a.handle, p.words, p.step, p.said,
  p.external_id as "externalId", p.url, p.failure, p.sent_at as "sentAt", r.name as "retractedByName", p.retracted_why as "retractedWhy",
  p.retracted_at as "retractedAt"`
const columns = sql`
  s.id, s.kind, s.title, s.text, s.language, s.link, s.happens_at as "happensAt", s.happens_where as "happensWhere",
  s.embargo_until as "embargoUntil", s.telling_words as "tellingWords", s.embargo_rule_id as "embargoRuleId", s.author_id as "authorId",
  e.name as "authorName", s.step, s.version, s.findings, s.guideline_version as "guidelineVersion", s.made_at as "madeAt",
  s.changed_at as "changedAt", s.released_at as "releasedAt"`

export async function statementRows(ctx: Context, limit: number): Promise<Statement[]> {
  const { rows } = await sql<Statement>`
    select ${columns} from (select * from statement order by made_at desc limit ${limit}) s join employee e on e.id = s.author_id
    order by s.made_at desc`.execute(ctx.db)
  return withPlaces(ctx, rows)
}

/** Only what its author published, whether it has arrived or not. */
export async function releasedRows(ctx: Context, limit: number): Promise<Statement[]> {
  const { rows } = await sql<Statement>`
    select ${columns} from (select * from statement where step = 'released' order by made_at desc limit ${limit}) s
      join employee e on e.id = s.author_id
    order by s.made_at desc`.execute(ctx.db)
  return withPlaces(ctx, rows)
}

export async function statementById(ctx: Context, id: string): Promise<Statement | undefined> {
  const { rows } = await sql<Statement>`
    select ${columns} from statement s join employee e on e.id = s.author_id where s.id = ${id}`.execute(ctx.db)
  return (await withPlaces(ctx, rows))[0]
}

/** Held until the transaction ends. */
export async function lockStatement(ctx: Context, id: string): Promise<void> {
  await sql`select 1 from statement where id = ${id} for update`.execute(ctx.db)
}

async function withPlaces(ctx: Context, statements: Statement[]): Promise<Statement[]> {
  if (statements.length === 0) return []
  const { rows } = await sql<StatementPlace>`
    select ${placeColumns} from statement_place p join account a on a.id = p.account_id left join employee r on r.id = p.retracted_by
    where p.statement_id = any(${statements.map(({ id }) => id)}::uuid[]) order by a.network, a.handle`.execute(ctx.db)
  return statements.map(statement => ({
    ...statement,
    places: rows.filter(place => place.statementId === statement.id),
  }))
}

export async function placeById(ctx: Context, id: string): Promise<StatementPlace | undefined> {
  const { rows } = await sql<StatementPlace>`
    select ${placeColumns} from statement_place p join account a on a.id = p.account_id left join employee r on r.id = p.retracted_by
    where p.id = ${id}`.execute(ctx.db)
  return rows[0]
}

type Written = Pick<
  Statement,
  | 'id'
  | 'kind'
  | 'title'
  | 'text'
  | 'language'
  | 'link'
  | 'happensAt'
  | 'happensWhere'
  | 'embargoUntil'
  | 'tellingWords'
  | 'embargoRuleId'
>

/** Writes it down, or anew in place of what it said; a draft either way. */
export async function upsertStatement(ctx: Context, statement: Written, authorId: string): Promise<void> {
  await sql`
    insert into statement (id, kind, title, text, language, link, happens_at, happens_where, embargo_until, telling_words, embargo_rule_id,
      author_id, step, made_at, changed_at)
    values (${statement.id}, ${statement.kind}, ${statement.title}, ${statement.text}, ${statement.language}, ${statement.link},
      ${statement.happensAt}, ${statement.happensWhere}, ${statement.embargoUntil}, ${statement.tellingWords}, ${statement.embargoRuleId},
      ${authorId}, 'draft', ${ctx.now()}, ${ctx.now()})
    on conflict (id) do update set kind = excluded.kind, title = excluded.title, text = excluded.text, language = excluded.language,
      link = excluded.link, happens_at = excluded.happens_at, happens_where = excluded.happens_where,
      embargo_until = excluded.embargo_until, telling_words = excluded.telling_words, embargo_rule_id = excluded.embargo_rule_id,
      step = 'draft', version = statement.version + 1, changed_at = excluded.changed_at`.execute(ctx.db)
}

/** Where it is to be said, in place of where it was. */
export async function replacePlaces(
  ctx: Context,
  statementId: string,
  places: { accountId: string; words: string | null }[],
): Promise<void> {
  const accountIds = places.map(({ accountId }) => accountId)
  await sql`
    delete from statement_place where statement_id = ${statementId} and account_id <> all(${accountIds}::uuid[])`.execute(
    ctx.db,
  )
  for (const { accountId, words } of places)
    await sql`
      insert into statement_place (id, statement_id, account_id, words, step)
      values (${newId()}, ${statementId}, ${accountId}, ${words}, 'chosen')
      on conflict (statement_id, account_id) do update set words = excluded.words`.execute(ctx.db)
}

/** Moves it on, if it still stands where it was thought to stand. */
export async function moveStatement(
  ctx: Context,
  id: string,
  from: StatementStep[],
  to: {
    step: StatementStep
    text?: string | undefined
    findings?: unknown
    guidelineVersion?: number | null
    releasedAt?: Date
  },
): Promise<boolean> {
  const findings = to.findings === undefined ? null : JSON.stringify(to.findings)
  const { rows } = await sql`
    update statement set step = ${to.step}, text = coalesce(${to.text ?? null}, text),
      version = version + case when ${to.text ?? null}::text is null then 0 else 1 end, changed_at = ${ctx.now()},
      findings = coalesce(${findings}::jsonb, findings), guideline_version = coalesce(${to.guidelineVersion ?? null}::integer, guideline_version),
      released_at = coalesce(${to.releasedAt ?? null}::timestamptz, released_at)
    where id = ${id} and step = any(${from}) returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Moves one of its places on, if it still stands where it was thought to stand. */
export async function movePlace(
  ctx: Context,
  id: string,
  from: PlaceStep[],
  to: {
    step: PlaceStep
    said?: string
    externalId?: string
    url?: string | undefined
    failure?: string
    sentAt?: Date
    retraction?: { by: string; why: string }
  },
): Promise<boolean> {
  const { rows } = await sql`
    update statement_place set step = ${to.step}, said = coalesce(${to.said ?? null}, said),
      external_id = coalesce(${to.externalId ?? null}, external_id), url = coalesce(${to.url ?? null}, url), failure = ${to.failure ?? null},
      sent_at = coalesce(${to.sentAt ?? null}::timestamptz, sent_at),
      retracted_by = coalesce(${to.retraction?.by ?? null}::uuid, retracted_by),
      retracted_why = coalesce(${to.retraction?.why ?? null}, retracted_why),
      retracted_at = case when ${to.step} = 'retracted' then ${ctx.now()}::timestamptz else retracted_at end
    where id = ${id} and step = any(${from}) returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Its words as they read from now on. */
export async function rewordStatement(ctx: Context, id: string, becomes: CorrectedWords): Promise<void> {
  await sql`
    update statement set title = ${becomes.title}, text = ${becomes.text}, link = ${becomes.link}, happens_at = ${becomes.happensAt},
      happens_where = ${becomes.happensWhere}, version = version + 1, changed_at = ${ctx.now()}
    where id = ${id}`.execute(ctx.db)
  for (const { placeId, words } of becomes.places)
    await sql`update statement_place set words = ${words || null} where id = ${placeId} and statement_id = ${id}`.execute(
      ctx.db,
    )
}

/** What stands at a place now. */
export async function sayAtPlace(ctx: Context, id: string, said: string, url: string | undefined): Promise<void> {
  await sql`
    update statement_place set said = ${said}, url = coalesce(${url ?? null}, url), failure = null
    where id = ${id}`.execute(ctx.db)
}

// ── corrections ──

const correctionColumns = sql`
  k.id, k.statement_id as "statementId", k.becomes, k.reason, k.employee_id as "employeeId", e.name as "employeeName", k.step,
  k.made_at as "madeAt", k.released_at as "releasedAt"`

/** JSON has no instants. */
function dated(row: StatementCorrection): StatementCorrection {
  const { happensAt } = row.becomes
  return { ...row, becomes: { ...row.becomes, happensAt: happensAt && new Date(happensAt) } }
}

/** False when another one waits. */
export async function insertCorrection(
  ctx: Context,
  correction: Pick<StatementCorrection, 'id' | 'statementId' | 'becomes' | 'reason' | 'employeeId'> & {
    findings: unknown
    guidelineVersion: number | null
  },
): Promise<boolean> {
  const { rows } = await sql`
    insert into statement_correction (id, statement_id, becomes, reason, employee_id, step, findings, guideline_version, made_at)
    values (${correction.id}, ${correction.statementId}, ${JSON.stringify(correction.becomes)}::jsonb, ${correction.reason},
      ${correction.employeeId}, 'in-review', ${JSON.stringify(correction.findings)}::jsonb, ${correction.guidelineVersion}, ${ctx.now()})
    on conflict (statement_id) where step in ('in-review', 'returned', 'approved') do nothing returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

export async function correctionById(ctx: Context, id: string): Promise<StatementCorrection | undefined> {
  const { rows } = await sql<StatementCorrection>`
    select ${correctionColumns} from statement_correction k join employee e on e.id = k.employee_id where k.id = ${id}`.execute(
    ctx.db,
  )
  return rows[0] && dated(rows[0])
}

/** The one that has not left, held until the transaction ends. */
export async function livingCorrectionOf(ctx: Context, statementId: string): Promise<StatementCorrection | undefined> {
  const { rows } = await sql<StatementCorrection>`
    select ${correctionColumns} from statement_correction k join employee e on e.id = k.employee_id
    where k.statement_id = ${statementId} and k.step in ('in-review', 'returned', 'approved') for update of k`.execute(
    ctx.db,
  )
  return rows[0] && dated(rows[0])
}

/** Moves it on, if it still stands where it was thought to stand. */
export async function moveCorrection(
  ctx: Context,
  id: string,
  from: StatementCorrection['step'][],
  to: { step: StatementCorrection['step']; text?: string; releasedAt?: Date },
): Promise<boolean> {
  const { rows } = await sql`
    update statement_correction set step = ${to.step}, released_at = coalesce(${to.releasedAt ?? null}::timestamptz, released_at),
      becomes = case when ${to.text ?? null}::text is null then becomes else jsonb_set(becomes, '{text}', to_jsonb(${to.text ?? ''}::text)) end
    where id = ${id} and step = any(${from}) returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function insertCorrectionPlace(
  ctx: Context,
  at: { id: string; correctionId: string; placeId: string; said: string; saidBefore: string | null },
): Promise<void> {
  await sql`
    insert into statement_correction_place (id, correction_id, place_id, said, said_before, step)
    values (${at.id}, ${at.correctionId}, ${at.placeId}, ${at.said}, ${at.saidBefore}, 'sending')`.execute(ctx.db)
}

/** Says how it went at one place; nothing where that was said before, or where it is none of these. */
export async function settleCorrectionPlace(
  ctx: Context,
  id: string,
  to: { step: 'done' | 'refused'; failure?: string },
): Promise<{ placeId: string; said: string } | undefined> {
  const { rows } = await sql<{ placeId: string; said: string }>`
    update statement_correction_place set step = ${to.step}, failure = ${to.failure ?? null}, settled_at = ${ctx.now()}
    where id = ${id} and step = 'sending' returning place_id as "placeId", said`.execute(ctx.db)
  return rows[0]
}

/** Corrections of a place that are on their way. */
export async function changesOnTheirWay(ctx: Context, placeId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from statement_correction_place where place_id = ${placeId} and step = 'sending'`.execute(ctx.db)
  return rows.map(row => row.id)
}

// ── the sample company's ──

/** Takes away what the sample company said in its own name; returns the ids. */
export async function deleteSampleStatements(ctx: Context): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    delete from statement where author_id in (select id from employee where is_sample) returning id`.execute(ctx.db)
  return rows.map(({ id }) => id)
}
