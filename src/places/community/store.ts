import { sql } from 'kysely'
import { forgetPictures, giveOverPictures, type PostPicture } from '#places/pictures'
import type { Context } from '#platform/context'
import {
  dictionaryOf,
  type Gathering,
  type Poll,
  type Post,
  type Space,
  searchWords,
  type Topic,
  type Writer,
} from './model.ts'

export const topicColumns = sql`
  t.id, t.site_id as "siteId", t.space_id as "spaceId", t.began_in as "beganIn", t.kind, t.title, t.language, t.member_id as "memberId",
  t.employee_id as "employeeId", t.opened_at as "openedAt", t.last_post_at as "lastPostAt", t.last_number as "lastNumber",
  t.reply_count as "replyCount", t.accepted_post_id as "acceptedPostId", t.accepted_at as "acceptedAt",
  t.closed_at as "closedAt", t.closed_why as "closedWhy", t.removed_at as "removedAt"`

export const postColumns = sql`
  p.id, p.topic_id as "topicId", p.site_id as "siteId", p.number, p.reply_to as "replyTo", p.member_id as "memberId",
  p.employee_id as "employeeId", p.disclosure, p.text, p.html, p.pictures, p.language, p.written_at as "writtenAt",
  p.edited_at as "editedAt", p.revision, p.removed_at as "removedAt", p.removed_why as "removedWhy"`

export async function topicById(ctx: Context, id: string): Promise<Topic | undefined> {
  const { rows } = await sql<Topic>`select ${topicColumns} from community_topic t where t.id = ${id}`.execute(ctx.db)
  return rows[0]
}

export async function postById(ctx: Context, id: string): Promise<Post | undefined> {
  const { rows } = await sql<Post>`select ${postColumns} from community_post p where p.id = ${id}`.execute(ctx.db)
  return rows[0]
}

export async function postByNumber(ctx: Context, topicId: string, number: number): Promise<Post | undefined> {
  const { rows } = await sql<Post>`
    select ${postColumns} from community_post p where p.topic_id = ${topicId} and p.number = ${number}`.execute(ctx.db)
  return rows[0]
}

export async function postByDelivery(ctx: Context, deliveryId: string): Promise<Post | undefined> {
  const { rows } = await sql<Post>`
    select ${postColumns} from community_post p where p.delivery_id = ${deliveryId}`.execute(ctx.db)
  return rows[0]
}

// ── spaces and tags ──

