import { type RawBuilder, sql } from 'kysely'
import { together } from '#lib/together'
import type { Context } from '#platform/context'
import { type Database, prepared } from '#platform/db'
import type { Author, Gathering, Kind, Poll, PollChoice, Post, Space, Topic } from './model.ts'
import { postColumns, topicColumns } from './store.ts'

/** What of a site matters to what is said there. */
export interface Ground {
  id: string
  name: string
  language: string
}

/** A site that is open. */
export async function groundById(ctx: Context, siteId: string): Promise<Ground | undefined> {
  const { rows } = await sql<Ground>`
    select id, name, language from site where id = ${siteId} and closed_at is null`.execute(ctx.db)
  return rows[0]
}

// ── spaces and tags ──

const spaceColumns = sql`s.id, s.site_id as "siteId", s.slug, s.name, s.about, s.kinds`

export async function spacesOf(ctx: Context, siteId: string): Promise<Space[]> {
  const { rows } = await sql<Space>`
    select ${spaceColumns} from community_space s where s.site_id = ${siteId} and s.closed_at is null order by s.position`.execute(
    ctx.db,
  )
  return rows
}

export async function spaceById(ctx: Context, id: string): Promise<Space | undefined> {
  const { rows } = await sql<Space>`
    select ${spaceColumns} from community_space s where s.id = ${id} and s.closed_at is null`.execute(ctx.db)
  return rows[0]
}

/** A site’s space, as its address names it. */
export async function spaceNamed(ctx: Context, siteId: string, slug: string): Promise<Space | undefined> {
  const { rows } = await sql<Space>`
    select ${spaceColumns} from community_space s where s.site_id = ${siteId} and s.slug = ${slug} and s.closed_at is null`.execute(
    ctx.db,
  )
  return rows[0]
}

export async function tagNamed(
  ctx: Context,
  siteId: string,
  name: string,
): Promise<{ id: string; name: string } | undefined> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from community_tag where site_id = ${siteId} and name = ${name}`.execute(ctx.db)
  return rows[0]
}

export async function tagsOfTopic(ctx: Context, topicId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select g.name from community_topic_tag t join community_tag g on g.id = t.tag_id where t.topic_id = ${topicId} order by g.name`.execute(
    ctx.db,
  )
  return rows.map(row => row.name)
}

// ── lists ──

/** A topic as a list shows it. */
export interface TopicLine extends Topic {
  author: Author
  spaceName: string
  spaceSlug: string
  tags: string[]
  votes: number
  startsAt: Date | null
}

const authorOf = (row: 't' | 'p') => {
  const table = sql.raw(row)
  return sql`case when ${table}.member_id is null then
      jsonb_build_object('memberId', null, 'employeeId', ${table}.employee_id, 'name', e.name, 'handle', null, 'title', e.title)
    else jsonb_build_object('memberId', ${table}.member_id, 'employeeId', null, 'name', m.name, 'handle', m.handle, 'title', null) end`
}

const lineColumns = sql`
  ${topicColumns}, ${authorOf('t')} as author, s.name as "spaceName", s.slug as "spaceSlug",
  coalesce((select array_agg(g.name order by g.name) from community_topic_tag l join community_tag g on g.id = l.tag_id where l.topic_id = t.id), '{}') as tags,
  coalesce((select v.votes from idea_tally v where v.topic_id = t.id), 0) as votes,
  (select e.starts_at from community_event e where e.topic_id = t.id) as "startsAt"`
const lineTables = sql`
  join community_space s on s.id = t.space_id left join member m on m.id = t.member_id left join employee e on e.id = t.employee_id`

export const linesPerPage = 30

/** Which topics: of the whole site, or of a part of it. */
export interface Listed {
  siteId: string
  spaceId?: string | undefined
  kind?: Kind | undefined
  tagId?: string | undefined
  memberId?: string | undefined
  employeeId?: string | undefined
  /** Questions without an accepted answer. */
  waiting?: boolean | undefined
  /** In the order in which they were opened; else by the last word. */
  order?: 'opened' | 'last' | 'votes' | undefined
  /** Only those that stand after this moment in the order. */
  before?: Date | undefined
  most?: number | undefined
}

