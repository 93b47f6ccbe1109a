import { sql } from 'kysely'
import type { Context } from '#platform/context'

// ── ideas ──

/** Adds or takes back a vote; false where it stood so. The tally follows in the same statement. */
export async function setVote(
  ctx: Context,
  { topicId, siteId, memberId, wants }: { topicId: string; siteId: string; memberId: string; wants: boolean },
): Promise<boolean> {
  const { rows } = wants
    ? await sql`
        with voted as (
          insert into idea_vote (topic_id, member_id, at) values (${topicId}, ${memberId}, ${ctx.now()}) on conflict do nothing returning 1
        )
        insert into idea_tally (topic_id, site_id, votes) select ${topicId}, ${siteId}, 1 from voted
        on conflict (topic_id) do update set votes = idea_tally.votes + 1 returning 1`.execute(ctx.db)
    : await sql`
        with taken as (delete from idea_vote where topic_id = ${topicId} and member_id = ${memberId} returning 1)
        update idea_tally set votes = votes - 1 where topic_id = ${topicId} and exists (select from taken) returning 1`.execute(
        ctx.db,
      )
  return rows.length === 1
}

/** The votes of one member become another’s; where both voted for the same, one remains, and the tally says so. */
export async function giveVotesOver(ctx: Context, fromId: string, toId: string): Promise<void> {
  await sql`
    with doubled as (
      delete from idea_vote f where f.member_id = ${fromId}
        and exists (select 1 from idea_vote o where o.topic_id = f.topic_id and o.member_id = ${toId}) returning topic_id
    )
    update idea_tally set votes = votes - 1 where topic_id in (select topic_id from doubled)`.execute(ctx.db)
  await sql`update idea_vote set member_id = ${toId} where member_id = ${fromId}`.execute(ctx.db)
}

// ── polls ──

/** What a poll takes, if it is still open. */
export async function openPoll(
  ctx: Context,
  topicId: string,
): Promise<{ takesMany: boolean; choices: { id: string; position: number }[] } | undefined> {
  const { rows } = await sql<{ takesMany: boolean; choices: { id: string; position: number }[] }>`
    select p.takes_many as "takesMany",
      (select jsonb_agg(jsonb_build_object('id', c.id, 'position', c.position) order by c.position) from community_poll_choice c where c.topic_id = p.topic_id) as choices
    from community_poll p where p.topic_id = ${topicId} and (p.closes_at is null or p.closes_at > ${ctx.now()})`.execute(
    ctx.db,
  )
  return rows[0]
}

export async function replaceChoices(
  ctx: Context,
  { topicId, memberId, chosen }: { topicId: string; memberId: string; chosen: { id: string; slot: number }[] },
): Promise<void> {
  const slots = chosen.map(each => each.slot)
  await sql`delete from poll_vote where topic_id = ${topicId} and member_id = ${memberId} and slot <> all(${slots}::int[])`.execute(
    ctx.db,
  )
  await sql`
    insert into poll_vote (topic_id, member_id, slot, choice_id, at)
    select ${topicId}, ${memberId}, slot, id, ${ctx.now()}::timestamptz from unnest(${slots}::int[], ${chosen.map(each => each.id)}::uuid[]) as t (slot, id)
    on conflict (topic_id, member_id, slot) do update set choice_id = excluded.choice_id, at = excluded.at`.execute(
    ctx.db,
  )
}

// ── events ──

export type Attendance = 'going' | 'maybe' | 'not-going'

