/** What a post is, for the person who will meet it. */
export type Kind = 'question' | 'complaint' | 'praise' | 'idea' | 'purchase-interest' | 'news' | 'static'

export const kinds: readonly Kind[] = ['question', 'complaint', 'praise', 'idea', 'purchase-interest', 'news', 'static']

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

export interface Reading {
  /** Labels that are likelier than none, the likeliest first; `score` (0.5..1) is how much likelier than none. */
  kinds: { kind: Kind; score: number; because: Because[] }[]
  /** The one to act on; `unknown` is an honest abstention. */
  main: Kind | 'unknown'
  /** 0..1, and the words that speak for haste. */
  urgency: { score: number; because: string[] }
  /** -1..1. */
  sentiment: { score: number; because: Because[] }
}
