import {
  beginningsAt,
  FOLD_END,
  FOLD_START,
  HASH_PRIME,
  HASH_SEED,
  MARKS,
  type Matchable,
  readPost,
} from '#text/tokens'
import { ALONE, ENOUGH, type Layout, PAGE, PAGE_BITS } from './layout.ts'
import { findPrefix, findTerm, longer } from './terms.ts'
import { HEAD, holds, LOCATED, SEEN, STATE, WAITING } from './verify.ts'

/** Stamps start again before they would overflow. */
const MAX_STAMP = 0x7ff00000

/** Finds the queries that a post matches; their slots are in `found` afterwards. Makes nothing. */
export function find(layout: Layout, post: Matchable): number {
  const { sighting } = layout
  const { tokens } = sighting
  tokens.sieve = sighting.terms.sieve
  readPost(tokens, post, layout.wants)
  prepareSighting(layout, post)
  const hitCount = lookUp(layout)
  const { stamps, post: stamp } = sighting
  const { entries, looked, found, hits } = layout
  let count = 0
  for (let hit = 0; hit < hitCount; hit++) {
    for (let at = hits[hit] as number; at >= 0; at = entries[at + 2] as number) {
      const guard = entries[at + 1] as number
      if (guard >= 0 && stamps[guard] !== stamp) continue
      const packed = entries[at] as number
      const slot = packed >> 2
      if ((packed & ALONE) === 0) {
        if (looked[slot] === stamp) continue
        looked[slot] = stamp
      }
      if ((packed & ENOUGH) === ENOUGH || holdsAt(layout, entries[at + 3] as number)) found[count++] = slot
    }
  }
  const { always } = layout
  for (let at = 0; at < always.length; at++) {
    const slot = always[at] as number
    if (holdsAt(layout, layout.codeStarts[slot] as number)) found[count++] = slot
  }
  return count
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
  if (tokens.count > sighting.tokenTerms.length) sighting.tokenTerms = new Int32Array(tokens.count * 2)
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
  for (const marks of [...sighting.begins, ...sighting.ends]) marks.fill(0)
}

/** Stamps the terms of the post, keeps where they stand, and returns under how many of them queries wait. */
function lookUp(layout: Layout): number {
  const { sighting } = layout
  const { tokens, terms, tokenTerms } = sighting
  const { count, marks, folded } = tokens
  const hasBeginnings = terms.begunCount > 0
  let hitCount = 0
  layout.occurrenceCount = 0
  for (let token = 0; token < count; token++) {
    const term = findTerm(terms, tokens, token)
    tokenTerms[token] = term
    if (term >= 0) hitCount = hit(layout, term, token, hitCount)
    if (!hasBeginnings) continue
    const start = marks[token * MARKS + FOLD_START] as number
    const end = marks[token * MARKS + FOLD_END] as number
    const lengths = beginningsAt(terms.sieve, folded, start, end)
    if (lengths !== 0) hitCount = lookUpBeginnings(layout, token, start, end - start, lengths, hitCount)
  }
  return hitCount
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
    if ((lengths & (1 << (at < 30 ? at + 1 : 31))) === 0) continue
    const term = findPrefix(terms, folded, start, at + 1, hash)
    if (term >= 0) hitCount = hit(layout, term, token, hitCount)
  }
  return hitCount
}

function hit(layout: Layout, term: number, token: number, hitsBefore: number): number {
  const { sighting } = layout
  const { states } = sighting
  const state = term * STATE
  let hitCount = hitsBefore
  if (sighting.stamps[term] !== sighting.post) {
    sighting.stamps[term] = sighting.post
    states[state + SEEN] = (states[state + SEEN] as number) + 1
    states[state + HEAD] = -1
    const waiting = states[state + WAITING] as number
    if (waiting > 0) layout.hits[hitCount++] = waiting - 1
  }
  if (states[state + LOCATED] === 1) {
    const occurrence = layout.occurrenceCount++
    if (occurrence >= sighting.occurrenceTokens.length) {
      sighting.occurrenceTokens = longer(sighting.occurrenceTokens, occurrence * 2)
      sighting.occurrenceNexts = longer(sighting.occurrenceNexts, occurrence * 2)
    }
    sighting.occurrenceTokens[occurrence] = token
    sighting.occurrenceNexts[occurrence] = states[state + HEAD] as number
    states[state + HEAD] = occurrence
  }
  return hitCount
}
