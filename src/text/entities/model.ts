/** What can be found in a post besides its words. */
export const entityKinds = [
  'url',
  'mail',
  'phone',
  'money',
  'order',
  'version',
  'product',
  'date',
  'time',
  'place',
] as const
export type EntityKind = (typeof entityKinds)[number]

/** Something a post names: `text.slice(start, end) === words`. */
export interface Entity {
  kind: EntityKind
  words: string
  start: number
  end: number
  /**
   * The plain form: an ISO date (`2026-05-03`) or month (`2026-05`) where it can be told, 24-hour time (`14:30`), `EUR 49.90`,
   * the number of an order, a version without its `v`, the name of a product, of a place the country (`DE`) or
   * `Utrecht, NL`.
   */
  value: string
}

/** A product or topic of the company, with the words it goes by. */
export interface Product {
  name: string
  words: readonly string[]
}

/** What helps to read. */
export interface EntityOptions {
  /** When the post was written (ms since 1970): "tomorrow" needs it. */
  now?: number
  /** BCP 47; says whether 3/5 is in March (`en-US`) or May. */
  language?: string
  products?: readonly Product[]
}
