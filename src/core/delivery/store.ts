import { sql } from 'kysely'
import type { OutgoingGesture, OutgoingMessage, Sent } from '#core/channels'
import type { Context } from '#platform/context'
import type { Delivery, DeliveryKind, DeliveryState, Errand } from './model.ts'

const columns = sql`
  id, kind, subject_id as "subjectId", account_id as "accountId", author_id as "authorId", message, state, attempts,
  sending_since as "sendingSince", external_id as "externalId", url, failure, not_before as "notBefore"`

/** What is stored of an errand: an answer’s message as it is, the others with what they are about. */
type Stored = OutgoingMessage | OutgoingGesture | { of: Sent; message?: OutgoingMessage; putsRight?: string[] }
type Row = Omit<Delivery, 'errand'> & { kind: DeliveryKind; message: Stored }

function deliveryOf({ kind, message, ...row }: Row): Delivery {
  return { ...row, errand: errandOf(kind, message) }
}

function errandOf(kind: DeliveryKind, stored: Stored): Errand {
  switch (kind) {
    case 'answer':
    case 'statement':
    case 'offer':
    case 'share':
      return { kind, message: dated(stored as OutgoingMessage) }
    case 'edit':
    case 'correction':
    case 'offer-change': {
      const { message, of, putsRight } = stored as { message: OutgoingMessage; of: Sent; putsRight?: string[] }
      return { kind, message: dated(message), of, ...(putsRight && { putsRight }) }
    }
    case 'gesture':
      return { kind, gesture: dated(stored as OutgoingGesture) }
    default:
      return { kind, of: (stored as { of: Sent }).of }
  }
}

function storedOf(errand: Errand): Stored {
  if (errand.kind === 'answer' || errand.kind === 'statement' || errand.kind === 'offer' || errand.kind === 'share')
    return errand.message
  if (errand.kind === 'edit' || errand.kind === 'correction' || errand.kind === 'offer-change')
    return { message: errand.message, of: errand.of, ...(errand.putsRight && { putsRight: errand.putsRight }) }
  return errand.kind === 'gesture' ? errand.gesture : { of: errand.of }
}

/** JSON has no instants. */
function dated<Dated extends { createdAt: Date }>(stored: Dated): Dated {
  return { ...stored, createdAt: new Date(stored.createdAt) }
}

