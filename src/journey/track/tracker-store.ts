import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Tracker } from './model.ts'

const columns = sql`id, kind, label, settings, secret_id as "secretId", failure, failing_since as "failingSince"`

export async function trackerRows(ctx: Context): Promise<Tracker[]> {
  const { rows } = await sql<Tracker>`
    select ${columns} from tracker where retired_at is null order by lower(label), made_at`.execute(ctx.db)
  return rows
}

export async function trackerRow(ctx: Context, id: string): Promise<Tracker | undefined> {
  const { rows } = await sql<Tracker>`select ${columns} from tracker where id = ${id} and retired_at is null`.execute(
    ctx.db,
  )
  return rows[0]
}

export async function insertTracker(
  ctx: Context,
  tracker: Pick<Tracker, 'id' | 'kind' | 'label' | 'settings' | 'secretId'>,
  employeeId: string,
): Promise<void> {
  await sql`
    insert into tracker (id, kind, label, settings, secret_id, made_by, made_at)
    values (${tracker.id}, ${tracker.kind}, ${tracker.label}, ${JSON.stringify(tracker.settings)}::jsonb, ${tracker.secretId},
      ${employeeId}, ${ctx.now()})`.execute(ctx.db)
}

/** Its key and token go with it; returns the secret to forget. */
export async function retireTracker(ctx: Context, id: string): Promise<{ secretId: string | null } | undefined> {
  const { rows } = await sql<{ secretId: string | null }>`
    with before as (select id, secret_id from tracker where id = ${id} and retired_at is null for update)
    update tracker t set retired_at = ${ctx.now()}, secret_id = null from before b where t.id = b.id
    returning b.secret_id as "secretId"`.execute(ctx.db)
  return rows[0]
}

/** True when it began just now. */
export async function setFailing(ctx: Context, id: string, why: string): Promise<boolean> {
  const { rows } = await sql<{ isNew: boolean }>`
    with before as (select id, failing_since from tracker where id = ${id} for update)
    update tracker t set failure = ${why}, failing_since = coalesce(t.failing_since, ${ctx.now()}) from before b where t.id = b.id
    returning b.failing_since is null as "isNew"`.execute(ctx.db)
  return rows[0]?.isNew ?? false
}

export async function setWell(ctx: Context, id: string): Promise<void> {
  await sql`
    update tracker set failure = null, failing_since = null where id = ${id} and failing_since is not null`.execute(
    ctx.db,
  )
}

/** False where the same message was taken before. */
export async function insertTrackerReceipt(ctx: Context, trackerId: string, messageId: string): Promise<boolean> {
  const { rows } = await sql`
    insert into tracker_receipt (tracker_id, message_id, received_at) values (${trackerId}, ${messageId}, ${ctx.now()})
    on conflict do nothing returning tracker_id`.execute(ctx.db)
  return rows.length === 1
}

/** Older messages are refused by their time. */
export async function deleteOldReceipts(ctx: Context): Promise<void> {
  await sql`delete from tracker_receipt where received_at < ${ctx.now()}::timestamptz - interval '1 day'`.execute(
    ctx.db,
  )
}
