import { sql } from 'kysely'
import type { Writer } from '#places/community'
import type { Pictures } from '#places/pictures'
import type { Context } from '#platform/context'
import type { Does, FirstPosts, HeldBecause, ReportReason } from './model.ts'

export async function firstPostsOf(ctx: Context, siteId: string): Promise<FirstPosts> {
  const { rows } = await sql<{ firstPosts: FirstPosts }>`
    select first_posts as "firstPosts" from moderation_setting where site_id = ${siteId}`.execute(ctx.db)
  return rows[0]?.firstPosts ?? 'with-links'
}

export async function setFirstPosts(ctx: Context, siteId: string, firstPosts: FirstPosts): Promise<void> {
  await sql`
    insert into moderation_setting (site_id, first_posts) values (${siteId}, ${firstPosts})
    on conflict (site_id) do update set first_posts = excluded.first_posts`.execute(ctx.db)
}

// ── cases ──

export interface Case {
  id: string
  siteId: string
  kind: 'held' | 'reported'
  memberId: string
  memberName: string
  memberHandle: string
  topicId: string | null
  postId: string | null
  held: Record<string, unknown> | null
  heldBecause: HeldBecause | null
  isHard: boolean
  weight: number
  openedAt: Date
  settledAt: Date | null
  settledAs: Does | null
  reports: { reason: ReportReason; words: string }[]
  /** What the reported post says now. */
  text: string | null
  html: string | null
  /** Those of the reported post, or held back with the words. */
  pictures: Pictures
  topicTitle: string | null
  postNumber: number | null
}

const caseColumns = sql`
  c.id, c.site_id as "siteId", c.kind, c.member_id as "memberId", m.name as "memberName", m.handle as "memberHandle",
  c.topic_id as "topicId", c.post_id as "postId", c.held, c.held_because as "heldBecause", c.is_hard as "isHard", c.weight,
  c.opened_at as "openedAt", c.settled_at as "settledAt", c.settled_as as "settledAs", p.text, p.html, t.title as "topicTitle",
  coalesce(c.held -> 'pictures', p.pictures, '[]') as pictures,
  p.number as "postNumber",
  (select coalesce(jsonb_agg(jsonb_build_object('reason', r.reason, 'words', r.words) order by r.at), '[]')
    from moderation_report r where r.case_id = c.id) as reports`
const caseTables = sql`
  join member m on m.id = c.member_id left join community_post p on p.id = c.post_id
  left join community_topic t on t.id = coalesce(c.topic_id, p.topic_id)`

const mostShown = 50

/** What waits on these sites: what weighs most first, then what waits longest. */
export async function openCases(ctx: Context, siteIds: string[]): Promise<Case[]> {
  if (siteIds.length === 0) return []
  const { rows } = await sql<Case>`
    select ${caseColumns} from (
      select * from moderation_case where site_id = any(${siteIds}::uuid[]) and settled_at is null
      order by opened_at limit 500
    ) c ${caseTables} order by c.weight desc, c.opened_at limit ${mostShown}`.execute(ctx.db)
  return rows
}

export async function caseById(ctx: Context, id: string): Promise<Case | undefined> {
  const { rows } = await sql<Case>`
    select ${caseColumns} from moderation_case c ${caseTables} where c.id = ${id}`.execute(ctx.db)
  return rows[0]
}

/** What somebody said that waits to be read. */
export async function heldOf(ctx: Context, memberId: string): Promise<Case[]> {
  const { rows } = await sql<Case>`
    select ${caseColumns} from (
      select * from moderation_case where member_id = ${memberId} order by opened_at desc limit 100
    ) c ${caseTables} where c.kind = 'held' and c.settled_at is null order by c.opened_at desc`.execute(ctx.db)
  return rows
}

export async function insertHeld(
  ctx: Context,
  held: {
    id: string
    siteId: string
    memberId: string
    topicId: string | null
    postId: string | null
    held: object
    because: HeldBecause
    isHard: boolean
  },
): Promise<void> {
  await sql`
    insert into moderation_case (id, site_id, kind, member_id, topic_id, post_id, held, held_because, is_hard, opened_at)
    values (${held.id}, ${held.siteId}, 'held', ${held.memberId}, ${held.topicId}, ${held.postId},
            ${JSON.stringify(held.held)}::jsonb, ${held.because}, ${held.isHard}, ${ctx.now()})`.execute(ctx.db)
}

