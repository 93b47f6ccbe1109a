/** Words of the post that moved the score, and by how much of it. */
export interface Moved {
  words: string
  start: number
  end: number
  in?: 'title'
  /** Below zero bad, above good; in the unit of the score. */
  by: number
}

/** A thing the caller cares about: the company, a product, a topic, with the words it goes by. */
export interface Aspect {
  name: string
  words: readonly string[]
}

/** How a post feels toward one aspect. */
export interface TowardAspect {
  name: string
  score: number
  because: Moved[]
  /** Where the aspect is named. */
  at: { start: number; end: number; in?: 'title' }[]
}

/** What is felt in a post. */
export interface Sentiment {
  /** -1 (as bad as can be) to 1; 0.5 is plainly glad. */
  score: number
  /** Chance that people would call the post good rather than bad. */
  good: number
  /** Both are there and strong: the one score says less than its parts. */
  isMixed: boolean
  because: Moved[]
  /** One entry for each aspect that the post names. */
  toward: TowardAspect[]
  /** Whether the language has a list of words; if not, only faces and emoji were read. */
  knowsLanguage: boolean
}

/** A post to be read. */
export interface SentimentInput {
  text: string
  title?: string
  /** BCP 47; `und` is read as English. */
  language: string
  aspects?: readonly Aspect[]
}

/** What was learned: see `learn.ts`. */
export interface Weights {
  signs: number[]
  mannerSigns: number[]
  hashes: Int32Array
  shared: Float32Array
  prose: Float32Array
  manner: Float32Array
  /** Slope and constant of the chance that a rating is above zero. */
  chance: [slope: number, constant: number]
}
