import { z } from 'zod'
import type { Order, Shop } from './port.ts'
import { Currency, digestOf, Id, lenient, Money, parsed, Quantity, refuseUnsigned } from './read.ts'

const Refund = z.object({
  id: Id,
  order_id: Id.optional(),
  created_at: z.coerce.date().optional(),
  transactions: lenient(
    z.object({ amount: Money, kind: z.string().default('refund'), status: z.string().default('success') }),
  ),
})

const OrderBody = z.object({
  id: Id,
  created_at: z.coerce.date(),
  updated_at: z.coerce.date(),
  cancelled_at: z.coerce.date().nullish(),
  currency: Currency,
  total_price: Money,
  financial_status: z.string().nullish(),
  landing_site: z.string().max(4000).nullish().catch(null),
  discount_codes: lenient(z.object({ code: z.string().trim().min(1).max(100) })),
  line_items: lenient(z.object({ sku: z.string().trim().max(200).nullish(), quantity: Quantity, price: Money })),
  refunds: lenient(Refund),
})

/**
 * Shopify: the topics orders/create, orders/paid, orders/updated, orders/cancelled and refunds/create, signed by
 * `X-Shopify-Hmac-Sha256`. What is on another topic is heard and left alone.
 */
export const shopify: Shop = {
  label: 'Shopify',
  keyFrom: 'shop',
  receive({ headers, body }, key) {
    refuseUnsigned(headers['x-shopify-hmac-sha256'], body, key, 'Shopify')
    const told = { messageId: digestOf(body), isOurOwn: false }
    const topic = headers['x-shopify-topic'] ?? ''
    if (topic === 'refunds/create') {
      const refund = parsed(body, Refund)
      if (!refund.order_id) return { ...told, news: [] }
      const { id, order_id: orderId, created_at: at = new Date(0) } = refund
      return { ...told, news: [{ kind: 'refund', orderId, refund: { id, amount: amountOf(refund) }, at }] }
    }
    if (!/^orders\/(?:create|paid|updated|edited|cancelled|fulfilled|partially_fulfilled)$/.test(topic))
      return { ...told, news: [] }
    return { ...told, news: [{ kind: 'order', order: orderOf(parsed(body, OrderBody)) }] }
  },
}

/** What really went back: a refund may be pending, or have failed. */
function amountOf({ transactions }: z.output<typeof Refund>): number {
  return transactions
    .filter(({ kind, status }) => kind === 'refund' && status === 'success')
    .reduce((sum, { amount }) => sum + amount, 0)
}

function orderOf(body: z.output<typeof OrderBody>): Order {
  const status = body.financial_status ?? ''
  const isUndone = Boolean(body.cancelled_at) || status === 'refunded' || status === 'voided'
  const isPaid = status === 'paid' || status === 'partially_refunded'
  return {
    externalId: body.id,
    orderedAt: body.created_at,
    toldAt: body.updated_at,
    state: isUndone ? 'undone' : isPaid ? 'paid' : 'open',
    currency: body.currency,
    total: body.total_price,
    lines: body.line_items.map(({ sku, quantity, price }) => ({
      article: sku ?? '',
      quantity,
      amount: price * quantity,
    })),
    codes: body.discount_codes.map(({ code }) => code),
    cameBy: body.landing_site ?? '',
    refunds: body.refunds.map(refund => ({ id: refund.id, amount: amountOf(refund) })),
  }
}
