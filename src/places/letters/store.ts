import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { LetterKind, Letters, Rhythm } from './model.ts'

export async function lettersRow(ctx: Context, memberId: string): Promise<Letters | undefined> {
  const { rows } = await sql<Letters>`
    select digest, replies, mentions from member_letters where member_id = ${memberId}`.execute(ctx.db)
  return rows[0]
}

/** What was told already is not told again, whatever they change. */
export async function saveLetters(
  ctx: Context,
  memberId: string,
  { digest, mentions, replies, nextAt }: Letters & { nextAt: Date | undefined },
): Promise<void> {
  await sql`
    insert into member_letters (member_id, digest, replies, mentions, told_until, next_at)
    values (${memberId}, ${digest}, ${replies}, ${mentions}, ${ctx.now()}, ${nextAt ?? null})
    on conflict (member_id) do update set digest = excluded.digest, replies = excluded.replies, mentions = excluded.mentions,
      next_at = excluded.next_at,
      told_until = case when member_letters.digest = 'off' then excluded.told_until else member_letters.told_until end`.execute(
    ctx.db,
  )
}

/** Ends one kind of letters; what never began ends as well. */
export async function endLetters(ctx: Context, memberId: string, kind: LetterKind): Promise<void> {
  await sql`
    update member_letters set digest = case when ${kind} = 'digest' then 'off' else digest end,
      next_at = case when ${kind} = 'digest' then null else next_at end,
      replies = replies and ${kind} <> 'replies', mentions = mentions and ${kind} <> 'mentions'
    where member_id = ${memberId}`.execute(ctx.db)
}

/** Whoever left asked for nothing any more. */
export async function deleteLetters(ctx: Context, memberId: string): Promise<void> {
  await sql`delete from member_letters where member_id = ${memberId}`.execute(ctx.db)
  await sql`delete from member_letter where member_id = ${memberId}`.execute(ctx.db)
}

export interface Due {
  memberId: string
  digest: Rhythm
  toldUntil: Date
}

/** The next one whose digest is due; others who look at the same moment find another. */
export async function takeDue(ctx: Context): Promise<Due | undefined> {
  const { rows } = await sql<Due>`
    select l.member_id as "memberId", l.digest, l.told_until as "toldUntil" from member_letters l
      join member m on m.id = l.member_id and m.left_at is null
    where l.next_at <= ${ctx.now()} order by l.next_at limit 1 for update of l skip locked`.execute(ctx.db)
  return rows[0]
}

export async function setTold(ctx: Context, memberId: string, nextAt: Date | undefined): Promise<void> {
  await sql`update member_letters set told_until = ${ctx.now()}, next_at = ${nextAt ?? null} where member_id = ${memberId}`.execute(
    ctx.db,
  )
}

/** False where they were told of this post before. */
export async function insertLetter(ctx: Context, memberId: string, postId: string): Promise<boolean> {
  const { rows } = await sql`
    insert into member_letter (member_id, post_id, at) values (${memberId}, ${postId}, ${ctx.now()})
    on conflict do nothing returning 1`.execute(ctx.db)
  return rows.length === 1
}

const rememberedForMs = 90 * 86_400_000

/** Of which posts people were told long ago: nobody is told of those again. */
export async function deleteOldLetters(ctx: Context): Promise<void> {
  await sql`delete from member_letter where at < ${new Date(ctx.now().getTime() - rememberedForMs)}`.execute(ctx.db)
}

export interface Told {
  topicId: string
  siteId: string
  title: string
  isNew: boolean
  /** Replies by others since then, and the number of the first of them. */
  replies: number
  firstReply: number | null
}

const mostTold = 25

/** What is new since then in what somebody follows, not of their own; the newest first. */
export async function newInFollowed(ctx: Context, memberId: string, since: Date): Promise<Told[]> {
  const { rows } = await sql<Told>`
    with opened as (
      select t.id from community_follow f join community_topic t on t.site_id = f.site_id
        where f.member_id = ${memberId} and f.site_id is not null and t.removed_at is null and t.opened_at > ${since}
      union
      select t.id from community_follow f join community_topic t on t.space_id = f.space_id
        where f.member_id = ${memberId} and f.space_id is not null and t.removed_at is null and t.last_post_at > ${since} and t.opened_at > ${since}
      union
      select t.id from community_follow f join community_topic_tag g on g.tag_id = f.tag_id join community_topic t on t.id = g.topic_id
        where f.member_id = ${memberId} and f.tag_id is not null and t.removed_at is null and t.opened_at > ${since}
    ), replied as (
      select t.id from community_follow f join community_topic t on t.id = f.topic_id
        where f.member_id = ${memberId} and f.topic_id is not null and t.removed_at is null and t.last_post_at > ${since}
    ), both_ways as (select id from opened union select id from replied)
    select t.id as "topicId", t.site_id as "siteId", t.title, t.opened_at > ${since} as "isNew",
      r.replies, r."firstReply"
    from both_ways b join community_topic t on t.id = b.id join site s on s.id = t.site_id and not s.is_sample, lateral (
      select count(*)::int as replies, min(p.number) as "firstReply" from community_post p
      where p.topic_id = t.id and p.number > 1 and p.written_at > ${since} and p.removed_at is null
        and p.member_id is distinct from ${memberId}
    ) r
    where r.replies > 0 or (t.opened_at > ${since} and t.member_id is distinct from ${memberId})
    order by t.last_post_at desc limit ${mostTold}`.execute(ctx.db)
  return rows
}

export interface ToTell {
  memberId: string
  why: 'replies' | 'mentions'
}

/** Whom a post concerns and who asked to hear of it: named in it, whoever it answers, and whoever opened the topic. */
export async function concernedBy(ctx: Context, postId: string): Promise<ToTell[]> {
  const { rows } = await sql<ToTell>`
    select distinct on (c.member_id) c.member_id as "memberId", c.why from (
      select m.member_id, 'mentions' as why from community_mention m where m.post_id = ${postId}
      union all
      select coalesce(o.member_id, t.member_id), 'replies' from community_post p join community_topic t on t.id = p.topic_id
        left join community_post o on o.topic_id = p.topic_id and o.number = p.reply_to
        where p.id = ${postId} and p.number > 1
      union all
      select t.member_id, 'replies' from community_post p join community_topic t on t.id = p.topic_id
        where p.id = ${postId} and p.number > 1
    ) c join member_letters l on l.member_id = c.member_id join member m on m.id = c.member_id and m.left_at is null
      join community_post p on p.id = ${postId}
    where p.removed_at is null and p.member_id is distinct from c.member_id
      and (case c.why when 'mentions' then l.mentions else l.replies end)
    order by c.member_id, c.why desc`.execute(ctx.db)
  return rows
}
