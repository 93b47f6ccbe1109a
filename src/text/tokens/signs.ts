import { FOLD, RUN, UPPER } from './fold.ts'
import { continuesName, isLetterAt, writeFolded } from './letters.ts'
import { CASHTAG, emit, emitRange, MENTION, SUB, TAG, type Tokens, WORD } from './stream.ts'

type Scan = (tokens: Tokens, source: string, from: number, to: number, sub: number) => void

/**
 * `#WinterCharging`: the tag, the word wintercharging, and the words winter and charging, all from the same place on.
 * Returns where reading goes on; a `#` before no tag (`#1`, `C#`) is passed over.
 */
export function scanTag(tokens: Tokens, source: string, at: number, to: number, scan: Scan): number {
  const start = at + 1
  const end = tagEnd(source, start, to)
  if (isLetterAt(source, at - 1, to) || end === start || isNumber(source, start, end)) return start
  const position = tokens.position
  const foldStart = tokens.used
  tokens.folded[tokens.used++] = 0x23
  writeFolded(tokens, source, start, end, '')
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

/** `$ACME`: the cashtag and the word. `$100` is the word 100. */
export function scanCashtag(tokens: Tokens, source: string, at: number, to: number, scan: Scan): number {
  let end = at + 1
  while (end < to && end < at + 9 && isLatin(source.charCodeAt(end))) end++
  if (end === at + 1 || isLetterAt(source, end, to) || isLetterAt(source, at - 1, to)) return at + 1
  return keepSigned(tokens, source, CASHTAG, 0x24, at, end, '', scan)
}

/** `@ines.example.com`, `@ines@example.com`: the mention and its words. The `@` inside an e-mail address begins none. */
export function scanMention(tokens: Tokens, source: string, at: number, to: number, scan: Scan): number {
  if (isLetterAt(source, at - 1, to)) return at + 1
  const local = handleEnd(source, at + 1, to)
  if (local === at + 1) return at + 1
  const hostEnd = source.charCodeAt(local) === 0x40 && local < to ? handleEnd(source, local + 1, to) : local
  const end = hostEnd > local + 1 ? hostEnd : local
  if (end > local) {
    // On federated networks people write either the whole address or its first half.
    const foldStart = tokens.used
    tokens.folded[tokens.used++] = 0x40
    writeFolded(tokens, source, at + 1, local, '._-')
    emit(tokens, MENTION | SUB, at, local, foldStart, tokens.position)
  }
  return keepSigned(tokens, source, MENTION, 0x40, at, end, '._-@', scan)
}

function keepSigned(
  tokens: Tokens,
  source: string,
  kind: number,
  sign: number,
  at: number,
  end: number,
  keep: string,
  scan: Scan,
): number {
  const position = tokens.position
  const foldStart = tokens.used
  tokens.folded[tokens.used++] = sign
  writeFolded(tokens, source, at + 1, end, keep)
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
  const inner = source.indexOf('@', from)
  return inner < 0 || inner > end ? end : inner
}

function tagEnd(source: string, start: number, to: number): number {
  let end = start
  while (end < to && (continuesName(source, end, to) || source.charCodeAt(end) === 0x5f)) end++
  return end
}

function handleEnd(source: string, start: number, to: number): number {
  let end = start
  while (end < to && (isHandleSign(source.charCodeAt(end)) || isHandleLetter(source, end, to))) end++
  while (end > start && source.charCodeAt(end - 1) !== 0x5f && isHandleSign(source.charCodeAt(end - 1))) end--
  return end
}

/** Handles end where a script without spaces begins: `@inesさん` names ines. */
function isHandleLetter(source: string, at: number, to: number): boolean {
  return continuesName(source, at, to) && FOLD[source.charCodeAt(at)] !== RUN
}

function isHandleSign(code: number): boolean {
  return code === 0x2e || code === 0x2d || code === 0x5f
}

function isNumber(source: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const folded = FOLD[source.charCodeAt(at)] as number
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
    if (FOLD[source.charCodeAt(from)] === RUN) hasRun = true
  }
  return hasRun ? 1 : parts
}

/** Where the next word of a tag begins: `HTMLParser2026_beta` is HTML, Parser, 2026, beta. */
function partEnd(source: string, from: number, end: number): number {
  let at = from + 1
  for (; at < end; at++) {
    const code = source.charCodeAt(at)
    const before = source.charCodeAt(at - 1)
    if (before === 0x5f) break
    const isUpper = UPPER[code] === 1
    const wasUpper = UPPER[before] === 1
    if (isUpper && !wasUpper) break
    if (isUpper && wasUpper && at + 1 < end && isLower(source.charCodeAt(at + 1))) break
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
