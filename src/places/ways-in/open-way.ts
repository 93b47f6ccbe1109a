import { z } from 'zod'
import { forgetSecret, keepSecret } from '#core/secrets'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { discover } from './by-oidc.ts'
import type { WayIn } from './model.ts'
import { closeWayRow, deleteUnderway, insertWay, wayRow } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'way-in.opened': { wayId: string; kind: string }
    'way-in.closed': { wayId: string; kind: string }
  }
}

const address = z.url({ protocol: /^https?$/, error: 'Give the whole address; it begins with https://.' }).max(500)

export const OpenWay = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('oidc'),
    label: z.string().trim().min(2, 'Say what people know it by, such as “Halden account”.').max(40),
    issuer: address.transform(url => url.replace(/\/\.well-known\/openid-configuration$/, '')),
    clientId: z.string().trim().min(1, 'The provider gave you a client id.').max(500),
    clientSecret: z.string().trim().min(1, 'The provider gave you a secret.').max(2_000),
    vouches: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal('atproto'), resolver: address.optional(), directory: address.optional() }),
  z.strictObject({ kind: z.literal('fediverse') }),
])
export type OpenWay = z.input<typeof OpenWay>

/** An administrator lets people come in by accounts that they have elsewhere. A provider is asked first whether it is one. */
export async function openWay(ctx: Context, input: OpenWay): Promise<WayIn> {
  const { employeeId } = requireRole(ctx, 'administrator')
  const wanted = check(OpenWay, input)
  if (wanted.kind === 'oidc') await discover(ctx, wanted)
  return inTransaction(ctx, async ctx => {
    const isOidc = wanted.kind === 'oidc'
    const way: WayIn = {
      id: newId(),
      kind: wanted.kind,
      label: isOidc ? wanted.label : labels[wanted.kind],
      issuer: isOidc ? wanted.issuer : null,
      clientId: isOidc ? wanted.clientId : null,
      secretId: isOidc ? await keepSecret(ctx, 'way in', { clientSecret: wanted.clientSecret }) : null,
      vouches: isOidc && wanted.vouches,
      settings:
        wanted.kind === 'atproto'
          ? {
              ...(wanted.resolver && { resolver: wanted.resolver }),
              ...(wanted.directory && { directory: wanted.directory }),
            }
          : {},
      openedAt: ctx.now(),
    }
    if (!(await insertWay(ctx, way, employeeId))) throw new Problem('conflict', 'This way in is open already.')
    await emit(ctx, 'way-in.opened', { wayId: way.id, kind: way.kind }, { subjectId: way.id })
    return way
  })
}

const labels = { atproto: 'Bluesky', fediverse: 'Mastodon' } as const

/** Closes a way in. Nobody is signed out, and whoever has no other way needs one: the desk says how many come by it. */
export async function closeWay(ctx: Context, wayId: string): Promise<void> {
  requireRole(ctx, 'administrator')
  await inTransaction(ctx, async ctx => {
    const way = await wayRow(ctx, wayId)
    const closed = await closeWayRow(ctx, wayId)
    if (!way || !closed) throw new Problem('not-found', 'This way in is closed already.')
    for (const secretId of await deleteUnderway(ctx, { wayId })) await forgetSecret(ctx, secretId)
    if (closed.secretId) await forgetSecret(ctx, closed.secretId)
    await emit(ctx, 'way-in.closed', { wayId, kind: way.kind }, { subjectId: wayId })
  })
}
