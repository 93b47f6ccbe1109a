import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Appeal, AutonomyRule, ReadDraft } from './model.ts'

export async function ruleRow(ctx: Context): Promise<AutonomyRule> {
  const { rows } = await sql<AutonomyRule>`
    select as_written as "asWritten", came_back as "cameBack", drills, courses, guidelines, days, back_ends as "backEnds"
    from autonomy_rule`.execute(ctx.db)
  const [rule] = rows
  if (!rule) throw new Error('The rule has its one row from the beginning on')
  return rule
}

export async function updateRule(ctx: Context, rule: AutonomyRule, by: string): Promise<void> {
  await sql`
    update autonomy_rule set as_written = ${rule.asWritten}, came_back = ${rule.cameBack}, drills = ${rule.drills},
      courses = ${rule.courses}, guidelines = ${rule.guidelines}, days = ${rule.days}, back_ends = ${rule.backEnds},
      changed_by = ${by}, changed_at = ${ctx.now()}`.execute(ctx.db)
}

const mostDrafts = 200

/** The last drafts of each that somebody read, with what the posts that they answer were read to be about. */
export async function readDrafts(ctx: Context, employeeIds: string[]): Promise<ReadDraft[]> {
  const { rows } = await sql<ReadDraft>`
    select e.id as "employeeId", l.decision = 'approved' as "isAsWritten", l.decided_at as at,
      array(select topic_id from message_topic where message_id = l.reply_to) as "topicIds"
    from unnest(${employeeIds}::uuid[]) e (id) cross join lateral (
      select r.decision, r.decided_at, a.reply_to from review r join answer a on a.id = r.subject_id
      where r.author_id = e.id and r.subject_kind = 'answer' and r.decision in ('approved', 'changed', 'returned')
      order by r.decided_at desc limit ${mostDrafts}) l`.execute(ctx.db)
  return rows
}

const appealColumns = sql`
  a.id, a.employee_id as "employeeId", e.name as "employeeName", a.topic_id as "topicId", t.name as topic, a.words, a.at,
  d.name as "decidedByName", a.decided_at as "decidedAt", a.is_granted as "isGranted", a.reason`
const appealFrom = sql`
  appeal a join employee e on e.id = a.employee_id left join topic t on t.id = a.topic_id left join employee d on d.id = a.decided_by`

export async function openAppeals(ctx: Context): Promise<Appeal[]> {
  const { rows } = await sql<Appeal>`
    select ${appealColumns} from ${appealFrom} where a.decided_at is null order by a.at limit 200`.execute(ctx.db)
  return rows
}

const mostAppeals = 20

export async function appealsOf(ctx: Context, employeeId: string): Promise<Appeal[]> {
  const { rows } = await sql<Appeal>`
    select ${appealColumns} from ${appealFrom} where a.employee_id = ${employeeId} order by a.at desc limit ${mostAppeals}`.execute(
    ctx.db,
  )
  return rows
}

export async function insertAppeal(
  ctx: Context,
  appeal: { id: string; employeeId: string; topicId: string | null; words: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into appeal (id, employee_id, topic_id, words, at)
    values (${appeal.id}, ${appeal.employeeId}, ${appeal.topicId}, ${appeal.words}, ${ctx.now()})
    on conflict (employee_id, topic_id) where decided_at is null do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

/** The open one, held until the transaction ends. */
export async function lockAppeal(
  ctx: Context,
  id: string,
): Promise<{ employeeId: string; topicId: string | null } | undefined> {
  const { rows } = await sql<{ employeeId: string; topicId: string | null }>`
    select employee_id as "employeeId", topic_id as "topicId" from appeal
    where id = ${id} and decided_at is null for update`.execute(ctx.db)
  return rows[0]
}

export async function decideAppealRow(
  ctx: Context,
  id: string,
  { by, isGranted, reason }: { by: string; isGranted: boolean; reason: string },
): Promise<void> {
  await sql`
    update appeal set decided_by = ${by}, decided_at = ${ctx.now()}, is_granted = ${isGranted}, reason = ${reason}
    where id = ${id}`.execute(ctx.db)
}

/** Decided, and not seen by whom it is about. */
export async function unseenAppeals(ctx: Context, employeeId: string): Promise<Appeal[]> {
  const { rows } = await sql<Appeal>`
    select ${appealColumns} from ${appealFrom}
    where a.employee_id = ${employeeId} and a.decided_at is not null and a.seen_at is null order by a.at`.execute(
    ctx.db,
  )
  return rows
}

export async function markAppealsSeen(ctx: Context, employeeId: string): Promise<void> {
  await sql`
    update appeal set seen_at = ${ctx.now()}
    where employee_id = ${employeeId} and decided_at is not null and seen_at is null`.execute(ctx.db)
}
