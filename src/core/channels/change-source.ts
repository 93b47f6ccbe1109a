import { z } from 'zod'
import { forgetSecret, keepSecret, openSecret } from '#core/secrets'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import type { Source } from './model.ts'
import { accountToListenThrough, prepareSource, theSource } from './open-source.ts'
import { connectorNamed } from './registry.ts'
import { updateSource } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'source.changed': { sourceId: string; fields: string[] }
  }
}

export const SourceChange = z.object({
  label: z.string().trim().min(1, 'Give it a name.').max(120).optional(),
  settings: z.record(z.string(), z.unknown()).optional(),
  /** Only what is new of it: what is left out stays as it is. */
  secret: z.record(z.string(), z.unknown()).optional(),
  keeps: z.enum(['all', 'matching']).optional(),
  /** Another connected account to listen through. */
  accountId: z.uuid().optional(),
  /** Makes a new key for the hook, in the place of one that was lost. */
  newSigningKey: z.boolean().optional(),
})
export type SourceChange = z.input<typeof SourceChange>

/**
 * Changes a place that is listened to: its name, what it was opened with, its secret. It goes on from where it was,
 * and is tried at once; what was wrong with it before no longer counts.
 */
export async function changeSource(
  ctx: Context,
  sourceId: string,
  input: SourceChange,
): Promise<Source & { signingKey?: string }> {
  requireRole(ctx, 'coordinator', 'administrator')
  const change = check(SourceChange, input)
  const before = await theSource(ctx, sourceId)
  const connector = connectorNamed(before.connector)
  // Looking at the place takes a call to it: only where there is something new to look at.
  const prepared =
    change.settings && (await prepareSource(ctx, { connector: connector.name, settings: change.settings }))
  const account =
    change.accountId === undefined ? undefined : await accountToListenThrough(ctx, connector, change.accountId)
  if (change.newSigningKey && (!connector.receive || (connector.pushKey ?? 'ours') !== 'ours'))
    throw new Problem('invalid', `${connector.label} has no key of ours.`)
  const signingKey = change.newSigningKey ? ctx.secrets.randomToken() : undefined
  const fresh = { ...change.secret, ...(signingKey && { signingKey }) }
  return inTransaction(ctx, async ctx => {
    const source = await theSource(ctx, sourceId)
    const secret = Object.keys(fresh).length > 0 && connector.secret
    const kept = secret ? ((await openSecret(ctx, source.secretId)) as object | undefined) : undefined
    const changed = await updateSource(ctx, {
      id: sourceId,
      label: change.label ?? source.label,
      settings: prepared ? prepared.settings : source.settings,
      secretId: secret ? await keepSecret(ctx, 'source', check(secret, { ...kept, ...fresh })) : source.secretId,
      accountId: account?.id ?? source.accountId,
      keeps: change.keeps ?? source.keeps,
    })
    if (!changed) throw new Problem('not-found', 'There is no such source, or it was closed.')
    if (secret && source.secretId) await forgetSecret(ctx, source.secretId)
    const { newSigningKey, ...said } = change
    const fields = [...Object.keys(said), ...(newSigningKey ? ['signingKey'] : [])]
    await emit(ctx, 'source.changed', { sourceId, fields })
    return { ...(await theSource(ctx, sourceId)), ...(signingKey && { signingKey }) }
  })
}
