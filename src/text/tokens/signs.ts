import * as fold from './fold.ts'
import * as hashing from './hash.ts'
import { ADDRESS_SIGNS, continuesName, isLetterAt, NAME_SIGNS, NO_SIGNS, writeFolded } from './letters.ts'
import * as mark from './marks.ts'
import { emit, emitRange, keep, type Tokens } from './stream.ts'

const { FIRST_LETTER, FOLD, RUN, UPPER } = fold
const { HASH_PRIME, HASH_SEED } = hashing
const { CASHTAG, MAX_TERM, MENTION, SUB, TAG, WORD } = mark
const { charCodeAt } = String.prototype

type Scan = (tokens: Tokens, source: string, from: number, to: number, sub: number) => void

/**
 * `#WinterCharging`: the tag, the word wintercharging, and the words winter and charging, all from the same place on.
 * Returns where reading goes on; a `#` before no tag (`#1`, `C#`) is passed over.
 */
export function scanTag(tokens: Tokens, source: string, at: number, to: number, scan: Scan): number {
  const start = at + 1
  const plainEnd = scanPlainTag(tokens, source, at, to)
  if (plainEnd > 0) return plainEnd
  const end = tagEnd(source, start, to)
  if (isLetterAt(source, at - 1, to) || end === start || isNumber(source, start, end)) return start
  const position = tokens.position
  const foldStart = tokens.used
  tokens.folded[tokens.used++] = 0x23
  writeFolded(tokens, source, start, end, NO_SIGNS)
  if (tokens.used === foldStart + 1) return end
  emit(tokens, TAG, at, end, foldStart, position)
  const parts = countParts(source, start, end)
  if (parts > 1) emitRange(tokens, WORD | SUB, start, end, foldStart + 1, tokens.used, position)
  for (let from = start; from < end; ) {
    const next = partEnd(source, from, end)
    scan(tokens, source, from, next, SUB)
    from = next
  }
  tokens.position = Math.max(tokens.position, position + 1)
  return end
}

/** `#bike`: a tag of one word in plain letters, read in one go. Returns where it ends, or 0 when it is no such tag. */
function scanPlainTag(tokens: Tokens, source: string, at: number, to: number): number {
  if (isLetterAt(source, at - 1, to)) return 0
  const { folded } = tokens
  const foldStart = tokens.used
  const last = Math.min(to, at + MAX_TERM)
  let wordHash = HASH_SEED
  let tagHash = Math.imul(HASH_SEED ^ 0x23, HASH_PRIME)
  let end = at + 1
  for (; end < last; end++) {
    const code = charCodeAt.call(source, end)
    const letter = FOLD[code] as number
    if (letter <= DIGIT_NINE || (UPPER[code] === 1 && end > at + 1)) break
    folded[foldStart + end - at] = letter
    wordHash = Math.imul(wordHash ^ letter, HASH_PRIME)
    tagHash = Math.imul(tagHash ^ letter, HASH_PRIME)
  }
  if (end === at + 1 || end === at + MAX_TERM || isInTag(source, end, to)) return 0
  folded[foldStart] = 0x23
  const foldEnd = foldStart + end - at
  tokens.used = foldEnd
  const position = tokens.position++
  keep(tokens, TAG, at, end, foldStart, foldEnd, position, tagHash)
  keep(tokens, WORD | SUB, at + 1, end, foldStart + 1, foldEnd, position, wordHash)
  return end
}

/** What the digits fold to; classes lie below, letters above. */
const DIGIT_NINE = 0x39

/** `$ACME`: the cashtag and the word. `$100` is the word 100. */
export function scanCashtag(tokens: Tokens, source: string, at: number, to: number, scan: Scan): number {
  let end = at + 1
  while (end < to && end < at + 9 && isLatin(charCodeAt.call(source, end))) end++
  if (end === at + 1 || isLetterAt(source, end, to) || isLetterAt(source, at - 1, to)) return at + 1
  return keepSigned(tokens, source, CASHTAG, 0x24, at, end, NO_SIGNS, scan)
}

