/** What a post is, for the person who will meet it. */
export type Kind =
  | 'question'
  | 'complaint'
  | 'praise'
  | 'idea'
  | 'purchase-interest'
  | 'news'
  | 'static'
  | 'issue'
  | 'correction-needed'

/** Of these one leads: they are learned against each other. */
export const leading: readonly Kind[] = [
  'question',
  'complaint',
  'praise',
  'idea',
  'purchase-interest',
  'news',
  'static',
]
/** What a post can be besides, whatever leads: it tells of a fault; it says something of us that is not so, or may not be. */
export const beside: readonly Kind[] = ['issue', 'correction-needed']

export const kinds: readonly Kind[] = [...leading, ...beside]

export interface ReadInput {
  text: string
  title?: string
  /** BCP 47; only the primary tag counts. `und` is read with what all languages share. */
  language: string
  /** Addresses that the post links to; those written in the text are seen anyway. */
  links: string[]
  author?: { handle: string }
}

/** Words that moved a label: `text.slice(start, end) === words`, or of the title where `in` says so. */
export interface Because {
  words: string
  start: number
  end: number
  in?: 'title'
}

/** A label that is said, with the words that moved it. */
export interface KindRead {
  kind: Kind
  score: number
  because: Because[]
}

/** What a post is: all labels that are said, the one to act on first; `unknown` is an honest abstention. */
export interface KindsRead {
  kinds: KindRead[]
  main: Kind | 'unknown'
}

export interface Reading extends KindsRead {
  /** 0..1, and the words that speak for haste. */
  urgency: { score: number; because: string[] }
  /** -1..1. */
  sentiment: { score: number; because: Because[] }
}
