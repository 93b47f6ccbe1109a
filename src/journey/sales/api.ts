import { shopKinds } from '#connectors/orders'
import { type Context, requireEmployee } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'
import { ConnectShop, connectShop, removeShop, shops } from './connect-shop.ts'
import type { Shop } from './model.ts'
import { soldOf } from './store.ts'

const tag = 'Offers'
const ById = z.object({ id: z.uuid() })

const ShopView = z
  .object({
    id: z.string(),
    kind: z.enum(shopKinds),
    label: z.string(),
    heardAt: z.date().nullable(),
    /** To which it sends its orders, signed. */
    hookUrl: z.string(),
  })
  .openapi('Shop')

export const api = rooms()

endpoint(
  api,
  'get',
  '/shops',
  { tag, summary: 'The shops that tell us of orders', output: z.object({ shops: z.array(ShopView) }) },
  async ctx => ({ shops: (await shops(ctx)).map(shop => viewOf(ctx, shop)) }),
)
endpoint(
  api,
  'post',
  '/shops',
  {
    tag,
    summary: 'Let a shop tell us of orders; a key that we made is shown once',
    body: ConnectShop,
    output: ShopView.extend({ signingKey: z.string().nullable() }),
  },
  async (ctx, { body }) => {
    const made = await connectShop(ctx, body)
    return { ...viewOf(ctx, made), signingKey: made.signingKey }
  },
)
endpoint(
  api,
  'delete',
  '/shops/{id}',
  { tag, summary: 'Remove a shop with its key', params: ById, output: z.object({}) },
  async (ctx, { params }) => {
    await removeShop(ctx, params.id)
    return {}
  },
)
endpoint(
  api,
  'get',
  '/offers/{id}/sold',
  {
    tag,
    summary: 'What was sold of an offer, by currency, as shops told us',
    params: ById,
    output: z.object({
      sold: z.array(z.object({ currency: z.string(), orders: z.number(), quantity: z.number(), amount: z.number() })),
    }),
  },
  async (ctx, { params }) => {
    requireEmployee(ctx)
    return { sold: await soldOf(ctx, params.id) }
  },
)

function viewOf(ctx: Context, { id, kind, label, heardAt }: Shop): z.input<typeof ShopView> {
  return { id, kind, label, heardAt, hookUrl: new URL(`/hooks/shops/${id}`, ctx.config.publicUrl).href }
}
