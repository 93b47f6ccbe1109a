import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Drill, DrillMessage, DrillReview, DrillTry } from './model.ts'

const columns = sql`
  d.id, d.conversation_id as "conversationId", d.title, d.language, d.kind, d.topic_ids as "topicIds",
  array(select t.name from topic t where t.id = any(d.topic_ids) order by t.name) as topics, d.messages, d.answer, d.reviews, d.outcome,
  p.name as "proposedByName", k.name as "checkedByName", d.checked_at as "checkedAt"`
const from = sql`drill d join employee p on p.id = d.proposed_by left join employee k on k.id = d.checked_by`

const mostDrills = 200

/** Those that were checked by a person, the newest first. */
export async function openDrills(ctx: Context): Promise<Drill[]> {
  const { rows } = await sql<Drill>`
    select ${columns} from ${from} where d.retired_at is null and d.checked_at is not null
    order by d.checked_at desc, d.id limit ${mostDrills}`.execute(ctx.db)
  return rows
}

/** Those that nobody has checked yet. */
export async function proposedDrills(ctx: Context): Promise<Drill[]> {
  const { rows } = await sql<Drill>`
    select ${columns} from ${from} where d.retired_at is null and d.checked_at is null
    order by d.proposed_at, d.id limit ${mostDrills}`.execute(ctx.db)
  return rows
}

export async function drillById(ctx: Context, id: string): Promise<Drill | undefined> {
  const { rows } = await sql<Drill>`select ${columns} from ${from} where d.id = ${id} and d.retired_at is null`.execute(
    ctx.db,
  )
  return rows[0]
}

/** The one living drill of a conversation. */
export async function drillIdOf(ctx: Context, conversationId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from drill where conversation_id = ${conversationId} and retired_at is null`.execute(ctx.db)
  return rows[0]?.id ?? null
}

export async function insertDrill(
  ctx: Context,
  drill: Pick<
    Drill,
    'id' | 'conversationId' | 'title' | 'language' | 'kind' | 'topicIds' | 'messages' | 'answer' | 'reviews' | 'outcome'
  >,
  by: string,
): Promise<boolean> {
  const { rows } = await sql`
    insert into drill (id, conversation_id, title, language, kind, topic_ids, messages, answer, reviews, outcome, proposed_by, proposed_at)
    values (${drill.id}, ${drill.conversationId}, ${drill.title}, ${drill.language}, ${drill.kind}, ${drill.topicIds}::uuid[],
      ${JSON.stringify(drill.messages)}::jsonb, ${drill.answer}, ${JSON.stringify(drill.reviews)}::jsonb, ${drill.outcome}, ${by}, ${ctx.now()})
    on conflict (conversation_id) where retired_at is null do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function checkRow(
  ctx: Context,
  id: string,
  said: { title: string; messages: DrillMessage[]; answer: string; reviews: DrillReview[]; outcome: string },
  by: string,
): Promise<boolean> {
  const { rows } = await sql`
    update drill set title = ${said.title}, messages = ${JSON.stringify(said.messages)}::jsonb, answer = ${said.answer},
      reviews = ${JSON.stringify(said.reviews)}::jsonb, outcome = ${said.outcome}, checked_by = ${by}, checked_at = ${ctx.now()}
    where id = ${id} and retired_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function retireRow(ctx: Context, id: string): Promise<boolean> {
  const { rows } = await sql`
    update drill set retired_at = ${ctx.now()} where id = ${id} and retired_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

const tryColumns = sql`
  y.id, y.drill_id as "drillId", d.title as "drillTitle", y.employee_id as "employeeId", e.name as "employeeName", y.text, y.findings,
  y.said, y.at, l.name as "lookedByName", y.looked_at as "lookedAt", y.is_good as "isGood", y.comment`
const tryFrom = sql`
  drill_try y join drill d on d.id = y.drill_id join employee e on e.id = y.employee_id left join employee l on l.id = y.looked_by`

export async function insertTry(
  ctx: Context,
  tried: Pick<DrillTry, 'id' | 'drillId' | 'employeeId' | 'text' | 'findings' | 'said'>,
): Promise<void> {
  await sql`
    insert into drill_try (id, drill_id, employee_id, text, findings, said, at)
    values (${tried.id}, ${tried.drillId}, ${tried.employeeId}, ${tried.text}, ${JSON.stringify(tried.findings)}::jsonb, ${tried.said},
      ${ctx.now()})`.execute(ctx.db)
}

export async function tryById(ctx: Context, id: string): Promise<DrillTry | undefined> {
  const { rows } = await sql<DrillTry>`select ${tryColumns} from ${tryFrom} where y.id = ${id}`.execute(ctx.db)
  return rows[0]
}

const mostTries = 200

export async function triesOf(ctx: Context, employeeId: string): Promise<DrillTry[]> {
  const { rows } = await sql<DrillTry>`
    select ${tryColumns} from ${tryFrom} where y.employee_id = ${employeeId} order by y.at desc limit ${mostTries}`.execute(
    ctx.db,
  )
  return rows
}

/** At which nobody has looked yet, the longest waiting first. */
export async function waitingTries(ctx: Context): Promise<DrillTry[]> {
  const { rows } = await sql<DrillTry>`
    select ${tryColumns} from ${tryFrom} where y.looked_at is null and d.retired_at is null order by y.at limit ${mostTries}`.execute(
    ctx.db,
  )
  return rows
}

export async function lookRow(
  ctx: Context,
  id: string,
  { by, comment, isGood }: { by: string; comment: string; isGood: boolean },
): Promise<boolean> {
  const { rows } = await sql`
    update drill_try set looked_by = ${by}, looked_at = ${ctx.now()}, is_good = ${isGood}, comment = ${comment}
    where id = ${id} and looked_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Drills that were found good, each once for each of them: when first, and about what. */
export async function goodRows(
  ctx: Context,
  employeeIds: string[],
): Promise<{ employeeId: string; at: Date; topicIds: string[] }[]> {
  const { rows } = await sql<{ employeeId: string; at: Date; topicIds: string[] }>`
    select t.employee_id as "employeeId", t.at, (select d.topic_ids from drill d where d.id = t.drill_id) as "topicIds"
    from (
      select employee_id, drill_id, max(looked_at) as at from drill_try
      where employee_id = any(${employeeIds}::uuid[]) and is_good group by employee_id, drill_id) t`.execute(ctx.db)
  return rows
}
