import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { trackers as kinds } from '#connectors/tracker'
import { NetworkError, toolsFor } from '#core/channels'
import { forgetSecret, keepSecret } from '#core/secrets'
import { check, checkAll } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import type { Tracker } from './model.ts'
import { insertTracker, retireTracker, trackerRow } from './tracker-store.ts'

declare module '#platform/events' {
  interface Events {
    'tracker.connected': { trackerId: string; kind: string }
    'tracker.removed': { trackerId: string }
  }
}

export const ConnectTracker = z.object({
  kind: z.enum(['github', 'gitlab', 'webhook']),
  settings: z.record(z.string(), z.unknown()).default({}),
  secret: z.record(z.string(), z.unknown()).default({}),
})
export type ConnectTracker = z.input<typeof ConnectTracker>

/**
 * Sets up a tracker outside, after it let us in. What comes back beside it is the key by which it signs what it sends us:
 * it is shown once.
 */
export async function connectTracker(ctx: Context, input: ConnectTracker): Promise<Tracker & { signingKey: string }> {
  const me = requireRole(ctx, 'administrator')
  const { kind: name, settings: given, secret: typed } = check(ConnectTracker, input)
  const kind = kinds[name]
  // Standard Webhooks: 24 to 64 bytes in base64, after this prefix. GitHub takes any words.
  const signingKey = `whsec_${randomBytes(32).toString('base64')}`
  const [settings, secret] = checkAll(
    () => check(kind.settings, given),
    () => check(kind.secret, { ...typed, signingKey }),
  )
  const { label } = await kind.prepare({ settings, secret, tools: toolsFor(ctx, `tracker ${name}`) }).catch(asProblem)
  const id = newId()
  return inTransaction(ctx, async ctx => {
    const secretId = await keepSecret(ctx, 'tracker', secret)
    await insertTracker(ctx, { id, kind: name, label, settings: settings as object, secretId }, me.employeeId)
    await emit(ctx, 'tracker.connected', { trackerId: id, kind: name }, { subjectId: id })
    const tracker = await trackerRow(ctx, id)
    if (!tracker) throw new Problem('conflict', 'It was removed a moment ago.')
    return { ...tracker, signingKey }
  })
}

/** Removes a tracker with its token and key; what was passed to it stays as it was last known. */
export async function removeTracker(ctx: Context, id: string): Promise<void> {
  requireRole(ctx, 'administrator')
  await inTransaction(ctx, async ctx => {
    const retired = await retireTracker(ctx, id)
    if (!retired) throw new Problem('not-found', 'There is no such tracker, or it was removed.')
    if (retired.secretId) await forgetSecret(ctx, retired.secretId)
    await emit(ctx, 'tracker.removed', { trackerId: id }, { subjectId: id })
  })
}

function asProblem(error: unknown): never {
  if (!(error instanceof NetworkError)) throw error
  const isOurs = error.outcome === 'refused' || error.outcome === 'signed-out'
  throw new Problem(isOurs ? 'invalid' : 'unavailable', error.message, [
    { message: isOurs ? 'Look at the address and the token again.' : 'Nothing was kept. Try again in a moment.' },
  ])
}
