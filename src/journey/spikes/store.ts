import { sql } from 'kysely'
import type { Context } from '#platform/context'

export interface Thing {
  thing: 'query' | 'topic'
  thingId: string
}

/** Counts posts by what they match and what they are about, in the hour they were written in. */
export async function countMentions(ctx: Context, messageIds: string[]): Promise<void> {
  await sql`
    insert into mention_count as c (thing, thing_id, hour, count)
    select x.thing, x.thing_id, date_trunc('hour', m.posted_at), count(*)
    from (select 'query' as thing, query_id as thing_id, message_id from query_match where message_id = any(${messageIds}::uuid[])
      union all select 'topic', topic_id, message_id from message_topic where message_id = any(${messageIds}::uuid[])) x
      join message m on m.id = x.message_id
    group by 1, 2, 3 order by 1, 2, 3
    on conflict (thing, thing_id, hour) do update set count = c.count + excluded.count`.execute(ctx.db)
}

export async function busyNow(ctx: Context, hour: Date, atLeast: number): Promise<Thing[]> {
  const { rows } = await sql<Thing>`
    select thing, thing_id as "thingId" from mention_count where hour = ${hour} and count >= ${atLeast}`.execute(ctx.db)
  return rows
}

export async function countsSince(
  ctx: Context,
  { thing, thingId }: Thing,
  since: Date,
): Promise<{ hour: Date; count: number }[]> {
  const { rows } = await sql<{ hour: Date; count: number }>`
    select hour, count from mention_count where thing = ${thing} and thing_id = ${thingId} and hour >= ${since} order by hour`.execute(
    ctx.db,
  )
  return rows
}

/** A spike of this thing that has not been over for long. */
export async function livingSpike(ctx: Context, { thing, thingId }: Thing, since: Date): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from spike where ${thing === 'query' ? sql`query_id` : sql`topic_id`} = ${thingId} and last_at >= ${since}
    order by last_at desc limit 1`.execute(ctx.db)
  return rows[0]?.id
}

const mostConversations = 50

/** Writes a spike or what became of it, with the conversations that make it; returns those. */
export async function writeSpike(
  ctx: Context,
  spike: { id: string; thing: Thing; hour: Date; seen: number; usual: number; why: string },
): Promise<string[]> {
  const { thing, thingId } = spike.thing
  const [queryId, topicId] = thing === 'query' ? [thingId, null] : [null, thingId]
  const from =
    thing === 'query'
      ? sql`query_match x join message m on m.id = x.message_id where x.query_id = ${thingId}`
      : sql`message_topic x join message m on m.id = x.message_id where x.topic_id = ${thingId}`
  const { rows } = await sql<{ conversationIds: string[] }>`
    insert into spike as s (id, query_id, topic_id, began_at, last_at, seen, usual, why, conversation_ids)
    values (${spike.id}, ${queryId}, ${topicId}, ${spike.hour}, ${spike.hour}, ${spike.seen}, ${spike.usual}, ${spike.why},
      array(select conversation_id from (select distinct on (m.conversation_id) m.conversation_id, m.posted_at from ${from}
        and m.posted_at >= ${spike.hour} order by m.conversation_id) recent order by posted_at desc limit ${mostConversations}))
    on conflict (id) do update set last_at = excluded.last_at, seen = greatest(s.seen, excluded.seen), usual = excluded.usual, why = excluded.why,
      conversation_ids = array(select distinct unnest(s.conversation_ids || excluded.conversation_ids) limit ${mostConversations})
    returning conversation_ids as "conversationIds"`.execute(ctx.db)
  return rows[0]?.conversationIds ?? []
}

export interface SpikeRow {
  id: string
  thing: 'query' | 'topic'
  thingId: string
  name: string
  beganAt: Date
  lastAt: Date
  seen: number
  usual: number
  why: string
  conversationIds: string[]
  /** Some of its conversations, the newest first, by how they begin. */
  conversations: { id: string; words: string }[]
}

const shownOfSpike = 4

export async function recentSpikes(ctx: Context, since: Date): Promise<SpikeRow[]> {
  const { rows } = await sql<SpikeRow>`
    select s.id, case when s.query_id is null then 'topic' else 'query' end as thing, coalesce(s.query_id, s.topic_id) as "thingId",
      coalesce(q.name, t.name) as name, s.began_at as "beganAt", s.last_at as "lastAt", s.seen, s.usual, s.why, s.conversation_ids as "conversationIds",
      coalesce((
        select jsonb_agg(jsonb_build_object('id', c.id, 'words', c.words)) from (
          select c.id, left(concat_ws('. ', m.title, m.text), 140) as words
          from conversation c cross join lateral (
            select title, text from message where conversation_id = c.id and removed_at is null order by posted_at, id limit 1) m
          where c.id = any(s.conversation_ids) and c.folded_into is null
          order by c.last_message_at desc, c.id limit ${shownOfSpike}) c), '[]') as conversations
    from spike s left join listening_query q on q.id = s.query_id left join topic t on t.id = s.topic_id
    where s.last_at >= ${since} order by s.last_at desc limit 50`.execute(ctx.db)
  return rows
}
