import { isWrittenSo } from '#text/query'
import type { Tokens } from '#text/tokens'
import * as token from '#text/tokens'
import { fieldOf, standsAlone } from '#text/tokens'
import * as code from './compile.ts'
import { firstOf, type Presence } from './presence.ts'
import { areLetters, beginsWith, isTermAt, type Terms } from './terms.ts'

const { BESIDE, END, FOLD_END, FOLD_START, HASH, MARKS, POSITION, START } = token
const { ALL, ANY, BEGINNING, FOLLOWERS, HEADER, ITEM, NEAR, NOT, STRETCH, WORD } = code

/** Int32s of a term's state. */
export const STATE = 4
/** First entry that waits under the beginning, as its place + 1, or 0. */
export const WAITING = 0
/** Whether positions of the beginning are asked for. */
export const LOCATED = 1
/** The beginning's newest occurrence (valid where stamped and located). */
export const HEAD = 2
/** In how many of the counted posts it was. */
export const SEEN = 3

/** What is known about the post at hand, in arrays that are used again for the next. */
export interface Sighting {
  tokens: Tokens
  terms: Terms
  code: Int32Array
  exacts: string[]
  /** Number of the post. A stamp that equals it means "in this post", so that nothing is ever cleared. */
  post: number
  /** The words of the post. */
  presence: Presence
  /** Term → the last post in which it was met, for beginnings; for words, in which it was counted. */
  stamps: Int32Array
  /** Term → what is known of it, `STATE` numbers side by side. */
  states: Int32Array
  /** Occurrence of a beginning → token, and the next occurrence or -1. */
  occurrenceTokens: Int32Array
  occurrenceNexts: Int32Array
  followers: number
  /** Position → stamp of a layer of NEAR whose occurrence begins, or ends, there; two layers take turns. */
  begins: [Int32Array, Int32Array]
  ends: [Int32Array, Int32Array]
  layer: number
}

/** Whether the byte code at `at` holds for the post at hand. */
export function holds(sighting: Sighting, at: number): boolean {
  const { code } = sighting
  switch (code[at]) {
    case WORD:
      return hasWord(sighting, code[at + 1] as number, code[at + 2] as number)
    case BEGINNING:
      return sighting.stamps[code[at + 1] as number] === sighting.post
    case ALL: {
      const end = code[at + 1] as number
      for (let child = at + 2; child < end; child = after(code, child)) if (!holds(sighting, child)) return false
      return true
    }
    case ANY: {
      const end = code[at + 1] as number
      for (let child = at + 2; child < end; child = after(code, child)) if (holds(sighting, child)) return true
      return false
    }
    case NOT:
      return !holds(sighting, at + 2)
    case FOLLOWERS:
      return compare(sighting.followers, code[at + 2] as number, code[at + 3] as number)
    case NEAR:
      return holdsNear(sighting, at)
    default:
      return mayHold(sighting, at) && occurrence(sighting, at, firstCandidate(sighting, at)) >= 0
  }
}

/** Whether a word may be in the post, by its hash alone. */
function mayHaveWord(sighting: Sighting, hash: number): boolean {
  return firstOf(sighting.presence, sighting.tokens, hash, sighting.post) >= 0
}

function hasWord(sighting: Sighting, hash: number, term: number): boolean {
  const { sames } = sighting.presence
  let token = firstOf(sighting.presence, sighting.tokens, hash, sighting.post)
  while (token >= 0 && !isWord(sighting, token, term)) token = sames[token] as number
  return token >= 0
}

function isWord(sighting: Sighting, token: number, term: number): boolean {
  const { folded, marks } = sighting.tokens
  const start = marks[token * MARKS + FOLD_START] as number
  return isTermAt(sighting.terms, term, folded, start, (marks[token * MARKS + FOLD_END] as number) - start)
}

/** Whether a token, or another of its hash, is the word whose `length` letters lie from `from` on. */
export function isWordOfLetters(sighting: Sighting, first: number, from: number, length: number): boolean {
  const { presence, terms, tokens } = sighting
  const { folded, marks } = tokens
  for (let token = first; token >= 0; token = presence.sames[token] as number) {
    const start = marks[token * MARKS + FOLD_START] as number
    if (
      (marks[token * MARKS + FOLD_END] as number) - start === length &&
      areLetters(terms, from, folded, start, length)
    )
      return true
  }
  return false
}

