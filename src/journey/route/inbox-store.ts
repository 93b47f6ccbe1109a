import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { prepared } from '#platform/db'
import type { RouteReason } from './model.ts'

export const views = [
  'for-you',
  'nobody-yet',
  'with-colleagues',
  'in-review',
  'answered',
  'closed',
  'praise',
  'aside',
  'everything',
] as const
export type InboxView = (typeof views)[number]

export interface InboxRow {
  id: string
  network: string
  title: string | null
  standing: string
  kind: string
  language: string | null
  heardAt: Date
  lastMessageAt: Date
  messageCount: number
  answerBy: Date | null
  assigneeId: string | null
  assigneeName: string | null
  openedByName: string | null
  openedByHandle: string
  openedByAvatar: string | null
  text: string
  textLanguage: string | null
  removed: boolean
  /** Chance that the words hurt whoever reads them. */
  toxicity: number
  reasons: RouteReason[] | null
  asideReason: string | null
  /** Where it is in review no more, and its author has the answer back. */
  cameBackTo: { name: string; decision: 'returned' | 'approved' } | null
}

export interface InboxPage {
  view: InboxView
  employeeId: string
  before: { at: Date; id: string } | undefined
  limit: number
}

/** One page of one view: each walks an index that is already in order. */
export async function inboxIds(ctx: Context, page: InboxPage): Promise<string[]> {
  const { before, limit } = page
  const older = before ? sql`and (c.last_message_at, c.id) < (${before.at}, ${before.id}::uuid)` : sql``
  const inOrder = sql`order by c.last_message_at desc, c.id desc limit ${limit}`
  const parts = partsOf(page).map(part => sql`(select c.id, c.last_message_at from ${part} ${older} ${inOrder})`)
  const { rows } = await sql<{ id: string }>`
    select id from (${sql.join(parts, sql` union all `)}) c ${inOrder}`.execute(ctx.db)
  return rows.map(row => row.id)
}

/** What a view is made of; no conversation is in two parts of one. */
function partsOf({ view, employeeId }: Pick<InboxPage, 'view' | 'employeeId'>) {
  switch (view) {
    case 'for-you':
      return [
        sql`conversation c where c.assignee_id = ${employeeId} and c.standing in ('open', 'claimed')`,
        sql`suggestion s join conversation c on c.id = s.conversation_id
          where s.employee_id = ${employeeId} and s.passed_at is null and c.standing = 'open' and c.assignee_id is null and c.folded_into is null`,
      ]
    case 'nobody-yet':
      return [sql`conversation c where c.standing = 'open' and c.assignee_id is null and c.folded_into is null`]
    case 'with-colleagues':
      return [sql`conversation c where c.standing = 'claimed' and c.assignee_id <> ${employeeId}`]
    case 'praise':
      return [sql`conversation c where c.kind = 'praise' and c.folded_into is null`]
    case 'everything':
      return [sql`conversation c where true`]
    default:
      return [sql`conversation c where c.standing = ${view}`]
  }
}

const mostCounted = 100

/** How many wait in the views where a number helps; counting stops at a hundred, which is "many". */
export async function inboxCounts(
  ctx: Context,
  employeeId: string,
): Promise<Record<'for-you' | 'nobody-yet' | 'in-review', number>> {
  const capped = (view: InboxView) => {
    const parts = partsOf({ view, employeeId }).map(part => sql`select c.id from ${part}`)
    return sql<number>`(select count(*) from (${sql.join(parts, sql` union all `)} limit ${mostCounted}) x)`
  }
  const { rows } = await sql<{ yours: number; nobody: number; review: number }>`
    select ${capped('for-you')} as yours, ${capped('nobody-yet')} as nobody, ${capped('in-review')} as review`.execute(
    ctx.db,
  )
  const row = rows[0]
  return { 'for-you': row?.yours ?? 0, 'nobody-yet': row?.nobody ?? 0, 'in-review': row?.review ?? 0 }
}

