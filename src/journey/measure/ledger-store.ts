import { sql } from 'kysely'
import { isAlone, type Naming, naming, notTheirs } from '#core/people'
import type { Context } from '#platform/context'
import type { Confidence, Credit, Dispute, Part } from './model.ts'
import type { OutcomeRow } from './store.ts'

/** Everybody who had a part in a conversation, by what they did there; each once, by what they did first of these. */
export async function creditThoseIn(ctx: Context, outcomeId: string, conversationId: string | null): Promise<void> {
  if (!conversationId) return
  await sql`
    insert into outcome_credit (outcome_id, employee_id, part, at)
    select distinct on (employee_id) ${outcomeId}::uuid, employee_id, part, ${ctx.now()}::timestamptz from (
      select author_id as employee_id, 'answered' as part, 1 as n from answer where conversation_id = ${conversationId} and step = 'sent'
      union all select answered_by, 'knew', 2 from colleague_question where conversation_id = ${conversationId} and answered_by is not null
      union all select decided_by, 'read-first', 3 from review
        where conversation_id = ${conversationId} and decision in ('approved', 'changed') and decided_by is not null
      union all select passed_by, 'passed-on', 4 from tracked_issue where conversation_id = ${conversationId}
      union all select flagged_by, 'flagged', 5 from wrong_information where conversation_id = ${conversationId}
    ) did order by employee_id, n
    on conflict do nothing`.execute(ctx.db)
}