/** Says whether somebody comes; false where there is no room left. One after the other, so that no seat is given twice. */
export async function setAttendance(
  ctx: Context,
  topicId: string,
  memberId: string,
  says: Attendance,
): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(7203554, hashtext(${topicId}))`.execute(ctx.db)
  const { rows } = await sql`
    insert into attendance (topic_id, member_id, says, at)
    select ${topicId}, ${memberId}, ${says}, ${ctx.now()} from community_event e
    where e.topic_id = ${topicId} and (${says} <> 'going' or e.room_for is null
      or (select count(*) from attendance a where a.topic_id = e.topic_id and a.says = 'going' and a.member_id <> ${memberId}) < e.room_for)
    on conflict (topic_id, member_id) do update set says = excluded.says, at = excluded.at returning 1`.execute(ctx.db)
  return rows.length === 1
}

/** When an event ends; nothing where there is none. */
export async function endOf(ctx: Context, topicId: string): Promise<Date | undefined> {
  const { rows } = await sql<{
    endsAt: Date
  }>`select ends_at as "endsAt" from community_event where topic_id = ${topicId}`.execute(ctx.db)
  return rows[0]?.endsAt
}

// ── following ──

export interface Followed {
  siteId?: string
  spaceId?: string
  tagId?: string
  topicId?: string
}

export async function insertFollow(ctx: Context, id: string, memberId: string, of: Followed): Promise<void> {
  await sql`
    insert into community_follow (id, member_id, site_id, space_id, tag_id, topic_id, at)
    values (${id}, ${memberId}, ${of.siteId ?? null}, ${of.spaceId ?? null}, ${of.tagId ?? null}, ${of.topicId ?? null}, ${ctx.now()})
    on conflict do nothing`.execute(ctx.db)
}

export async function deleteFollow(ctx: Context, memberId: string, of: Followed): Promise<void> {
  await sql`
    delete from community_follow where member_id = ${memberId} and site_id is not distinct from ${of.siteId ?? null}::uuid
      and space_id is not distinct from ${of.spaceId ?? null}::uuid and tag_id is not distinct from ${of.tagId ?? null}::uuid
      and topic_id is not distinct from ${of.topicId ?? null}::uuid`.execute(ctx.db)
}

// ── asked to answer ──

/** Asks somebody, once for each topic. */
export async function insertAsked(
  ctx: Context,
  asked: { id: string; topicId: string; memberId: string; because: string; byMember: string | null },
): Promise<boolean> {
  const { rows } = await sql`
    insert into asked_to_answer (id, topic_id, member_id, because, asked_by_member, asked_at)
    values (${asked.id}, ${asked.topicId}, ${asked.memberId}, ${asked.because}, ${asked.byMember}, ${ctx.now()})
    on conflict (topic_id, member_id) do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

export interface AskedToAnswer {
  topicId: string
  memberId: string
  passedAt: Date | null
  answeredAt: Date | null
}

export async function askedOf(ctx: Context, topicId: string): Promise<AskedToAnswer[]> {
  const { rows } = await sql<AskedToAnswer>`
    select topic_id as "topicId", member_id as "memberId", passed_at as "passedAt", answered_at as "answeredAt"
    from asked_to_answer where topic_id = ${topicId}`.execute(ctx.db)
  return rows
}

/** How often each of these was asked since a moment: whoever was asked much is left in peace. */
export async function askedSince(ctx: Context, memberIds: string[], since: Date): Promise<Map<string, number>> {
  if (memberIds.length === 0) return new Map()
  const { rows } = await sql<{ memberId: string; times: number }>`
    select member_id as "memberId", count(*)::int as times from asked_to_answer
    where member_id = any(${memberIds}::uuid[]) and asked_at > ${since} group by member_id`.execute(ctx.db)
  return new Map(rows.map(row => [row.memberId, row.times]))
}

export async function setPassed(ctx: Context, topicId: string, memberId: string): Promise<boolean> {
  const { rows } = await sql`
    update asked_to_answer set passed_at = ${ctx.now()}
    where topic_id = ${topicId} and member_id = ${memberId} and passed_at is null and answered_at is null returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

export async function setAnswered(ctx: Context, topicId: string, memberId: string): Promise<void> {
  await sql`
    update asked_to_answer set answered_at = ${ctx.now()}
    where topic_id = ${topicId} and member_id = ${memberId} and answered_at is null`.execute(ctx.db)
}

/** What somebody is asked and has neither answered nor passed, the newest first. */
export async function waitingFor(
  ctx: Context,
  memberId: string,
): Promise<{ topicId: string; title: string; because: string }[]> {
  const { rows } = await sql<{ topicId: string; title: string; because: string }>`
    select a.topic_id as "topicId", t.title, a.because from asked_to_answer a join community_topic t on t.id = a.topic_id
    where a.member_id = ${memberId} and a.passed_at is null and a.answered_at is null and t.removed_at is null and t.closed_at is null
    order by a.asked_at desc limit 20`.execute(ctx.db)
  return rows
}

/** What whoever looks at a topic has done there. */
export interface Mine {
  voted: boolean
  follows: boolean
  attends: Attendance | null
  chose: string[]
  /** Asked whether they would answer; why. */
  asked: string | null
}

export async function mineOf(ctx: Context, topicId: string, memberId: string): Promise<Mine> {
  const { rows } = await sql<Mine>`
    select exists (select from idea_vote where topic_id = ${topicId} and member_id = ${memberId}) as voted,
      exists (select from community_follow where topic_id = ${topicId} and member_id = ${memberId}) as follows,
      (select says from attendance where topic_id = ${topicId} and member_id = ${memberId}) as attends,
      (select coalesce(array_agg(choice_id), '{}') from poll_vote where topic_id = ${topicId} and member_id = ${memberId}) as chose,
      (select because from asked_to_answer where topic_id = ${topicId} and member_id = ${memberId} and passed_at is null and answered_at is null) as asked`.execute(
    ctx.db,
  )
  return rows[0] ?? { voted: false, follows: false, attends: null, chose: [], asked: null }
}
