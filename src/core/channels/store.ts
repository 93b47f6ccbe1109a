import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { prepared } from '#platform/db'
import type { Source } from './model.ts'

const sourceColumns = sql`
  id, connector, network, label, settings, secret_id as "secretId", account_id as "accountId", keeps, cursor, opened_at as "openedAt", paused_at as "pausedAt",
  finished_at as "finishedAt", last_success_at as "lastSuccessAt", last_item_at as "lastItemAt", lag_ms as "lagMs",
  next_try_at as "nextTryAt", failing_since as "failingSince", failures, failure, signed_out as "signedOut",
  heard_count as "heardCount", usual_gap_s as "usualGapS", progress,
  changed_at as "changedAt", store_lag_ms as "storeLagMs"`

export async function openSources(ctx: Context): Promise<Source[]> {
  const { rows } =
    await sql<Source>`${prepared} select ${sourceColumns} from source where closed_at is null order by opened_at`.execute(
      ctx.db,
    )
  return rows
}

export async function sourceById(ctx: Context, id: string): Promise<Source | undefined> {
  const { rows } =
    await sql<Source>`select ${sourceColumns} from source where id = ${id} and closed_at is null`.execute(ctx.db)
  return rows[0]
}

/** One that a person closed. */
export async function closedSourceById(ctx: Context, id: string): Promise<Source | undefined> {
  const { rows } =
    await sql<Source>`select ${sourceColumns} from source where id = ${id} and closed_at is not null`.execute(ctx.db)
  return rows[0]
}

/** The open ones that listen through an account. */
export async function sourcesThrough(ctx: Context, accountId: string): Promise<Source[]> {
  const { rows } = await sql<Source>`
    select ${sourceColumns} from source where account_id = ${accountId} and closed_at is null`.execute(ctx.db)
  return rows
}

/** By this it still takes back what was set up through an account that is gone. */
export async function giveSecret(ctx: Context, id: string, secretId: string): Promise<void> {
  await sql`update source set secret_id = ${secretId} where id = ${id}`.execute(ctx.db)
}

/** A source that needs it no more lets go of its secret; which it was. */
export async function dropSecret(ctx: Context, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ secretId: string }>`
    with held as (select id, secret_id from source where id = ${id} and secret_id is not null for update)
    update source set secret_id = null from held where source.id = held.id returning held.secret_id as "secretId"`.execute(
    ctx.db,
  )
  return rows[0]?.secretId
}

/** What they are called, also those that were closed: they stay in the trail. */
export async function sourceNames(ctx: Context, ids: string[]): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return []
  return ctx.db.selectFrom('source').select(['id', 'label as name']).where('id', 'in', ids).execute()
}

export async function insertSource(
  ctx: Context,
  source: Pick<Source, 'id' | 'connector' | 'network' | 'label' | 'settings' | 'secretId' | 'keeps'> & {
    accountId?: string | null
  },
  openedBy: string | null,
  isSample = false,
): Promise<void> {
  await sql`
    insert into source (id, connector, network, label, settings, secret_id, account_id, keeps, opened_by, opened_at, is_sample)
    values (${source.id}, ${source.connector}, ${source.network}, ${source.label}, ${JSON.stringify(source.settings)}::jsonb,
            ${source.secretId}, ${source.accountId ?? null}, ${source.keeps}, ${openedBy}, ${ctx.now()}, ${isSample})`.execute(
    ctx.db,
  )
}

/** Lets sources begin one after the other, so that a long list of them does not set out all at once. */
export async function spreadSources(ctx: Context, ids: string[], gapMs: number): Promise<void> {
  await sql`
    update source set next_try_at = ${ctx.now()}::timestamptz + (k.place - 1) * ${gapMs} * interval '1 millisecond'
    from unnest(${ids}::uuid[]) with ordinality as k (id, place) where source.id = k.id`.execute(ctx.db)
}

