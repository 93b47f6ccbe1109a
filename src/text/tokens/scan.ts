import { scanEmoji } from './emoji.ts'
import * as fold from './fold.ts'
import { astralClass, astralFold, compose, expansionOf, runFold } from './fold.ts'
import * as hashing from './hash.ts'
import * as mark from './marks.ts'
import { scanCashtag, scanMention, scanTag } from './signs.ts'
import { emit, emitRange, keep, keepWords, type Tokens } from './stream.ts'
import { urlEnd } from './url.ts'

// Constants of its own a file has in its compiled code; those of others V8 fetches at each use, in a loop at each turn.
const { APOSTROPHE, AT, DOLLAR, EXPAND, FIRST_LETTER, FOLD, HASH, HIGH, PAUSE, PICTURE, RUN, SEPARATOR, STRIP } = fold
const { HASH_PRIME, HASH_SEED } = hashing
const LAST_CLASS = FIRST_LETTER - 1
const { LONE, MAX_TERM, PAIR, SUB, WORD } = mark
// Called so, it reads strings of every make alike; as `source.charCodeAt`, after a few makes, five times slower.
const { charCodeAt } = String.prototype

/**
 * Reads `source[from..to]` into tokens of the current field. The letters of plain words are folded into their own places
 * from `base` on, hashed as they are met; only what is rarer is written anew.
 * `sub` is `SUB` when the words belong to a tag or mention that is a token itself.
 */
export function scan(tokens: Tokens, source: string, from: number, to: number, sub: number): void {
  let at = from
  while (at < to) {
    at = scanStretch(tokens, source, at, to, sub)
    if (at >= to) return
    const kind = FOLD[charCodeAt.call(source, at)] as number
    if (tokens.begun < at) at = scanRareWord(tokens, source, tokens.begun, at, to, sub)
    else if (kind === EXPAND) at = scanRareWord(tokens, source, at, at, to, sub)
    else at = scanOther(tokens, source, at, to, sub, kind)
  }
}

/**
 * Reads plain words and what separates them, up to the first character of another kind, and returns where that stands; a
 * word that goes on there is left to others, from `begun` on. Nothing in here asks whether a word begins or ends: at each
 * of them the processor would guess wrong, which costs as much as reading five letters. Masks of ones and zeros do instead.
 */
function scanStretch(tokens: Tokens, source: string, from: number, to: number, sub: number): number {
  const { base, folded, hashes } = tokens
  const bounds = folded.length
  let bound = bounds
  let hash = HASH_SEED
  /** All ones in a word, else none. */
  let inWord = 0
  let at = from
  for (; at < to; at++) {
    let kind = FOLD[charCodeAt.call(source, at)] as number
    if ((kind - 1) >>> 0 < LAST_CLASS) {
      if (kind !== PAUSE || (at + 1 < to && charCodeAt.call(source, at + 1) > 0x20)) break
      kind = SEPARATOR
    }
    const isLetter = (LAST_CLASS - kind) >> 31
    const place = (base + at) | 0
    hash = Math.imul(hash ^ kind, HASH_PRIME) & isLetter
    folded[place] = kind
    hashes[place] = hash
    hashes[bound] = at
    bound = (bound + ((isLetter ^ inWord) & 1)) | 0
    inWord = isLetter
  }
  tokens.begun = at
  if (inWord !== 0) {
    const start = hashes[bound - 1] as number
    if (at === to || endsPlainly(source, start, at, to, sub)) hashes[bound++] = at
    else tokens.begun = start
  }
  keepWords(tokens, WORD | sub, (bound - bounds) >> 1)
  return at
}