/** Topics, the newest first; one more than a page tells that there are others. */
export async function topicLines(ctx: Context, listed: Listed): Promise<TopicLine[]> {
  const most = listed.most ?? linesPerPage + 1
  const opened = listed.order === 'opened' || listed.waiting || listed.memberId || listed.employeeId
  const by = opened ? sql`t.opened_at` : sql`t.last_post_at`
  const before = listed.before ? sql`and ${by} < ${listed.before}` : sql``
  if (listed.tagId) return taggedLines(ctx, listed.tagId, most, listed.before)
  if (listed.order === 'votes') return mostWanted(ctx, listed.siteId, most)
  const part = [
    listed.spaceId ? sql`and t.space_id = ${listed.spaceId}` : sql`and t.site_id = ${listed.siteId}`,
    listed.kind ? sql`and t.kind = ${listed.kind}` : sql``,
    listed.waiting ? sql`and t.kind = 'question' and t.accepted_post_id is null` : sql``,
    listed.memberId ? sql`and t.member_id = ${listed.memberId}` : sql``,
    listed.employeeId ? sql`and t.employee_id = ${listed.employeeId}` : sql``,
  ]
  const { rows } = await sql<TopicLine>`
    select ${lineColumns} from (
      select * from community_topic t where t.removed_at is null ${sql.join(part, sql` `)} ${before} order by ${by} desc limit ${most}
    ) t ${lineTables} order by ${by} desc`.execute(ctx.db)
  return rows
}

async function taggedLines(ctx: Context, tagId: string, most: number, before: Date | undefined): Promise<TopicLine[]> {
  // The ids of topics are in the order in which they were opened.
  const { rows } = await sql<TopicLine>`
    select ${lineColumns} from (
      select topic_id from community_topic_tag where tag_id = ${tagId} order by topic_id desc limit ${most * 4}
    ) l join community_topic t on t.id = l.topic_id ${lineTables}
    where t.removed_at is null ${before ? sql`and t.opened_at < ${before}` : sql``} order by t.opened_at desc limit ${most}`.execute(
    ctx.db,
  )
  return rows
}

async function mostWanted(ctx: Context, siteId: string, most: number): Promise<TopicLine[]> {
  const { rows } = await sql<TopicLine>`
    select ${lineColumns} from (
      select topic_id from idea_tally where site_id = ${siteId} order by votes desc limit ${most}
    ) l join community_topic t on t.id = l.topic_id ${lineTables} where t.removed_at is null order by votes desc, t.opened_at desc`.execute(
    ctx.db,
  )
  return rows
}

export async function linesById(ctx: Context, ids: string[]): Promise<TopicLine[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<TopicLine>`
    select ${lineColumns} from community_topic t ${lineTables} where t.id = any(${ids}::uuid[]) and t.removed_at is null`.execute(
    ctx.db,
  )
  return rows
}

// ── one topic ──

export interface PostShown extends Post {
  author: Author
}

/** Everything that a page of a topic shows, of the topic itself. */
export interface TopicShown extends TopicLine {
  poll: (Omit<Poll, 'choices'> & { choices: (PollChoice & { votes: number })[]; voters: number }) | null
  event: (Gathering & { going: number; maybe: number }) | null
  followers: number
}

/**
 * A topic as its page shows it. Who asks while others do is asked for together with them (see `together`): a way to the
 * database and back costs more than the rows. What only polls and events have is asked for only there.
 */
export async function topicShown(ctx: Context, id: string): Promise<TopicShown | undefined> {
  const line = isUuid.test(id) ? await askersOf(ctx).topic(id) : undefined
  if (!line) return undefined
  const poll = line.kind === 'poll' ? await pollOf(ctx, id) : null
  return { ...line, poll, event: line.kind === 'event' ? await gatheringOf(ctx, id) : null }
}

type Line = TopicLine & { followers: number }

async function topicsShown(db: Database, ids: string[]): Promise<(Line | undefined)[]> {
  const { rows } = await sql<Line>`${prepared}
    select ${lineColumns}, (select count(*)::int from community_follow f where f.topic_id = t.id) as followers
    from unnest(${toBePlannedOnce(sql`${ids}::uuid[]`)}) as w (id) join community_topic t on t.id = w.id ${lineTables}
    where t.removed_at is null`.execute(db)
  const found = new Map(rows.map(row => [row.id, row]))
  return ids.map(id => found.get(id.toLowerCase()))
}

