import { z } from 'zod'
import { forgetSecret, keepSecret } from '#core/secrets'
import { check } from '#lib/check'
import { type Context, inTransaction, requireEmployee, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import type { Domain } from './model.ts'
import { upsertWays, waysRow } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'verification.ways-changed': { asksForOrders: boolean; domains: number }
  }
}

export const ChangeWays = z.object({
  /** The company’s own system that knows orders; empty: nobody is asked. */
  orderUrl: z
    .url({ protocol: /^https?$/, error: 'This is not an address.' })
    .max(500)
    .nullable(),
  domains: z
    .array(
      z.object({
        domain: z
          .string()
          .trim()
          .toLowerCase()
          .regex(/^(?:[a-z0-9-]+\.)+[a-z]{2,}$/, 'Say what is after the @, as in school.example.'),
        product: z.string().trim().max(60).default(''),
      }),
    )
    .max(200)
    .refine(all => new Set(all.map(each => each.domain)).size === all.length, 'One of them is there twice.'),
  /** Makes a new key for signing; the old one is worth nothing any more. */
  newKey: z.boolean().default(false),
})
export type ChangeWays = z.input<typeof ChangeWays>

export interface Ways {
  orderUrl: string | null
  domains: Domain[]
  /** Told once, when it was just made. */
  key?: string
}

export async function verificationWays(ctx: Context): Promise<Ways> {
  requireEmployee(ctx)
  const { domains, orderUrl } = await waysRow(ctx)
  return { domains, orderUrl }
}

/** Which ways there are besides codes, for whoever wants to take one. */
export async function waysHere(ctx: Context): Promise<{ orders: boolean; domains: boolean }> {
  const { domains, orderUrl } = await waysRow(ctx)
  return { orders: orderUrl !== null, domains: domains.length > 0 }
}

/** The centre says by which ways customers show that they are. */
export async function changeWays(ctx: Context, input: ChangeWays): Promise<Ways> {
  const me = requireRole(ctx, 'communications', 'administrator')
  const { domains, newKey, orderUrl } = check(ChangeWays, input)
  if (orderUrl) await ctx.fetch.checkAddress(orderUrl)
  return inTransaction(ctx, async ctx => {
    const before = await waysRow(ctx)
    const isNew = orderUrl !== null && (newKey || !before.secretId)
    const key = isNew ? ctx.secrets.randomToken() : undefined
    const secretId = orderUrl === null ? null : key ? await keepSecret(ctx, 'orders', key) : before.secretId
    await upsertWays(ctx, { orderUrl, domains, secretId }, me.employeeId)
    if (before.secretId && before.secretId !== secretId) await forgetSecret(ctx, before.secretId)
    await emit(ctx, 'verification.ways-changed', { asksForOrders: orderUrl !== null, domains: domains.length })
    return { orderUrl, domains, ...(key && { key }) }
  })
}