/** The open case about a post, made where there is none. */
export async function caseAbout(
  ctx: Context,
  about: { id: string; siteId: string; memberId: string; topicId: string; postId: string; isHard: boolean },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into moderation_case (id, site_id, kind, member_id, topic_id, post_id, is_hard, opened_at)
    values (${about.id}, ${about.siteId}, 'reported', ${about.memberId}, ${about.topicId}, ${about.postId}, ${about.isHard}, ${ctx.now()})
    on conflict (post_id) where kind = 'reported' and settled_at is null
    do update set is_hard = moderation_case.is_hard or excluded.is_hard returning id`.execute(ctx.db)
  return rows[0]?.id ?? about.id
}

/** False where they reported it before. Returns what all reports weigh together. */
export async function insertReport(
  ctx: Context,
  report: { id: string; caseId: string; reason: ReportReason; words: string; weight: number } & Writer,
): Promise<number | undefined> {
  const { rows } = await sql`
    insert into moderation_report (id, case_id, member_id, employee_id, reason, words, weight, at)
    values (${report.id}, ${report.caseId}, ${report.memberId}, ${report.employeeId}, ${report.reason}, ${report.words},
            ${report.weight}, ${ctx.now()})
    on conflict do nothing returning id`.execute(ctx.db)
  if (rows.length === 0) return undefined
  const { rows: now } = await sql<{ weight: number }>`
    update moderation_case set weight = weight + ${report.weight} where id = ${report.caseId} returning weight`.execute(
    ctx.db,
  )
  return now[0]?.weight ?? 0
}

export async function reportsSince(ctx: Context, memberId: string, since: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from moderation_report where member_id = ${memberId} and at > ${since}`.execute(
    ctx.db,
  )
  return rows[0]?.count ?? 0
}

