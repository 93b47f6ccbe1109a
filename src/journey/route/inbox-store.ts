import { sql } from 'kysely'
import type { Context } from '#platform/context'
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
  reasons: RouteReason[] | null
  asideReason: string | null
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

/** The five that most need this person: promised first, then the best suggested, none that they passed. */
export async function todayIds(ctx: Context, employeeId: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from (
      (select c.id, c.answer_by, c.last_message_at, 2::real as weight from conversation c
        where c.assignee_id = ${employeeId} and c.standing in ('open', 'claimed')
        order by c.last_message_at desc limit 50)
      union all
      (select c.id, c.answer_by, c.last_message_at, least(s.score / 10, 1)::real as weight
        from (select conversation_id, score from suggestion
              where employee_id = ${employeeId} and passed_at is null order by made_at desc limit 300) s
        join conversation c on c.id = s.conversation_id
        where c.standing = 'open' and c.assignee_id is null and c.folded_into is null)
    ) waiting
    order by answer_by nulls last, weight desc, last_message_at desc limit ${limit}`.execute(ctx.db)
  return rows.map(row => row.id)
}

/** What the rows of a list show, in the order of the ids. */
export async function inboxRows(ctx: Context, employeeId: string, ids: string[]): Promise<InboxRow[]> {
  const { rows } = await sql<InboxRow>`
    select c.id, c.network, c.title, c.standing, c.kind, c.language, c.heard_at as "heardAt", c.last_message_at as "lastMessageAt", c.message_count as "messageCount",
      c.answer_by as "answerBy", c.assignee_id as "assigneeId", e.name as "assigneeName",
      a.name as "openedByName", a.handle as "openedByHandle", a.avatar_url as "openedByAvatar",
      coalesce(m.text, '') as text, m.language as "textLanguage", m.removed_at is not null as removed,
      s.reasons, sa.reason as "asideReason"
    from unnest(${ids}::uuid[]) with ordinality as p (id, place)
    join conversation c on c.id = p.id
    join person_account a on a.id = c.opened_by
    left join employee e on e.id = c.assignee_id
    left join lateral (
      select text, language, removed_at from message where conversation_id = c.id and account_id = c.opened_by
      order by posted_at desc, id desc limit 1) m on true
    left join suggestion s on s.conversation_id = c.id and s.employee_id = ${employeeId} and s.passed_at is null
    left join setting_aside sa on sa.conversation_id = c.id and sa.undone_at is null
    order by p.place`.execute(ctx.db)
  return rows
}

/** What colleagues have in hand, and how many this person finished since midnight of their own day. */
export async function dayOf(
  ctx: Context,
  employeeId: string,
): Promise<{ conversations: number; colleagues: number; done: number }> {
  const { rows } = await sql<{ conversations: number; colleagues: number; done: number }>`
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