/** Gives a source what is new of it; its cursor stays, and what was wrong with it before no longer counts. */
export async function updateSource(
  ctx: Context,
  source: Pick<Source, 'id' | 'label' | 'settings' | 'secretId' | 'accountId' | 'keeps'>,
): Promise<boolean> {
  const { rows } = await sql`
    update source set label = ${source.label}, settings = ${JSON.stringify(source.settings)}::jsonb,
      secret_id = ${source.secretId}, account_id = ${source.accountId}, keeps = ${source.keeps}, changed_at = ${ctx.now()},
      next_try_at = null, failures = 0, failure = null, failing_since = null, signed_out = false
    where id = ${source.id} and closed_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

/** The account that sources listen through is signed in again: they go on at once. */
export async function wakeSourcesOf(ctx: Context, accountId: string): Promise<void> {
  await sql`
    update source set next_try_at = null, failures = 0, failure = null, failing_since = null, signed_out = false,
      changed_at = ${ctx.now()}
    where account_id = ${accountId} and closed_at is null`.execute(ctx.db)
}

export async function setPaused(ctx: Context, id: string, pausedAt: Date | null): Promise<boolean> {
  const { rows } = await sql`
    update source set paused_at = ${pausedAt}, next_try_at = null, failures = 0, failure = null, failing_since = null
    where id = ${id} and closed_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function setClosed(ctx: Context, id: string): Promise<boolean> {
  const { rows } =
    await sql`update source set closed_at = ${ctx.now()} where id = ${id} and closed_at is null returning id`.execute(
      ctx.db,
    )
  return rows.length === 1
}

/** Saves where to go on, in the transaction that stored what came before it. */
export async function saveProgress(
  ctx: Context,
  id: string,
  progress: {
    cursor: string | undefined
    heard: number
    newestAt: Date | undefined
    usualGapS: number | null
    lagMs: number | undefined
    storeLagMs?: number
    nextTryAt: Date | null
    progress: Source['progress']
    finished: boolean
  },
): Promise<void> {
  await sql`
    update source set
      cursor = coalesce(${progress.cursor ?? null}, cursor), heard_count = heard_count + ${progress.heard},
      last_success_at = ${ctx.now()}, last_item_at = greatest(last_item_at, ${progress.newestAt ?? null}::timestamptz),
      usual_gap_s = coalesce(${progress.usualGapS}, usual_gap_s), lag_ms = coalesce(${progress.lagMs ?? null}::int, lag_ms),
      store_lag_ms = coalesce(${progress.storeLagMs ?? null}::int, store_lag_ms),
      next_try_at = ${progress.nextTryAt}, failing_since = null, failures = 0, failure = null, signed_out = false,
      progress = coalesce(${progress.progress ? JSON.stringify(progress.progress) : null}::jsonb, progress),
      finished_at = case when ${progress.finished} then ${ctx.now()}::timestamptz else finished_at end
    where id = ${id}`.execute(ctx.db)
}

/** What was read by one process and stored by another: so many new posts, so long after they were read. */
export async function saveStored(
  ctx: Context,
  id: string,
  stored: { heard: number; storeLagMs: number },
): Promise<void> {
  await sql`
    update source set heard_count = heard_count + ${stored.heard}, store_lag_ms = ${stored.storeLagMs}
    where id = ${id}`.execute(ctx.db)
}

/** How long what these sources heard has been waiting to be stored, while nothing of it is. */
export async function saveStoreLag(ctx: Context, ids: string[], storeLagMs: number): Promise<void> {
  if (ids.length === 0) return
  await sql`update source set store_lag_ms = ${storeLagMs} where id = any(${ids}::uuid[])`.execute(ctx.db)
}

export async function saveFailure(
  ctx: Context,
  id: string,
  failure: { words: string; nextTryAt: Date | null; signedOut: boolean },
): Promise<{ failures: number } | undefined> {
  const { rows } = await sql<{ failures: number }>`
    update source set failures = failures + 1, failure = ${failure.words}, failing_since = coalesce(failing_since, ${ctx.now()}),
      next_try_at = ${failure.nextTryAt}, signed_out = signed_out or ${failure.signedOut}
    where id = ${id} and closed_at is null returning failures`.execute(ctx.db)
  return rows[0]
}

export async function insertUnreadable(
  ctx: Context,
  sourceId: string,
  entries: { id: string; at: string; why: string }[],
): Promise<void> {
  await sql`
    insert into source_unreadable (id, source_id, place, why, at)
    select id, ${sourceId}, place, why, ${ctx.now()}::timestamptz
    from unnest(${entries.map(e => e.id)}::uuid[], ${entries.map(e => e.at)}::text[], ${entries.map(e => e.why)}::text[]) as t (id, place, why)`.execute(
    ctx.db,
  )
}

export async function unreadableRows(
  ctx: Context,
  sourceId: string,
): Promise<{ at: string; why: string; when: Date }[]> {
  const rows = await ctx.db
    .selectFrom('source_unreadable')
    .select(['place', 'why', 'at'])
    .where('source_id', '=', sourceId)
    .orderBy('at', 'desc')
    .limit(200)
    .execute()
  return rows.map(row => ({ at: row.place, why: row.why, when: row.at }))
}

/** Remembers a signature; false when it was seen before. */
export async function rememberReceipt(ctx: Context, sourceId: string, signature: string): Promise<boolean> {
  const { rows } = await sql`
    insert into webhook_receipt (source_id, signature, received_at) values (${sourceId}, ${signature}, ${ctx.now()})
    on conflict do nothing returning signature`.execute(ctx.db)
  return rows.length === 1
}

export async function deleteSampleChannels(ctx: Context): Promise<void> {
  await ctx.db.deleteFrom('account').where('is_sample', '=', true).execute()
  await ctx.db.deleteFrom('source').where('is_sample', '=', true).execute()
}