/** Puts it in line; false when it is there already. What was refused or given up before may be tried anew. */
export async function insertDelivery(
  ctx: Context,
  delivery: Pick<Delivery, 'id' | 'errand' | 'subjectId' | 'accountId' | 'authorId'> & {
    notBefore?: Date | undefined
    held?: boolean | undefined
  },
): Promise<boolean> {
  const state = delivery.held ? 'held' : 'waiting'
  const nextTryAt = delivery.held ? null : (delivery.notBefore ?? ctx.now())
  const { rows } = await sql`
    insert into delivery (id, kind, subject_id, account_id, author_id, message, state, not_before, next_try_at, created_at)
    values (${delivery.id}, ${delivery.errand.kind}, ${delivery.subjectId}, ${delivery.accountId}, ${delivery.authorId},
            ${JSON.stringify(storedOf(delivery.errand))}::jsonb, ${state}, ${delivery.notBefore ?? null},
            ${nextTryAt}, ${ctx.now()})
    on conflict (kind, subject_id) do update set
      id = excluded.id, account_id = excluded.account_id, author_id = excluded.author_id, message = excluded.message,
      state = excluded.state, attempts = 0, not_before = excluded.not_before, next_try_at = excluded.next_try_at, sending_since = null, external_id = null,
      url = null, failure = null, created_at = excluded.created_at, settled_at = null
    where delivery.state in ('refused', 'cancelled') or (delivery.state = 'doubtful' and delivery.kind not in ('answer', 'statement', 'offer', 'share'))
    returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function deliveryById(ctx: Context, id: string): Promise<Delivery | undefined> {
  const { rows } = await sql<Row>`select ${columns} from delivery where id = ${id}`.execute(ctx.db)
  return rows[0] && deliveryOf(rows[0])
}

export async function deliveryOfSubject(ctx: Context, subjectId: string): Promise<Delivery | undefined> {
  const { rows } =
    await sql<Row>`select ${columns} from delivery where kind in ('answer', 'statement', 'offer', 'share') and subject_id = ${subjectId}`.execute(
      ctx.db,
    )
  return rows[0] && deliveryOf(rows[0])
}

/** Takes a delivery up, if nobody did so since it was read. */
export async function takeUp(ctx: Context, delivery: Delivery): Promise<boolean> {
  const { rows } = await sql`
    update delivery set state = 'sending', sending_since = ${ctx.now()}, attempts = attempts + 1,
      next_try_at = ${new Date(ctx.now().getTime() + 60_000)}
    where id = ${delivery.id} and state = ${delivery.state} and sending_since is not distinct from ${delivery.sendingSince}
    returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function settle(
  ctx: Context,
  id: string,
  result: { state: Exclude<DeliveryState, 'waiting' | 'sending'>; sent?: Sent; failure?: string },
): Promise<boolean> {
  const { rows } = await sql`
    update delivery set state = ${result.state}, external_id = coalesce(${result.sent?.externalId ?? null}, external_id),
      url = coalesce(${result.sent?.url ?? null}, url), failure = ${result.failure ?? null}, settled_at = ${ctx.now()},
      next_try_at = null, sending_since = null
    where id = ${id} and state in ('waiting', 'sending', 'doubtful') returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Puts in line what was held, as it was released; dated now, for it begins to leave now. */
export async function unhold(ctx: Context, kind: DeliveryKind, subjectId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    update delivery set state = 'waiting', next_try_at = ${ctx.now()},
      message = jsonb_set(message, '{createdAt}', to_jsonb(${ctx.now().toISOString()}::text))
    where kind = ${kind} and subject_id = ${subjectId} and state = 'held' returning id`.execute(ctx.db)
  return rows[0]?.id
}

/** Takes out of the line what nobody has begun to send; false where it is leaving, or has left. */
export async function cancelWaiting(ctx: Context, kind: DeliveryKind, subjectId: string): Promise<boolean> {
  const { rows } = await sql`
    update delivery set state = 'cancelled', settled_at = ${ctx.now()}, next_try_at = null
    where kind = ${kind} and subject_id = ${subjectId} and state in ('held', 'waiting') returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Whether anything was ever to leave from an account: as the company's own voice, or as people's. */
export async function hasSpokenFrom(ctx: Context, accountId: string, as: 'company' | 'people'): Promise<boolean> {
  const kinds: DeliveryKind[] =
    as === 'company'
      ? ['statement', 'correction']
      : ['answer', 'edit', 'gesture', 'taking-back', 'offer', 'offer-change', 'share']
  const { rows } = await sql`
    select 1 from delivery where account_id = ${accountId} and kind = any(${kinds}) limit 1`.execute(ctx.db)
  return rows.length === 1
}

/** Gives up what has not arrived yet. */
export async function cancelDelivery(ctx: Context, kind: DeliveryKind, subjectId: string): Promise<void> {
  await sql`
    update delivery set state = 'cancelled', settled_at = ${ctx.now()}, next_try_at = null, sending_since = null
    where kind = ${kind} and subject_id = ${subjectId} and state in ('waiting', 'sending')`.execute(ctx.db)
}

/** Puts it back in line; `untouched` says that certainly nothing left. */
export async function putBack(
  ctx: Context,
  id: string,
  nextTryAt: Date,
  failure: string,
  untouched: boolean,
): Promise<void> {
  await sql`
    update delivery set state = ${untouched ? 'waiting' : 'sending'}, next_try_at = ${nextTryAt}, failure = ${failure},
      sending_since = case when ${untouched} then null else sending_since end
    where id = ${id} and state = 'sending'`.execute(ctx.db)
}

/** Which of these accounts somebody used last. */
export async function lastAccountOf(ctx: Context, authorId: string, accountIds: string[]): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select account_id as id from delivery where author_id = ${authorId} and account_id = any(${accountIds}::uuid[])
    order by created_at desc limit 1`.execute(ctx.db)
  return rows[0]?.id
}

// ── what may take the place of a post, let go beforehand ──

/** Other words for a post when something happens, or that it is taken down then. */
export interface ReleasedChange {
  postId: string
  condition: string
  accountId: string
  authorId: string
  /** Null: it is taken down. */
  message: Omit<OutgoingMessage, 'deliveryId' | 'createdAt'> | null
}

export async function insertReleasedChange(ctx: Context, id: string, change: ReleasedChange): Promise<void> {
  const message = change.message && JSON.stringify(change.message)
  await sql`
    insert into released_change (id, post_id, condition, account_id, author_id, message, released_at)
    values (${id}, ${change.postId}, ${change.condition}, ${change.accountId}, ${change.authorId}, ${message}::jsonb, ${ctx.now()})
    on conflict (post_id, condition) do update set message = excluded.message, released_at = excluded.released_at`.execute(
    ctx.db,
  )
}

export async function releasedChange(
  ctx: Context,
  postId: string,
  condition: string,
): Promise<ReleasedChange | undefined> {
  const { rows } = await sql<ReleasedChange>`
    select post_id as "postId", condition, account_id as "accountId", author_id as "authorId", message
    from released_change where post_id = ${postId} and condition = ${condition}`.execute(ctx.db)
  return rows[0]
}

export async function dueDeliveries(ctx: Context): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from delivery where state in ('waiting', 'sending') and next_try_at <= ${ctx.now()} order by next_try_at limit 200`.execute(
    ctx.db,
  )
  return rows.map(row => row.id)
}

export async function deleteDeliveriesOf(ctx: Context, subjectIds: string[]): Promise<void> {
  await sql`delete from delivery where subject_id = any(${subjectIds}::uuid[])`.execute(ctx.db)
}
