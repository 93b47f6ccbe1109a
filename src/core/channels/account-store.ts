import { sql } from 'kysely'
import { forgetSecret } from '#core/secrets'
import type { Context } from '#platform/context'
import type { Account } from './model.ts'

const accountColumns = sql`
  id, connector, network, external_id as "externalId", handle, name, avatar_url as "avatarUrl", url, settings,
  secret_id as "secretId", connected_at as "connectedAt", signed_out_at as "signedOutAt", failure`

export async function liveAccounts(ctx: Context): Promise<Account[]> {
  const { rows } = await sql<Account>`
    select ${accountColumns} from account where disconnected_at is null order by connected_at`.execute(ctx.db)
  return rows
}

export async function accountById(ctx: Context, id: string): Promise<Account | undefined> {
  const { rows } = await sql<Account>`
    select ${accountColumns} from account where id = ${id} and disconnected_at is null`.execute(ctx.db)
  return rows[0]
}

/** Adds an account, or renews the one that is there (signing in again keeps its history). */
export async function upsertAccount(
  ctx: Context,
  account: Account,
  connectedBy: string | null,
  isSample = false,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into account (id, connector, network, external_id, handle, name, avatar_url, url, settings, secret_id, connected_by, connected_at, is_sample)
    values (${account.id}, ${account.connector}, ${account.network}, ${account.externalId}, ${account.handle}, ${account.name},
            ${account.avatarUrl}, ${account.url}, ${JSON.stringify(account.settings)}::jsonb, ${account.secretId}, ${connectedBy}, ${ctx.now()}, ${isSample})
    on conflict (network, external_id) where disconnected_at is null do update set
      handle = excluded.handle, name = excluded.name, avatar_url = excluded.avatar_url, url = excluded.url,
      settings = excluded.settings, secret_id = excluded.secret_id, signed_out_at = null, failure = null
    returning id`.execute(ctx.db)
  return rows[0]?.id ?? account.id
}

export async function setAccountSignedOut(ctx: Context, id: string, failure: string): Promise<boolean> {
  const { rows } = await sql`
    update account set signed_out_at = ${ctx.now()}, failure = ${failure}
    where id = ${id} and signed_out_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function setDisconnected(ctx: Context, id: string): Promise<boolean> {
  const { rows } = await sql`
    update account set disconnected_at = ${ctx.now()}, secret_id = null where id = ${id} and disconnected_at is null returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

// ── signing in on a network's own page ──

export async function insertSignIn(
  ctx: Context,
  signIn: { stateHash: Buffer; connector: string; secretId: string; begunBy: string; expiresAt: Date },
): Promise<void> {
  await sql`
    insert into sign_in_elsewhere (state_hash, connector, secret_id, begun_by, begun_at, expires_at)
    values (${signIn.stateHash}, ${signIn.connector}, ${signIn.secretId}, ${signIn.begunBy}, ${ctx.now()}, ${signIn.expiresAt})`.execute(
    ctx.db,
  )
}

/** Takes it, once, if this is who began it and they are in time. */
export async function takeSignIn(
  ctx: Context,
  stateHash: Buffer,
  begunBy: string,
): Promise<{ connector: string; secretId: string } | undefined> {
  const { rows } = await sql<{ connector: string; secretId: string }>`
    delete from sign_in_elsewhere
    where state_hash = ${stateHash} and begun_by = ${begunBy} and expires_at > ${ctx.now()}
    returning connector, secret_id as "secretId"`.execute(ctx.db)
  return rows[0]
}

/** Whoever never came back leaves nothing behind. */
export async function deleteOldSignIns(ctx: Context): Promise<void> {
  const { rows } = await sql<{ secretId: string }>`
    delete from sign_in_elsewhere where expires_at <= ${ctx.now()} returning secret_id as "secretId"`.execute(ctx.db)
  for (const { secretId } of rows) await forgetSecret(ctx, secretId)
}
