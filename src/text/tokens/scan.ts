import { scanEmoji } from './emoji.ts'
import {
  APOSTROPHE,
  AT,
  astralClass,
  astralFold,
  compose,
  DOLLAR,
  EXPAND,
  expansionOf,
  FIRST_LETTER,
  FOLD,
  HASH,
  HIGH,
  PAUSE,
  PICTURE,
  RUN,
  runFold,
  SEPARATOR,
  STRIP,
} from './fold.ts'
import { HASH_PRIME, HASH_SEED } from './hash.ts'
import { scanCashtag, scanMention, scanTag } from './signs.ts'
import { emit, emitRange, keep, LONE, MAX_TERM, PAIR, reserve, SUB, type Tokens, WORD } from './stream.ts'
import { urlEnd } from './url.ts'

/** Folds a whole source, unit by unit, for `scan` to read: the first of two passes, each of them short enough to be fast. */
export function layFolded(tokens: Tokens, source: string): void {
  const { length } = source
  reserve(tokens, length)
  const { folded } = tokens
  const base = tokens.used
  for (let at = 0; at < length; at++) folded[base + at] = FOLD[source.charCodeAt(at)] as number
  tokens.base = base
  tokens.used = base + length
}

/**
 * Reads `source[from..to]`, folded before by `layFolded`, into tokens of the current field.
 * `sub` is `SUB` when the words belong to a tag or mention that is a token itself.
 */
export function scan(tokens: Tokens, source: string, from: number, to: number, sub: number): void {
  const { folded, base } = tokens
  let at = from
  while (at < to) {
    const kind = folded[base + at] as number
    if (kind === SEPARATOR) at++
    else if (kind >= FIRST_LETTER || kind === EXPAND) at = scanWord(tokens, source, at, to, sub)
    else at = scanOther(tokens, source, at, to, sub, kind)
  }
}

function scanOther(tokens: Tokens, source: string, at: number, to: number, sub: number, kind: number): number {
  switch (kind) {
    case RUN:
      return scanRun(tokens, source, at, to, sub)
    case PICTURE:
      return scanEmoji(tokens, source, at, to, sub)
    case HIGH:
      return scanAstral(tokens, source, at, to, sub)
    case HASH:
      return scanTag(tokens, source, at, to, scan)
    case DOLLAR:
      return scanCashtag(tokens, source, at, to, scan)
    case AT:
      return scanMention(tokens, source, at, to, scan)
    default:
      return at + 1
  }
}

function scanAstral(tokens: Tokens, source: string, at: number, to: number, sub: number): number {
  const codePoint = pairAt(source, at, to)
  if (codePoint === 0) return at + 1
  const kind = astralClass(codePoint)
  if (kind === PICTURE) return scanEmoji(tokens, source, at, to, sub)
  if (kind === RUN) return scanRun(tokens, source, at, to, sub)
  if (kind === FIRST_LETTER) return scanWord(tokens, source, at, to, sub)
  return at + 2
}

/** The code point of the surrogate pair at `at`, or 0 where it is broken. */
function pairAt(source: string, at: number, to: number): number {
  const codePoint = at + 1 < to ? (source.codePointAt(at) ?? 0) : 0
  return codePoint > 0xffff ? codePoint : 0
}

function scanWord(tokens: Tokens, source: string, start: number, to: number, sub: number): number {
  const { folded, base } = tokens
  const last = base + to
  let hash = HASH_SEED
  let fold = base + start
  let kind = folded[fold] as number
  // A word of plain letters lies folded already: its term is read where it stands.
  while (kind >= FIRST_LETTER) {
    hash = Math.imul(hash ^ kind, HASH_PRIME)
    kind = ++fold < last ? (folded[fold] as number) : SEPARATOR
  }
  const at = fold - base
  if (kind === SEPARATOR || kind === RUN) {
    if (at - start <= MAX_TERM) keep(tokens, WORD | sub, start, at, base + start, fold, tokens.position++, hash)
    else emitRange(tokens, WORD | sub, start, at, base + start, fold, tokens.position++)
    return at
  }
  return scanRareWord(tokens, source, start, at, to, sub)
}

/** Goes on with a word, plain until `from`, that may hold letters of other kinds; its term is written anew. */
function scanRareWord(tokens: Tokens, source: string, start: number, from: number, to: number, sub: number): number {
  const { folded, base } = tokens
  const foldStart = tokens.used
  let at = from
  for (let letter = start; letter < from; letter++) folded[tokens.used++] = folded[base + letter] as number
  let kind = at < to ? (folded[base + at] as number) : SEPARATOR
  for (;;) {
    if (kind === SEPARATOR || kind === RUN || kind === PAUSE) break
    const next = scanRareLetter(tokens, source, foldStart, at, to, kind)
    if (next === at) break
    at = next < 0 ? -next : next
    if (next < 0) {
      // The possessive: `Halden's` is the word Halden, and its span ends before the apostrophe.
      emit(tokens, WORD | sub, start, at - 2, foldStart, tokens.position++)
      return at
    }
    kind = at < to ? (folded[base + at] as number) : SEPARATOR
    while (kind >= FIRST_LETTER) {
      folded[tokens.used++] = kind
      kind = ++at < to ? (folded[base + at] as number) : SEPARATOR
    }
  }
  if ((kind === PAUSE || kind === HASH) && sub === 0) {
    const after = source.charCodeAt(at)
    if (after === 0x3a || after === 0x2e) {
      const end = urlEnd(source, start, at, to)
      if (end > 0) return keepUrl(tokens, start, end)
    }
    if ((after === 0x2b || after === 0x23) && tokens.used - foldStart === 1) {
      // C++, C# and F# are names, not the letter.
      const length =
        after === 0x2b ? (source.charCodeAt(at + 1) === 0x2b ? 2 : 0) : isWordAt(source, at + 1, to) ? 0 : 1
      for (let sign = 0; sign < length; sign++) folded[tokens.used++] = after
      at += length
    }
  }
  if (tokens.used > foldStart) emit(tokens, WORD | sub, start, at, foldStart, tokens.position++)
  return at
}

