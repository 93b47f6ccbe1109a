import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { MentorPair, Sharpshooter, TopicResults } from './model.ts'

const mostAnswers = 300
const mostShown = 5
const restDays = 180
const good = ['question-solved', 'issue-resolved', 'thanked', 'correction', 'peer-answer', 'decision-influenced']

/**
 * What came of the newest answers of each of us since then, topic by topic. Those who live with an asking, or said no in the
 * last half year, are left out. Each conversation counts once.
 */
export async function topicResults(ctx: Context, since: Date): Promise<TopicResults[]> {
  const { rows } = await sql<TopicResults>`
    with given as (
      select distinct e.id as employee_id, a.conversation_id, mt.topic_id
      from employee e
      cross join lateral (select conversation_id, reply_to from answer
        where author_id = e.id and given_at >= ${since} and step = 'sent' order by given_at desc limit ${mostAnswers}) a
      cross join lateral (select topic_id from message_topic where message_id = a.reply_to) mt
      where e.left_at is null),
    with_result as (
      select g.*, c.opened_by, r.ids, r.confirmed
      from given g
      cross join lateral (select opened_by from conversation where id = g.conversation_id limit 1) c
      left join lateral (
        select array_agg(o.id order by o.at desc) as ids, bool_or(o.confidence = 'confirmed') as confirmed
        from outcome o where o.conversation_id = g.conversation_id and o.withdrawn_at is null and o.kind = any(${good}::text[])
          and exists (select 1 from outcome_credit k where k.outcome_id = o.id and k.employee_id = g.employee_id)
          and not exists (select 1 from outcome_dispute d where d.outcome_id = o.id and d.settled_at is null)) r on true)
    select w.employee_id as "employeeId", e.name, w.topic_id as "topicId", t.name as topic, count(*)::int as answered,
      count(w.ids)::int as helped, count(distinct w.opened_by) filter (where w.ids is not null)::int as people,
      count(*) filter (where w.confirmed)::int as confirmed,
      coalesce((array_agg(w.ids[1]) filter (where w.ids is not null))[1:${sql.lit(mostShown)}], '{}') as "outcomeIds",
      (select count(*)::int from (select v.decision
        from (select id, given_at from answer where author_id = w.employee_id order by given_at desc limit ${mostAnswers}) a
        cross join lateral (select decision from review where subject_id = a.id and decision is not null order by decided_at desc limit 1) v
        order by a.given_at desc limit 10) x where x.decision = 'returned') as returned,
      exists (select 1
        from (select id from answer where author_id = w.employee_id and given_at >= ${since} order by given_at desc limit ${mostAnswers}) a
        cross join lateral (select incident_id from incident_answer where answer_id = a.id limit 20) ia
        cross join lateral (select 1 from incident i where i.id = ia.incident_id and not i.is_drill
          and i.raised_at >= ${ctx.now()}::timestamptz - interval '90 days' limit 1) i) as "hasIncident"
    from with_result w join employee e on e.id = w.employee_id join topic t on t.id = w.topic_id and t.retired_at is null
    where not exists (select 1 from sharpshooter s where s.employee_id = w.employee_id and s.topic_id = w.topic_id
      and (s.ended_at is null or (s.said = 'no' and s.said_at > ${ctx.now()}::timestamptz - ${sql.lit(restDays)} * interval '1 day')))
    group by w.employee_id, e.name, w.topic_id, t.name
    having count(w.ids) > 0
    order by t.name, e.name`.execute(ctx.db)
  return rows
}

const columns = sql`
  s.id, s.employee_id as "employeeId", e.name, s.topic_id as "topicId", t.name as topic, a.name as "askedByName", s.asked_at as "askedAt",
  s.words, s.evidence -> 'because' as because, s.evidence -> 'outcomeIds' as "outcomeIds", s.said`
const from = sql`
  sharpshooter s join employee e on e.id = s.employee_id and e.left_at is null join topic t on t.id = s.topic_id
  join employee a on a.id = s.asked_by`

/** Those who were asked and did not say no; by topic and name. */
export async function livingRows(ctx: Context): Promise<Sharpshooter[]> {
  const { rows } = await sql<Sharpshooter>`
    select ${columns} from ${from} where s.ended_at is null order by t.name, e.name limit 500`.execute(ctx.db)
  return rows
}

/** What somebody is, or is asked to be. */
export async function rowsOf(ctx: Context, employeeId: string): Promise<Sharpshooter[]> {
  const { rows } = await sql<Sharpshooter>`
    select ${columns} from ${from} where s.employee_id = ${employeeId} and s.ended_at is null order by s.asked_at`.execute(
    ctx.db,
  )
  return rows
}

