import { evaluateHeard, type Heard, hear, type Item, type Query, type Span } from '#text/query'
import type { Matchable } from '#text/tokens'
import { guessedFrequency } from './cost.ts'
import { find } from './find.ts'
import { type LayingOut, layOut } from './lay-out.ts'
import { bytesOf, type Layout, prepare, takeOut, timesSeen, wait } from './layout.ts'
import { needsRoom, roomOf } from './room.ts'

/** A query that a post matches. Where and why is found out when asked. */
export interface Match {
  id: string
  spans(): Span[]
  because(): string[]
  /** Both at once, for half the work. */
  explain(): { spans: Span[]; because: string[] }
}

/** Many queries, held against one post at a time. */
export interface Percolator {
  /** The queries that a post matches, in no particular order. */
  match(post: Matchable): Match[]
  /** As `match`, without making anything: calls `visit` with each id and returns how many. `visit` must not add or remove. */
  each(post: Matchable, visit: (id: string) => void): number
  /** Adds a query, or replaces the one of this id. The next post is held against it. Never takes long, however many there are. */
  add(id: string, query: Query): void
  /** Whether there was one. Never takes long either. */
  remove(id: string): boolean
  /**
   * Chooses anew on which words each query waits, by how often they came in the posts seen so far. Worth calling once a
   * few thousand posts have passed; takes about as long as creating did. Where posts must not wait, use `tuneSome`.
   */
  tune(): void
  /** Does less than a millisecond's worth of what `tune` does, and says whether there is more to do. Posts may come between. */
  tuneSome(): boolean
  readonly size: number
  /** Ids of queries that must be looked at for every post, or nearly: they name no word, tag, site or author that must be there. */
  readonly expensive: string[]
  /** Bytes that the percolator holds besides the ids and the queries themselves. */
  readonly bytes: number
}

/** Fewer posts than this say too little about how common a word is. */
const ENOUGH_POSTS = 500
/** What a new layout believes to have seen at most, so that it goes on learning. */
const REMEMBERED_POSTS = 10_000
/** Int32s laid out in one step: less than half a millisecond, so that new memory and collecting garbage find room beside it. */
const STEP = 800
/** Queries brought up to date in one step. */
const STEP_QUERIES = 10

/**
 * A percolator: the opposite of a search, where queries are stored and the post is the question.
 *
 * Each query waits under the rarest words that it cannot do without (`cover.ts`); a post's words, hashed as they are read,
 * wake the queries waiting under them; a woken query is checked by byte code (`verify.ts`). Answers equal `evaluate`, always.
 * Queries come and go at any time; what they leave behind is cleared by laying everything out anew, a little with each
 * coming and going (`lay-out.ts`). Not to be entered again from within `visit`. See docs/why/0002-percolator.md.
 */
export function createPercolator(queries: Iterable<{ id: string; query: Query }>): Percolator {
  const slotOf = new Map<string, number>()
  const ids: string[] = []
  /** The queries as JSON: one object each for the collector of garbage to look at, which so never stops the house for long. */
  const kept: (string | undefined)[] = []
  const freeSlots: number[] = []
  /** Slots that changed since the laying out under way began. */
  let changed: number[] = []
  let next: LayingOut | undefined

  for (const { id, query } of queries) keep(id, query)
  const first = layOut(kept.length, queryOf, guessedFrequency, 0, { terms: 0, keys: 0, entries: 0, slots: kept.length })
  first.step(Number.POSITIVE_INFINITY)
  let layout: Layout = first.layout

  function keep(id: string, query: Query): number {
    const known = slotOf.get(id)
    const slot = known ?? freeSlots.pop() ?? ids.length
    if (known === undefined) slotOf.set(id, slot)
    ids[slot] = id
    kept[slot] = JSON.stringify(query)
    return slot
  }

  function queryOf(slot: number): Query | undefined {
    const query = kept[slot]
    return query === undefined ? undefined : JSON.parse(query)
  }

  const frequency = (item: Item) => frequencyIn(layout, item)

  function begin(): LayingOut {
    changed = []
    const posts = layout.counted < ENOUGH_POSTS ? 0 : Math.min(layout.counted, REMEMBERED_POSTS)
    next = layOut(kept.length, queryOf, frequency, posts, roomOf(layout))
    return next
  }

  /** A step of laying out; whether there is more to do. */
  function advance(laying: LayingOut, effort: number, atMost: number): boolean {
    if (!laying.step(effort)) return true
    for (let count = 0; count < atMost && changed.length > 0; count++) {
      const slot = changed.pop() as number
      takeOut(laying.layout, slot)
      place(laying.layout, slot)
    }
    if (changed.length > 0) return true
    layout = laying.layout
    layout.removed = 0
    next = undefined
    return false
  }

  function place(into: Layout, slot: number): void {
    const query = queryOf(slot)
    if (query !== undefined) wait(into, prepare(into, slot, query, frequency))
  }

  /** What is taken out leaves gaps, what is added fills the tables: then everything is laid out anew. */
  function afterChange(slot: number): void {
    if (next !== undefined) changed.push(slot)
    const isWorn = (layout.removed > 1000 && layout.removed > slotOf.size) || needsRoom(layout)
    const laying = next ?? (isWorn ? begin() : undefined)
    if (laying !== undefined) advance(laying, STEP, STEP_QUERIES)
  }

  return {
    match(post) {
      const matches: Match[] = []
      const count = find(layout, post)
      // Where and why is read from the text once, however many queries it matched.
      let heard: Heard | undefined
      const read = () => {
        heard ??= hear(post)
        return heard
      }
      for (let at = 0; at < count; at++) {
        const slot = layout.found[at] as number
        const query = kept[slot]
        if (query !== undefined) matches.push(matchOf(ids[slot] ?? '', query, read))
      }
      return matches
    },
    each(post, visit) {
      const count = find(layout, post)
      const { found } = layout
      for (let at = 0; at < count; at++) visit(ids[found[at] as number] as string)
      return count
    },
    add(id, query) {
      const isNew = !slotOf.has(id)
      const slot = keep(id, query)
      if (!isNew) takeOut(layout, slot)
      place(layout, slot)
      afterChange(slot)
    },
    remove(id) {
      const slot = slotOf.get(id)
      if (slot === undefined) return false
      slotOf.delete(id)
      kept[slot] = undefined
      freeSlots.push(slot)
      takeOut(layout, slot)
      afterChange(slot)
      return true
    },
    tune() {
      const laying = begin()
      while (advance(laying, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY));
    },
    tuneSome: () => advance(next ?? begin(), STEP, STEP_QUERIES),
    get size() {
      return slotOf.size
    },
    get expensive() {
      return ids.filter((_, slot) => kept[slot] !== undefined && layout.expensive[slot] === 1)
    },
    get bytes() {
      return bytesOf(layout)
    },
  }
}

function matchOf(id: string, query: string, read: () => Heard): Match {
  const explain = () => {
    const { spans, because } = evaluateHeard(JSON.parse(query), read())
    return { spans, because }
  }
  return { id, explain, spans: () => explain().spans, because: () => explain().because }
}

/** How many posts of a thousand hold an item: as counted, or as guessed while too few were seen. */
function frequencyIn(layout: Layout, item: Item): number {
  const guess = guessedFrequency(item)
  if (layout.counted < ENOUGH_POSTS) return guess
  // Half a sighting for what never came, spread by the guess, so that strangers keep their order.
  return ((timesSeen(layout, item) + 0.5 * Math.min(1, guess)) * 1000) / layout.counted
}
