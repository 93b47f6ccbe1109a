/** A card as far as its words matter. */
export interface Card {
  id: string
  words: string
  /** It held until a day that has passed. */
  isOutOfDate: boolean
}

/** A card that fits a conversation, with the words that both have. */
export interface Fitting {
  id: string
  score: number
  shared: string[]
}

/** A place in a draft that says otherwise than a card does, or that still says what no longer holds. */
export interface Doubt {
  cardId: string
  kind: 'otherwise' | 'out-of-date'
  start: number
  end: number
  words: string
  /** What the card says there: "38 to 45 km". */
  card: string
}
