import type { Item, Query } from '#text/query'
import {
  createTokens,
  HASH_PRIME,
  HASH_SEED,
  type Matchable,
  READ_AUTHOR,
  READ_HAS,
  READ_LANGUAGE,
  READ_LINKS,
  READ_NETWORK,
  READ_TAGS,
  readPost,
} from '#text/tokens'
import { compile, type Numbering } from './compile.ts'
import { coverOf, type Key } from './cover.ts'
import { bloomOf, createTerms, findPrefix, findTerm, longer, numberTerm } from './terms.ts'
import { holds, type Sighting } from './verify.ts'

/** Int32s of an entry: query slot × 2 + enough, guard or -1, next entry or -1. */
const ENTRY = 3
/** Stamps start again before they would overflow. */
const MAX_STAMP = 0x7ff00000

/** The queries as they wait, laid out for reading. */
export type Index = ReturnType<typeof createIndex>

interface Slot {
  id: string
  /** Entries as pairs of term and entry, for taking them out again. */
  entries: number[]
  expensive: boolean
}

/** Lays out queries, each under the rarest words that it cannot do without as `frequency` (posts in a thousand) has it. */
export function createIndex(queries: Map<string, Query>, frequency: (item: Item) => number) {
  const terms = createTerms()
  const tokens = createTokens()
  const slots: (Slot | undefined)[] = []
  const slotOf = new Map<string, number>()
  const freeSlots: number[] = []
  const always: number[] = []
  const exactNumbers = new Map<string, number>()
  const sighting: Sighting = {
    tokens,
    terms,
    code: new Int32Array(4096),
    exacts: [],
    post: 0,
    stamps: new Int32Array(1024),
    tokenTerms: new Int32Array(256),
    heads: new Int32Array(1024),
    occurrenceTokens: new Int32Array(256),
    occurrenceNexts: new Int32Array(256),
    followers: -1,
    begins: [new Int32Array(0), new Int32Array(0)],
    ends: [new Int32Array(0), new Int32Array(0)],
    layer: 0,
  }
  /** Term → first waiting entry, or -1; whether its positions are asked for; posts it was in. */
  let waiting = new Int32Array(1024).fill(-1)
  let located = new Uint8Array(1024)
  let seen = new Int32Array(1024)
  let entries = new Int32Array(4096 * ENTRY)
  let entryCount = 0
  let codeUsed = 0
  let hits = new Int32Array(1024)
  let found = new Int32Array(256)
  let queryStamps = new Int32Array(1024)
  let codeStarts = new Int32Array(1024)
  let wants = 0
  let removedCount = 0
  let postCount = 0
  let hasNear = false

  const numbering: Numbering = {
    term: item => {
      const number = numberTerm(terms, item.term, item.prefix)
      wants |= wantsOf(item.term)
      if (number >= waiting.length) growTerms(number * 2)
      return number
    },
    exact: letters => {
      if (letters === undefined) return -1
      const known = exactNumbers.get(letters)
      if (known !== undefined) return known
      exactNumbers.set(letters, sighting.exacts.length)
      return sighting.exacts.push(letters) - 1
    },
    locate: term => {
      located[term] = 1
    },
    frequency,
  }

  function growTerms(size: number): void {
    waiting = longer(waiting, size, -1)
    seen = longer(seen, size)
    hits = longer(hits, size)
    sighting.stamps = longer(sighting.stamps, size)
    sighting.heads = longer(sighting.heads, size)
    const flags = new Uint8Array(size)
    flags.set(located)
    located = flags
  }

  function add(id: string, query: Query): void {
    for (const [key, slot, term] of prepare(id, query)) wait(key, slot, term)
  }

  /** Compiles a query and returns the keys that it must wait under. */
  function prepare(id: string, query: Query): [Key, number, number][] {
    const slot = freeSlots.pop() ?? slots.length
    const code = compile(query, numbering, codeUsed)
    if (codeUsed + code.length > sighting.code.length)
      sighting.code = longer(sighting.code, (codeUsed + code.length) * 2)
    sighting.code.set(code, codeUsed)
    if (slot >= codeStarts.length) {
      codeStarts = longer(codeStarts, slot * 2)
      queryStamps = longer(queryStamps, slot * 2)
      found = longer(found, slot * 2)
    }
    codeStarts[slot] = codeUsed
    queryStamps[slot] = 0
    codeUsed += code.length
    hasNear ||= hasNearIn(query)
    const cover = coverOf(query, frequency)
    const keys = distinctKeys(cover?.keys ?? [])
    const isExpensive = cover === undefined || keys.some(key => isVague(key.item.term))
    slots[slot] = { id, entries: [], expensive: isExpensive }
    slotOf.set(id, slot)
    if (cover === undefined) always.push(slot)
    return keys.map(key => [key, slot, numbering.term(key.item)])
  }

  function wait(key: Key, slot: number, term: number): void {
    const entry = entryCount++
    if (entryCount * ENTRY > entries.length) entries = longer(entries, entries.length * 2)
    entries[entry * ENTRY] = slot * 2 + (key.enough ? 1 : 0)
    entries[entry * ENTRY + 1] = key.guard === undefined ? -1 : numbering.term(key.guard)
    entries[entry * ENTRY + 2] = waiting[term] as number
    waiting[term] = entry
    slots[slot]?.entries.push(term, entry)
  }

  function remove(id: string): void {
    const slot = slotOf.get(id)
    const query = slot === undefined ? undefined : slots[slot]
    if (slot === undefined || query === undefined) return
    for (let at = 0; at < query.entries.length; at += 2)
      unlink(query.entries[at] as number, query.entries[at + 1] as number)
    const everyTime = always.indexOf(slot)
    if (everyTime >= 0) always.splice(everyTime, 1)
    slots[slot] = undefined
    slotOf.delete(id)
    freeSlots.push(slot)
    removedCount++
  }

  function unlink(term: number, entry: number): void {
    const next = entries[entry * ENTRY + 2] as number
    if (waiting[term] === entry) {
      waiting[term] = next
      return
    }
    let before = waiting[term] as number
    while (before >= 0 && entries[before * ENTRY + 2] !== entry) before = entries[before * ENTRY + 2] as number
    if (before >= 0) entries[before * ENTRY + 2] = next
  }

  /** Finds the queries that a post matches; their slots are in `found` afterwards. */
  function find(post: Matchable): number {
    readPost(tokens, post, wants)
    prepareSighting(post)
    const hitCount = lookUp()
    const { stamps, post: stamp } = sighting
    const listed = entries
    const checked = queryStamps
    const result = found
    let count = 0
    for (let hit = 0; hit < hitCount; hit++) {
      const term = hits[hit] as number
      seen[term] = (seen[term] as number) + 1
      for (let at = (waiting[term] as number) * ENTRY; at >= 0; at = (listed[at + 2] as number) * ENTRY) {
        const guard = listed[at + 1] as number
        if (guard >= 0 && stamps[guard] !== stamp) continue
        const packed = listed[at] as number
        const slot = packed >> 1
        if (checked[slot] === stamp) continue
        checked[slot] = stamp
        if ((packed & 1) === 1 || holds(sighting, codeStarts[slot] as number)) result[count++] = slot
      }
    }
    for (const slot of always) if (holds(sighting, codeStarts[slot] as number)) found[count++] = slot
    return count
  }

  function prepareSighting(post: Matchable): void {
    if (sighting.post >= MAX_STAMP || sighting.layer >= MAX_STAMP) forgetStamps()
    sighting.post++
    postCount++
    sighting.followers = post.author.followers ?? -1
    if (tokens.count > sighting.tokenTerms.length) sighting.tokenTerms = new Int32Array(tokens.count * 2)
    if (!hasNear || tokens.position + 256 <= sighting.begins[0].length) return
    const size = tokens.position * 2 + 512
    sighting.begins = [new Int32Array(size), new Int32Array(size)]
    sighting.ends = [new Int32Array(size), new Int32Array(size)]
  }

  function forgetStamps(): void {
    sighting.post = 0
    sighting.layer = 0
    sighting.stamps.fill(0)
    queryStamps.fill(0)
    for (const marks of [...sighting.begins, ...sighting.ends]) marks.fill(0)
  }

  /** Stamps the terms of the post, keeps where they stand, and returns how many different ones there are. */
  function lookUp(): number {
    const { count } = tokens
    const { tokenTerms } = sighting
    const longest = terms.longestPrefix
    let hitCount = 0
    occurrenceCount = 0
    for (let token = 0; token < count; token++) {
      const term = findTerm(terms, tokens, token)
      tokenTerms[token] = term
      if (term >= 0) hitCount = hit(term, token, hitCount)
      if (longest > 0) hitCount = lookUpPrefixes(token, longest, hitCount)
    }
    return hitCount
  }

  let occurrenceCount = 0

  function lookUpPrefixes(token: number, longest: number, hitsBefore: number): number {
    const { folded, foldStarts, foldEnds } = tokens
    const start = foldStarts[token] as number
    const length = (foldEnds[token] as number) - start
    const second = length > 1 ? (folded[start + 1] as number) : 0
    if (terms.prefixFirst[bloomOf(folded[start] as number, second)] === 0) return hitsBefore
    const last = Math.min(length, longest)
    const lengths = terms.prefixLengths
    let hitCount = hitsBefore
    let hash = HASH_SEED
    for (let at = 0; at < last; at++) {
      hash = Math.imul(hash ^ (folded[start + at] as number), HASH_PRIME)
      if ((lengths & (1 << Math.min(at + 1, 31))) === 0) continue
      const term = findPrefix(terms, folded, start, at + 1, hash)
      if (term >= 0) hitCount = hit(term, token, hitCount)
    }
    return hitCount
  }

  function hit(term: number, token: number, hitsBefore: number): number {
    let hitCount = hitsBefore
    if (sighting.stamps[term] !== sighting.post) {
      sighting.stamps[term] = sighting.post
      sighting.heads[term] = -1
      hits[hitCount++] = term
    }
    if (located[term] === 1) {
      if (occurrenceCount >= sighting.occurrenceTokens.length) {
        sighting.occurrenceTokens = longer(sighting.occurrenceTokens, occurrenceCount * 2)
        sighting.occurrenceNexts = longer(sighting.occurrenceNexts, occurrenceCount * 2)
      }
      sighting.occurrenceTokens[occurrenceCount] = token
      sighting.occurrenceNexts[occurrenceCount] = sighting.heads[term] as number
      sighting.heads[term] = occurrenceCount++
    }
    return hitCount
  }

  // Entries of one term lie side by side when all are known beforehand: walking them is then reading straight on.
  const all: [Key, number, number][] = []
  for (const [id, query] of queries) for (const key of prepare(id, query)) all.push(key)
  all.sort((one, other) => one[2] - other[2])
  for (const [key, slot, term] of all) wait(key, slot, term)

  return {
    add,
    remove,
    find,
    idOf: (at: number) => slots[found[at] as number]?.id ?? '',
    posts: () => postCount,
    seen: (item: Item) => seen[numbering.term(item)] ?? 0,
    removed: () => removedCount,
    expensive: () => slots.flatMap(slot => (slot?.expensive ? [slot.id] : [])),
  }
}

function distinctKeys(keys: Key[]): Key[] {
  const nameOf = (item: Item | undefined) => (item === undefined ? '' : `${item.term}${item.prefix ? '*' : ''}`)
  return [...new Map(keys.map(key => [`${nameOf(key.item)} ${nameOf(key.guard)} ${key.enough}`, key])).values()]
}

function wantsOf(term: string): number {
  if (term.startsWith('#')) return READ_TAGS
  if (term.startsWith('.') || term.startsWith('/')) return READ_LINKS
  if (term.startsWith('from:')) return READ_AUTHOR
  if (term.startsWith('network:')) return READ_NETWORK
  if (term.startsWith('lang:')) return READ_LANGUAGE
  return term.startsWith('has:') ? READ_HAS : 0
}

/** Facts that a great part of all posts share. */
function isVague(term: string): boolean {
  return term.startsWith('lang:') || term.startsWith('network:') || term.startsWith('has:')
}

function hasNearIn(query: Query): boolean {
  if (query.is === 'near') return true
  if (query.is === 'not') return hasNearIn(query.of)
  return (query.is === 'all' || query.is === 'any') && query.of.some(hasNearIn)
}
