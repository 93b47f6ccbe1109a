import { sql } from 'kysely'
import type { NoticeStep } from '#core/promise'
import { newId } from '#lib/id'
import type { Context } from '#platform/context'

/** What one person was told of one promise. */
export interface Notice {
  id: string
  conversationId: string
  step: NoticeStep
  answerBy: Date
  at: Date
}

/** Returns whom it was really told to: nobody hears the same step of the same promise twice. */
export async function insertNotices(
  ctx: Context,
  notice: { conversationId: string; step: NoticeStep; answerBy: Date },
  employeeIds: string[],
): Promise<string[]> {
  const { rows } = await sql<{ employeeId: string }>`
    insert into promptness_notice (id, conversation_id, employee_id, step, answer_by, at)
    select id, ${notice.conversationId}, employee_id, ${notice.step}, ${notice.answerBy}, ${ctx.now()}
    from unnest(${employeeIds.map(() => newId())}::uuid[], ${employeeIds}::uuid[]) as n (id, employee_id)
    on conflict (conversation_id, answer_by, step, employee_id) do nothing
    returning employee_id as "employeeId"`.execute(ctx.db)
  return rows.map(row => row.employeeId)
}

/** Who was told of this promise already. */
export async function toldOf(ctx: Context, conversationId: string, answerBy: Date): Promise<string[]> {
  const { rows } = await sql<{ employeeId: string }>`
    select distinct employee_id as "employeeId" from promptness_notice
    where conversation_id = ${conversationId} and answer_by = ${answerBy}`.execute(ctx.db)
  return rows.map(row => row.employeeId)
}

export interface OpenNotice extends Notice {
  title: string | null
  text: string
  network: string
  personName: string
  heardAt: Date
}

/** What a person was told and has not put away, of promises that still run; the last step of each. */
export async function openNotices(ctx: Context, employeeId: string, limit: number): Promise<OpenNotice[]> {
  const { rows } = await sql<OpenNotice>`
    select * from (
      select distinct on (n.conversation_id) n.id, n.conversation_id as "conversationId", n.step, n.answer_by as "answerBy", n.at,
        c.title, coalesce(m.text, '') as text, c.network, coalesce(a.name, a.handle) as "personName", c.heard_at as "heardAt"
      from (select * from promptness_notice where employee_id = ${employeeId} and seen_at is null order by at desc limit 200) n
      join conversation c on c.id = n.conversation_id and c.answer_by = n.answer_by and c.folded_into is null
        and c.standing in ('open', 'claimed', 'in-review')
      join person_account a on a.id = c.opened_by
      left join lateral (
        select text from message where conversation_id = c.id and account_id is not null and removed_at is null
        order by posted_at, id limit 1) m on true
      order by n.conversation_id, n.at desc) latest
    order by latest."answerBy" limit ${limit}`.execute(ctx.db)
  return rows
}

/** Puts away what a person was told of a conversation. */
export async function markSeen(ctx: Context, noticeId: string, employeeId: string): Promise<boolean> {
  const { rows } = await sql`
    update promptness_notice set seen_at = ${ctx.now()}
    where seen_at is null and employee_id = ${employeeId}
      and conversation_id = (select conversation_id from promptness_notice where id = ${noticeId} and employee_id = ${employeeId})
    returning id`.execute(ctx.db)
  return rows.length > 0
}
