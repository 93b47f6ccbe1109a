import { FOLD_END, FOLD_START, HASH, HASH_PRIME, HASH_SEED, MARKS, type Matchable, readPost } from '#text/tokens'
import { firstEntry, mayWait } from './keys.ts'
import { ALONE, ENOUGH, GUARD_BEGINNING, GUARD_WORD, type Layout, PAGE, PAGE_BITS, SLOT_BITS } from './layout.ts'
import { enter, makeRoom } from './presence.ts'
import { beginningsAt, mayBeSet } from './sieve.ts'
import { findPrefix, findTerm, longer } from './terms.ts'
import { HEAD, holds, LOCATED, mayHaveWord, SEEN, STATE, WAITING } from './verify.ts'

/** Stamps start again before they would overflow. */
const MAX_STAMP = 0x7ff00000
/** The words of so many posts are counted, then those of every thirty-second. */
const COUNTED_FIRST = 2000
const COUNTED_MASK = 31

/** Finds the queries that a post matches; their slots are in `found` afterwards. Makes nothing. */
export function find(layout: Layout, post: Matchable): number {
  const { sighting } = layout
  readPost(sighting.tokens, post, layout.wants)
  prepareSighting(layout, post)
  layout.isCounting = layout.counted < COUNTED_FIRST || (layout.postCount & COUNTED_MASK) === 0
  if (layout.isCounting) count(layout)
  const hitCount = lookUp(layout)
  const { stamps, post: stamp } = sighting
  const { entries, looked, found, hits } = layout
  let foundCount = 0
  for (let hit = 0; hit < hitCount; hit++) {
    for (let at = hits[hit] as number; at >= 0; at = entries[at + 2] as number) {
      const packed = entries[at] as number
      if ((packed & GUARD_WORD) !== 0) {
        if (!mayHaveWord(sighting, entries[at + 1] as number)) continue
      } else if ((packed & GUARD_BEGINNING) !== 0 && stamps[entries[at + 1] as number] !== stamp) continue
      const slot = packed >> SLOT_BITS
      if ((packed & ALONE) === 0) {
        if (looked[slot] === stamp) continue
        looked[slot] = stamp
      }
      if ((packed & ENOUGH) !== 0 || holdsAt(layout, entries[at + 3] as number)) found[foundCount++] = slot
    }
  }
  const { always } = layout
  for (let at = 0; at < always.length; at++) {
    const slot = always[at] as number
    if (holdsAt(layout, layout.codeStarts[slot] as number)) found[foundCount++] = slot
  }
  return foundCount
}

function holdsAt(layout: Layout, address: number): boolean {
  layout.sighting.code = layout.pages[address >> PAGE_BITS] as Int32Array
  return holds(layout.sighting, address & (PAGE - 1))
}

function prepareSighting(layout: Layout, post: Matchable): void {
  const { sighting } = layout
  const { tokens } = sighting
  if (sighting.post >= MAX_STAMP || sighting.layer >= MAX_STAMP) forgetStamps(layout)
  sighting.post++
  layout.postCount++
  sighting.followers = post.author.followers ?? -1
  makeRoom(sighting.presence, tokens.count)
  const hits = tokens.count + sighting.terms.begunCount
  if (hits > layout.hits.length) layout.hits = new Int32Array(hits * 2)
  if (!layout.hasNear || tokens.position + 256 <= sighting.begins[0].length) return
  const size = tokens.position * 2 + 512
  sighting.begins = [new Int32Array(size), new Int32Array(size)]
  sighting.ends = [new Int32Array(size), new Int32Array(size)]
}

function forgetStamps(layout: Layout): void {
  const { sighting } = layout
  sighting.post = 0
  sighting.layer = 0
  sighting.stamps.fill(0)
  layout.looked.fill(0)
  sighting.presence.buckets.fill(0)
  for (const marks of [...sighting.begins, ...sighting.ends]) marks.fill(0)
}

