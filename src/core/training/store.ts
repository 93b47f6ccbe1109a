import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { prepared } from '#platform/db'
import type { FreeTopic, SecondLook } from './model.ts'

export async function freeTopicRows(ctx: Context, employeeId?: string): Promise<FreeTopic[]> {
  const { rows } = await sql<FreeTopic>`${prepared}
    select f.id, f.employee_id as "employeeId", f.topic_id as "topicId", t.name as topic, e.name as "givenByName",
      f.given_at as "givenAt", f.because, f.seen_at as "seenAt"
    from free_topic f join topic t on t.id = f.topic_id join employee e on e.id = f.given_by
    where f.ended_at is null and t.retired_at is null
      ${employeeId ? sql`and f.employee_id = ${employeeId}` : sql``}
    order by t.name`.execute(ctx.db)
  return rows
}

export async function secondLookRows(ctx: Context, employeeId?: string): Promise<SecondLook[]> {
  const { rows } = await sql<SecondLook>`${prepared}
    select s.id, s.employee_id as "employeeId", s.topic_id as "topicId", t.name as topic, s.since, s.why, s.said,
      s.asked_by as "askedById", e.name as "askedByName", s.incident_id as "incidentId", s.seen_at as "seenAt"
    from second_look s left join topic t on t.id = s.topic_id left join employee e on e.id = s.asked_by
    where s.ended_at is null ${employeeId ? sql`and s.employee_id = ${employeeId}` : sql``}
    order by s.since desc`.execute(ctx.db)
  return rows
}

export async function insertFreeTopic(
  ctx: Context,
  {
    id,
    employeeId,
    topicId,
    by,
    because,
  }: { id: string; employeeId: string; topicId: string; by: string; because: string[] },
): Promise<boolean> {
  const { rows } = await sql`
    insert into free_topic (id, employee_id, topic_id, given_by, given_at, because)
    values (${id}, ${employeeId}, ${topicId}, ${by}, ${ctx.now()}, ${JSON.stringify(because)}::jsonb)
    on conflict (employee_id, topic_id) where ended_at is null do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

/** @returns the topics on which it ended. */
export async function endFreeTopics(
  ctx: Context,
  employeeId: string,
  topicIds: string[] | 'all',
  { by, why }: { by: string | null; why: string },
): Promise<string[]> {
  const { rows } = await sql<{ topicId: string }>`
    update free_topic set ended_at = ${ctx.now()}, ended_by = ${by}, ended_why = ${why}
    where employee_id = ${employeeId} and ended_at is null
      ${topicIds === 'all' ? sql`` : sql`and topic_id = any(${topicIds}::uuid[])`}
    returning topic_id as "topicId"`.execute(ctx.db)
  return rows.map(row => row.topicId)
}

/** False where one is there already. */
export async function insertSecondLook(
  ctx: Context,
  look: Pick<SecondLook, 'id' | 'employeeId' | 'topicId' | 'why' | 'said' | 'incidentId'> & { by: string | null },
): Promise<boolean> {
  const { rows } = await sql`
    insert into second_look (id, employee_id, topic_id, since, why, said, incident_id, asked_by)
    values (${look.id}, ${look.employeeId}, ${look.topicId}, ${ctx.now()}, ${look.why}, ${look.said}, ${look.incidentId}, ${look.by})
    on conflict (employee_id, topic_id) where ended_at is null do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Of one topic, or that of everything. */
export async function endSecondLook(
  ctx: Context,
  employeeId: string,
  topicId: string | null,
  { by, why }: { by: string | null; why: string },
): Promise<boolean> {
  const { rows } = await sql`
    update second_look set ended_at = ${ctx.now()}, ended_by = ${by}, ended_why = ${why}
    where employee_id = ${employeeId} and topic_id is not distinct from ${topicId}::uuid and ended_at is null returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

/** When something last went wrong, by topic; null is everything. */
export async function lastIncidents(ctx: Context, employeeId: string): Promise<{ topicId: string | null; at: Date }[]> {
  const { rows } = await sql<{ topicId: string | null; at: Date }>`
    select topic_id as "topicId", max(since) as at from second_look
    where employee_id = ${employeeId} and why = 'incident' group by topic_id`.execute(ctx.db)
  return rows
}

export async function markSeen(ctx: Context, employeeId: string): Promise<void> {
  await sql`update free_topic set seen_at = ${ctx.now()} where employee_id = ${employeeId} and seen_at is null`.execute(
    ctx.db,
  )
  await sql`update second_look set seen_at = ${ctx.now()} where employee_id = ${employeeId} and seen_at is null`.execute(
    ctx.db,
  )
}
