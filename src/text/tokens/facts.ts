import * as hashing from './hash.ts'
import { hashRange } from './hash.ts'
import { FACT_SIGNS, factFold, writeFolded, writeLetters } from './letters.ts'
import * as mark from './marks.ts'
import { emit, keep, reserve, type Tokens } from './stream.ts'

const { HASH_PRIME } = hashing
const { FACT, MAX_TERM } = mark
const { charCodeAt } = String.prototype

const FROM = Uint16Array.from(':from:', letter => letter.charCodeAt(0))
const FROM_HASH = hashRange(FROM, 0, FROM.length)
/** What the letters of ASCII, and the signs that facts keep, fold to in a fact; 0 for others. */
const FACT_FOLD = factFold()

/** `:from:` and the handle, folded and hashed in one pass where it is written in plain letters. */
export function readHandle(tokens: Tokens, handle: string): void {
  const { length } = handle
  reserve(tokens, length + FROM.length)
  const { folded } = tokens
  const foldStart = tokens.used
  let hash = FROM_HASH
  let used = foldStart
  for (let at = 0; at < FROM.length; at++) folded[used++] = FROM[at] as number
  for (let at = 0; at < length; at++) {
    const code = charCodeAt.call(handle, at)
    const kind = code < 128 ? (FACT_FOLD[code] as number) : 0
    if (kind === 0) {
      readFact(tokens, ':from:', handleOf(handle))
      return
    }
    folded[used++] = kind
    hash = Math.imul(hash ^ kind, HASH_PRIME)
  }
  if (length === 0 || used - foldStart > MAX_TERM) {
    readFact(tokens, ':from:', handle)
    return
  }
  tokens.used = used
  keep(tokens, FACT, 0, 0, foldStart, used, tokens.position++, hash)
}

/** The fact of a language of two letters, as it was read when it was met last: few languages make nearly all posts. */
interface KnownLanguage {
  language: string
  letters: Uint16Array
  hash: number
}
const KNOWN_LANGUAGES = 64
const known: KnownLanguage[] = Array.from({ length: KNOWN_LANGUAGES }, () => ({
  language: '',
  letters: new Uint16Array(0),
  hash: 0,
}))

/** en-GB is also en: each leading part of the language is a term. */
export function readLanguage(tokens: Tokens, language: string): void {
  if (language.length === 2) {
    readShortLanguage(tokens, language)
    return
  }
  readFact(tokens, ':lang:', language)
  for (let at = language.length - 1; at > 0; at--)
    if (charCodeAt.call(language, at) === 0x2d) readFact(tokens, ':lang:', language.slice(0, at))
}

function readShortLanguage(tokens: Tokens, language: string): void {
  const place = (charCodeAt.call(language, 0) * 7 + charCodeAt.call(language, 1)) & (KNOWN_LANGUAGES - 1)
  const fact = known[place] as KnownLanguage
  if (fact.language !== language) {
    const first = tokens.used
    readFact(tokens, ':lang:', language)
    fact.language = language
    fact.letters = tokens.folded.slice(first, tokens.used)
    fact.hash = hashRange(fact.letters, 0, fact.letters.length)
    return
  }
  const { hash, letters } = fact
  reserve(tokens, letters.length)
  const foldStart = tokens.used
  for (let at = 0; at < letters.length; at++) tokens.folded[foldStart + at] = letters[at] as number
  tokens.used += letters.length
  keep(tokens, FACT, 0, 0, foldStart, tokens.used, tokens.position++, hash)
}

/** A fact as one token: its field and its value, folded. Nothing for an empty value. */
export function readFact(tokens: Tokens, field: string, value: string): void {
  if (value === '') return
  reserve(tokens, value.length + field.length)
  const foldStart = tokens.used
  writeLetters(tokens, field)
  writeFolded(tokens, value, 0, value.length, FACT_SIGNS)
  emit(tokens, FACT, 0, 0, foldStart, tokens.position++)
}

/** A handle without the sign it may begin with. */
export function handleOf(handle: string): string {
  return handle.startsWith('@') ? handle.slice(1) : handle
}
