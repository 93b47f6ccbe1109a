/** Something that colleagues settled once, in words that can be used again. */
export interface FactCard {
  id: string
  words: string
  language: string
  /** Where it is from: a person, a test, a page. */
  source: string
  sourceUrl: string | null
  ownerId: string
  ownerName: string
  /** The last day on which it holds, as 2026-12-31; null: until somebody says otherwise. */
  validUntil: string | null
  isOutOfDate: boolean
  changedAt: Date
}