/** Whether a word of plain letters is over at `at`, and no address or name like C++ begins there. */
function endsPlainly(source: string, start: number, at: number, to: number, sub: number): boolean {
  if (at - start > MAX_TERM) return false
  switch (FOLD[charCodeAt.call(source, at)]) {
    case STRIP:
    case EXPAND:
    case HIGH:
      return false
    case APOSTROPHE:
      return !isWordAt(source, at + 1, to)
    case PAUSE: {
      if (sub !== 0) return true
      const sign = charCodeAt.call(source, at)
      if (sign === 0x3a) return charCodeAt.call(source, at + 1) !== 0x2f
      return sign === 0x2e ? at - start !== 3 : at - start > 1
    }
    case HASH:
      return sub !== 0 || at - start > 1
    default:
      return true
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
  if (kind === FIRST_LETTER) return scanRareWord(tokens, source, at, at, to, sub)
  return at + 2
}

/** The code point of the surrogate pair at `at`, or 0 where it is broken. */
function pairAt(source: string, at: number, to: number): number {
  const codePoint = at + 1 < to ? (source.codePointAt(at) ?? 0) : 0
  return codePoint > 0xffff ? codePoint : 0
}

/** Goes on with a word, plain until `from`, that may hold letters of other kinds; its term is written anew. */
function scanRareWord(tokens: Tokens, source: string, start: number, from: number, to: number, sub: number): number {
  const { folded, base } = tokens
  const foldStart = tokens.used
  let at = from
  for (let letter = start; letter < from; letter++) folded[tokens.used++] = folded[base + letter] as number
  let kind = kindAt(source, at, to)
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
    kind = kindAt(source, at, to)
    while (kind >= FIRST_LETTER) {
      folded[tokens.used++] = kind
      kind = kindAt(source, ++at, to)
    }
  }
  if ((kind === PAUSE || kind === HASH) && sub === 0) {
    const after = charCodeAt.call(source, at)
    if (after === 0x3a || after === 0x2e) {
      const end = urlEnd(source, start, at, to)
      if (end > 0) return keepUrl(tokens, start, end)
    }
    if ((after === 0x2b || after === 0x23) && tokens.used - foldStart === 1) {
      // C++, C# and F# are names, not the letter.
      const length =
        after === 0x2b ? (charCodeAt.call(source, at + 1) === 0x2b ? 2 : 0) : isWordAt(source, at + 1, to) ? 0 : 1
      for (let sign = 0; sign < length; sign++) folded[tokens.used++] = after
      at += length
    }
  }
  if (tokens.used > foldStart) emit(tokens, WORD | sub, start, at, foldStart, tokens.position++)
  return at
}

function kindAt(source: string, at: number, to: number): number {
  return at < to ? (FOLD[charCodeAt.call(source, at)] as number) : SEPARATOR
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
    const composed =
      tokens.used > foldStart ? compose(folded[tokens.used - 1] as number, charCodeAt.call(source, at)) : 0
    if (composed > 0) folded[tokens.used - 1] = composed
    return at + 1
  }
  if (kind === EXPAND) {
    const letters = expansionOf(charCodeAt.call(source, at))
    for (let letter = 0; letter < letters.length; letter++) folded[tokens.used++] = charCodeAt.call(letters, letter)
    return at + 1
  }
  if (kind === HIGH) {
    const codePoint = pairAt(source, at, to)
    const kindOfPair = codePoint === 0 ? SEPARATOR : astralClass(codePoint)
    if (kindOfPair === STRIP) return at + 2
    if (kindOfPair !== FIRST_LETTER) return at
    const letters = astralFold(codePoint)
    for (let letter = 0; letter < letters.length; letter++) folded[tokens.used++] = charCodeAt.call(letters, letter)
    return at + 2
  }
  if (kind !== APOSTROPHE || !isWordAt(source, at + 1, to)) return at
  const next = charCodeAt.call(source, at + 1)
  if ((next === 0x73 || next === 0x53) && !isWordAt(source, at + 2, to)) return -(at + 2)
  if (isElision(folded, foldStart, tokens.used)) return at
  return at + 1
}

function isWordAt(source: string, at: number, to: number): boolean {
  if (at >= to) return false
  const kind = FOLD[charCodeAt.call(source, at)] as number
  return kind >= FIRST_LETTER || kind === EXPAND
}

const ELISIONS = new Set(
  ['c', 'd', 'j', 'l', 'm', 'n', 's', 't', 'qu', 'un', 'all', 'dall', 'dell', 'nell', 'sull', 'coll'].map(article =>
    [...article].reduce((packed, letter) => (packed << 8) | charCodeAt.call(letter, 0), 0),
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
    const code = charCodeAt.call(source, at)
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
    if (letters > 1) keepPair(tokens, PAIR | sub, previousAt, at, previousFold)
    if (letters > 0) {
      previousAt = letterAt
      previousFold = letterFold
    }
    letterAt = at
    letterFold = tokens.used
    letters++
    folded[tokens.used++] = kind === RUN ? runFold(code) : code
    if (kind === HIGH) folded[tokens.used++] = charCodeAt.call(source, at + 1)
    at += kind === HIGH ? 2 : 1
  }
  if (letters > 1) keepPair(tokens, PAIR | sub, previousAt, at, previousFold)
  emitRange(tokens, LONE | (letters > 1 ? SUB : sub), letterAt, at, letterFold, tokens.used, tokens.position++)
  return at
}

function keepPair(tokens: Tokens, kind: number, start: number, end: number, foldStart: number): void {
  const { folded, used } = tokens
  if (used - foldStart > 2) {
    emitRange(tokens, kind, start, end, foldStart, used, tokens.position++)
    return
  }
  const first = Math.imul(HASH_SEED ^ (folded[foldStart] as number), HASH_PRIME)
  const hash = Math.imul(first ^ (folded[foldStart + 1] as number), HASH_PRIME)
  keep(tokens, kind, start, end, foldStart, used, tokens.position++, hash)
}
