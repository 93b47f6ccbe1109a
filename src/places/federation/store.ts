import { sql } from 'kysely'
import { newId } from '#lib/id'
import type { Context, MemberActor } from '#platform/context'
import type { Json, Ours, SaidOfficially, Stranger } from './model.ts'

const columns = sql`
  s.id, s.uri, s.host, s.address, s.name, s.url, s.inbox, s.shared_inbox as "sharedInbox", s.member_id as "memberId",
  s.looked_at as "lookedAt", s.gone_at as "goneAt", s.blocked_why as "blockedWhy"`

// ── people elsewhere ──

export async function strangerByUri(ctx: Context, uri: string): Promise<Stranger | undefined> {
  const { rows } = await sql<Stranger>`select ${columns} from federation_stranger s where s.uri = ${uri}`.execute(
    ctx.db,
  )
  return rows[0]
}

export async function strangerRow(ctx: Context, id: string): Promise<Stranger | undefined> {
  const { rows } = await sql<Stranger>`select ${columns} from federation_stranger s where s.id = ${id}`.execute(ctx.db)
  return rows[0]
}

export async function upsertStranger(
  ctx: Context,
  stranger: Pick<Stranger, 'uri' | 'host' | 'address' | 'name' | 'url' | 'inbox' | 'sharedInbox'>,
): Promise<Stranger> {
  const { uri, host, address, name, url, inbox, sharedInbox } = stranger
  const { rows } = await sql<Stranger>`
    insert into federation_stranger as s (id, uri, host, address, name, url, inbox, shared_inbox, met_at, looked_at)
    values (${newId()}, ${uri}, ${host}, ${address}, ${name}, ${url}, ${inbox}, ${sharedInbox}, ${ctx.now()}, ${ctx.now()})
    on conflict (uri) do update set address = excluded.address, name = excluded.name, url = excluded.url,
      inbox = excluded.inbox, shared_inbox = excluded.shared_inbox, looked_at = excluded.looked_at
    returning ${columns}`.execute(ctx.db)
  return rows[0] as Stranger
}

/** False where somebody gave them another account in the same moment. */
export async function tieToMember(ctx: Context, strangerId: string, memberId: string): Promise<boolean> {
  const { rows } = await sql`
    update federation_stranger set member_id = ${memberId} where id = ${strangerId} and member_id is null
    returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function setGone(ctx: Context, strangerId: string): Promise<void> {
  await sql`delete from federation_follower where stranger_id = ${strangerId}`.execute(ctx.db)
  await sql`delete from federation_gesture where stranger_id = ${strangerId}`.execute(ctx.db)
  await sql`delete from federation_held where stranger_id = ${strangerId}`.execute(ctx.db)
  await sql`
    update federation_stranger set gone_at = ${ctx.now()}, name = '', url = null, member_id = null
    where id = ${strangerId}`.execute(ctx.db)
}

// ── who follows ──

export async function insertFollower(ctx: Context, actorId: string, strangerId: string): Promise<boolean> {
  const { rows } = await sql`
    insert into federation_follower (actor_id, stranger_id, since) values (${actorId}, ${strangerId}, ${ctx.now()})
    on conflict do nothing returning actor_id`.execute(ctx.db)
  return rows.length === 1
}

export async function deleteFollower(ctx: Context, actorId: string, strangerId: string): Promise<boolean> {
  const { rows } = await sql`
    delete from federation_follower where actor_id = ${actorId} and stranger_id = ${strangerId}
    returning actor_id`.execute(ctx.db)
  return rows.length === 1
}

export async function countFollowers(ctx: Context, actorId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from federation_follower where actor_id = ${actorId}`.execute(ctx.db)
  return rows[0]?.count ?? 0
}

/** A table of this many rows is counted row by row; of a larger one the database’s own estimate will do. */
const mostCounted = 10_000

/** How many take part, and how much stands there: for NodeInfo, whose figures anybody may ask for at any time. */
export async function sizeOfPlaces(ctx: Context): Promise<{ members: number; topics: number; replies: number }> {
  const { rows } = await sql<{ members: number; topics: number; posts: number }>`
    select ${sizeOf('member')} as members, ${sizeOf('community_topic')} as topics, ${sizeOf('community_post')} as posts`.execute(
    ctx.db,
  )
  const { members, posts, topics } = rows[0] ?? { members: 0, posts: 0, topics: 0 }
  return { members, topics, replies: Math.max(0, posts - topics) }
}

