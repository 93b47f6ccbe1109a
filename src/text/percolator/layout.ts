import type { Item, Query } from '#text/query'
import { createTokens, READ_AUTHOR, READ_HAS, READ_LANGUAGE, READ_LINKS, READ_NETWORK, READ_TAGS } from '#text/tokens'
import { compile, type Numbering } from './compile.ts'
import { coverOf, type Key } from './cover.ts'
import { createKeys, firstEntry, type Keys, setFirstEntry } from './keys.ts'
import { int32s, longer, longerFlags } from './memory.ts'
import { createPresence } from './presence.ts'
import { createTerms, numberTerm, termNumber } from './terms.ts'
import { LOCATED, SEEN, type Sighting, STATE, WAITING } from './verify.ts'

/** Int32s of an entry: what is packed (slot and flags), guard, next entry or -1, address of the code. */
export const ENTRY = 4
/** Slots lie above the flags. */
export const SLOT_BITS = 4
/** The only entry of its query: no need to remember that the query was looked at. */
export const ALONE = 2
/** The entry's word or beginning already satisfies the query. Of a word, instead of guard and code, the entry holds the letters. */
export const ENOUGH = 1
/** The guard is the hash of a word, or the number of a beginning; without either flag there is none. */
export const GUARD_WORD = 4
export const GUARD_BEGINNING = 8
/** Byte code lies on pages, so that room for more is found without moving what is there. */
export const PAGE_BITS = 18
export const PAGE = 1 << PAGE_BITS

/** The queries as they wait: typed arrays for reading straight through, some of them only for taking queries out again. */
export interface Layout {
  sighting: Sighting
  /** The words under which queries wait; beginnings have theirs in their state. */
  keys: Keys
  pages: Int32Array[]
  /** Int32s of the last page in use. */
  pageUsed: number
  entries: Int32Array
  entryCount: number
  /** Entry → its term, and the next entry of the same query or -1. */
  owners: Int32Array
  /** Slot → its first entry + 1, 0 for none; address of its code; last post it was looked at in. */
  firstEntries: Int32Array
  codeStarts: Int32Array
  looked: Int32Array
  expensive: Uint8Array
  /** Slots of queries without any word that must be there. */
  always: number[]
  exactNumbers: Map<string, number>
  /** What must be read of a post besides its words. */
  wants: number
  hasNear: boolean
  hasFollowers: boolean
  postCount: number
  /** Posts in which all words were counted, for choosing better covers. */
  counted: number
  isCounting: boolean
  /** Tokens of the post at hand under which queries may wait. */
  candidates: Int32Array
  /** Tokens that may begin as queries ask, and bit n for each length n of such a beginning. */
  begunTokens: Int32Array
  begunLengths: Int32Array
  begunCount: number
  /** First entries under the terms of the post at hand, and the token of each. */
  hits: Int32Array
  hitTokens: Int32Array
  /** Slots that were woken, then those that matched; of each that was woken the address of its code, or -1 for none to ask. */
  found: Int32Array
  woken: Int32Array
  /** What was read ahead, of no meaning. */
  read: number
  occurrenceCount: number
  /** Queries whose code and entries lie about unused. */
  removed: number
}

/** Posts of a thousand that hold an item. */
export type Frequency = (item: Item) => number

/** An empty layout. It believes that it has counted the words of `counted` posts, in which terms were as frequent as it is told. */
export function createLayout(counted: number): Layout {
  const terms = createTerms()
  const tokens = createTokens()
  const sighting: Sighting = {
    tokens,
    terms,
    code: new Int32Array(0),
    exacts: [],
    post: 0,
    stamps: new Int32Array(512),
    presence: createPresence(),
    states: new Int32Array(512 * STATE),
    occurrenceTokens: new Int32Array(256),
    occurrenceNexts: new Int32Array(256),
    followers: -1,
    begins: [new Int32Array(0), new Int32Array(0)],
    ends: [new Int32Array(0), new Int32Array(0)],
    layer: 0,
  }
  return {
    sighting,
    keys: createKeys(256),
    pages: [],
    pageUsed: PAGE,
    entries: new Int32Array(1024 * ENTRY),
    entryCount: 0,
    owners: new Int32Array(1024 * 2),
    firstEntries: new Int32Array(1024),
    codeStarts: new Int32Array(1024),
    looked: new Int32Array(1024),
    expensive: new Uint8Array(1024),
    always: [],
    exactNumbers: new Map(),
    wants: 0,
    hasNear: false,
    hasFollowers: false,
    postCount: 0,
    counted,
    isCounting: false,
    candidates: new Int32Array(1024),
    begunTokens: new Int32Array(1024),
    begunLengths: new Int32Array(1024),
    begunCount: 0,
    hits: new Int32Array(1024),
    hitTokens: new Int32Array(1024),
    found: new Int32Array(1024),
    woken: new Int32Array(1024),
    read: 0,
    occurrenceCount: 0,
    removed: 0,
  }
}

