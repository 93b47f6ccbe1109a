import { z } from 'zod'
import type { Order, Shop } from './port.ts'
import { Currency, digestOf, Id, lenient, Money, parsed, Quantity, refuseUnsigned } from './read.ts'

/** WooCommerce writes moments of Greenwich without saying so. */
const Gmt = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/)
  .transform(written => new Date(`${written}Z`))

const OrderBody = z.object({
  id: Id,
  status: z.string(),
  currency: Currency,
  date_created_gmt: Gmt,
  date_modified_gmt: Gmt,
  total: Money,
  line_items: lenient(z.object({ sku: z.string().trim().max(200).nullish(), quantity: Quantity, total: Money })),
  coupon_lines: lenient(z.object({ code: z.string().trim().min(1).max(100) })),
  refunds: lenient(z.object({ id: Id, total: Money })),
  meta_data: lenient(z.object({ key: z.string(), value: z.string().max(4000) })),
})

/** Where the order attribution of WooCommerce (8.5 and newer) keeps the page by which they came. */
const cameByKey = '_wc_order_attribution_session_entry'

/**
 * WooCommerce: the topics order.created and order.updated, signed by `X-WC-Webhook-Signature`. It says hello once, unsigned,
 * when the webhook is made, and gives it up where nobody answers.
 */
export const woocommerce: Shop = {
  label: 'WooCommerce',
  keyFrom: 'us',
  receive({ headers, body }, key) {
    const told = { messageId: digestOf(body), isOurOwn: false }
    const isHello = /^webhook_id=\d+$/.test(body.byteLength < 100 ? new TextDecoder().decode(body).trim() : '')
    if (isHello) return { ...told, news: [] }
    refuseUnsigned(headers['x-wc-webhook-signature'], body, key, 'WooCommerce')
    const topic = headers['x-wc-webhook-topic'] ?? ''
    if (!/^order\.(?:created|updated|restored)$/.test(topic)) return { ...told, news: [] }
    return { ...told, news: [{ kind: 'order', order: orderOf(parsed(body, OrderBody)) }] }
  },
}

const paid = ['processing', 'completed']
const undone = ['refunded', 'cancelled', 'failed', 'trash']

function orderOf(body: z.output<typeof OrderBody>): Order {
  return {
    externalId: body.id,
    orderedAt: body.date_created_gmt,
    toldAt: body.date_modified_gmt,
    state: undone.includes(body.status) ? 'undone' : paid.includes(body.status) ? 'paid' : 'open',
    currency: body.currency,
    total: body.total,
    lines: body.line_items.map(({ sku, quantity, total }) => ({ article: sku ?? '', quantity, amount: total })),
    codes: body.coupon_lines.map(({ code }) => code),
    cameBy: body.meta_data.find(({ key }) => key === cameByKey)?.value ?? '',
    refunds: body.refunds.map(({ id, total }) => ({ id, amount: Math.abs(total) })),
  }
}
