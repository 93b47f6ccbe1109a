import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import type { Context } from '#platform/context'
import { deleteSecret, insertSecret, secretRows, updateSecret } from './store.ts'

/** Seals a secret and keeps it; what comes back is only its id. */
export async function keepSecret(ctx: Context, purpose: string, value: unknown): Promise<string> {
  const id = newId()
  const sealed = ctx.secrets.seal(purpose, JSON.stringify(value), id)
  await insertSecret(ctx, { id, purpose, ...sealed })
  return id
}

/** Opens a kept secret for the length of one call. */
export async function openSecret(ctx: Context, secretId: string | null): Promise<unknown> {
  if (!secretId) return undefined
  const [row] = await secretRows(ctx, secretId)
  if (!row) throw new Problem('unavailable', 'The secret of this connection is gone. Sign in again.')
  return JSON.parse(ctx.secrets.open(row.purpose, row, row.id))
}

/** Puts a renewed secret in the place of the old one. */
export async function replaceSecret(ctx: Context, secretId: string, value: unknown): Promise<void> {
  const [row] = await secretRows(ctx, secretId)
  if (row) await updateSecret(ctx, { ...row, ...ctx.secrets.seal(row.purpose, JSON.stringify(value), row.id) })
}

/** Nobody needs it any more. */
export async function forgetSecret(ctx: Context, secretId: string): Promise<void> {
  await deleteSecret(ctx, secretId)
}

/** After a rotation: seals every kept secret again with the newest key; returns how many. */
export async function resealSecrets(ctx: Context): Promise<number> {
  let resealed = 0
  for (const row of await secretRows(ctx)) {
    if (!ctx.secrets.needsRewrap(row)) continue
    const text = ctx.secrets.open(row.purpose, row, row.id)
    await updateSecret(ctx, { ...row, ...ctx.secrets.seal(row.purpose, text, row.id) })
    resealed += 1
  }
  return resealed
}