export interface RankedPage {
  view: 'for-you' | 'nobody-yet'
  employeeId: string
  /** What would have waited since before then is so old that it comes last, the youngest of it first. */
  cutoff: Date
  after: { at: Date; id: string } | undefined
  limit: number
}

const farLater = sql`interval '100 years'`
const mostAsked = 500

/** One page by priority: what waits, walked in the order of its place in line. `at` is the place to go on from. */
export async function rankedIds(ctx: Context, page: RankedPage): Promise<{ id: string; at: Date }[]> {
  const { view, employeeId, cutoff, after, limit } = page
  const place = sql`case when p.rank_at >= ${cutoff}::timestamptz then p.rank_at else ${cutoff}::timestamptz + ${farLater} + (${cutoff}::timestamptz - p.rank_at) end`
  if (view === 'for-you') {
    const { rows } = await sql<{ id: string; at: Date }>`${prepared}
      select id, at from (
        select mine.id, ${place} as at from (
          (select c.id from conversation c where c.assignee_id = ${employeeId} and c.standing in ('open', 'claimed')
            order by c.last_message_at desc limit ${mostAsked})
          union
          (select c.id from (select conversation_id from suggestion where employee_id = ${employeeId} and passed_at is null
              order by made_at desc limit ${mostAsked}) s
            join conversation c on c.id = s.conversation_id
            where c.standing = 'open' and c.assignee_id is null and c.folded_into is null)) mine
        cross join lateral (select rank_at from priority where conversation_id = mine.id limit 1) p) line
      where ${after ? sql`(at, id) > (${after.at}, ${after.id}::uuid)` : sql`true`}
      order by at, id limit ${limit}`.execute(ctx.db)
    return rows
  }
  // Each conversation is looked at by itself, so that the line is walked only as far as the page needs.
  const waits = sql`cross join lateral (select 1 from conversation c where c.id = p.conversation_id and c.standing = 'open'
    and c.assignee_id is null and c.folded_into is null limit 1) c`
  const isOldAfter = after !== undefined && after.at.getTime() > cutoff.getTime() + 50 * 365 * 86_400_000
  const fresh = sql`(select p.conversation_id as id, p.rank_at as at from priority p ${waits}
    where p.rank_at >= ${cutoff} ${after ? sql`and (p.rank_at, p.conversation_id) > (${after.at}, ${after.id}::uuid)` : sql``}
    order by p.rank_at, p.conversation_id limit ${limit})`
  // By the same arithmetic backwards: where the page before ended among the old.
  const mirrored =
    after && sql`(${cutoff}::timestamptz - (${after.at}::timestamptz - ${cutoff}::timestamptz - ${farLater}))`
  const old = sql`(select p.conversation_id as id, ${place} as at from priority p ${waits}
    where p.rank_at < ${cutoff} ${isOldAfter ? sql`and (p.rank_at, p.conversation_id) < (${mirrored}, ${after?.id}::uuid)` : sql``}
    order by p.rank_at desc, p.conversation_id desc limit ${limit})`
  const { rows } = await sql<{ id: string; at: Date; part: number }>`
    select id, at, part from (
      ${isOldAfter ? sql`` : sql`select id, at, 0 as part from ${fresh} f union all`}
      select id, at, 1 as part from ${old} o) line order by part, at limit ${limit}`.execute(ctx.db)
  return rows
}

/** What could be this person’s next: theirs, or suggested to them; with what decides which comes first. */
export interface Upcoming {
  id: string
  isMine: boolean
  answerBy: Date | null
  rankAt: Date
  since: Date
}