export async function reportersOf(ctx: Context, caseId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select member_id as id from moderation_report where case_id = ${caseId} and member_id is not null`.execute(ctx.db)
  return rows.map(row => row.id)
}

/** False where somebody was faster. */
export async function settle(ctx: Context, id: string, does: Does, by: Writer): Promise<boolean> {
  const { rows } = await sql`
    update moderation_case set settled_at = ${ctx.now()}, settled_as = ${does}, settled_by_member = ${by.memberId},
      settled_by_employee = ${by.employeeId}
    where id = ${id} and settled_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

/** How many hard ones somebody settled since a moment. */
export async function hardSettledBy(ctx: Context, by: Writer, since: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from moderation_case
    where ${by.memberId ? sql`settled_by_member = ${by.memberId}` : sql`settled_by_employee = ${by.employeeId}`}
      and settled_at > ${since} and is_hard`.execute(ctx.db)
  return rows[0]?.count ?? 0
}

// ── decisions and appeals ──

export interface Decision {
  id: string
  siteId: string
  caseId: string
  memberId: string
  memberName: string
  kind: Exclude<Does, 'fine'>
  why: string
  endsAt: Date | null
  at: Date
  byMember: string | null
  byEmployee: string | null
  byName: string | null
  seenAt: Date | null
  undoneAt: Date | null
  /** What was said: as it was sent where it was held, else as the post says. */
  text: string | null
  appeal: { words: string; at: string; isGranted: boolean | null; answer: string | null } | null
}

const decisionColumns = sql`
  d.id, d.site_id as "siteId", d.case_id as "caseId", d.member_id as "memberId", m.name as "memberName", d.kind, d.why,
  d.ends_at as "endsAt", d.at, d.by_member as "byMember", d.by_employee as "byEmployee", coalesce(o.name, e.name) as "byName",
  d.seen_at as "seenAt", d.undone_at as "undoneAt", coalesce(c.held ->> 'text', p.text) as text,
  (select jsonb_build_object('words', a.words, 'at', a.at, 'isGranted', a.is_granted, 'answer', a.answer)
    from moderation_appeal a where a.decision_id = d.id) as appeal`
const decisionTables = sql`
  join member m on m.id = d.member_id join moderation_case c on c.id = d.case_id left join community_post p on p.id = c.post_id
  left join member o on o.id = d.by_member left join employee e on e.id = d.by_employee`

export async function decisionById(ctx: Context, id: string): Promise<Decision | undefined> {
  const { rows } = await sql<Decision>`
    select ${decisionColumns} from moderation_decision d ${decisionTables} where d.id = ${id}`.execute(ctx.db)
  return rows[0]
}

export async function decisionsAbout(ctx: Context, memberId: string): Promise<Decision[]> {
  const { rows } = await sql<Decision>`
    select ${decisionColumns} from (
      select * from moderation_decision where member_id = ${memberId} order by at desc limit ${mostShown}
    ) d ${decisionTables} order by d.at desc`.execute(ctx.db)
  return rows
}

/** The newest decisions on these sites: the log of the place. */
export async function decisionsOn(ctx: Context, siteIds: string[]): Promise<Decision[]> {
  const { rows } = await sql<Decision>`
    select ${decisionColumns} from (
      select each.* from unnest(${siteIds}::uuid[]) as s (id)
        cross join lateral (select * from moderation_decision where site_id = s.id order by at desc limit ${mostShown}) each
      order by each.at desc limit ${mostShown}
    ) d ${decisionTables} order by d.at desc`.execute(ctx.db)
  return rows
}

export async function decisionsOfCase(ctx: Context, caseId: string): Promise<Decision[]> {
  const { rows } = await sql<Decision>`
    select ${decisionColumns} from moderation_decision d ${decisionTables} where d.case_id = ${caseId} order by d.at`.execute(
    ctx.db,
  )
  return rows
}

/** Decisions on these sites that somebody asked other eyes for, the longest waiting first. */
export async function openAppeals(ctx: Context, siteIds: string[]): Promise<Decision[]> {
  if (siteIds.length === 0) return []
  const { rows } = await sql<Decision>`
    select ${decisionColumns} from (
      select * from moderation_appeal where site_id = any(${siteIds}::uuid[]) and decided_at is null order by at limit ${mostShown}
    ) w join moderation_decision d on d.id = w.decision_id ${decisionTables} order by w.at`.execute(ctx.db)
  return rows
}

export async function insertDecision(
  ctx: Context,
  decision: {
    id: string
    siteId: string
    caseId: string
    memberId: string
    kind: Exclude<Does, 'fine'>
    why: string
    endsAt: Date | null
  } & { by: Writer | null },
): Promise<void> {
  const { by } = decision
  await sql`
    insert into moderation_decision (id, site_id, case_id, member_id, kind, why, ends_at, at, by_member, by_employee)
    values (${decision.id}, ${decision.siteId}, ${decision.caseId}, ${decision.memberId}, ${decision.kind}, ${decision.why},
            ${decision.endsAt}, ${ctx.now()}, ${by?.memberId ?? null}, ${by?.employeeId ?? null})`.execute(ctx.db)
}

/** False where it was undone before. */
export async function setUndone(ctx: Context, id: string): Promise<boolean> {
  const { rows } = await sql`
    update moderation_decision set undone_at = ${ctx.now()} where id = ${id} and undone_at is null returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

export async function setSeen(ctx: Context, memberId: string): Promise<void> {
  await sql`
    update moderation_decision set seen_at = ${ctx.now()} where member_id = ${memberId} and seen_at is null`.execute(
    ctx.db,
  )
}

/** False where they asked before. */
export async function insertAppeal(
  ctx: Context,
  appeal: { decisionId: string; siteId: string; words: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into moderation_appeal (decision_id, site_id, words, at)
    values (${appeal.decisionId}, ${appeal.siteId}, ${appeal.words}, ${ctx.now()}) on conflict do nothing returning decision_id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

/** False where somebody was faster. */
export async function settleAppeal(
  ctx: Context,
  decisionId: string,
  { answer, isGranted, by }: { answer: string; isGranted: boolean; by: Writer },
): Promise<boolean> {
  const { rows } = await sql`
    update moderation_appeal set decided_at = ${ctx.now()}, is_granted = ${isGranted}, answer = ${answer},
      by_member = ${by.memberId}, by_employee = ${by.employeeId}
    where decision_id = ${decisionId} and decided_at is null returning decision_id`.execute(ctx.db)
  return rows.length === 1
}

/** What waits to be read, and what somebody was told and has not seen yet. */
export async function waitingOn(
  ctx: Context,
  { memberId, siteIds }: { memberId: string | null; siteIds: string[] },
): Promise<{ cases: number; appeals: number; unseen: number }> {
  const { rows } = await sql<{ cases: number; appeals: number; unseen: number }>`
    select (select count(*)::int from moderation_case where site_id = any(${siteIds}::uuid[]) and settled_at is null) as cases,
      (select count(*)::int from moderation_appeal where site_id = any(${siteIds}::uuid[]) and decided_at is null) as appeals,
      (select count(*)::int from moderation_decision where member_id = ${memberId}::uuid and seen_at is null) as unseen`.execute(
    ctx.db,
  )
  return rows[0] ?? { cases: 0, appeals: 0, unseen: 0 }
}

// ── notes ──

export interface Note {
  id: string
  text: string
  at: Date
  byName: string | null
}

export async function notesAbout(ctx: Context, memberId: string, siteIds: string[]): Promise<Note[]> {
  const { rows } = await sql<Note>`
    select n.id, n.text, n.at, coalesce(o.name, e.name) as "byName" from moderation_note n
      left join member o on o.id = n.by_member left join employee e on e.id = n.by_employee
    where n.member_id = ${memberId} and n.site_id = any(${siteIds}::uuid[]) order by n.at desc limit ${mostShown}`.execute(
    ctx.db,
  )
  return rows
}

export async function insertNote(
  ctx: Context,
  note: { id: string; siteId: string; memberId: string; text: string; by: Writer },
): Promise<void> {
  await sql`
    insert into moderation_note (id, site_id, member_id, text, at, by_member, by_employee)
    values (${note.id}, ${note.siteId}, ${note.memberId}, ${note.text}, ${ctx.now()}, ${note.by.memberId}, ${note.by.employeeId})`.execute(
    ctx.db,
  )
}

/** Whoever left: nothing that they said here, or that was said of them, is kept. */
export async function forgetMember(ctx: Context, memberId: string): Promise<void> {
  await sql`delete from moderation_case where member_id = ${memberId}`.execute(ctx.db)
  await sql`delete from moderation_note where member_id = ${memberId}`.execute(ctx.db)
  await sql`update moderation_report set words = '' where member_id = ${memberId}`.execute(ctx.db)
}