/** False where they are named already. */
export async function insertCredit(
  ctx: Context,
  credit: { outcomeId: string; employeeId: string; part: Part; addedBy?: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into outcome_credit (outcome_id, employee_id, part, added_by, at)
    values (${credit.outcomeId}, ${credit.employeeId}, ${credit.part}, ${credit.addedBy ?? null}, ${ctx.now()})
    on conflict do nothing returning outcome_id`.execute(ctx.db)
  return rows.length === 1
}

export async function creditsOf(ctx: Context, outcomeIds: string[]): Promise<(Credit & { outcomeId: string })[]> {
  const { rows } = await sql<Credit & { outcomeId: string }>`
    select k.outcome_id as "outcomeId", k.employee_id as "employeeId", e.name, k.part, a.name as "addedByName",
      (1.0 / count(*) over (partition by k.outcome_id))::float8 as share
    from outcome_credit k join employee e on e.id = k.employee_id left join employee a on a.id = k.added_by
    where k.outcome_id = any(${outcomeIds}::uuid[]) order by k.at, e.name`.execute(ctx.db)
  return rows
}

const disputeColumns = sql`
  d.id, d.outcome_id as "outcomeId", d.raised_by as "raisedBy", e.name as "raisedByName", d.reason, d.at, d.verdict, d.words,
  s.name as "settledByName", d.settled_at as "settledAt"`

export async function disputesOf(ctx: Context, outcomeIds: string[]): Promise<Dispute[]> {
  const { rows } = await sql<Dispute>`
    select ${disputeColumns} from outcome_dispute d join employee e on e.id = d.raised_by left join employee s on s.id = d.settled_by
    where d.outcome_id = any(${outcomeIds}::uuid[]) order by d.at`.execute(ctx.db)
  return rows
}

/** False where somebody doubts it already. */
export async function insertDispute(
  ctx: Context,
  dispute: { id: string; outcomeId: string; raisedBy: string; reason: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into outcome_dispute (id, outcome_id, raised_by, reason, at)
    values (${dispute.id}, ${dispute.outcomeId}, ${dispute.raisedBy}, ${dispute.reason}, ${ctx.now()})
    on conflict (outcome_id) where settled_at is null do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

/** The outcome that was doubted; `undefined` where nobody does any more. */
export async function setVerdict(
  ctx: Context,
  settled: { id: string; verdict: string; words: string; by: string },
): Promise<{ outcomeId: string } | undefined> {
  const { rows } = await sql<{ outcomeId: string }>`
    update outcome_dispute set verdict = ${settled.verdict}, words = ${settled.words}, settled_by = ${settled.by}, settled_at = ${ctx.now()}
    where id = ${settled.id} and settled_at is null returning outcome_id as "outcomeId"`.execute(ctx.db)
  return rows[0]
}

export async function setConfidence(ctx: Context, id: string, confidence: Confidence): Promise<void> {
  await sql`update outcome set confidence = ${confidence} where id = ${id}`.execute(ctx.db)
}

/** False where it was taken back before. */
export async function takeBack(ctx: Context, id: string, by: string, why: string): Promise<boolean> {
  const { rows } = await sql`
    update outcome set withdrawn_at = ${ctx.now()}, withdrawn_by = ${by}, withdrawn_why = ${why}
    where id = ${id} and withdrawn_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

/** False where it counts already, or another of its kind counts for that conversation since. */
export async function bringBack(ctx: Context, id: string): Promise<boolean> {
  const { rows } = await sql`
    update outcome o set withdrawn_at = null, withdrawn_by = null, withdrawn_why = ''
    where o.id = ${id} and o.withdrawn_at is not null and not exists (
      select 1 from outcome t where t.conversation_id = o.conversation_id and t.kind = o.kind and t.withdrawn_at is null)
    returning id`.execute(ctx.db)
  return rows.length === 1
}

export interface WholeOutcome extends OutcomeRow {
  withdrawnAt: Date | null
  withdrawnByName: string | null
  withdrawnWhy: string
}

export async function outcomeById(ctx: Context, id: string): Promise<WholeOutcome | undefined> {
  const { rows } = await sql<WholeOutcome>`
    select o.id, o.conversation_id as "conversationId", o.kind, o.confidence, o.statement, o.evidence, o.employee_id as "employeeId",
      e.name as "employeeName", o.seconds_to_answer as "secondsToAnswer", o.at, quote.text as quote, quote.language as "quoteLanguage",
      coalesce(a.name, a.handle) as "personName", c.network, o.withdrawn_at as "withdrawnAt", w.name as "withdrawnByName",
      o.withdrawn_why as "withdrawnWhy",
      exists (select 1 from outcome_dispute d where d.outcome_id = o.id and d.settled_at is null) as "isDisputed"
    from outcome o left join employee e on e.id = o.employee_id left join employee w on w.id = o.withdrawn_by
    left join conversation c on c.id = o.conversation_id left join person_account a on a.id = c.opened_by
    left join lateral (
      select text, language from message where conversation_id = o.conversation_id and account_id is not null and removed_at is null
      order by posted_at desc, id desc limit 1) quote on true
    where o.id = ${id}`.execute(ctx.db)
  return rows[0]
}

/** How many of each confidence there are, over all time or from a day on (UTC). */
export async function countByConfidence(
  ctx: Context,
  since?: Date,
): Promise<{ kind: string; confidence: Confidence; count: number }[]> {
  const { rows } = await sql<{ kind: string; confidence: Confidence; count: number }>`
    select kind, confidence, sum(count)::bigint as count from outcome_tally
    ${since ? sql`where day >= (${since}::timestamptz at time zone 'UTC')::date` : sql``}
    group by 1, 2 order by 1, 2`.execute(ctx.db)
  return rows
}

/** The conversation that a topic of our community is; and whether the accepted answer is one of ours. */
export async function peerAnswer(
  ctx: Context,
  topicId: string,
): Promise<{ conversationId: string | null; isOurs: boolean } | undefined> {
  const { rows } = await sql<{ conversationId: string | null; isOurs: boolean }>`
    select c.id as "conversationId", (p.employee_id is not null or m.employee_id is not null) as "isOurs"
    from community_topic t join community_post p on p.id = t.accepted_post_id
      join community_post asked on asked.topic_id = t.id and asked.number = 1
      left join member m on m.id = p.member_id
      left join conversation c on c.network = 'community' and c.root_external_id = asked.id::text
    where t.id = ${topicId}`.execute(ctx.db)
  return rows[0]
}

/** Whether a page was what somebody was invited to in a conversation, and whether only they could see the link. */
export async function invitationBy(
  ctx: Context,
  linkId: string,
): Promise<{ title: string; madeBy: string; isPrivate: boolean; network: string } | undefined> {
  const { rows } = await sql<{ title: string; madeBy: string; isPrivate: boolean; network: string }>`
    select d.title, i.made_by as "madeBy", c.network,
      coalesce((select m.visibility = 'direct' from message m where m.id = a.reply_to), false)
        or c.network in ('email', 'sms', 'telegram', 'widget') as "isPrivate"
    from tracked_link l join conversation c on c.id = l.conversation_id
      join answer a on a.conversation_id = c.id and a.step = 'sent' join invitation_made i on i.answer_id = a.id
      join document d on d.id = i.document_id
    where l.id = ${linkId} and rtrim(split_part(split_part(l.url, '?', 1), '#', 1), '/') = rtrim(split_part(split_part(d.url, '?', 1), '#', 1), '/')
    limit 1`.execute(ctx.db)
  return rows[0]
}

export async function withdrawPeerAnswer(ctx: Context, topicId: string): Promise<void> {
  await sql`
    update outcome o set withdrawn_at = ${ctx.now()}
    from community_topic t join community_post asked on asked.topic_id = t.id and asked.number = 1
      join conversation c on c.network = 'community' and c.root_external_id = asked.id::text
    where t.id = ${topicId} and o.conversation_id = c.id and o.kind = 'peer-answer' and o.withdrawn_at is null`.execute(
    ctx.db,
  )
}

/** Of what colleagues said came of these conversations, and of their doubts, takes away what names somebody; where they spoke alone, all of it. */
export async function forgetOutcomeWords(ctx: Context, named: Naming): Promise<void> {
  const outcomes = sql`outcome where conversation_id = any(${named.conversationIds}::uuid[])`
  const conversation = sql`(select conversation_id from outcome where id = outcome_id)`
  await sql`
    update outcome_dispute set reason = ${notTheirs('reason', conversation, named)}, words = ${notTheirs('words', conversation, named)}
    where outcome_id in (select id from ${outcomes})
      and (${naming(['reason', 'words'], named)} or ${isAlone(conversation, named)})`.execute(ctx.db)
  const itself = sql`conversation_id`
  await sql`
    update outcome set statement = ${notTheirs('statement', itself, named)}, withdrawn_why = ${notTheirs('withdrawn_why', itself, named)}
    where conversation_id = any(${named.conversationIds}::uuid[])
      and (${naming(['statement', 'withdrawn_why'], named)} or ${isAlone(itself, named)})`.execute(ctx.db)
}