function after(code: Int32Array, at: number): number {
  const operation = code[at]
  if (operation === WORD) return at + 3
  return operation === BEGINNING ? at + 2 : (code[at + 1] as number)
}

function compare(followers: number, test: number, count: number): boolean {
  if (followers < 0) return false
  if (test === 0) return followers === count
  if (test === 1) return followers > count
  if (test === 2) return followers >= count
  return test === 3 ? followers < count : followers <= count
}

/** Whether each item of the WORDS at `at` may be in the post. */
function mayHold(sighting: Sighting, at: number): boolean {
  const { code } = sighting
  const end = code[at + 3] as number
  for (let item = at + HEADER; item < end; item += ITEM) {
    const term = code[item + 1] as number
    if (sighting.terms.isPrefix[term] === 1) {
      if (sighting.stamps[term] !== sighting.post) return false
    } else if (!mayHaveWord(sighting, code[item] as number)) return false
  }
  return true
}

/** Where the walk over the first item of the WORDS at `at` begins: a token for a word, an occurrence for a beginning. */
function firstCandidate(sighting: Sighting, at: number): number {
  const { code } = sighting
  const term = code[at + HEADER + 1] as number
  if (sighting.terms.isPrefix[term] === 1) return sighting.states[term * STATE + HEAD] as number
  return firstOf(sighting.presence, sighting.tokens, code[at + HEADER] as number, sighting.post)
}

function nextCandidate(sighting: Sighting, at: number, candidate: number): number {
  const isBeginning = sighting.terms.isPrefix[sighting.code[at + HEADER + 1] as number] === 1
  return (isBeginning ? sighting.occurrenceNexts[candidate] : sighting.presence.sames[candidate]) as number
}

function tokenOf(sighting: Sighting, at: number, candidate: number): number {
  const isBeginning = sighting.terms.isPrefix[sighting.code[at + HEADER + 1] as number] === 1
  return isBeginning ? (sighting.occurrenceTokens[candidate] as number) : candidate
}

/** The first candidate, from `candidate` on, at which the WORDS at `at` stand; -1 when there is none. */
function occurrence(sighting: Sighting, at: number, candidate: number): number {
  const { code } = sighting
  const end = code[at + 3] as number
  const from = at + HEADER
  for (let found = candidate; found >= 0; found = nextCandidate(sighting, at, found)) {
    const token = tokenOf(sighting, at, found)
    if (!isItem(sighting, token, from)) continue
    const base = positionOf(sighting.tokens, token) - (code[from + 2] as number)
    let item = from + ITEM
    while (item < end && tokenAt(sighting, token, base + (code[item + 2] as number), item, true) >= 0) item += ITEM
    if (item >= end && (end === code[at + 1] || areWords(sighting, token, base, end, code[at + 1] as number)))
      return found
  }
  return -1
}

/** Whether the stretches of the code from `from` to `to` were found as words. */
function areWords(sighting: Sighting, token: number, base: number, from: number, to: number): boolean {
  const { code, tokens } = sighting
  for (let at = from; at < to; at += STRETCH) {
    const first = tokenAt(sighting, token, base + (code[at + 2] as number), at, false)
    const last = tokenAt(sighting, token, base + (code[at + 5] as number), at + 3, false)
    const field = fieldOf(tokens, first)
    const start = tokens.marks[first * MARKS + START] as number
    const end = tokens.marks[last * MARKS + END] as number
    if (field !== BESIDE && !standsAlone(tokens.sources[field as 0 | 1], start, end, code[at + 6] === 1)) return false
  }
  return true
}

/** The token at `position` that is the item (hash, term, …) at `item` of the code, or -1; looked for from `token` outwards. */
function tokenAt(sighting: Sighting, token: number, position: number, item: number, isExactly: boolean): number {
  const { tokens } = sighting
  const { count } = tokens
  let at = token
  while (at > 0 && positionOf(tokens, at - 1) >= position) at--
  while (at < count && positionOf(tokens, at) < position) at++
  for (; at < count && positionOf(tokens, at) === position; at++)
    if (isExactly ? isItem(sighting, at, item) : isTerm(sighting, at, item)) return at
  return -1
}