/** Goes past one character of a word that is no plain letter. The same place: the word ends. Negative: it ends, and this is skipped. */
function scanRareLetter(
  tokens: Tokens,
  source: string,
  foldStart: number,
  at: number,
  to: number,
  kind: number,
): number {
  const folded = tokens.folded
  if (kind === STRIP) {
    const composed = tokens.used > foldStart ? compose(folded[tokens.used - 1] as number, source.charCodeAt(at)) : 0
    if (composed > 0) folded[tokens.used - 1] = composed
    return at + 1
  }
  if (kind === EXPAND) {
    const letters = expansionOf(source.charCodeAt(at))
    for (let letter = 0; letter < letters.length; letter++) folded[tokens.used++] = letters.charCodeAt(letter)
    return at + 1
  }
  if (kind === HIGH) {
    const codePoint = pairAt(source, at, to)
    const kindOfPair = codePoint === 0 ? SEPARATOR : astralClass(codePoint)
    if (kindOfPair === STRIP) return at + 2
    if (kindOfPair !== FIRST_LETTER) return at
    const letters = astralFold(codePoint)
    for (let letter = 0; letter < letters.length; letter++) folded[tokens.used++] = letters.charCodeAt(letter)
    return at + 2
  }
  if (kind !== APOSTROPHE || !isWordAt(source, at + 1, to)) return at
  const next = source.charCodeAt(at + 1)
  if ((next === 0x73 || next === 0x53) && !isWordAt(source, at + 2, to)) return -(at + 2)
  if (isElision(folded, foldStart, tokens.used)) return at
  return at + 1
}

function isWordAt(source: string, at: number, to: number): boolean {
  if (at >= to) return false
  const kind = FOLD[source.charCodeAt(at)] as number
  return kind >= FIRST_LETTER || kind === EXPAND
}

const ELISIONS = new Set(
  ['c', 'd', 'j', 'l', 'm', 'n', 's', 't', 'qu', 'un', 'all', 'dall', 'dell', 'nell', 'sull', 'coll'].map(article =>
    [...article].reduce((packed, letter) => (packed << 8) | letter.charCodeAt(0), 0),
  ),
)

/** Whether these letters are a French or Italian article before an apostrophe: `l'énergie` holds the word énergie. */
function isElision(folded: Uint16Array, start: number, end: number): boolean {
  if (end - start > 4) return false
  let packed = 0
  for (let at = start; at < end; at++) {
    if ((folded[at] as number) > 0x7a) return false
    packed = (packed << 8) | (folded[at] as number)
  }
  return ELISIONS.has(packed)
}

/** An address takes one place among the words; what is in it is found by `url:` and never by a phrase. */
function keepUrl(tokens: Tokens, start: number, end: number): number {
  if (tokens.urlCount * 2 + 2 > tokens.urls.length) {
    const urls = new Int32Array(tokens.urls.length * 2)
    urls.set(tokens.urls)
    tokens.urls = urls
  }
  tokens.urls[tokens.urlCount * 2] = start
  tokens.urls[tokens.urlCount * 2 + 1] = end
  tokens.urlCount++
  tokens.position++
  return end
}

/**
 * A run of a script without spaces: 東京都 gives 東京, 京都 and, so that 都 alone is found, 都.
 * A run in a query is the phrase of its pairs, which makes finding it the same as finding it letter by letter.
 */
function scanRun(tokens: Tokens, source: string, start: number, to: number, sub: number): number {
  const folded = tokens.folded
  let at = start
  let letters = 0
  let previousAt = start
  let previousFold = tokens.used
  let letterAt = start
  let letterFold = tokens.used
  while (at < to) {
    const code = source.charCodeAt(at)
    const kind = FOLD[code] as number
    if (kind === STRIP) {
      at++
      continue
    }
    const codePoint = kind === HIGH ? pairAt(source, at, to) : 0
    if (kind !== RUN && (codePoint === 0 || astralClass(codePoint) !== RUN)) break
    const composed = letters > 0 && kind === RUN ? compose(folded[tokens.used - 1] as number, code) : 0
    if (composed > 0) {
      folded[tokens.used - 1] = composed
      at++
      continue
    }
    if (letters > 1) emitRange(tokens, PAIR | sub, previousAt, at, previousFold, tokens.used, tokens.position++)
    if (letters > 0) {
      previousAt = letterAt
      previousFold = letterFold
    }
    letterAt = at
    letterFold = tokens.used
    letters++
    folded[tokens.used++] = kind === RUN ? runFold(code) : code
    if (kind === HIGH) folded[tokens.used++] = source.charCodeAt(at + 1)
    at += kind === HIGH ? 2 : 1
  }
  if (letters > 1) emitRange(tokens, PAIR | sub, previousAt, at, previousFold, tokens.used, tokens.position++)
  emitRange(tokens, LONE | (letters > 1 ? SUB : sub), letterAt, at, letterFold, tokens.used, tokens.position++)
  return at
}
