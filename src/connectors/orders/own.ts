import { z } from 'zod'
import { verifySignature } from '#connectors/web'
import type { Shop } from './port.ts'
import { Currency, Id, Money, parsed, Quantity } from './read.ts'

const Body = z.object({
  orders: z
    .array(
      z.object({
        id: Id,
        orderedAt: z.coerce.date(),
        updatedAt: z.coerce.date(),
        state: z.enum(['open', 'paid', 'undone']),
        currency: Currency,
        total: Money,
        lines: z
          .array(z.object({ article: z.string().trim().max(200).default(''), quantity: Quantity, amount: Money }))
          .max(1000)
          .default([]),
        codes: z.array(z.string().trim().min(1).max(100)).max(50).default([]),
        cameBy: z.string().max(4000).default(''),
        refunds: z
          .array(z.object({ id: Id, amount: Money }))
          .max(200)
          .default([]),
      }),
    )
    .max(200)
    .default([]),
  stock: z
    .array(z.object({ code: z.string().trim().min(1).max(100), left: Quantity.nullable() }))
    .max(1000)
    .default([]),
})

/** A till or a shop of one's own, signed by `Sosh-Signature` like every webhook of the house; see docs/offers.md. */
export const own: Shop = {
  label: 'A shop or a till of your own',
  keyFrom: 'us',
  receive({ headers, body }, key, now) {
    const { signature } = verifySignature(headers, body, key, now)
    const { orders, stock } = parsed(body, Body)
    return {
      messageId: signature,
      isOurOwn: true,
      news: [
        ...orders.map(({ id, updatedAt, ...order }) => ({
          kind: 'order' as const,
          order: { ...order, externalId: id, toldAt: updatedAt },
        })),
        ...stock.map(each => ({ kind: 'stock' as const, ...each })),
      ],
    }
  },
}
