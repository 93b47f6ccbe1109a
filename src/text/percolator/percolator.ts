import { evaluateHeard, type Heard, hear, type Item, type Query, type Span } from '#text/query'
import type { Matchable } from '#text/tokens'
import { guessedFrequency } from './cost.ts'
import { createIndex, type Index } from './matcher.ts'

/** A query that a post matches. Where and why is found out when asked. */
export interface Match {
  id: string
  spans(): Span[]
  because(): string[]
}

/** Many queries, held against one post at a time. */
export interface Percolator {
  /** The queries that a post matches, in no particular order. */
  match(post: Matchable): Match[]
  /** As `match`, without making anything: calls `visit` with each id and returns how many. `visit` must not add or remove. */
  each(post: Matchable, visit: (id: string) => void): number
  /** Adds a query, or replaces the one of this id. The next post is held against it. */
  add(id: string, query: Query): void
  /** Whether there was one. */
  remove(id: string): boolean
  /**
   * Chooses anew on which words each query waits, by how often they came in the posts seen so far. Worth calling once a
   * few thousand posts have passed; takes about as long as creating did, so call it between posts.
   */
  tune(): void
  readonly size: number
  /** Ids of queries that must be looked at for every post, or nearly: they name no word, tag, site or author that must be there. */
  readonly expensive: string[]
}

/** Fewer posts than this say too little about how common a word is. */
const ENOUGH_POSTS = 500

/**
 * A percolator: the opposite of a search, where queries are stored and the post is the question.
 *
 * Each query waits under the rarest words that it cannot do without (`cover.ts`); a post's words, hashed as they are read,
 * wake the queries waiting under them; a woken query is checked by byte code (`verify.ts`). Answers equal `evaluate`, always.
 * Not to be entered again from within `visit`. See docs/why/0002-percolator.md.
 */
export function createPercolator(queries: Iterable<{ id: string; query: Query }>): Percolator {
  const kept = new Map<string, Query>()
  for (const { id, query } of queries) kept.set(id, query)
  let index = createIndex(kept, guessedFrequency)

  function renew(): void {
    index = createIndex(kept, measuredFrequency(index))
  }

  /** What is taken out leaves gaps; once they outweigh the rest, everything is laid out anew. */
  function isWorn(): boolean {
    return index.removed() > 1000 && index.removed() > kept.size
  }

  return {
    match(post) {
      const matches: Match[] = []
      const count = index.find(post)
      // Where and why is read from the text once, however many queries it matched.
      let heard: Heard | undefined
      const read = () => {
        heard ??= hear(post)
        return heard
      }
      for (let found = 0; found < count; found++) {
        const id = index.idOf(found)
        const query = kept.get(id)
        if (query !== undefined) matches.push(matchOf(id, query, read))
      }
      return matches
    },
    each(post, visit) {
      const count = index.find(post)
      for (let found = 0; found < count; found++) visit(index.idOf(found))
      return count
    },
    add(id, query) {
      if (kept.delete(id)) index.remove(id)
      kept.set(id, query)
      index.add(id, query)
      if (isWorn()) renew()
    },
    remove(id) {
      if (!kept.delete(id)) return false
      index.remove(id)
      if (isWorn()) renew()
      return true
    },
    tune: renew,
    get size() {
      return kept.size
    },
    get expensive() {
      return index.expensive()
    },
  }
}

function matchOf(id: string, query: Query, read: () => Heard): Match {
  return { id, spans: () => evaluateHeard(query, read()).spans, because: () => evaluateHeard(query, read()).because }
}

/** What an index tells the next one: share of posts, in thousandths, that held an item. */
function measuredFrequency(index: Index): (item: Item) => number {
  if (index.posts() < ENOUGH_POSTS) return guessedFrequency
  const measured = new Map<string, number>()
  return item => {
    const key = item.prefix ? `${item.term}*` : item.term
    let frequency = measured.get(key)
    if (frequency === undefined) {
      // Half a sighting for what never came, spread by the guess, so that strangers keep their order.
      frequency = ((index.seen(item) + 0.5 * Math.min(1, guessedFrequency(item))) * 1000) / index.posts()
      measured.set(key, frequency)
    }
    return frequency
  }
}