/** A compiled query, about to wait under its keys. */
export interface Prepared {
  slot: number
  keys: { term: number; flags: number; guard: number; code: number }[]
  /** How much work it was, in Int32s written. */
  size: number
}

/** Compiles a query into the layout. It waits for nothing yet. */
export function prepare(layout: Layout, slot: number, query: Query, frequency: Frequency): Prepared {
  if (slot >= layout.codeStarts.length) growSlots(layout, slot * 2)
  const numbering = numberingOf(layout, frequency)
  let code = compile(query, numbering, layout.pageUsed)
  if (layout.pageUsed + code.length > PAGE) {
    layout.pages.push(int32s(Math.max(PAGE, code.length)))
    layout.pageUsed = 0
    code = compile(query, numbering, 0)
  }
  const address = (layout.pages.length - 1) * PAGE + layout.pageUsed
  layout.pages.at(-1)?.set(code, layout.pageUsed)
  layout.pageUsed += code.length
  layout.hasNear ||= hasIn(query, 'near')
  layout.hasFollowers ||= hasIn(query, 'followers')
  const cover = coverOf(query, frequency)
  const keys = distinctKeys(cover?.keys ?? [])
  if (cover === undefined) layout.always.push(slot)
  layout.expensive[slot] = cover === undefined || keys.some(key => isVague(key.item.term)) ? 1 : 0
  layout.codeStarts[slot] = address
  layout.firstEntries[slot] = 0
  const size = code.length + keys.length * (ENTRY + 2)
  return {
    slot,
    keys: keys.map(({ item, guard, enough }) => {
      const term = numbering.term(item)
      const flags = keys.length === 1 ? ALONE : 0
      if (enough) {
        const { spans } = layout.sighting.terms
        return { term, flags: flags + ENOUGH, guard: spans[term * 2 + 1] as number, code: spans[term * 2] as number }
      }
      if (guard === undefined) return { term, flags, guard: 0, code: address }
      const guardTerm = numbering.term(guard)
      return guard.prefix
        ? { term, flags: flags + GUARD_BEGINNING, guard: guardTerm, code: address }
        : { term, flags: flags + GUARD_WORD, guard: numbering.hash(guardTerm), code: address }
    }),
    size,
  }
}

/** Lets a prepared query wait: from now on it is found. */
export function wait(layout: Layout, { slot, keys }: Prepared): void {
  reserveEntries(layout, layout.entryCount + keys.length)
  for (const { term, flags, guard, code } of keys) {
    const entry = layout.entryCount++
    put(layout, entry, (slot << SLOT_BITS) + flags, guard, waitingUnder(layout, term), code)
    own(layout, entry, term, slot)
    startWith(layout, term, entry * ENTRY)
  }
}

/** Makes room for so many entries. */
export function reserveEntries(layout: Layout, count: number): void {
  if (count * ENTRY <= layout.entries.length) return
  layout.entries = longer(layout.entries, Math.ceil(count * 1.5) * ENTRY)
  layout.owners = longer(layout.owners, Math.ceil(count * 1.5) * 2)
}

/** Writes one entry. */
export function put(layout: Layout, entry: number, packed: number, guard: number, next: number, code: number): void {
  const at = entry * ENTRY
  layout.entries[at] = packed
  layout.entries[at + 1] = guard
  layout.entries[at + 2] = next
  layout.entries[at + 3] = code
}

/** Remembers whose entry it is. */
export function own(layout: Layout, entry: number, term: number, slot: number): void {
  layout.owners[entry * 2] = term
  layout.owners[entry * 2 + 1] = (layout.firstEntries[slot] as number) - 1
  layout.firstEntries[slot] = entry + 1
}

/** Takes a query out. Its code and entries stay as waste until the next laying out. */
export function takeOut(layout: Layout, slot: number): void {
  let entry = (layout.firstEntries[slot] ?? 0) - 1
  while (entry >= 0) {
    unlink(layout, layout.owners[entry * 2] as number, entry)
    entry = layout.owners[entry * 2 + 1] as number
  }
  const everyTime = layout.always.indexOf(slot)
  if (everyTime >= 0) layout.always.splice(everyTime, 1)
  layout.firstEntries[slot] = 0
  layout.expensive[slot] = 0
  layout.removed++
}