/** Those who ask of one database. Within a transaction it is one of its own, and nobody else is answered from there. */
interface Askers {
  topic: (id: string) => Promise<Line | undefined>
  posts: (part: PartOfTopic) => Promise<PostOnPage[]>
}

const isUuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const askers = new WeakMap<Database, Askers>()

function askersOf({ db }: Context): Askers {
  const known = askers.get(db)
  if (known) return known
  const made: Askers = {
    topic: together(ids => topicsShown(db, ids)),
    posts: together(parts => postsOfParts(db, parts)),
  }
  askers.set(db, made)
  return made
}

async function pollOf(ctx: Context, topicId: string): Promise<TopicShown['poll']> {
  const { rows } = await sql<NonNullable<TopicShown['poll']>>`
    select p.closes_at as "closesAt", p.takes_many as "takesMany",
      (select count(distinct member_id)::int from poll_vote v where v.topic_id = p.topic_id) as voters,
      (select jsonb_agg(jsonb_build_object('id', c.id, 'position', c.position, 'words', c.words,
          'votes', (select count(*) from poll_vote v where v.choice_id = c.id)) order by c.position)
        from community_poll_choice c where c.topic_id = p.topic_id) as choices
    from community_poll p where p.topic_id = ${topicId}`.execute(ctx.db)
  return rows[0] ?? null
}

async function gatheringOf(ctx: Context, topicId: string): Promise<TopicShown['event']> {
  const { rows } = await sql<NonNullable<TopicShown['event']>>`
    select g.starts_at as "startsAt", g.ends_at as "endsAt", g.timezone, g.place, g.address, g.url, g.room_for as "roomFor",
      (select count(*)::int from attendance a where a.topic_id = g.topic_id and a.says = 'going') as going,
      (select count(*)::int from attendance a where a.topic_id = g.topic_id and a.says = 'maybe') as maybe
    from community_event g where g.topic_id = ${topicId}`.execute(ctx.db)
  return rows[0] ?? null
}

const shownColumns = sql`${postColumns}, ${authorOf('p')} as author`
const shownTables = sql`left join member m on m.id = p.member_id left join employee e on e.id = p.employee_id`

/** The posts of a topic from one number to another, both included, and the accepted one wherever it stands. */
export async function postsShown(
  ctx: Context,
  topicId: string,
  { from, to, accepted }: { from: number; to: number; accepted: string | null },
): Promise<PostShown[]> {
  const { rows } = await sql<PostShown>`${prepared}
    select ${shownColumns} from community_post p ${shownTables}
    where p.topic_id = ${topicId} and p.number between ${from} and ${to} order by p.number`.execute(ctx.db)
  const posts = rows.map(withDisclosure)
  const elsewhere = accepted && !posts.some(post => post.id === accepted) ? await postShown(ctx, accepted) : undefined
  return elsewhere ? [...posts, elsewhere].sort((a, b) => a.number - b.number) : posts
}

export async function postShown(ctx: Context, id: string): Promise<PostShown | undefined> {
  const { rows } =
    await sql<PostShown>`select ${shownColumns} from community_post p ${shownTables} where p.id = ${id}`.execute(ctx.db)
  return rows.map(withDisclosure)[0]
}

/** What somebody wrote, the newest first. */
export async function postsBy(
  ctx: Context,
  who: { memberId: string; before?: Date | undefined; most: number },
): Promise<(PostShown & { title: string; kind: Kind })[]> {
  const { rows } = await sql<PostShown & { title: string; kind: Kind }>`
    select ${shownColumns}, t.title, t.kind from community_post p join community_topic t on t.id = p.topic_id ${shownTables}
    where p.member_id = ${who.memberId} and p.removed_at is null ${who.before ? sql`and p.written_at < ${who.before}` : sql``}
    order by p.written_at desc limit ${who.most}`.execute(ctx.db)
  return rows.map(withDisclosure)
}

