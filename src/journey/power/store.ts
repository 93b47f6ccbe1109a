import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { halfLifeDays, leastToSay, lookedBackDays, type Standing, type Tie } from './model.ts'

/** Whoever spoke, and whom they answered, is looked at with the next weighing. */
export async function markToLookAt(ctx: Context, messageIds: string[]): Promise<void> {
  await sql`
    insert into power_waiting (account_id)
    select distinct a from (
      select m.account_id as a from message m where m.id = any(${messageIds}::uuid[])
      union all
      select p.account_id from message m join message p on p.network = m.network and p.external_id = m.parent_external_id
      where m.id = any(${messageIds}::uuid[])) x
    where a is not null order by a on conflict do nothing`.execute(ctx.db)
}

/** Those of conversations from which something was taken away. */
export async function markSpeakersOf(ctx: Context, conversationIds: string[]): Promise<void> {
  await sql`
    insert into power_waiting (account_id)
    select distinct account_id from message where conversation_id = any(${conversationIds}::uuid[]) and account_id is not null
    order by 1 on conflict do nothing`.execute(ctx.db)
}

/** So many of those who wait; another who weighs at the same time gets others. */
export async function takeWaiting(ctx: Context, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    delete from power_waiting where account_id in (select account_id from power_waiting limit ${most} for update skip locked)
    returning account_id as id`.execute(ctx.db)
  return rows.map(({ id }) => id).toSorted()
}

const mostPosts = 200
/** Posts of a conversation that are asked what it is about. */
const mostOfTalk = 50
/** Nobody said yet what we make: then everything heard is about it. */
const noTopics = sql`not exists (select 1 from topic where retired_at is null)`

/** Counts anew whom these answered, of it in conversations about a topic of ours, and whom they named, by what they said last. Static and what a program sends counts nothing. */
export async function countTies(ctx: Context, accountIds: string[]): Promise<void> {
  const now = ctx.now()
  await sql`delete from reply_tie where from_id = any(${accountIds}::uuid[])`.execute(ctx.db)
  await sql`
    with said as (
      select w.id as from_id, m.*, (${noTopics} or exists (
          select 1 from (select id from message where conversation_id = m.conversation_id order by posted_at limit ${mostOfTalk}) talk
          join message_topic t on t.message_id = talk.id)) as is_on_topic, power(0.5, extract(epoch from ${now}::timestamptz - m.posted_at) / 86400 / ${halfLifeDays}) as weight
      from unnest(${accountIds}::uuid[]) as w (id) cross join lateral (
        select m.id, m.network, m.external_id, m.parent_external_id, m.conversation_id, m.text, m.posted_at from message m
        where m.account_id = w.id and m.posted_at > ${now}::timestamptz - make_interval(days => ${lookedBackDays})
          and m.removed_at is null and not m.is_automatic
        order by m.posted_at desc limit ${mostPosts}) m
      where not exists (select 1 from reading r where r.message_id = m.id and r.kind = 'static')
    ), replied as (
      select s.from_id, p.account_id as to_id, sum(s.weight) as replies,
        coalesce(sum(s.weight) filter (where s.is_on_topic), 0) as on_topic, max(s.posted_at) as last_at,
        count(*) filter (where s.is_on_topic and exists (
          select 1 from (
            select b.id, b.account_id, b.parent_external_id from message b
            where b.conversation_id = s.conversation_id and b.posted_at >= s.posted_at and b.removed_at is null
            order by b.posted_at limit 200) b join reading r on r.message_id = b.id
          where b.parent_external_id = s.external_id and b.account_id = p.account_id and (r.kind = 'praise' or r.sentiment >= 0.4)
        )) as thanked
      from said s join message p on p.network = s.network and p.external_id = s.parent_external_id
      where p.account_id is not null and p.account_id <> s.from_id group by 1, 2
    ), named as (
      select s.from_id, a.id as to_id, sum(s.weight) as names, max(s.posted_at) as last_at
      from said s cross join lateral (
        select distinct regexp_replace(found[1], '\.bsky\.social$', '') as key
        from regexp_matches(lower(s.text), '(?:^|[^[:alnum:]_@/.])@([a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?)', 'g') found limit 10) h
      join person_account a on a.handle_key = h.key and a.network = s.network
      where s.text like '%@%' and a.id <> s.from_id
        and not exists (select 1 from person_account o where o.handle_key = a.handle_key and o.network = a.network and o.id <> a.id)
        and not exists (select 1 from message p where p.network = s.network and p.external_id = s.parent_external_id and p.account_id = a.id)
      group by 1, 2
    )
    insert into reply_tie (from_id, to_id, replies, on_topic, names, thanked, last_at, counted_at)
    select coalesce(r.from_id, n.from_id), coalesce(r.to_id, n.to_id), coalesce(r.replies, 0), coalesce(r.on_topic, 0), coalesce(n.names, 0), coalesce(r.thanked, 0),
      greatest(r.last_at, n.last_at), ${now}
    from replied r full join named n on n.from_id = r.from_id and n.to_id = r.to_id
    on conflict (from_id, to_id) do update set replies = excluded.replies, on_topic = excluded.on_topic, names = excluded.names, thanked = excluded.thanked,
      last_at = excluded.last_at, counted_at = excluded.counted_at`.execute(ctx.db)
}

/** The freshest ties between people, as they count now. Several accounts of one are one. */
export async function freshTies(ctx: Context, most: number): Promise<Tie[]> {
  const now = ctx.now()
  const { rows } = await sql<Tie>`
    with tie as (
      select * from reply_tie where last_at > ${now}::timestamptz - make_interval(days => ${lookedBackDays})
      order by last_at desc limit ${most}
    ), one as (
      select distinct from_id as id, person_now(from_id) as now_id from person_merge where undone_at is null
    )
    select "from", "to", sum(replies)::real as replies, sum(on_topic)::real as "onTopic", sum(names)::real as names, sum(thanked)::int as thanked from (
      select coalesce(fo.now_id, f.person_id) as "from", coalesce(tt.now_id, t.person_id) as "to",
        tie.replies * fade as replies, coalesce(tie.on_topic, tie.replies) * fade as on_topic, tie.names * fade as names, tie.thanked
      from tie cross join lateral (
          select power(0.5, extract(epoch from ${now}::timestamptz - tie.counted_at) / 86400 / ${halfLifeDays}) as fade) x
        join person_account f on f.id = tie.from_id join person_account t on t.id = tie.to_id
        left join one fo on fo.id = f.person_id left join one tt on tt.id = t.person_id) each
    where "from" <> "to" group by 1, 2`.execute(ctx.db)
  return rows
}

/** How many follow each, on the account that most follow. */
export async function followersOf(ctx: Context, personIds: string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; followers: number }>`
    select x.id, max(a.followers) as followers from unnest(${personIds}::uuid[]) as x (id)
    cross join lateral person_all(x.id) as one (id) join person_account a on a.person_id = one.id
    where a.followers is not null group by x.id`.execute(ctx.db)
  return new Map(rows.map(({ id, followers }) => [id, followers]))
}

/** Keeps who stands out; whoever does not any more is let go of. */
export async function keepStandings(ctx: Context, standings: Standing[]): Promise<void> {
  const rows = standings.toSorted((a, b) => (a.personId < b.personId ? -1 : 1))
  const ids = rows.map(({ personId }) => personId)
  await sql`
    insert into person_power as p (person_id, influence, conversation, parts, weighed_at)
    select id, influence, conversation, parts::jsonb, ${ctx.now()}
    from unnest(${ids}::uuid[], ${rows.map(r => r.influence)}::smallint[], ${rows.map(r => r.conversation)}::smallint[],
      ${rows.map(r => JSON.stringify(r.parts))}::text[]) as t (id, influence, conversation, parts)
    where exists (select 1 from person where person.id = t.id)
    on conflict (person_id) do update set influence = excluded.influence, conversation = excluded.conversation,
      parts = excluded.parts, weighed_at = excluded.weighed_at
    where p.influence <> excluded.influence or p.conversation <> excluded.conversation or p.parts <> excluded.parts`.execute(
    ctx.db,
  )
  await sql`
    delete from person_power p where not exists (select 1 from unnest(${ids}::uuid[]) as t (id) where t.id = p.person_id)`.execute(
    ctx.db,
  )
}

export async function standingRow(
  ctx: Context,
  personIds: string[],
): Promise<(Standing & { weighedAt: Date }) | undefined> {
  const { rows } = await sql<Standing & { weighedAt: Date }>`
    select person_id as "personId", influence, conversation, parts, weighed_at as "weighedAt"
    from person_power where person_id = any(${personIds}::uuid[]) order by influence + conversation desc limit 1`.execute(
    ctx.db,
  )
  return rows[0]
}

/** How many of these people are heard by others, and how many talk with others, more than everybody. */
export async function countWhoStandsOut(
  ctx: Context,
  personIds: string[],
): Promise<{ heard: number; talking: number }> {
  const { rows } = await sql<{ heard: number; talking: number }>`
    select count(distinct x.id) filter (where p.influence >= ${leastToSay})::int as heard,
      count(distinct x.id) filter (where p.conversation >= ${leastToSay})::int as talking
    from unnest(${personIds}::uuid[]) as x (id) cross join lateral person_all(x.id) as one (id)
    join person_power p on p.person_id = one.id`.execute(ctx.db)
  return rows[0] ?? { heard: 0, talking: 0 }
}

export interface PowerLine extends Standing {
  name: string
  network: string
  handle: string
}

/** Who stands out most in one of the two kinds. */
export async function strongest(ctx: Context, by: 'influence' | 'conversation', most: number): Promise<PowerLine[]> {
  const column = sql.ref(`p.${by}`)
  const { rows } = await sql<PowerLine>`
    select p.person_id as "personId", p.influence, p.conversation, p.parts, coalesce(nullif(a.name, ''), a.handle) as name, a.network, a.handle
    from (select * from person_power p where ${column} > 0 order by ${column} desc limit ${most}) p
    cross join lateral (select * from person_account where person_id = p.person_id and gone_at is null order by followers desc nulls last, id limit 1) a
    order by ${column} desc, p.person_id`.execute(ctx.db)
  return rows
}