function positionOf(tokens: Tokens, token: number): number {
  return tokens.marks[token * MARKS + POSITION] as number
}

/** Whether a token is the item (hash, term, offset, exact) at `item` of the code, and written so where that counts. */
function isItem(sighting: Sighting, token: number, item: number): boolean {
  const { code } = sighting
  const exact = code[item + 3] as number
  return isTerm(sighting, token, item) && (exact < 0 || isWritten(sighting, token, code[item + 1] as number, exact))
}

function isTerm(sighting: Sighting, token: number, item: number): boolean {
  const { code, terms, tokens } = sighting
  const term = code[item + 1] as number
  if (terms.isPrefix[term] === 0)
    return tokens.marks[token * MARKS + HASH] === code[item] && isWord(sighting, token, term)
  const start = tokens.marks[token * MARKS + FOLD_START] as number
  const length = (tokens.marks[token * MARKS + FOLD_END] as number) - start
  return beginsWith(terms, term, tokens.folded, start, length)
}

function isWritten(sighting: Sighting, token: number, term: number, exact: number): boolean {
  const { marks, sources } = sighting.tokens
  const field = fieldOf(sighting.tokens, token)
  if (field === BESIDE) return false
  const letters = sighting.exacts[exact] ?? ''
  const source = sources[field as 0 | 1]
  const start = marks[token * MARKS + START] as number
  const end = marks[token * MARKS + END] as number
  const isPrefix = sighting.terms.isPrefix[term] === 1
  // Only letters from U+0300 on can be written in two ways; below, comparing code by code is the whole truth.
  let isPlain = true
  let isSame = isPrefix ? end - start >= letters.length : end - start === letters.length
  for (let at = start; at < end; at++) {
    const code = source.charCodeAt(at)
    if (code >= 0x300) isPlain = false
    if (at - start < letters.length && code !== letters.charCodeAt(at - start)) isSame = false
  }
  return isPlain ? isSame : isWrittenSo(source.slice(start, end), letters, isPrefix)
}

/**
 * Layer by layer: of each operand the occurrences within reach of one of the layer before. Where these begin and end is
 * stamped per position, so that the cost is occurrences × distance whatever the text.
 */
function holdsNear(sighting: Sighting, at: number): boolean {
  const { code } = sighting
  const operands = code[at + 2] as number
  const end = code[at + 1] as number
  let operand = at + 3 + operands - 1
  for (let index = 0; operand < end; index++, operand = code[operand + 1] as number)
    if (!layerOf(sighting, operand, index, index === 0 ? 0 : (code[at + 2 + index] as number))) return false
  return true
}

function layerOf(sighting: Sighting, operand: number, index: number, within: number): boolean {
  const { code, tokens } = sighting
  const previous = sighting.layer
  const layer = ++sighting.layer
  const side = (index & 1) as 0 | 1
  const other = (1 - side) as 0 | 1
  const end = code[operand + 1] as number
  let any = false
  for (let words = operand + 2; words < end; words = code[words + 1] as number) {
    if (!mayHold(sighting, words)) continue
    for (
      let found = occurrence(sighting, words, firstCandidate(sighting, words));
      found >= 0;
      found = occurrence(sighting, words, nextCandidate(sighting, words, found))
    ) {
      const position = positionOf(tokens, tokenOf(sighting, words, found))
      const first = position - (code[words + HEADER + 2] as number)
      const last = first + (code[words + 2] as number)
      if (index > 0 && !reaches(sighting.begins[other], sighting.ends[other], previous, first, last, within)) continue
      sighting.begins[side][first] = layer
      sighting.ends[side][last] = layer
      any = true
    }
  }
  return any
}

function reaches(
  begins: Int32Array,
  ends: Int32Array,
  layer: number,
  first: number,
  last: number,
  within: number,
): boolean {
  for (let away = 1; away <= within; away++)
    if ((first >= away && ends[first - away] === layer) || begins[last + away] === layer) return true
  return false
}
