import { sql } from 'kysely'
import { newId } from '#lib/id'
import type { Context } from '#platform/context'
import type { Concerned, Deed, Incident } from './model.ts'

const columns = sql`
  i.id, i.answer_id as "answerId", i.reason, i.is_drill as "isDrill", i.raised_by as "raisedBy", r.name as "raisedByName",
  i.raised_at as "raisedAt", coalesce(f.lifted_at is null and f.id is not null, false) as "isFrozen", i.frozen_id as "frozenId", i.lesson,
  i.rule_id as "ruleId", i.closed_at as "closedAt", c.name as "closedByName"`
const from = sql`
  incident i join employee r on r.id = i.raised_by left join employee c on c.id = i.closed_by left join frozen_words f on f.id = i.frozen_id`

export async function incidentRows(ctx: Context): Promise<Incident[]> {
  const { rows } = await sql<Incident>`
    select ${columns} from ${from} order by i.closed_at is not null, i.raised_at desc limit 100`.execute(ctx.db)
  return rows
}

export async function incidentById(ctx: Context, id: string): Promise<Incident | undefined> {
  const { rows } = await sql<Incident>`select ${columns} from ${from} where i.id = ${id}`.execute(ctx.db)
  return rows[0]
}

/** The one that is open about this answer already, held until the transaction ends. */
export async function openIncidentOf(ctx: Context, answerId: string, isDrill: boolean): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from incident where answer_id = ${answerId} and is_drill = ${isDrill} and closed_at is null for update`.execute(
    ctx.db,
  )
  return rows[0]?.id
}

export async function insertIncident(
  ctx: Context,
  incident: { id: string; answerId: string; reason: string; isDrill: boolean; by: string; frozenId: string | null },
): Promise<boolean> {
  const { rows } = await sql`
    insert into incident (id, answer_id, reason, is_drill, raised_by, raised_at, frozen_id)
    values (${incident.id}, ${incident.answerId}, ${incident.reason}, ${incident.isDrill}, ${incident.by}, ${ctx.now()}, ${incident.frozenId})
    on conflict (answer_id, is_drill) where closed_at is null do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function insertConcerned(
  ctx: Context,
  incidentId: string,
  answers: { id: string; share: number }[],
): Promise<void> {
  await sql`
    insert into incident_answer (incident_id, answer_id, share)
    select ${incidentId}, id, share from unnest(${answers.map(a => a.id)}::uuid[], ${answers.map(a => a.share)}::real[]) as t (id, share)
    on conflict do nothing`.execute(ctx.db)
}

export async function concernedIn(ctx: Context, incidentId: string): Promise<Concerned[]> {
  const { rows } = await sql<Concerned>`
    select a.id as "answerId", a.conversation_id as "conversationId", c.network, a.author_id as "authorId", e.name as "authorName", a.text,
      a.step, m.url, a.account_id as "accountId", x.share
    from incident_answer x join answer a on a.id = x.answer_id join conversation c on c.id = a.conversation_id
      join employee e on e.id = a.author_id left join message m on m.id = a.message_id
    where x.incident_id = ${incidentId} order by x.share desc, a.given_at`.execute(ctx.db)
  return rows
}

const mostLooked = 2_000

/** What was said since, or waits to be said: to be held against it word by word. */
export async function answersToCompare(ctx: Context): Promise<{ id: string; text: string }[]> {
  const { rows } = await sql<{ id: string; text: string }>`
    (select id, text from answer where step = 'sent' order by sent_at desc limit ${mostLooked})
    union all
    (select id, text from answer where step in ('in-review', 'returned', 'approved', 'sending', 'doubtful', 'by-hand') limit ${mostLooked})`.execute(
    ctx.db,
  )
  return rows
}

export async function noteDeed(
  ctx: Context,
  deed: { incidentId: string; what: Deed['what']; answerId?: string; by: string; outcome?: string },
): Promise<void> {
  await sql`
    insert into incident_deed (id, incident_id, what, answer_id, employee_id, outcome, at)
    values (${newId()}, ${deed.incidentId}, ${deed.what}, ${deed.answerId ?? null}, ${deed.by}, ${deed.outcome ?? ''}, ${ctx.now()})`.execute(
    ctx.db,
  )
}

export async function deedsOf(ctx: Context, incidentId: string): Promise<Deed[]> {
  const { rows } = await sql<Deed>`
    select d.id, d.what, d.answer_id as "answerId", e.name, d.outcome, d.at from incident_deed d join employee e on e.id = d.employee_id
    where d.incident_id = ${incidentId} order by d.at, d.id`.execute(ctx.db)
  return rows
}

export async function setLesson(ctx: Context, id: string, lesson: string, ruleId: string | null): Promise<void> {
  await sql`update incident set lesson = ${lesson}, rule_id = ${ruleId} where id = ${id}`.execute(ctx.db)
}

export async function closeRow(ctx: Context, id: string, by: string): Promise<boolean> {
  const { rows } = await sql`
    update incident set closed_at = ${ctx.now()}, closed_by = ${by} where id = ${id} and closed_at is null returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}