/** `@ines.example.com`, `@ines@example.com`: the mention and its words. The `@` inside an e-mail address begins none. */
export function scanMention(tokens: Tokens, source: string, at: number, to: number, scan: Scan): number {
  if (isLetterAt(source, at - 1, to)) return at + 1
  const local = handleEnd(source, at + 1, to)
  if (local === at + 1) return at + 1
  const hostEnd = charCodeAt.call(source, local) === 0x40 && local < to ? handleEnd(source, local + 1, to) : local
  const end = hostEnd > local + 1 ? hostEnd : local
  if (end > local) {
    // On federated networks people write either the whole address or its first half.
    const foldStart = tokens.used
    tokens.folded[tokens.used++] = 0x40
    writeFolded(tokens, source, at + 1, local, NAME_SIGNS)
    emit(tokens, MENTION | SUB, at, local, foldStart, tokens.position)
  }
  return keepSigned(tokens, source, MENTION, 0x40, at, end, ADDRESS_SIGNS, scan)
}

function keepSigned(
  tokens: Tokens,
  source: string,
  kind: number,
  sign: number,
  at: number,
  end: number,
  signs: number,
  scan: Scan,
): number {
  const position = tokens.position
  const foldStart = tokens.used
  tokens.folded[tokens.used++] = sign
  writeFolded(tokens, source, at + 1, end, signs)
  emit(tokens, kind, at, end, foldStart, position)
  for (let from = at + 1; from < end; ) {
    const next = wordsEnd(source, from, end)
    scan(tokens, source, from, next, SUB)
    from = next + 1
  }
  tokens.position = Math.max(tokens.position, position + 1)
  return end
}

/** The words of an address are read one by one, so that its inner `@` begins no second mention. */
function wordsEnd(source: string, from: number, end: number): number {
  let at = from
  while (at < end && charCodeAt.call(source, at) !== 0x40) at++
  return at
}

function tagEnd(source: string, start: number, to: number): number {
  let end = start
  while (isInTag(source, end, to)) end++
  return end
}

function isInTag(source: string, at: number, to: number): boolean {
  return at < to && (continuesName(source, at, to) || charCodeAt.call(source, at) === 0x5f)
}

function handleEnd(source: string, start: number, to: number): number {
  let end = start
  while (end < to && isInHandle(source, end, to)) end++
  while (end > start && charCodeAt.call(source, end - 1) !== 0x5f && isHandleSign(charCodeAt.call(source, end - 1)))
    end--
  return end
}

function isInHandle(source: string, at: number, to: number): boolean {
  const code = charCodeAt.call(source, at)
  return (FOLD[code] as number) >= FIRST_LETTER || isHandleSign(code) || isHandleLetter(source, at, to)
}

/** Handles end where a script without spaces begins: `@inesさん` names ines. */
function isHandleLetter(source: string, at: number, to: number): boolean {
  return continuesName(source, at, to) && FOLD[charCodeAt.call(source, at)] !== RUN
}

function isHandleSign(code: number): boolean {
  return code === 0x2e || code === 0x2d || code === 0x5f
}

function isNumber(source: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const folded = FOLD[charCodeAt.call(source, at)] as number
    if (folded < 0x30 || folded > 0x39) return false
  }
  return true
}

function isLatin(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)
}

function countParts(source: string, start: number, end: number): number {
  let parts = 0
  let hasRun = false
  for (let from = start; from < end; from = partEnd(source, from, end)) {
    parts++
    if (FOLD[charCodeAt.call(source, from)] === RUN) hasRun = true
  }
  return hasRun ? 1 : parts
}

/** Where the next word of a tag begins: `HTMLParser2026_beta` is HTML, Parser, 2026, beta. */
function partEnd(source: string, from: number, end: number): number {
  let at = from + 1
  for (; at < end; at++) {
    const code = charCodeAt.call(source, at)
    const before = charCodeAt.call(source, at - 1)
    if (before === 0x5f) break
    const isUpper = UPPER[code] === 1
    const wasUpper = UPPER[before] === 1
    if (isUpper && !wasUpper) break
    if (isUpper && wasUpper && at + 1 < end && isLower(charCodeAt.call(source, at + 1))) break
    if (isDigit(code) !== isDigit(before) && code !== 0x5f) break
  }
  return at
}

function isLower(code: number): boolean {
  return UPPER[code] !== 1 && (FOLD[code] as number) > 0x39
}

function isDigit(code: number): boolean {
  const folded = FOLD[code] as number
  return folded >= 0x30 && folded <= 0x39
}