/** The newest posts of a topic, for its feed. */
export async function newestPosts(ctx: Context, topicId: string, most: number): Promise<PostShown[]> {
  const { rows } = await sql<PostShown>`
    select ${shownColumns} from community_post p ${shownTables}
    where p.topic_id = ${topicId} and p.removed_at is null order by p.number desc limit ${most}`.execute(ctx.db)
  return rows.map(withDisclosure)
}

/** The first posts of topics, for feeds. */
export async function firstPosts(ctx: Context, topicIds: string[]): Promise<PostShown[]> {
  if (topicIds.length === 0) return []
  const { rows } = await sql<PostShown>`
    select ${shownColumns} from community_post p ${shownTables}
    where p.topic_id = any(${topicIds}::uuid[]) and p.number = 1`.execute(ctx.db)
  return rows.map(withDisclosure)
}

/** A post as its topic's page shows it, with what is known of its author there and who thanked for it. */
export interface PostOnPage extends Omit<PostShown, 'text'> {
  /** What its author is known to use, and since when (`YYYY-MM-DD`). */
  uses: { product: string; since: string | null } | null
  /** Colleagues by name; members by id, so that one who looks knows whether they did. */
  thanks: { colleagues: string[]; memberIds: string[] } | null
}

type PageRow = Omit<PostOnPage, 'author' | 'uses' | 'thanks'> & {
  memberName: string | null
  handle: string | null
  employeeName: string | null
  title: string | null
  product: string | null
  since: string | null
  colleagues: string[] | null
  memberIds: string[] | null
}

/** Posts of a topic from one number to another, both included. */
interface PartOfTopic {
  topicId: string
  from: number
  to: number
}

/**
 * All that a page of a topic shows of its posts, in one question: each costs a way to the database and back. Asked together
 * with `topicShown`, which says whether anybody may see them.
 */
export async function postsOnPage(
  ctx: Context,
  topicId: string,
  which: { from: number; to: number } | { id: string },
): Promise<PostOnPage[]> {
  if (!isUuid.test(topicId)) return []
  if (!('id' in which)) return askersOf(ctx).posts({ topicId, ...which })
  const { rows } = await sql<PageRow>`${prepared}
    select ${pageColumns(sql`${topicId}::uuid`, sql`p.topic_id = ${topicId} and p.id = ${which.id}`)}`.execute(ctx.db)
  return rows.map(onPage)
}

/** Each part by its own: a join of all of them might read every member there is. */
async function postsOfParts(db: Database, parts: PartOfTopic[]): Promise<PostOnPage[][]> {
  const page = pageColumns(sql`w.topic_id`, sql`p.topic_id = w.topic_id and p.number between w.first and w.last`)
  const { rows } = await sql<PageRow & { part: number }>`${prepared}
    select w.part::int as part, page.* from unnest(
      ${toBePlannedOnce(sql`${parts.map(each => each.topicId)}::uuid[]`)},
      ${toBePlannedOnce(sql`${parts.map(each => each.from)}::int[]`)}, ${toBePlannedOnce(sql`${parts.map(each => each.to)}::int[]`)}
    ) with ordinality as w (topic_id, first, last, part) cross join lateral (select ${page} order by p.number limit ${mostInPart}) page`.execute(
    db,
  )
  const posts: PostOnPage[][] = parts.map(() => [])
  for (const row of rows) posts[row.part - 1]?.push(onPage(row))
  return posts
}

const mostInPart = 1000

/**
 * A list as an answer, whose length the planner does not look at: it would find few of them cheaper than some, and plan each
 * question anew, which takes longer than to answer it.
 */
const toBePlannedOnce = (list: RawBuilder<unknown>) => sql`(select ${list})`

const pageColumns = (topicId: RawBuilder<unknown>, part: RawBuilder<unknown>) => sql`
  p.id, p.topic_id as "topicId", p.site_id as "siteId", p.number, p.reply_to as "replyTo", p.member_id as "memberId",
    p.employee_id as "employeeId", p.disclosure, p.html, p.pictures, p.language, p.written_at as "writtenAt", p.edited_at as "editedAt",
    p.revision, p.removed_at as "removedAt", p.removed_why as "removedWhy", m.name as "memberName", m.handle,
    e.name as "employeeName", e.title, v.product, to_char(v.since, 'YYYY-MM-DD') as since, d.colleagues, d."memberIds"
  from community_post p ${shownTables} left join verification v on v.member_id = p.member_id
    left join (
      select d.post_id, array_agg(c.name order by d.at) filter (where c.id is not null) as colleagues,
        array_agg(d.by_member) filter (where d.by_member is not null) as "memberIds"
      from standing_deed d left join employee c on c.id = d.by_employee
      where d.topic_id = ${topicId} and d.kind = 'thanked' group by d.post_id
    ) d on d.post_id = p.id
  where ${part}`