function unlink(layout: Layout, term: number, entry: number): void {
  const { entries } = layout
  const place = entry * ENTRY
  const next = entries[place + 2] as number
  let before = waitingUnder(layout, term)
  if (before === place) {
    startWith(layout, term, next)
    return
  }
  while (before >= 0 && entries[before + 2] !== place) before = entries[before + 2] as number
  if (before >= 0) entries[before + 2] = next
}

/** The first entry under a term, as a place in `entries`, or -1. */
export function waitingUnder(layout: Layout, term: number): number {
  const { states, terms } = layout.sighting
  if (terms.isPrefix[term] === 1) return (states[term * STATE + WAITING] as number) - 1
  return firstEntry(layout.keys, terms.hashes[term] as number)
}

/** Makes an entry, given as its place or -1, the first under a term. */
export function startWith(layout: Layout, term: number, place: number): void {
  const { states, terms } = layout.sighting
  if (terms.isPrefix[term] === 1) states[term * STATE + WAITING] = place + 1
  else setFirstEntry(layout.keys, terms.hashes[term] as number, place)
}

/** In how many of the counted posts an item was seen. */
export function timesSeen(layout: Layout, item: Item): number {
  const term = termNumber(layout.sighting.terms, item.term, item.prefix)
  return term < 0 ? 0 : (layout.sighting.states[term * STATE + SEEN] as number)
}

/** Bytes of the typed arrays. */
export function bytesOf(layout: Layout): number {
  const { sighting } = layout
  const { terms, tokens } = sighting
  const parts = [layout, sighting, sighting.presence, layout.keys, terms, terms.sieve, tokens].flatMap(part =>
    Object.values(part),
  )
  return [...parts, ...layout.pages].reduce(
    (sum: number, part) => sum + (ArrayBuffer.isView(part) ? part.byteLength : 0),
    0,
  )
}

function numberingOf(layout: Layout, frequency: Frequency): Numbering {
  const { exactNumbers, sighting } = layout
  return {
    term: item => {
      const known = sighting.terms.count
      const number = numberTerm(sighting.terms, item.term, item.prefix)
      if (number < known) return number
      layout.wants |= wantsOf(item.term)
      if (number >= sighting.stamps.length) growTerms(layout, number * 2)
      sighting.states[number * STATE + SEEN] = Math.round((frequency(item) * layout.counted) / 1000)
      return number
    },
    hash: term => sighting.terms.hashes[term] as number,
    exact: letters => {
      if (letters === undefined) return -1
      const known = exactNumbers.get(letters)
      if (known !== undefined) return known
      exactNumbers.set(letters, sighting.exacts.length)
      return sighting.exacts.push(letters) - 1
    },
    locate: term => {
      sighting.states[term * STATE + LOCATED] = 1
    },
    frequency,
  }
}

function growTerms(layout: Layout, size: number): void {
  layout.sighting.stamps = longer(layout.sighting.stamps, size)
  layout.sighting.states = longer(layout.sighting.states, size * STATE)
}

/** Makes room for so many slots. */
export function growSlots(layout: Layout, size: number): void {
  layout.codeStarts = longer(layout.codeStarts, size)
  layout.firstEntries = longer(layout.firstEntries, size)
  layout.looked = longer(layout.looked, size)
  layout.found = longer(layout.found, size)
  layout.woken = longer(layout.woken, size)
  layout.expensive = longerFlags(layout.expensive, size)
}

function distinctKeys(keys: Key[]): Key[] {
  if (keys.length < 2) return keys
  const nameOf = (item: Item | undefined) => (item === undefined ? '' : `${item.term}${item.prefix ? '*' : ''}`)
  return [...new Map(keys.map(key => [`${nameOf(key.item)} ${nameOf(key.guard)} ${key.enough}`, key])).values()]
}

function wantsOf(term: string): number {
  switch (term.charCodeAt(0)) {
    case 0x23:
      return READ_TAGS
    case 0x2e:
    case 0x2f:
      return READ_LINKS
  }
  if (term.startsWith(':from:')) return READ_AUTHOR
  if (term.startsWith(':network:')) return READ_NETWORK
  if (term.startsWith(':lang:')) return READ_LANGUAGE
  return term.startsWith(':has:') ? READ_HAS : 0
}

/** Facts that a great part of all posts share. */
function isVague(term: string): boolean {
  return term.startsWith(':lang:') || term.startsWith(':network:') || term.startsWith(':has:')
}

function hasIn(query: Query, what: 'near' | 'followers'): boolean {
  if (query.is === what) return true
  if (query.is === 'not' || query.is === 'query') return hasIn(query.of, what)
  return (query.is === 'all' || query.is === 'any') && query.of.some(part => hasIn(part, what))
}
