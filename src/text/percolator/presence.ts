import type { Tokens } from '#text/tokens'
import * as token from '#text/tokens'

const { HASH, MARKS } = token

/**
 * Which words a post holds, small enough to stay in the fastest cache: buckets over the hashes of its tokens. Asking it
 * costs a look or two, where the dictionary of all queries would cost a journey through memory.
 */
export interface Presence {
  /** Pairs: number of the post that the bucket belongs to, first token in it. */
  buckets: Int32Array
  /** First token of a hash → the first token of the next hash in the same bucket, or -1. */
  nexts: Int32Array
  /** Token → another token of the same hash, or -1; begins at the first. */
  sames: Int32Array
  mask: number
  /** The post that was entered last, and how often words of the next were looked for before it is. */
  post: number
  looks: number
}

/** Differs from one start to the next, so that nobody can write a post whose words all fall into one bucket. */
const SALT = (Math.random() * 0x7fffffff) | 1

/** Room for the words of one post. */
export function createPresence(): Presence {
  return {
    buckets: new Int32Array(512),
    nexts: new Int32Array(256),
    sames: new Int32Array(256),
    mask: 510,
    post: 0,
    looks: 0,
  }
}

/** Looks that are taken at the tokens one by one before it pays to enter them. */
const FEW_LOOKS = 4

/** Whether a word of this hash is in the post. */
export function standsIn(presence: Presence, tokens: Tokens, hash: number, post: number): boolean {
  if (presence.post !== post) {
    if (presence.looks++ < FEW_LOOKS) return isAmong(tokens, hash)
    enterAll(presence, tokens, post)
  }
  return firstOf(presence, tokens, hash, post) >= 0
}

function isAmong(tokens: Tokens, hash: number): boolean {
  const { count, marks } = tokens
  for (let token = 0; token < count; token++) if (marks[token * MARKS + HASH] === hash) return true
  return false
}

/** Makes room for the tokens of a post. Buckets of other posts are told apart by the post's number. */
export function makeRoom(presence: Presence, count: number): void {
  presence.looks = 0
  if (count > presence.nexts.length) {
    presence.nexts = new Int32Array(count * 2)
    presence.sames = new Int32Array(count * 2)
  }
  let size = 512
  while (size < count * 4) size *= 2
  if (size > presence.buckets.length) presence.buckets = new Int32Array(size)
  presence.mask = size - 2
}

/** Enters the tokens of a post, once. */
export function enterAll(presence: Presence, tokens: Tokens, post: number): void {
  if (presence.post === post) return
  presence.post = post
  const { buckets, mask, nexts, sames } = presence
  const { count, marks } = tokens
  for (let token = 0; token < count; token++) {
    const hash = marks[token * MARKS + HASH] as number
    const bucket = bucketOf(hash, mask)
    let at = buckets[bucket] === post ? (buckets[bucket + 1] as number) : -1
    nexts[token] = at
    while (at >= 0 && marks[at * MARKS + HASH] !== hash) at = nexts[at] as number
    if (at < 0) {
      sames[token] = -1
      buckets[bucket] = post
      buckets[bucket + 1] = token
    } else {
      sames[token] = sames[at] as number
      sames[at] = token
    }
  }
}

/** The first token of this hash in the post, or -1; `sames` leads to the others. */
export function firstOf(presence: Presence, tokens: Tokens, hash: number, post: number): number {
  const { buckets, nexts } = presence
  const bucket = bucketOf(hash, presence.mask)
  if (buckets[bucket] !== post) return -1
  const { marks } = tokens
  for (let at = buckets[bucket + 1] as number; at >= 0; at = nexts[at] as number)
    if (marks[at * MARKS + HASH] === hash) return at
  return -1
}

function bucketOf(hash: number, mask: number): number {
  return (Math.imul(hash, SALT) >>> 15) & mask
}
