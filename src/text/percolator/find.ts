import type { Matchable } from '#text/tokens'
import * as token from '#text/tokens'
import { hashOfBeginning, lengthOf, readPost } from '#text/tokens'
import { firstEntry } from './keys.ts'
import type { Layout } from './layout.ts'
import * as layOf from './layout.ts'
import { longer } from './memory.ts'
import { enterAll, firstOf, makeRoom, standsIn } from './presence.ts'
import { longBeginnings, mayHaveBegun, shortBeginnings } from './sieve.ts'
import { findPrefix, findTerm } from './terms.ts'
import * as verify from './verify.ts'
import { holds, isWordOfLetters } from './verify.ts'

const { FOLD_START, HASH, MARKS, OPENING } = token
const { ALONE, ENOUGH, GUARD_BEGINNING, GUARD_WORD, PAGE, PAGE_BITS, SLOT_BITS } = layOf
const { HEAD, LOCATED, SEEN, STATE, WAITING } = verify

/** Stamps start again before they would overflow. */
const MAX_STAMP = 0x7ff00000
/** The words of so many posts are counted, then those of every hundred-and-twenty-eighth. */
const COUNTED_FIRST = 2000
const COUNTED_MASK = 127
/** Bits of all lengths but that which stands for longer ones. */
const LENGTHS = 0x7fffffff

/**
 * Finds the queries that a post matches; their slots are in `found` afterwards. Makes nothing.
 *
 * At many queries this waits for memory most of all. Therefore it goes in rounds, each of which does one thing for all: the
 * processor then fetches for the next ones while it waits for the first.
 */
export function find(layout: Layout, post: Matchable): number {
  const { sighting } = layout
  readPost(sighting.tokens, post, layout.wants)
  prepareSighting(layout, post)
  layout.isCounting = layout.counted < COUNTED_FIRST || (layout.postCount & COUNTED_MASK) === 0
  if (layout.isCounting) count(layout)
  const candidateCount = sift(layout)
  const begunHits = layout.begunCount > 0 ? lookUpBeginnings(layout) : 0
  const hitCount = candidateCount > 0 ? lookUpWords(layout, candidateCount, begunHits) : begunHits
  if (hitCount + layout.always.length === 0) return 0
  return ask(layout, wake(layout, begunHits, hitCount))
}

/**
 * Keeps the tokens under which queries may wait, and returns how many; and those that may begin as queries ask. A look at
 * two bits says no to nearly all.
 */
function sift(layout: Layout): number {
  const { begunLengths, begunTokens, candidates, keys, sighting } = layout
  const { count, marks } = sighting.tokens
  const { sieve } = sighting.terms
  const { bits } = keys
  const { long } = sieve
  const last = bits.length - 1
  const lastLong = long.length - 1
  let candidateCount = 0
  let begunCount = 0
  for (let token = 0; token < count; token++) {
    const hash = marks[token * MARKS + HASH] as number
    const spread = hash ^ (hash >>> 15)
    const row = bits[(spread >>> 5) & last] as number
    candidates[candidateCount] = token
    candidateCount += (row >>> spread) & (row >>> (hash >>> 27)) & 1
    const opening = marks[token * MARKS + OPENING] as number
    const lengths = long[(opening ^ (opening >>> 15)) & lastLong] as number
    begunTokens[begunCount] = token
    begunLengths[begunCount] = lengths
    begunCount += (lengths | -lengths) >>> 31
  }
  layout.begunCount = sieve.hasShort ? siftShort(layout) : begunCount
  return candidateCount
}

/** The tokens that may begin as queries ask, where some ask for one to three letters. */
function siftShort(layout: Layout): number {
  const { begunLengths, begunTokens, sighting } = layout
  const { count, folded, marks } = sighting.tokens
  const { sieve } = sighting.terms
  let begunCount = 0
  for (let token = 0; token < count; token++) {
    const start = marks[token * MARKS + FOLD_START] as number
    const short = shortBeginnings(sieve, folded[start] as number, folded[start + 1] as number)
    const lengths = short | longBeginnings(sieve, marks[token * MARKS + OPENING] as number)
    begunTokens[begunCount] = token
    begunLengths[begunCount] = lengths
    begunCount += (lengths | -lengths) >>> 31
  }
  return begunCount
}

/** The first entry under each of the candidates, each word once; behind those of the beginnings. */
function lookUpWords(layout: Layout, candidateCount: number, begunHits: number): number {
  const { candidates, hits, hitTokens, keys, sighting } = layout
  const { post, presence, tokens } = sighting
  const { marks } = tokens
  let hitCount = begunHits
  for (let at = 0; at < candidateCount; at++) {
    const token = candidates[at] as number
    const entry = firstEntry(keys, marks[token * MARKS + HASH] as number)
    hits[hitCount] = entry
    hitTokens[hitCount] = token
    if (entry >= 0) hitCount++
  }
  if (hitCount === begunHits + 1) presence.sames[hitTokens[begunHits] as number] = -1
  if (hitCount <= begunHits + 1) return hitCount
  enterAll(presence, tokens, post)
  const last = hitCount
  hitCount = begunHits
  for (let at = begunHits; at < last; at++) {
    const token = hitTokens[at] as number
    if (firstOf(presence, tokens, marks[token * MARKS + HASH] as number, post) !== token) continue
    hits[hitCount] = hits[at] as number
    hitTokens[hitCount++] = token
  }
  return hitCount
}

