import { sql } from 'kysely'
import { Problem } from '#lib/problem'
import type { Context } from '#platform/context'
import { prepared } from '#platform/db'
import type { Gesture } from './model.ts'

const columns = sql`
  g.id, g.message_id as "messageId", g.conversation_id as "conversationId", g.kind, g.employee_id as "employeeId",
  e.name as "employeeName", g.account_id as "accountId", g.step, g.external_id as "externalId", g.url, g.failure,
  g.made_at as "madeAt", g.settled_at as "settledAt"`
const from = sql`gesture g join employee e on e.id = g.employee_id`

/** False when the account made the same gesture already. */
export async function insertGesture(
  ctx: Context,
  gesture: Pick<Gesture, 'id' | 'messageId' | 'conversationId' | 'kind' | 'employeeId' | 'accountId'>,
): Promise<boolean> {
  const { rows } = await sql`
    insert into gesture (id, message_id, conversation_id, kind, employee_id, account_id, step, made_at)
    values (${gesture.id}, ${gesture.messageId}, ${gesture.conversationId}, ${gesture.kind}, ${gesture.employeeId},
      ${gesture.accountId}, 'sending', ${ctx.now()})
    on conflict (message_id, kind, account_id) where step in ('sending', 'made', 'taking-back') do nothing
    returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function gestureById(ctx: Context, id: string): Promise<Gesture | undefined> {
  const { rows } = await sql<Gesture>`select ${columns} from ${from} where g.id = ${id}`.execute(ctx.db)
  return rows[0]
}

export async function theGesture(ctx: Context, id: string): Promise<Gesture> {
  const gesture = await gestureById(ctx, id)
  if (!gesture) throw new Problem('not-found', 'There is no such gesture.')
  return gesture
}

/** Those that stand, and those of late that the network did not take. */
export async function gesturesOf(ctx: Context, conversationId: string): Promise<Gesture[]> {
  const { rows } = await sql<Gesture>`${prepared}
    select ${columns} from ${from}
    where g.conversation_id = ${conversationId} and g.step <> 'taken-back' order by g.made_at`.execute(ctx.db)
  return rows
}

/** Moves it on, if it still stands where it was thought to stand. */
export async function moveGesture(
  ctx: Context,
  id: string,
  before: Gesture['step'],
  after: { step: Gesture['step']; externalId?: string; url?: string | null; failure?: string },
): Promise<boolean> {
  const { rows } = await sql`
    update gesture set step = ${after.step}, external_id = coalesce(${after.externalId ?? null}, external_id),
      url = coalesce(${after.url ?? null}, url), failure = ${after.failure ?? null}, settled_at = ${ctx.now()}
    where id = ${id} and step = ${before} returning id`.execute(ctx.db)
  return rows.length === 1
}
