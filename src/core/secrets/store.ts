import { sql } from 'kysely'
import type { Context } from '#platform/context'

export async function deleteSecret(ctx: Context, id: string): Promise<void> {
  await sql`delete from secret where id = ${id}`.execute(ctx.db)
}

export interface SecretRow {
  id: string
  purpose: string
  keyId: string
  nonce: Buffer
  ciphertext: Buffer
}

export async function insertSecret(ctx: Context, secret: SecretRow): Promise<void> {
  await sql`
    insert into secret (id, purpose, key_id, nonce, ciphertext, sealed_at)
    values (${secret.id}, ${secret.purpose}, ${secret.keyId}, ${secret.nonce}, ${secret.ciphertext}, ${ctx.now()})`.execute(
    ctx.db,
  )
}

export async function secretRows(ctx: Context, id?: string): Promise<SecretRow[]> {
  const { rows } = await sql<SecretRow>`
    select id, purpose, key_id as "keyId", nonce, ciphertext from secret where ${id ? sql`id = ${id}` : sql`true`}`.execute(
    ctx.db,
  )
  return rows
}

export async function updateSecret(ctx: Context, secret: SecretRow): Promise<void> {
  await sql`
    update secret set key_id = ${secret.keyId}, nonce = ${secret.nonce}, ciphertext = ${secret.ciphertext}, sealed_at = ${ctx.now()}
    where id = ${secret.id}`.execute(ctx.db)
}

/** Takes the lock on a secret for this connection, where nobody has it. */
export async function lockSecret(ctx: Context, id: string): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select pg_try_advisory_lock(hashtextextended(${`secret ${id}`}, 0)) as taken`.execute(ctx.db)
  return rows[0]?.taken ?? false
}

export async function unlockSecret(ctx: Context, id: string): Promise<void> {
  await sql`select pg_advisory_unlock(hashtextextended(${`secret ${id}`}, 0))`.execute(ctx.db)
}
