import type { Order, ShopKind } from '#connectors/orders'

/** A shop that tells us of orders. */
export interface Shop {
  id: string
  kind: ShopKind
  label: string
  secretId: string | null
  heardAt: Date | null
}

/** By what an order was known to come of an offer. */
export type How = 'article' | 'code' | 'link'

/** An order that came of an offer. */
export interface Sale {
  id: string
  shopId: string
  shopLabel: string
  externalId: string
  /** Null: it came by a link of ours, and is no offer’s. */
  offerId: string | null
  conversationId: string | null
  /** The short link of ours by which they came. */
  linkId: string | null
  how: How
  quantity: number
  amount: number
  currency: string
  /** By the shop's ids. */
  refunds: Record<string, number>
  toldAt: Date
  orderedAt: Date
  undoneAt: Date | null
}

/** What of an order is an offer’s. */
export interface Share {
  how: How
  quantity: number
  amount: number
}

/** By what somebody came into a shop: an offer, the conversation or the short link in which it was shown. */
export interface CameBy {
  offerId: string | null
  conversationId: string | null
  linkCode: string | null
}

/** `…?sosh=OFFER`, `…?sosh=OFFER.CONVERSATION`, `…?sosh=OFFER.LINK` or `…?sosh=LINK`, as our links say it. */
export function refIn(address: string): CameBy | undefined {
  const given = URL.parse(address, 'https://shop.invalid')?.searchParams.get('sosh') ?? ''
  const [, offerId = null, conversationId = null, linkOfOffer, link] =
    new RegExp(`^(?:(${uuid})(?:\\.(?:(${uuid})|(${code})))?|(${code}))$`).exec(given) ?? []
  const linkCode = linkOfOffer ?? link ?? null
  return offerId || linkCode ? { offerId, conversationId, linkCode } : undefined
}
const code = '[0-9A-Za-z]{7}'
const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

/**
 * Which part of an order came of which offers: the lines whose article is an offer's code; where none is, all of it came of
 * the offer that a coupon names, else of the one whose link led into the shop.
 *
 * @param byCode the offers that stand there, by their codes in small letters.
 */
export function sharesOf(
  { lines, codes, total }: Pick<Order, 'lines' | 'codes' | 'total'>,
  byCode: ReadonlyMap<string, string>,
  byLink: string | undefined,
): Map<string, Share> {
  const shares = new Map<string, Share>()
  for (const { article, quantity, amount } of lines) {
    const offerId = byCode.get(article.toLowerCase())
    if (!offerId || quantity === 0) continue
    const before = shares.get(offerId) ?? { how: 'article' as const, quantity: 0, amount: 0 }
    shares.set(offerId, { ...before, quantity: before.quantity + quantity, amount: before.amount + amount })
  }
  if (shares.size > 0) return shares
  const byCoupon = codes.flatMap(code => byCode.get(code.toLowerCase()) ?? [])[0]
  const offerId = byCoupon ?? byLink
  // Of several different articles nobody knows which was meant: one, then.
  const quantity = lines.length === 1 ? (lines[0]?.quantity ?? 1) : 1
  if (offerId) shares.set(offerId, { how: byCoupon ? 'code' : 'link', quantity, amount: total })
  return shares
}

/** Whether all of it was given back. Cents are compared as cents. */
export function isGivenBack({ amount, refunds }: Pick<Sale, 'amount' | 'refunds'>): boolean {
  const back = Object.values(refunds).reduce((sum, each) => sum + each, 0)
  return back > 0 && Math.round(back * 100) >= Math.round(amount * 100)
}
