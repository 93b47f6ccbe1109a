import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { shops as kinds, shopKinds } from '#connectors/orders'
import { forgetSecret, keepSecret } from '#core/secrets'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import type { Shop } from './model.ts'
import { insertShop, retireShop, shopRow, shopRows } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'shop.connected': { shopId: string; kind: string; employeeId: string }
    'shop.removed': { shopId: string; employeeId: string }
  }
}

export const ConnectShop = z.object({
  kind: z.enum(shopKinds),
  label: z.string().trim().min(1, 'Give it a name.').max(120),
  /** By which the shop signs, where it brings its own key. */
  key: z.string().trim().max(200).default(''),
})

/** Lets a shop tell us of orders. Where the key is ours, it comes back with it, and is shown once. */
export async function connectShop(
  ctx: Context,
  input: z.input<typeof ConnectShop>,
): Promise<Shop & { signingKey: string | null }> {
  const me = requireRole(ctx, 'administrator')
  const { kind, label, key } = check(ConnectShop, input)
  const isOurs = kinds[kind].keyFrom === 'us'
  if (!isOurs && key.length < 16)
    throw new Problem('invalid', `Take the key over from ${kinds[kind].label}.`, [
      { at: 'key', message: 'It stands under Settings, Notifications, Webhooks there.' },
    ])
  const signingKey = isOurs ? randomBytes(32).toString('base64url') : key
  const id = newId()
  return inTransaction(ctx, async ctx => {
    const secretId = await keepSecret(ctx, 'shop', { signingKey })
    await insertShop(ctx, { id, kind, label, secretId }, me.employeeId)
    await emit(ctx, 'shop.connected', { shopId: id, kind, employeeId: me.employeeId }, { subjectId: id })
    return { ...(await theShop(ctx, id)), signingKey: isOurs ? signingKey : null }
  })
}

/** Removes a shop with its key; what it told of stays. */
export async function removeShop(ctx: Context, id: string): Promise<void> {
  const me = requireRole(ctx, 'administrator')
  await inTransaction(ctx, async ctx => {
    const retired = await retireShop(ctx, id)
    if (!retired) throw new Problem('not-found', 'There is no such shop, or it was removed.')
    if (retired.secretId) await forgetSecret(ctx, retired.secretId)
    await emit(ctx, 'shop.removed', { shopId: id, employeeId: me.employeeId }, { subjectId: id })
  })
}

export async function shops(ctx: Context): Promise<Shop[]> {
  requireEmployee(ctx)
  return shopRows(ctx)
}

export async function theShop(ctx: Context, id: string): Promise<Shop> {
  const shop = await shopRow(ctx, id)
  if (!shop) throw new Problem('not-found', 'There is no such shop, or it was removed.')
  return shop
}