/** The newest few hundred that wait for this person; none that they passed. */
export async function upcoming(ctx: Context, employeeId: string): Promise<Upcoming[]> {
  const { rows } = await sql<Upcoming>`${prepared}
    select w.id, w.mine as "isMine", w.answer_by as "answerBy", coalesce(p.since, w.heard_at) as since,
      coalesce(p.rank_at, w.heard_at) + (w.place - 1) * interval '8 hours' as "rankAt"
    from (
      (select c.id, true as mine, c.answer_by, c.heard_at, 1 as place from conversation c
        where c.assignee_id = ${employeeId} and c.standing in ('open', 'claimed')
        order by c.last_message_at desc limit 50)
      union all
      (select c.id, false, c.answer_by, c.heard_at, s.place
        from (select conversation_id, place from suggestion
              where employee_id = ${employeeId} and passed_at is null order by made_at desc limit 300) s
        join conversation c on c.id = s.conversation_id
        where c.standing = 'open' and c.assignee_id is null and c.folded_into is null)) w
    left join lateral (select since, rank_at from priority where conversation_id = w.id limit 1) p on true`.execute(
    ctx.db,
  )
  return rows
}

/** What the rows of a list show, in the order of the ids. */
export async function inboxRows(ctx: Context, employeeId: string, ids: string[]): Promise<InboxRow[]> {
  const { rows } = await sql<InboxRow>`${prepared}
    select c.id, c.network, c.title, c.standing, c.kind, c.language, c.heard_at as "heardAt", c.last_message_at as "lastMessageAt", c.message_count as "messageCount",
      c.answer_by as "answerBy", c.assignee_id as "assigneeId", e.name as "assigneeName",
      a.name as "openedByName", a.handle as "openedByHandle", a.avatar_url as "openedByAvatar",
      coalesce(m.text, '') as text, m.language as "textLanguage", m.removed_at is not null as removed,
      coalesce(r.toxicity, 0) as toxicity,
      s.reasons, sa.reason as "asideReason", back."cameBackTo"
    from unnest(${ids}::uuid[]) with ordinality as p (id, place)
    join conversation c on c.id = p.id
    join person_account a on a.id = c.opened_by
    left join employee e on e.id = c.assignee_id
    left join lateral (
      select id, text, language, removed_at from message where conversation_id = c.id and account_id = c.opened_by
      order by posted_at desc, id desc limit 1) m on true
    left join reading r on r.message_id = m.id
    left join suggestion s on s.conversation_id = c.id and s.employee_id = ${employeeId} and s.passed_at is null
    left join setting_aside sa on sa.conversation_id = c.id and sa.undone_at is null
    left join lateral (
      select case v.decision when 'returned' then jsonb_build_object('name', w.name, 'decision', 'returned')
        when 'approved' then jsonb_build_object('name', w.name, 'decision', 'approved')
        when 'changed' then jsonb_build_object('name', w.name, 'decision', 'approved') end as "cameBackTo"
      from review v join employee w on w.id = v.author_id
      where c.standing = 'in-review' and v.conversation_id = c.id and v.subject_kind = 'answer'
        and v.decision is distinct from 'superseded' and v.decision is distinct from 'withdrawn'
      order by v.decided_at desc nulls first limit 1) back on true
    order by p.place`.execute(ctx.db)
  return rows
}

/** What colleagues have in hand, and how many this person finished since midnight of their own day. */
export async function dayOf(
  ctx: Context,
  employeeId: string,
): Promise<{ conversations: number; colleagues: number; done: number }> {
  const { rows } = await sql<{ conversations: number; colleagues: number; done: number }>`${prepared}
    select live.conversations, live.colleagues, mine.done
    from (select count(*) as conversations, count(distinct employee_id) as colleagues
          from claim where ended_at is null and employee_id <> ${employeeId}) live,
      (select count(*) as done from claim
       where employee_id = ${employeeId} and end_reason in ('answered', 'closed') and ended_at >= (
         select date_trunc('day', ${ctx.now()}::timestamptz at time zone timezone) at time zone timezone from employee where id = ${employeeId})) mine`.execute(
    ctx.db,
  )
  return rows[0] ?? { conversations: 0, colleagues: 0, done: 0 }
}