/** Wakes the queries that wait under the hits and whose guard is in the post; their slots are in `found`, beside what to ask. */
function wake(layout: Layout, begunHits: number, hitCount: number): number {
  const { entries, found, hits, hitTokens, looked, sighting, woken } = layout
  const { post, presence, stamps, tokens } = sighting
  fetchAhead(layout, entries, hits, hitCount)
  let wokenCount = 0
  for (let hit = 0; hit < hitCount; hit++) {
    const token = hit < begunHits ? -1 : (hitTokens[hit] as number)
    for (let at = hits[hit] as number; at >= 0; at = entries[at + 2] as number) {
      const packed = entries[at] as number
      if ((packed & GUARD_WORD) !== 0) {
        if (!standsIn(presence, tokens, entries[at + 1] as number, post)) continue
      } else if ((packed & GUARD_BEGINNING) !== 0 && stamps[entries[at + 1] as number] !== post) continue
      const slot = packed >> SLOT_BITS
      if ((packed & ENOUGH) !== 0) {
        if (token >= 0 && !isWordOfLetters(sighting, token, entries[at + 3] as number, entries[at + 1] as number))
          continue
        if ((packed & ALONE) === 0) {
          if (looked[slot] === post) continue
          looked[slot] = post
        }
        found[wokenCount] = slot
        woken[wokenCount++] = -1
        continue
      }
      if ((packed & ALONE) === 0) {
        if (looked[slot] === post) continue
        looked[slot] = post
      }
      found[wokenCount] = slot
      woken[wokenCount++] = entries[at + 3] as number
    }
  }
  return wokenCount
}

/** Asks the byte code of those who were woken, and of those who always are; keeps the slots of those that match. */
function ask(layout: Layout, wokenCount: number): number {
  const { always, codeStarts, found, woken } = layout
  let foundCount = 0
  let read = 0
  let asked = always.length
  for (let at = 0; at < wokenCount; at++) {
    const address = woken[at] as number
    if (address < 0) continue
    asked++
    read ^= (layout.pages[address >> PAGE_BITS] as Int32Array)[address & (PAGE - 1)] as number
  }
  if (asked > 0) enterAll(layout.sighting.presence, layout.sighting.tokens, layout.sighting.post)
  layout.read = read
  for (let at = 0; at < wokenCount; at++) {
    const address = woken[at] as number
    found[foundCount] = found[at] as number
    if (address < 0 || holdsAt(layout, address)) foundCount++
  }
  for (let at = 0; at < always.length; at++) {
    const slot = always[at] as number
    if (holdsAt(layout, codeStarts[slot] as number)) found[foundCount++] = slot
  }
  return foundCount
}

/** Reads from so many places and makes nothing of it: what is there lies at hand afterwards. */
function fetchAhead(layout: Layout, from: Int32Array, places: Int32Array, count: number): void {
  let read = 0
  for (let at = 0; at < count; at++) read ^= from[places[at] as number] as number
  layout.read = read
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
  if (layout.hasFollowers) sighting.followers = post.author.followers ?? -1
  makeRoom(sighting.presence, tokens.count)
  const hits = tokens.count + sighting.terms.begunCount
  if (hits > layout.hits.length) {
    layout.hits = new Int32Array(hits * 2)
    layout.hitTokens = new Int32Array(hits * 2)
    layout.candidates = new Int32Array(hits * 2)
    layout.begunTokens = new Int32Array(hits * 2)
    layout.begunLengths = new Int32Array(hits * 2)
  }
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
  sighting.presence.post = 0
  for (const marks of [...sighting.begins, ...sighting.ends]) marks.fill(0)
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

/** Looks up the beginnings of the tokens that may begin as queries ask, and returns under how many queries wait. */
function lookUpBeginnings(layout: Layout): number {
  const { begunTokens, begunLengths, begunCount } = layout
  layout.occurrenceCount = 0
  let hitCount = 0
  for (let at = 0; at < begunCount; at++)
    hitCount = lookUpBeginningsOf(layout, begunTokens[at] as number, begunLengths[at] as number, hitCount)
  return hitCount
}

/** `lengths` has bit n for each length n that a wanted beginning of the token may have; bit 31 stands for all that is longer. */
function lookUpBeginningsOf(layout: Layout, token: number, lengths: number, hitsBefore: number): number {
  const { terms, tokens } = layout.sighting
  const length = lengthOf(tokens, token)
  let hitCount = hitsBefore
  // Bits of lengths that the token has; all of them where it is longer than can be told.
  let left = length < 31 ? lengths & ((2 << length) - 1) : lengths & LENGTHS
  while (left !== 0) {
    const own = 31 - Math.clz32(left)
    left ^= 1 << own
    hitCount = lookUpBeginning(layout, token, own, hitCount)
  }
  if (lengths < 0 && length > 30)
    for (let own = 31; own <= length && own <= terms.longestPrefix; own++)
      hitCount = lookUpBeginning(layout, token, own, hitCount)
  return hitCount
}

/** Looks up the first `length` letters of a token. */
function lookUpBeginning(layout: Layout, token: number, length: number, hitsBefore: number): number {
  const { terms, tokens } = layout.sighting
  const hash = hashOfBeginning(tokens, token, length)
  if (!mayHaveBegun(terms.sieve, hash)) return hitsBefore
  const start = tokens.marks[token * MARKS + FOLD_START] as number
  const term = findPrefix(terms, tokens.folded, start, length, hash)
  if (term < 0) return hitsBefore
  const hitCount = hit(layout, term, hitsBefore)
  if (layout.sighting.states[term * STATE + LOCATED] === 1) locate(layout, term, token)
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
