/** One line of an order. */
export interface OrderLine {
  /** The number of the article, as the shop has it; empty where it has none. */
  article: string
  quantity: number
  /** Of the whole line, in the currency of the order. */
  amount: number
}

/** An order as a shop tells of it, as it stands now. Of whoever bought nothing is read. */
export interface Order {
  externalId: string
  orderedAt: Date
  /** As the shop dates what it says: older news change nothing. */
  toldAt: Date
  /** `open`: nobody paid yet. `undone`: cancelled, or given back whole. */
  state: 'open' | 'paid' | 'undone'
  /** ISO 4217. */
  currency: string
  total: number
  lines: OrderLine[]
  /** Coupons. */
  codes: string[]
  /** The address by which they came into the shop, where it says so. */
  cameBy: string
  refunds: Refund[]
}

export interface Refund {
  id: string
  amount: number
}

/** What a shop tells us. */
export type ShopNews =
  | { kind: 'order'; order: Order }
  /** Something was given back, told without the order itself. */
  | { kind: 'refund'; orderId: string; refund: Refund; at: Date }
  /** How many of an article are left. */
  | { kind: 'stock'; code: string; left: number | null }

export interface ShopRequest {
  /** With their names in small letters. */
  headers: Record<string, string>
  body: Uint8Array
}

/** What came in, once its signature was found good. */
export interface Told {
  news: ShopNews[]
  /** By which the same message is known when it comes again. */
  messageId: string
  /** Our own signature: sent twice, it is refused. The others are sent again by the shop, which has to hear that all is well. */
  isOurOwn: boolean
}

/** A kind of shop: whose signature it has, and how its orders read. */
export interface Shop {
  label: string
  /** Whether its key comes from the shop, or from us. */
  keyFrom: 'shop' | 'us'
  /** Lets in what is signed by this key; a problem (`forbidden`) else. Nothing to hear is an empty list. */
  receive(request: ShopRequest, key: string, now: Date): Told
}