/** Counts to the limit and no further, so that the largest table costs no more than a small one. */
function sizeOf(table: 'member' | 'community_topic' | 'community_post') {
  const gone = table === 'member' ? sql`left_at is null` : sql`removed_at is null`
  return sql`(select case when counted.n <= ${mostCounted} then counted.n else
      greatest(counted.n, (select reltuples::bigint from pg_class where oid = ${table}::regclass)) end
    from (select count(*) as n from (select 1 from ${sql.table(table)} where ${gone} limit ${mostCounted + 1}) found) counted)`
}

/** Where to tell the followers of some of ours and some others: each server once where it has one door for all. */
export async function inboxesOf(ctx: Context, actorIds: string[], alsoStrangers: string[]): Promise<string[]> {
  const { rows } = await sql<{ inbox: string }>`
    select distinct coalesce(s.shared_inbox, s.inbox) as inbox
    from federation_stranger s left join federation_server v on v.host = s.host
    where s.gone_at is null and s.blocked_at is null and v.blocked_at is null and s.id in (
      select stranger_id from federation_follower where actor_id = any(${actorIds}::uuid[])
      union all select unnest(${alsoStrangers}::uuid[]))`.execute(ctx.db)
  return rows.map(row => row.inbox)
}

/** Who from elsewhere said something in a topic. */
export async function strangersIn(ctx: Context, topicId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct f.stranger_id as id from community_post p join federation_post f on f.post_id = p.id
    where p.topic_id = ${topicId}`.execute(ctx.db)
  return rows.map(row => row.id)
}

// ── what they said ──

/** Holds an address until the transaction ends, so that what came twice at once is taken in once. */
export async function takeTurnAt(ctx: Context, uri: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`federation ${uri}`}, 0))`.execute(ctx.db)
}

export interface TheirPost {
  postId: string
  uri: string
  stranger: Stranger
}

export async function theirPost(
  ctx: Context,
  by: { uri: string } | { postId: string },
): Promise<TheirPost | undefined> {
  const { rows } = await sql<{ postId: string; postUri: string } & Stranger>`
    select f.post_id as "postId", f.uri as "postUri", ${columns}
    from federation_post f join federation_stranger s on s.id = f.stranger_id
    where ${'uri' in by ? sql`f.uri = ${by.uri}` : sql`f.post_id = ${by.postId}`}`.execute(ctx.db)
  const [row] = rows
  if (!row) return undefined
  const { postId, postUri: uri, ...stranger } = row
  return { postId, uri, stranger }
}

/** `writer` is who wrote it among the many of a place elsewhere. */
export async function insertTheirPost(
  ctx: Context,
  postId: string,
  uri: string,
  strangerId: string,
  writer: string | null = null,
): Promise<void> {
  await sql`
    insert into federation_post (post_id, uri, stranger_id, at, writer)
    values (${postId}, ${uri}, ${strangerId}, ${ctx.now()}, ${writer})
    on conflict do nothing`.execute(ctx.db)
}

/** How much one of the many of a place elsewhere wrote of late. */
export async function writtenThere(
  ctx: Context,
  strangerId: string,
  writer: string | null,
): Promise<NonNullable<MemberActor['oneOfMany']>> {
  const ago = (ms: number) => new Date(ctx.now().getTime() - ms)
  const { rows } = await sql<NonNullable<MemberActor['oneOfMany']>>`
    select count(*) filter (where f.at > ${ago(60_000)})::int as "lastMinute",
      count(*) filter (where f.at > ${ago(3_600_000)})::int as "lastHour",
      count(*) filter (where p.number = 1)::int as "topicsToday",
      array(select h.text from federation_held h where h.stranger_id = ${strangerId} and h.writer is not distinct from ${writer}
        order by h.at desc limit 100) as held
    from federation_post f join community_post p on p.id = f.post_id
    where f.stranger_id = ${strangerId} and f.at > ${ago(86_400_000)} and f.writer is not distinct from ${writer}`.execute(
    ctx.db,
  )
  return rows[0] ?? { lastMinute: 0, lastHour: 0, topicsToday: 0, held: [] }
}