/** Each field by its name: to copy the rest of a row costs more than all else that is done with it here. */
function onPage(row: PageRow): PostOnPage {
  const { colleagues, disclosure, employeeId, employeeName, handle, memberId, memberIds, memberName, product } = row
  return {
    id: row.id,
    topicId: row.topicId,
    siteId: row.siteId,
    number: row.number,
    replyTo: row.replyTo,
    memberId,
    employeeId,
    disclosure,
    html: row.html,
    pictures: row.pictures,
    language: row.language,
    writtenAt: row.writtenAt,
    editedAt: row.editedAt,
    revision: row.revision,
    removedAt: row.removedAt,
    removedWhy: row.removedWhy,
    author:
      memberId === null
        ? { memberId, employeeId, name: employeeName ?? '', handle: null, title: row.title, disclosure }
        : { memberId, employeeId: null, name: memberName ?? '', handle, title: null, disclosure },
    uses: product === null ? null : { product, since: row.since },
    thanks: colleagues || memberIds ? { colleagues: colleagues ?? [], memberIds: memberIds ?? [] } : null,
  }
}

function withDisclosure<Shown extends PostShown>(post: Shown): Shown {
  return { ...post, author: { ...post.author, disclosure: post.disclosure } }
}

export interface Revision {
  number: number
  title: string | null
  text: string
  html: string
  at: Date
  why: string | null
}

/** How a post read before, the oldest first. */
export async function revisionsOf(ctx: Context, postId: string): Promise<Revision[]> {
  const { rows } = await sql<Revision>`
    select number, title, text, html, at, why from community_revision where post_id = ${postId} order by number limit 200`.execute(
    ctx.db,
  )
  return rows
}

// ── people ──

/** Those who are here by these handles. */
export async function membersNamed(ctx: Context, handles: string[]): Promise<{ id: string; handle: string }[]> {
  if (handles.length === 0) return []
  const { rows } = await sql<{ id: string; handle: string }>`
    select id, handle from member where handle = any(${handles}::text[]) and left_at is null`.execute(ctx.db)
  return rows
}

export interface Draft {
  topicId: string | null
  title: string
  text: string
  fields: Record<string, unknown>
  savedAt: Date
}

export async function draftOf(
  ctx: Context,
  of: { memberId: string; siteId: string; topicId: string | null },
): Promise<Draft | undefined> {
  const { rows } = await sql<Draft>`
    select topic_id as "topicId", title, text, fields, saved_at as "savedAt" from community_draft
    where member_id = ${of.memberId} and site_id = ${of.siteId} and topic_id is not distinct from ${of.topicId}`.execute(
    ctx.db,
  )
  return rows[0]
}

/** Events of a site that are still to come or go on, the next first. */
export async function eventsToCome(
  ctx: Context,
  siteId: string,
  most: number,
): Promise<(TopicLine & { event: Gathering })[]> {
  const { rows } = await sql<
    TopicLine & { event: Omit<Gathering, 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string } }
  >`
    select ${lineColumns}, jsonb_build_object('startsAt', g.starts_at, 'endsAt', g.ends_at, 'timezone', g.timezone,
        'place', g.place, 'address', g.address, 'url', g.url, 'roomFor', g.room_for) as event
    from (select * from community_event g where g.starts_at > ${new Date(ctx.now().getTime() - 30 * 86_400_000)} order by g.starts_at limit 1000) g
    join community_topic t on t.id = g.topic_id ${lineTables}
    where t.site_id = ${siteId} and t.removed_at is null order by g.starts_at limit ${most}`.execute(ctx.db)
  return rows.map(row => ({
    ...row,
    event: { ...row.event, startsAt: new Date(row.event.startsAt), endsAt: new Date(row.event.endsAt) },
  }))
}
