import { sql } from 'kysely'
import { idSince } from '#lib/id'
import type { Context } from '#platform/context'
import type { AskedAt } from './hours.ts'
import type { LoadOf, TopicCoverage, Unrouted, VoiceOf } from './model.ts'

const mostAsked = 1_000
const mostUnrouted = 200
const mostFirst = 2_000
const mostAnswers = 20_000

/** When each topic was asked about since, in which language; of each topic the newest thousand. */
export async function askedWhen(ctx: Context, since: Date): Promise<AskedAt[]> {
  const { rows } = await sql<AskedAt>`
    select t.id as "topicId", t.name as topic, m.language, m.posted_at as at
    from topic t
    cross join lateral (select message_id from message_topic
      where topic_id = t.id and message_id >= ${idSince(since)}::uuid order by message_id desc limit ${mostAsked}) mt
    cross join lateral (select language, posted_at from message
      where id = mt.message_id and account_id is not null and removed_at is null and language is not null limit 1) m
    where t.retired_at is null`.execute(ctx.db)
  return rows
}

/** Every topic with how often it was asked about since, and who is said to know it. */
export async function topicCoverage(ctx: Context, since: Date): Promise<TopicCoverage[]> {
  const bound = idSince(since)
  const { rows } = await sql<TopicCoverage>`
    select t.id as "topicId", t.name as topic, asked.count as asked, known.count as "knownBy", said.count as endorsed
    from topic t
    cross join lateral (select count(*) as count from (
      select 1 from message_topic mt where mt.topic_id = t.id and mt.message_id >= ${bound}::uuid limit ${mostAsked}) x) asked
    cross join lateral (select count(*) as count from expertise x join employee e on e.id = x.employee_id
      where x.topic_id = t.id and e.left_at is null) known
    cross join lateral (select count(distinct n.employee_id) as count from endorsement n join employee e on e.id = n.employee_id
      where n.topic_id = t.id and n.taken_back_at is null and e.left_at is null) said
    where t.retired_at is null
    order by (known.count + said.count) > 0, asked.count desc, t.name`.execute(ctx.db)
  return rows
}

/** What waits, and for which nobody was found; the newest first. */
export async function unrouted(ctx: Context): Promise<Unrouted[]> {
  const { rows } = await sql<Unrouted>`
    select p.conversation_id as "conversationId", p.since, m.text
    from (select conversation_id, since from priority where suggested = 0 order by since desc limit ${mostUnrouted}) p
    cross join lateral (select 1 from conversation c
      where c.id = p.conversation_id and c.standing = 'open' and c.assignee_id is null and c.folded_into is null limit 1) c
    cross join lateral (select left(coalesce(x.title || ' ', '') || x.text, 600) as text from message x
      where x.conversation_id = p.conversation_id and x.author_id is null and x.removed_at is null
      order by x.posted_at limit 1) m
    order by p.since desc`.execute(ctx.db)
  return rows
}

/** What waits and somebody was found for: how people usually speak to us. */
export async function routedTexts(ctx: Context): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select m.text
    from (select conversation_id from priority where suggested > 0 order by rank_at desc limit ${mostUnrouted}) p
    cross join lateral (select left(coalesce(x.title || ' ', '') || x.text, 600) as text from message x
      where x.conversation_id = p.conversation_id and x.author_id is null and x.removed_at is null
      order by x.posted_at limit 1) m`.execute(ctx.db)
  return rows.map(row => row.text)
}

/** What each of us carries now. */
export async function loads(ctx: Context): Promise<LoadOf[]> {
  const { rows } = await sql<LoadOf>`
    with firsts as (
      select s.employee_id, count(*) as count
      from (select employee_id, conversation_id from suggestion
            where place = 1 and passed_at is null and made_at > ${ctx.now()}::timestamptz - interval '7 days'
            order by made_at desc limit ${mostFirst}) s
      cross join lateral (select 1 from conversation c where c.id = s.conversation_id and c.standing in ('open', 'claimed') limit 1) c
      group by 1),
    held as (select employee_id, count(*) as count from claim where ended_at is null group by 1)
    select e.id as "employeeId", e.name, coalesce(f.count, 0) as first, coalesce(h.count, 0) as claimed, e.most_open as "mostOpen"
    from employee e left join firsts f on f.employee_id = e.id left join held h on h.employee_id = e.id
    where e.left_at is null order by coalesce(f.count, 0) desc, e.name`.execute(ctx.db)
  return rows
}

/** Who answered how much since then, of the newest answers. */
export async function voices(ctx: Context, since: Date): Promise<VoiceOf[]> {
  const { rows } = await sql<VoiceOf>`
    select a.employee_id as "employeeId", e.name, count(*) as answers
    from (select employee_id from claim where end_reason = 'answered' and ended_at >= ${since} order by ended_at desc limit ${mostAnswers}) a
    join employee e on e.id = a.employee_id group by 1, 2`.execute(ctx.db)
  return rows
}