export async function strangerOfMember(ctx: Context, memberId: string): Promise<Stranger | undefined> {
  const { rows } =
    await sql<Stranger>`select ${columns} from federation_stranger s where s.member_id = ${memberId}`.execute(ctx.db)
  return rows[0]
}

/** `writer` is who wrote it among the many of a place elsewhere. */
export async function insertHeld(
  ctx: Context,
  held: { uri: string; strangerId: string; text: string; writer: string | null },
): Promise<void> {
  await sql`
    insert into federation_held (uri, stranger_id, text, writer, at)
    values (${held.uri}, ${held.strangerId}, ${held.text}, ${held.writer}, ${ctx.now()}) on conflict do nothing`.execute(
    ctx.db,
  )
}

/** No longer waits: by its address, or by its words; which address it had, and who wrote it. */
export async function dropHeld(
  ctx: Context,
  { strangerId, ...by }: { strangerId: string } & ({ uri: string } | { text: string }),
): Promise<{ uri: string; writer: string | null } | undefined> {
  const { rows } = await sql<{ uri: string; writer: string | null }>`
    delete from federation_held where uri = (
      select uri from federation_held
      where stranger_id = ${strangerId} and ${'uri' in by ? sql`uri = ${by.uri}` : sql`text = ${by.text}`}
      order by at limit 1)
    returning uri, writer`.execute(ctx.db)
  return rows[0]
}

export async function postsOfStranger(ctx: Context, strangerId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select post_id as id from federation_post where stranger_id = ${strangerId} order by at desc limit 1000`.execute(
    ctx.db,
  )
  return rows.map(row => row.id)
}

export async function insertGesture(
  ctx: Context,
  strangerId: string,
  kind: 'like' | 'boost',
  ours: Ours,
): Promise<boolean> {
  const { rows } = await sql`
    insert into federation_gesture (stranger_id, kind, about, about_id, at)
    values (${strangerId}, ${kind}, ${ours.about}, ${ours.id}, ${ctx.now()})
    on conflict do nothing returning about_id`.execute(ctx.db)
  return rows.length === 1
}

export async function deleteGesture(
  ctx: Context,
  strangerId: string,
  kind: 'like' | 'boost',
  ours: Ours,
): Promise<boolean> {
  const { rows } = await sql`
    delete from federation_gesture where stranger_id = ${strangerId} and kind = ${kind} and about_id = ${ours.id}
    returning about_id`.execute(ctx.db)
  return rows.length === 1
}

export async function gesturesFor(ctx: Context, id: string): Promise<{ likes: number; boosts: number }> {
  const { rows } = await sql<{ likes: number; boosts: number }>`
    select count(*) filter (where kind = 'like')::int as likes, count(*) filter (where kind = 'boost')::int as boosts
    from federation_gesture where about_id = ${id}`.execute(ctx.db)
  return rows[0] ?? { likes: 0, boosts: 0 }
}

// ── what the company said ──

const statement = sql`
  delivery_id as "deliveryId", employee_id as "employeeId", text, language, said_at as "saidAt", changed_at as "changedAt",
  withdrawn_at as "withdrawnAt", topic_id as "topicId"`

export async function statementRow(
  ctx: Context,
  deliveryId: string,
  forUpdate = false,
): Promise<SaidOfficially | undefined> {
  const { rows } = await sql<SaidOfficially>`
    select ${statement} from federation_statement where delivery_id = ${deliveryId} ${forUpdate ? sql`for update` : sql``}`.execute(
    ctx.db,
  )
  return rows[0]
}

/** What was said and not taken back, the newest first. */
export async function statementsOut(ctx: Context, most: number): Promise<SaidOfficially[]> {
  const { rows } = await sql<SaidOfficially>`
    select ${statement} from federation_statement where withdrawn_at is null order by said_at desc limit ${most}`.execute(
    ctx.db,
  )
  return rows
}

export async function insertStatement(
  ctx: Context,
  said: Pick<SaidOfficially, 'deliveryId' | 'employeeId' | 'text' | 'language'>,
): Promise<boolean> {
  const { rows } = await sql`
    insert into federation_statement (delivery_id, employee_id, text, language, said_at)
    values (${said.deliveryId}, ${said.employeeId}, ${said.text}, ${said.language}, ${ctx.now()})
    on conflict do nothing returning delivery_id`.execute(ctx.db)
  return rows.length === 1
}

export async function changeStatement(ctx: Context, deliveryId: string, text: string): Promise<void> {
  await sql`
    update federation_statement set text = ${text}, changed_at = ${ctx.now()}
    where delivery_id = ${deliveryId} and withdrawn_at is null`.execute(ctx.db)
}

export async function withdrawStatement(ctx: Context, deliveryId: string): Promise<void> {
  await sql`
    update federation_statement set withdrawn_at = coalesce(withdrawn_at, ${ctx.now()}) where delivery_id = ${deliveryId}`.execute(
    ctx.db,
  )
}

export async function setStatementTopic(ctx: Context, deliveryId: string, topicId: string): Promise<void> {
  await sql`update federation_statement set topic_id = ${topicId} where delivery_id = ${deliveryId}`.execute(ctx.db)
}

// ── what stands in an outbox ──

/** Ids of the newest that an actor said: first posts of its space, articles, statements. */
export async function newestOf(
  ctx: Context,
  of: { spaceId: string } | { authorId: string | null } | 'official',
  most: number,
): Promise<Ours[]> {
  if (of === 'official') {
    const { rows } = await sql<{ id: string }>`
      select delivery_id as id from federation_statement where withdrawn_at is null order by said_at desc limit ${most}`.execute(
      ctx.db,
    )
    return rows.map(({ id }) => ({ about: 'statement', id }))
  }
  if ('spaceId' in of) {
    const { rows } = await sql<{ id: string }>`
      select p.id from (
        (select id, opened_at, last_post_at from community_topic t
         where t.space_id = ${of.spaceId} and t.began_in is null and t.removed_at is null
         order by t.last_post_at desc limit ${most})
        union all
        (select id, opened_at, last_post_at from community_topic t where t.began_in = ${of.spaceId} and t.removed_at is null
         order by t.last_post_at desc limit ${most})
        order by last_post_at desc limit ${most}) t
      join community_post p on p.topic_id = t.id and p.number = 1
      where p.removed_at is null and not exists (select 1 from federation_post f where f.post_id = p.id)
      order by t.opened_at desc`.execute(ctx.db)
    return rows.map(({ id }) => ({ about: 'post', id }))
  }
  const { rows } = await sql<{ id: string }>`
    select article_id as id from article_edition where withdrawn_at is null and not is_sample
      ${of.authorId ? sql`and author_id = ${of.authorId}` : sql``}
    order by published_at desc limit ${most}`.execute(ctx.db)
  return rows.map(({ id }) => ({ about: 'article', id }))
}

// ── what is told ──

/** Undefined where it was told before. */
export async function insertTelling(ctx: Context, actorId: string, activity: Json): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into federation_telling (id, actor_id, uri, activity, at)
    values (${newId()}, ${actorId}, ${String(activity.id)}, ${JSON.stringify(activity)}::jsonb, ${ctx.now()})
    on conflict do nothing returning id`.execute(ctx.db)
  return rows[0]?.id
}

