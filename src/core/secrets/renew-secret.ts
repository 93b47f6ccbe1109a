import { setTimeout as pause } from 'node:timers/promises'
import { Problem } from '#lib/problem'
import type { Context } from '#platform/context'
import { isDatabaseAway, whenDatabaseIsThere } from '#platform/db'
import { openSecret, replaceSecret } from './keep-secret.ts'
import { lockSecret, unlockSecret } from './store.ts'

const patienceMs = 60_000
const lookAgainMs = 100

/**
 * Renews a kept secret, one process at a time, and not at all where somebody else has done it since `held` was read.
 *
 * The lock belongs to a connection and not to a transaction: none may stay open while a network is asked. Whoever
 * waits holds no connection, and a process that dies lets go of its lock.
 */
export async function renewSecret(
  ctx: Context,
  secretId: string,
  held: unknown,
  work: (current: object) => Promise<object>,
): Promise<object> {
  const patientUntil = performance.now() + patienceMs
  for (;;) {
    const secret = await ctx.db.connection().execute(async db => {
      const here = { ...ctx, db }
      if (!(await lockSecret(here, secretId))) return undefined
      try {
        return await renewedInTurn(ctx, here, secretId, held, work)
      } finally {
        // A connection that broke has let go of its locks.
        await unlockSecret(here, secretId).catch(error => isDatabaseAway(error) || Promise.reject(error))
      }
    })
    if (secret) return secret
    if (performance.now() > patientUntil)
      throw new Problem('unavailable', 'This sign-in is being renewed elsewhere, and it takes long.')
    await pause(lookAgainMs)
  }
}

async function renewedInTurn(
  ctx: Context,
  here: Context,
  secretId: string,
  held: unknown,
  work: (current: object) => Promise<object>,
): Promise<object> {
  const current = (await openSecret(here, secretId)) as object
  if (JSON.stringify(current) !== JSON.stringify(held)) return current
  const fresh = await work(current)
  try {
    await replaceSecret(here, secretId, fresh)
  } catch (error) {
    // The old one may be used up: a database that restarts right now must not cost us the new one.
    if (!isDatabaseAway(error)) throw error
    await whenDatabaseIsThere(() => replaceSecret(ctx, secretId, fresh))
  }
  return fresh
}