/** Enters the words of the post, and returns under how many of its words and beginnings queries wait. */
function lookUp(layout: Layout): number {
  const { hits, keys, sighting } = layout
  const { post, presence, terms, tokens } = sighting
  const { count, folded, marks } = tokens
  const { sieve } = terms
  const hasBeginnings = terms.begunCount > 0
  let hitCount = 0
  layout.occurrenceCount = 0
  for (let token = 0; token < count; token++) {
    if (enter(presence, tokens, token, post)) {
      const hash = marks[token * MARKS + HASH] as number
      const entry = mayWait(keys, hash) ? firstEntry(keys, hash) : -1
      if (entry >= 0) hits[hitCount++] = entry
    }
    if (!hasBeginnings) continue
    const start = marks[token * MARKS + FOLD_START] as number
    const end = marks[token * MARKS + FOLD_END] as number
    const lengths = beginningsAt(sieve, folded, start, end)
    if (lengths !== 0) hitCount = lookUpBeginnings(layout, token, start, end - start, lengths, hitCount)
  }
  return hitCount
}

/** Counts the words of the post that any query uses, for choosing better covers. */
function count(layout: Layout): void {
  const { post, stamps, states, terms, tokens } = layout.sighting
  layout.counted++
  for (let token = 0; token < tokens.count; token++) {
    const term = findTerm(terms, tokens, token)
    if (term < 0 || stamps[term] === post) continue
    stamps[term] = post
    states[term * STATE + SEEN] = (states[term * STATE + SEEN] as number) + 1
  }
}

function lookUpBeginnings(
  layout: Layout,
  token: number,
  start: number,
  length: number,
  lengths: number,
  hitsBefore: number,
): number {
  const { terms, tokens } = layout.sighting
  const { folded } = tokens
  // The highest bit says how far to read; bit 31 stands for all that is longer.
  const longest = lengths < 0 ? terms.longestPrefix : 31 - Math.clz32(lengths)
  const last = length < longest ? length : longest
  let hitCount = hitsBefore
  let hash = HASH_SEED
  for (let at = 0; at < last; at++) {
    hash = Math.imul(hash ^ (folded[start + at] as number), HASH_PRIME)
    if ((lengths & (1 << (at < 30 ? at + 1 : 31))) === 0 || !mayBeSet(terms.sieve.begun, hash)) continue
    const term = findPrefix(terms, folded, start, at + 1, hash)
    if (term < 0) continue
    hitCount = hit(layout, term, hitCount)
    if (layout.sighting.states[term * STATE + LOCATED] === 1) locate(layout, term, token)
  }
  return hitCount
}

function hit(layout: Layout, term: number, hitsBefore: number): number {
  const { sighting } = layout
  if (sighting.stamps[term] === sighting.post) return hitsBefore
  sighting.stamps[term] = sighting.post
  const { states } = sighting
  const state = term * STATE
  states[state + HEAD] = -1
  if (layout.isCounting) states[state + SEEN] = (states[state + SEEN] as number) + 1
  const waiting = states[state + WAITING] as number
  if (waiting <= 0) return hitsBefore
  layout.hits[hitsBefore] = waiting - 1
  return hitsBefore + 1
}

/** Keeps where a beginning stands. */
function locate(layout: Layout, term: number, token: number): void {
  const { sighting } = layout
  const occurrence = layout.occurrenceCount++
  if (occurrence >= sighting.occurrenceTokens.length) {
    sighting.occurrenceTokens = longer(sighting.occurrenceTokens, occurrence * 2)
    sighting.occurrenceNexts = longer(sighting.occurrenceNexts, occurrence * 2)
  }
  const head = term * STATE + HEAD
  sighting.occurrenceTokens[occurrence] = token
  sighting.occurrenceNexts[occurrence] = sighting.states[head] as number
  sighting.states[head] = occurrence
}
