import { sql } from 'kysely'
import { forgetSecret } from '#core/secrets'
import type { Context } from '#platform/context'
import { prepared } from '#platform/db'
import type { Account } from './model.ts'

const accountColumns = sql`
  id, connector, network, external_id as "externalId", handle, name, avatar_url as "avatarUrl", url, settings,
  secret_id as "secretId", connected_at as "connectedAt", signed_out_at as "signedOutAt", failure, owner_id as "ownerId",
  is_official as "isOfficial",
  (select e.name from employee e where e.id = account.owner_id) as "ownerName"`

export async function liveAccounts(ctx: Context): Promise<Account[]> {
  const { rows } = await sql<Account>`${prepared}
    select ${accountColumns} from account where disconnected_at is null order by connected_at`.execute(ctx.db)
  return rows
}

export async function accountById(ctx: Context, id: string): Promise<Account | undefined> {
  const { rows } = await sql<Account>`
    select ${accountColumns} from account where id = ${id} and disconnected_at is null`.execute(ctx.db)
  return rows[0]
}

/** The account of this name on its network, if it is connected. */
export async function liveAccountNamed(
  ctx: Context,
  { network, externalId }: Pick<Account, 'network' | 'externalId'>,
): Promise<Account | undefined> {
  const { rows } = await sql<Account>`
    select ${accountColumns} from account
    where network = ${network} and external_id = ${externalId} and disconnected_at is null`.execute(ctx.db)
  return rows[0]
}

/** Adds an account, or renews the one that is there (signing in again keeps its history, and whose it is). */
export async function upsertAccount(
  ctx: Context,
  account: Omit<Account, 'ownerId' | 'ownerName' | 'isOfficial'> & { ownerId?: string | null; isOfficial?: boolean },
  connectedBy: string | null,
  isSample = false,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into account (id, connector, network, external_id, handle, name, avatar_url, url, settings, secret_id, connected_by, connected_at, owner_id, is_official, is_sample)
    values (${account.id}, ${account.connector}, ${account.network}, ${account.externalId}, ${account.handle}, ${account.name},
            ${account.avatarUrl}, ${account.url}, ${JSON.stringify(account.settings)}::jsonb, ${account.secretId}, ${connectedBy}, ${ctx.now()}, ${account.ownerId ?? null},
            ${account.isOfficial ?? false}, ${isSample})
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

/** Makes it the voice of the company, or gives it back to the people; false where it is somebody's own. */
export async function setOfficial(ctx: Context, id: string, isOfficial: boolean): Promise<boolean> {
  const { rows } = await sql`
    update account set is_official = ${isOfficial}
    where id = ${id} and disconnected_at is null and owner_id is null returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Those that are somebody's own. */
export async function accountsOwnedBy(ctx: Context, employeeId: string): Promise<Account[]> {
  const { rows } = await sql<Account>`
    select ${accountColumns} from account where owner_id = ${employeeId} and disconnected_at is null`.execute(ctx.db)
  return rows
}

// ── signing in on a network's own page ──

export async function insertSignIn(
  ctx: Context,
  signIn: {
    stateHash: Buffer
    connector: string
    secretId: string
    begunBy: string
    isOwn: boolean
    isOfficial: boolean
    expiresAt: Date
  },
): Promise<void> {
  await sql`
    insert into sign_in_elsewhere (state_hash, connector, secret_id, begun_by, is_own, is_official, begun_at, expires_at)
    values (${signIn.stateHash}, ${signIn.connector}, ${signIn.secretId}, ${signIn.begunBy}, ${signIn.isOwn}, ${signIn.isOfficial},
            ${ctx.now()},
            ${signIn.expiresAt})`.execute(ctx.db)
}

/** Takes it, once, if this is who began it and they are in time. */
export async function takeSignIn(
  ctx: Context,
  stateHash: Buffer,
  begunBy: string,
): Promise<{ connector: string; secretId: string; isOwn: boolean; isOfficial: boolean } | undefined> {
  const { rows } = await sql<{ connector: string; secretId: string; isOwn: boolean; isOfficial: boolean }>`
    delete from sign_in_elsewhere
    where state_hash = ${stateHash} and begun_by = ${begunBy} and expires_at > ${ctx.now()}
    returning connector, secret_id as "secretId", is_own as "isOwn", is_official as "isOfficial"`.execute(ctx.db)
  return rows[0]
}

/** Whoever never came back leaves nothing behind. */
export async function deleteOldSignIns(ctx: Context): Promise<void> {
  const { rows } = await sql<{ secretId: string }>`
    delete from sign_in_elsewhere where expires_at <= ${ctx.now()} returning secret_id as "secretId"`.execute(ctx.db)
  for (const { secretId } of rows) await forgetSecret(ctx, secretId)
}

/** One after the other opens the same place of our own. */
export async function takeTurnToOpen(ctx: Context, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(7203553, hashtext(${key}))`.execute(ctx.db)
}