/** False where they were asked already. */
export async function insertAsking(
  ctx: Context,
  asking: { id: string; employeeId: string; topicId: string; askedBy: string; words: string; evidence: object },
): Promise<boolean> {
  const { rows } = await sql`
    insert into sharpshooter (id, employee_id, topic_id, asked_by, asked_at, words, evidence)
    values (${asking.id}, ${asking.employeeId}, ${asking.topicId}, ${asking.askedBy}, ${ctx.now()}, ${asking.words},
      ${JSON.stringify(asking.evidence)}::jsonb)
    on conflict (employee_id, topic_id) where ended_at is null do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

/** A no ends it; so does taking a yes back. False where there is nothing to answer. */
export async function sayRow(ctx: Context, id: string, employeeId: string, said: 'yes' | 'no'): Promise<boolean> {
  const { rows } = await sql`
    update sharpshooter set said = ${said}, said_at = ${ctx.now()}, ended_at = ${said === 'no' ? ctx.now() : null}
    where id = ${id} and employee_id = ${employeeId} and ended_at is null and said is distinct from ${said} returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

export async function endPairsOf(ctx: Context, sharpshooterId: string): Promise<void> {
  await sql`update mentor_pair set ended_at = ${ctx.now()} where sharpshooter_id = ${sharpshooterId} and ended_at is null`.execute(
    ctx.db,
  )
}

const pairColumns = sql`
  p.id, t.name as topic, s.employee_id as "mentorId", m.name as "mentorName", p.learner_id as "learnerId", l.name as "learnerName",
  a.name as "askedByName", p.words, p.mentor_said_at is not null as "hasMentorAgreed", p.learner_said_at is not null as "hasLearnerAgreed"`
const pairFrom = sql`
  mentor_pair p join sharpshooter s on s.id = p.sharpshooter_id join topic t on t.id = s.topic_id
  join employee m on m.id = s.employee_id and m.left_at is null join employee l on l.id = p.learner_id and l.left_at is null
  join employee a on a.id = p.asked_by`

export async function pairRows(ctx: Context): Promise<MentorPair[]> {
  const { rows } = await sql<MentorPair>`
    select ${pairColumns} from ${pairFrom} where p.ended_at is null order by t.name, m.name, l.name limit 500`.execute(
    ctx.db,
  )
  return rows
}

export async function pairsOf(ctx: Context, employeeId: string): Promise<MentorPair[]> {
  const { rows } = await sql<MentorPair>`
    select ${pairColumns} from ${pairFrom} where p.ended_at is null and (p.learner_id = ${employeeId} or s.employee_id = ${employeeId})
    order by p.asked_at`.execute(ctx.db)
  return rows
}

export async function insertPair(
  ctx: Context,
  pair: { id: string; sharpshooterId: string; learnerId: string; askedBy: string; words: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into mentor_pair (id, sharpshooter_id, learner_id, asked_by, asked_at, words)
    select ${pair.id}::uuid, s.id, ${pair.learnerId}::uuid, ${pair.askedBy}::uuid, ${ctx.now()}::timestamptz, ${pair.words}
    from sharpshooter s where s.id = ${pair.sharpshooterId} and s.ended_at is null and s.said = 'yes'
    on conflict (sharpshooter_id, learner_id) where ended_at is null do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

/** One of the two agrees, or ends it. */
export async function answerPairRow(ctx: Context, id: string, employeeId: string, isYes: boolean): Promise<boolean> {
  const { rows } = await sql`
    update mentor_pair p set
      ended_at = ${isYes ? null : ctx.now()},
      mentor_said_at = case when s.employee_id = ${employeeId} and ${isYes} then ${ctx.now()}::timestamptz else p.mentor_said_at end,
      learner_said_at = case when p.learner_id = ${employeeId} and ${isYes} then ${ctx.now()}::timestamptz else p.learner_said_at end
    from sharpshooter s
    where p.id = ${id} and s.id = p.sharpshooter_id and p.ended_at is null and ${employeeId}::uuid in (s.employee_id, p.learner_id)
    returning p.id`.execute(ctx.db)
  return rows.length === 1
}

/** Who said the answer that a drill was made of, if others may learn from them on one of its topics. */
export async function sharpshooterBehind(ctx: Context, drillId: string): Promise<string | undefined> {
  const { rows } = await sql<{ employeeId: string }>`
    select a.author_id as "employeeId" from drill d
      cross join lateral (select author_id from answer where conversation_id = d.conversation_id and step = 'sent' order by given_at limit 1) a
      join sharpshooter s on s.employee_id = a.author_id and s.ended_at is null and s.said = 'yes' and s.topic_id = any(d.topic_ids)
    where d.id = ${drillId} limit 1`.execute(ctx.db)
  return rows[0]?.employeeId
}
