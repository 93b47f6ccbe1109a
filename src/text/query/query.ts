/** One token that a query asks for. */
export interface Item {
  /** Folded, as `#text/tokens` reads it. */
  term: string
  /** Whether longer terms that begin so will do. */
  prefix: boolean
  /** Position after the first item of the same words: 1 for the next word. */
  offset: number
  /** Present when case and accents count: the token as written, in NFC. */
  exact?: string
  /** On the first of so many items that are one stretch of Thai, Lao, Khmer or Burmese: found, it must be words there. */
  stretch?: number
  /** Such a stretch may be the beginning of a word. */
  open?: true
}

/** One word, or several that must follow each other. */
export interface Words {
  is: 'words'
  /** As the person wrote it, without quotes and without what is no word. */
  text: string
  exact: boolean
  items: Item[]
}

export interface Field {
  is: 'field'
  field: 'from' | 'lang' | 'network' | 'has' | 'url' | 'tag'
  value: string
  items: Item[]
}

export interface Followers {
  is: 'followers'
  test: '>' | '>=' | '<' | '<=' | '='
  count: number
}

/** Words near each other: operand `i + 1` begins or ends at most `within[i]` words from operand `i`, on either side. */
export interface Near {
  is: 'near'
  of: NearOperand[]
  within: number[]
}

/** A saved query, by its name, and what it asks for. */
export interface Named {
  is: 'query'
  name: string
  of: Query
}

export type NearOperand = Words | { is: 'any'; of: Words[] }

/** A parsed query: plain data, safe to keep as JSON. `all` and `any` have two children or more and hold none of their own kind. */
export type Query =
  | Words
  | Field
  | Followers
  | Near
  | Named
  | { is: 'all'; of: Query[] }
  | { is: 'any'; of: Query[] }
  | { is: 'not'; of: Query }

/** What is wrong in a query, where (UTF-16, end exclusive), and what to write instead. */
export interface QueryError {
  start: number
  end: number
  message: string
}

/** The longest query, in UTF-16 code units. */
export const MAX_QUERY_LENGTH = 10_000
/** How deep brackets and NOTs may nest. */
export const MAX_QUERY_DEPTH = 50
/** How many words and fields a query may have in all, with those of the saved queries that it names. */
export const MAX_ITEMS = 10_000
/** The widest NEAR. */
export const MAX_NEAR = 100

/** All of these, flattened; one alone is itself. */
export function all(queries: Query[]): Query {
  const of = queries.flatMap(query => (query.is === 'all' ? query.of : [query]))
  return of.length === 1 && of[0] !== undefined ? of[0] : { is: 'all', of }
}

/** Any of these, flattened; one alone is itself. */
export function any(queries: Query[]): Query {
  const of = queries.flatMap(query => (query.is === 'any' ? query.of : [query]))
  return of.length === 1 && of[0] !== undefined ? of[0] : { is: 'any', of }
}

/** Whether the query asks for something that must be there; one that does not would match an empty post. */
export function isPositive(query: Query): boolean {
  return !matchesEmptyPost(query)
}

function matchesEmptyPost(query: Query): boolean {
  if (query.is === 'all') return query.of.every(matchesEmptyPost)
  if (query.is === 'any') return query.of.some(matchesEmptyPost)
  if (query.is === 'query') return matchesEmptyPost(query.of)
  return query.is === 'not' && !matchesEmptyPost(query.of)
}

/** How many words and fields a query asks for, without those of the saved queries that it names. */
export function countItems(query: Query): number {
  switch (query.is) {
    case 'words':
    case 'field':
      return query.items.length
    case 'followers':
      return 1
    case 'not':
      return countItems(query.of)
    case 'query':
      return 0
    default:
      return query.of.reduce((sum: number, part) => sum + countItems(part), 0)
  }
}