export async function tellingById(ctx: Context, id: string): Promise<{ actorId: string; activity: Json } | undefined> {
  const { rows } = await sql<{ actorId: string; activity: Json }>`
    select actor_id as "actorId", activity from federation_telling where id = ${id}`.execute(ctx.db)
  return rows[0]
}

/** Whoever was not reached in a month won’t be; what the library kept for a while is over. */
export async function forgetOldTellings(ctx: Context): Promise<void> {
  await sql`delete from federation_telling where at < ${ctx.now()}::timestamptz - interval '30 days'`.execute(ctx.db)
  await sql`delete from federation_kept where ends_at < ${ctx.now()}`.execute(ctx.db)
}

/** Forgets people of other servers: by the members they are here, or by address. What was kept or told of them goes, too. */
export async function forgetStrangers(
  ctx: Context,
  { memberIds, addresses }: { memberIds: string[]; addresses: string[] },
): Promise<void> {
  const { rows } = await sql<{ uri: string }>`
    delete from federation_stranger where member_id = any(${memberIds}::uuid[]) or address = any(${addresses}::text[]) returning uri`.execute(
    ctx.db,
  )
  for (const { uri } of rows) {
    await sql`delete from federation_telling where strpos(activity::text, ${uri}) > 0`.execute(ctx.db)
    await sql`delete from federation_kept where strpos(key, ${uri}) > 0 or strpos(value::text, ${uri}) > 0`.execute(
      ctx.db,
    )
  }
}