export async function insertSpace(ctx: Context, space: Space, madeBy: string | null): Promise<boolean> {
  const { rows } = await sql`
    insert into community_space (id, site_id, slug, name, about, kinds, position, made_by, made_at)
    values (${space.id}, ${space.siteId}, ${space.slug}, ${space.name}, ${space.about}, ${space.kinds},
            (select count(*)::int from community_space where site_id = ${space.siteId}), ${madeBy}, ${ctx.now()})
    on conflict (site_id, slug) do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Finds or makes the tags of a site. */
export async function tagIds(ctx: Context, siteId: string, tags: { id: string; name: string }[]): Promise<string[]> {
  if (tags.length === 0) return []
  const names = tags.map(tag => tag.name)
  await sql`
    insert into community_tag (id, site_id, name, made_at)
    select id, ${siteId}, name, ${ctx.now()}::timestamptz from unnest(${tags.map(tag => tag.id)}::uuid[], ${names}::text[]) as t (id, name)
    on conflict (site_id, name) do nothing`.execute(ctx.db)
  const { rows } = await sql<{ id: string }>`
    select id from community_tag where site_id = ${siteId} and name = any(${names}::text[])`.execute(ctx.db)
  return rows.map(row => row.id)
}

export async function setTags(ctx: Context, topicId: string, ids: string[]): Promise<void> {
  await sql`delete from community_topic_tag where topic_id = ${topicId} and tag_id <> all(${ids}::uuid[])`.execute(
    ctx.db,
  )
  await sql`
    insert into community_topic_tag (topic_id, tag_id) select ${topicId}, id from unnest(${ids}::uuid[]) as t (id)
    on conflict do nothing`.execute(ctx.db)
}

// ── topics ──

export async function insertTopic(
  ctx: Context,
  topic: Pick<Topic, 'id' | 'siteId' | 'spaceId' | 'kind' | 'title' | 'language'> & Writer,
): Promise<void> {
  await sql`
    insert into community_topic (id, site_id, space_id, kind, title, language, member_id, employee_id, opened_at, last_post_at)
    values (${topic.id}, ${topic.siteId}, ${topic.spaceId}, ${topic.kind}, ${topic.title}, ${topic.language}, ${topic.memberId},
            ${topic.employeeId}, ${ctx.now()}, ${ctx.now()})`.execute(ctx.db)
}

export async function insertPoll(ctx: Context, topicId: string, poll: Poll): Promise<void> {
  await sql`
    insert into community_poll (topic_id, closes_at, takes_many) values (${topicId}, ${poll.closesAt}, ${poll.takesMany})`.execute(
    ctx.db,
  )
  await sql`
    insert into community_poll_choice (id, topic_id, position, words)
    select id, ${topicId}, position, words
    from unnest(${poll.choices.map(each => each.id)}::uuid[], ${poll.choices.map(each => each.position)}::int[],
                ${poll.choices.map(each => each.words)}::text[]) as t (id, position, words)`.execute(ctx.db)
}

export async function insertEvent(ctx: Context, topicId: string, event: Gathering): Promise<void> {
  await sql`
    insert into community_event (topic_id, starts_at, ends_at, timezone, place, address, url, room_for)
    values (${topicId}, ${event.startsAt}, ${event.endsAt}, ${event.timezone}, ${event.place}, ${event.address}, ${event.url},
            ${event.roomFor})`.execute(ctx.db)
}

/** Gives the next number to a post, one after the other; nothing where nobody replies any more. */
export async function nextNumber(ctx: Context, topicId: string): Promise<number | undefined> {
  const { rows } = await sql<{ number: number }>`
    update community_topic set last_number = last_number + 1, last_post_at = greatest(last_post_at, ${ctx.now()}::timestamptz),
      reply_count = reply_count + case when last_number > 0 then 1 else 0 end
    where id = ${topicId} and closed_at is null and removed_at is null returning last_number as number`.execute(ctx.db)
  return rows[0]?.number
}

export async function setTitle(ctx: Context, topicId: string, title: string): Promise<void> {
  await sql`update community_topic set title = ${title} where id = ${topicId}`.execute(ctx.db)
}

/** Moves a topic to another space, or makes it another kind; false where it is not as it was, or an answer is accepted in it. */
export async function setPlace(
  ctx: Context,
  topicId: string,
  was: Pick<Topic, 'spaceId' | 'kind'>,
  to: Pick<Topic, 'spaceId' | 'kind'>,
): Promise<boolean> {
  const { rows } = await sql`
    update community_topic set space_id = ${to.spaceId}, kind = ${to.kind},
      began_in = nullif(coalesce(began_in, space_id), ${to.spaceId}::uuid)
    where id = ${topicId} and space_id = ${was.spaceId} and kind = ${was.kind} and removed_at is null
      and (kind = ${to.kind} or accepted_post_id is null) returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Marks or unmarks the accepted answer; false where it stands so already. */
export async function setAccepted(
  ctx: Context,
  topicId: string,
  postId: string | null,
  by: Writer = { memberId: null, employeeId: null },
): Promise<boolean> {
  const { rows } = await sql`
    update community_topic set accepted_post_id = ${postId}::uuid, accepted_at = case when ${postId}::uuid is null then null else ${ctx.now()}::timestamptz end,
      accepted_by_member = ${by.memberId}::uuid, accepted_by_employee = ${by.employeeId}::uuid
    where id = ${topicId} and accepted_post_id is distinct from ${postId}::uuid returning id`.execute(ctx.db)
  return rows.length === 1
}

// ── posts ──

/** What a post is found by: its title, its tags and its words, each as it is and by its stem. */
interface Found {
  title?: string
  tags?: string[]
  words: string
  language: string
}

const mostSearched = 20_000

function vectorOf({ title = '', tags = [], words, language }: Found) {
  const dictionary = dictionaryOf(language)
  const said = words.slice(0, mostSearched)
  return sql`(setweight(to_tsvector(${dictionary}::regconfig, ${title}), 'A') || setweight(to_tsvector('simple', ${searchWords(title)}), 'A')
    || setweight(to_tsvector('simple', ${searchWords(tags.join(' '))}), 'B')
    || setweight(to_tsvector(${dictionary}::regconfig, ${said}), 'C') || setweight(to_tsvector('simple', ${searchWords(said)}), 'C'))`
}

/** Writes a post; false where the delivery that brings it was here before. */
export async function insertPost(
  ctx: Context,
  post: Pick<Post, 'id' | 'topicId' | 'siteId' | 'number' | 'replyTo' | 'disclosure' | 'text' | 'html' | 'language'> &
    Writer & { pictures: PostPicture[] },
  found: Found,
  deliveryId: string | null = null,
): Promise<boolean> {
  const { rows } = await sql`
    insert into community_post (id, topic_id, site_id, number, reply_to, member_id, employee_id, disclosure, text, html, pictures, language, written_at, delivery_id, search)
    values (${post.id}, ${post.topicId}, ${post.siteId}, ${post.number}, ${post.replyTo}, ${post.memberId}, ${post.employeeId},
            ${post.disclosure}, ${post.text}, ${post.html}, ${JSON.stringify(post.pictures)}::jsonb, ${post.language}, ${ctx.now()}, ${deliveryId}, ${vectorOf(found)})
    on conflict (delivery_id) do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Puts a topic under these tags and no others; `post` is its first, which is found by them. */
export async function retag(
  ctx: Context,
  { id, siteId, topicId }: Pick<Post, 'id' | 'siteId' | 'topicId'>,
  tags: { id: string; name: string }[],
  found: Found,
): Promise<void> {
  await setTags(ctx, topicId, await tagIds(ctx, siteId, tags))
  await sql`update community_post set search = ${vectorOf(found)} where id = ${id}`.execute(ctx.db)
}

/** Changes what a post says and keeps how it read before; false where it is gone, or was changed a moment ago. */
export async function changePost(
  ctx: Context,
  change: {
    revisionId: string
    post: Pick<Post, 'id' | 'revision'>
    text: string
    html: string
    pictures: PostPicture[]
    titleBefore: string | null
    why: string | null
  } & Writer,
  found: Found,
): Promise<boolean> {
  const { post } = change
  const { rows } = await sql`
    with before as (
      select id, revision, text, html from community_post where id = ${post.id} and revision = ${post.revision} and removed_at is null for update
    ), kept as (
      insert into community_revision (id, post_id, number, title, text, html, at, by_member, by_employee, why)
      select ${change.revisionId}, id, revision, ${change.titleBefore}, text, html, ${ctx.now()}, ${change.memberId}, ${change.employeeId}, ${change.why}
      from before
    )
    update community_post p set text = ${change.text}, html = ${change.html}, pictures = ${JSON.stringify(change.pictures)}::jsonb, edited_at = ${ctx.now()}, revision = p.revision + 1,
      search = ${vectorOf(found)}
    from before where p.id = before.id returning p.id`.execute(ctx.db)
  return rows.length === 1
}

/** Takes a post away and leaves the gap with its reason; false where it was away. */
export async function setRemoved(
  ctx: Context,
  post: Pick<Post, 'id' | 'topicId' | 'number'>,
  why: string,
  by: Writer,
): Promise<boolean> {
  const { rows } = await sql`
    update community_post set removed_at = ${ctx.now()}, removed_why = ${why}, removed_by_member = ${by.memberId},
      removed_by_employee = ${by.employeeId}
    where id = ${post.id} and removed_at is null returning id`.execute(ctx.db)
  if (rows.length === 0) return false
  await sql`
    update community_topic set reply_count = reply_count - ${post.number > 1 ? 1 : 0},
      removed_at = case when ${post.number} = 1 and reply_count = 0 then ${ctx.now()}::timestamptz end
    where id = ${post.topicId}`.execute(ctx.db)
  return true
}

/** Puts it back; false where it stood there. */
export async function setPutBack(ctx: Context, post: Pick<Post, 'id' | 'topicId' | 'number'>): Promise<boolean> {
  const { rows } = await sql`
    update community_post set removed_at = null, removed_why = null, removed_by_member = null, removed_by_employee = null
    where id = ${post.id} and removed_at is not null returning id`.execute(ctx.db)
  if (rows.length === 0) return false
  await sql`
    update community_topic set reply_count = reply_count + ${post.number > 1 ? 1 : 0}, removed_at = null
    where id = ${post.topicId}`.execute(ctx.db)
  return true
}

/** Ends a topic, or opens it again where no reason is given; false where it stands so already. */
export async function setClosed(ctx: Context, topicId: string, why: string | null): Promise<boolean> {
  const { rows } = await sql`
    update community_topic set closed_why = ${why}::text, closed_at = case when ${why}::text is null then null else ${ctx.now()}::timestamptz end
    where id = ${topicId} and (closed_at is null) <> (${why}::text is null) returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function insertMentions(ctx: Context, postId: string, memberIds: string[]): Promise<void> {
  if (memberIds.length === 0) return
  await sql`
    insert into community_mention (post_id, member_id, at)
    select ${postId}, id, ${ctx.now()}::timestamptz from unnest(${memberIds}::uuid[]) as t (id) on conflict do nothing`.execute(
    ctx.db,
  )
}

/** One after the other for each member, so that two presses at once are two, and are counted. */
export async function takeTurn(ctx: Context, memberId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(7203552, hashtext(${memberId}))`.execute(ctx.db)
}

export interface Written {
  lastMinute: number
  lastHour: number
  topicsToday: number
}

/** How much somebody wrote of late. */
export async function writtenBy(ctx: Context, memberId: string): Promise<Written> {
  const now = ctx.now().getTime()
  const { rows } = await sql<Written>`
    select (select count(*)::int from community_post where member_id = ${memberId} and written_at > ${new Date(now - 60_000)}) as "lastMinute",
      (select count(*)::int from community_post where member_id = ${memberId} and written_at > ${new Date(now - 3_600_000)}) as "lastHour",
      (select count(*)::int from community_topic where member_id = ${memberId} and opened_at > ${new Date(now - 86_400_000)}) as "topicsToday"`.execute(
    ctx.db,
  )
  return rows[0] ?? { lastMinute: 0, lastHour: 0, topicsToday: 0 }
}

/** The last that somebody wrote since a moment, to know a second press of the same from a second thought. */
export async function lastPostOf(ctx: Context, memberId: string, since: Date): Promise<Post | undefined> {
  const { rows } = await sql<Post>`
    select ${postColumns} from community_post p where p.member_id = ${memberId} and p.written_at > ${since}
    order by p.written_at desc limit 1`.execute(ctx.db)
  return rows[0]
}

// ── drafts ──

export async function upsertDraft(
  ctx: Context,
  draft: {
    id: string
    memberId: string
    siteId: string
    topicId: string | null
    title: string
    text: string
    fields: object
  },
): Promise<void> {
  await sql`
    insert into community_draft (id, member_id, site_id, topic_id, title, text, fields, saved_at)
    values (${draft.id}, ${draft.memberId}, ${draft.siteId}, ${draft.topicId}, ${draft.title}, ${draft.text},
            ${JSON.stringify(draft.fields)}::jsonb, ${ctx.now()})
    on conflict (member_id, site_id, topic_id) do update set title = excluded.title, text = excluded.text,
      fields = excluded.fields, saved_at = excluded.saved_at`.execute(ctx.db)
}

export async function deleteDraft(
  ctx: Context,
  of: { memberId: string; siteId: string; topicId: string | null },
): Promise<void> {
  await sql`
    delete from community_draft where member_id = ${of.memberId} and site_id = ${of.siteId}
      and topic_id is not distinct from ${of.topicId}`.execute(ctx.db)
}

/** What one member said and did becomes another’s: they were one person all along. */
export async function giveOver(ctx: Context, fromId: string, toId: string): Promise<void> {
  await sql`update community_topic set member_id = ${toId} where member_id = ${fromId}`.execute(ctx.db)
  await sql`update community_topic set accepted_by_member = ${toId} where accepted_by_member = ${fromId}`.execute(
    ctx.db,
  )
  await sql`update community_post set member_id = ${toId} where member_id = ${fromId}`.execute(ctx.db)
  await sql`update community_post set removed_by_member = ${toId} where removed_by_member = ${fromId}`.execute(ctx.db)
  await sql`update community_revision set by_member = ${toId} where by_member = ${fromId}`.execute(ctx.db)
  await sql`
    insert into community_mention (post_id, member_id, at) select post_id, ${toId}, at from community_mention where member_id = ${fromId}
    on conflict do nothing`.execute(ctx.db)
  await sql`delete from community_mention where member_id = ${fromId}`.execute(ctx.db)
  await giveOverPictures(ctx, fromId, toId)
}

/** Forgets what somebody wrote here: topics that only they wrote in go whole, in others a gap stays, without a word of theirs. */
export async function forgetWritings(ctx: Context, memberId: string): Promise<void> {
  const theirs = sql`select id from community_post where member_id = ${memberId}`
  await sql`
    delete from community_topic t where t.member_id = ${memberId}
      and not exists (select 1 from community_post p where p.topic_id = t.id and p.member_id is distinct from ${memberId})`.execute(
    ctx.db,
  )
  const topics = sql`select id from community_topic where member_id = ${memberId}`
  await sql`update community_topic set title = 'Taken away' where member_id = ${memberId}`.execute(ctx.db)
  await sql`delete from community_event where topic_id in (${topics})`.execute(ctx.db)
  await sql`delete from community_poll where topic_id in (${topics})`.execute(ctx.db)
  await sql`delete from community_revision where post_id in (${theirs})`.execute(ctx.db)
  await sql`delete from community_draft where member_id = ${memberId}`.execute(ctx.db)
  await sql`delete from community_mention where member_id = ${memberId}`.execute(ctx.db)
  await forgetPictures(ctx, memberId)
  await sql`
    with emptied as (
      update community_post p set text = '', html = '', pictures = '[]', search = '', removed_why = 'Its author asked to be forgotten.',
        removed_at = coalesce(p.removed_at, ${ctx.now()}), removed_by_member = null, removed_by_employee = null
      from community_post before where before.id = p.id and p.member_id = ${memberId}
      returning p.topic_id, p.number, before.removed_at is null as is_new
    )
    update community_topic t set reply_count = reply_count - e.count
    from (select topic_id, count(*)::int as count from emptied where is_new and number > 1 group by 1) e
    where t.id = e.topic_id`.execute(ctx.db)
}

/** Takes away all that was said in the sample's community, by whomever. Its spaces and tags go with the site. */
export async function deleteSampleTalk(ctx: Context): Promise<void> {
  await sql`delete from community_topic where site_id in (select id from site where is_sample)`.execute(ctx.db)
}
