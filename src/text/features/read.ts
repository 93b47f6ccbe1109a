import { EMOJI, IN_TEXT, IN_TITLE, LONE, MENTION, PAIR, readPost, SUB, TAG, type Tokens, WORD } from '#text/tokens'
import { addFeature, type Features, LETTERS, MOST_READ, resetFeatures, WORDS, weighCounts } from './buffers.ts'
import { hashName, mix } from './hash.ts'
import { isNegation } from './negation.ts'
import { readSigns, signsBetween } from './signs.ts'

const ONE = hashName('one word')
const TWO = hashName('two words')
const THREE = hashName('three words')
const SOME_LETTERS = hashName('letters')
const NEGATED = hashName('negated')
const START = hashName('start of a sentence')
const LEAST_LETTERS = 2
const MOST_LETTERS = 5
/** A word longer than this is data, not language: its letters are not read. */
const LONGEST_WORD = 40
/** How many words after a negation it reaches. */
const NEGATION_REACH = 3

const nothing = { network: '', author: { handle: '' }, links: [], tags: [] }

/**
 * Reads a text (and a title, where there is one) into features, in one pass that all heads share.
 *
 * Words are those of `#text/tokens` (every script; a script without spaces is read in pairs of letters), folded: small
 * letters, no accents. Names of people (@mentions) and addresses are read as signs only, so that nobody's name is
 * learned. Pure but for the buffers; never throws; time grows with the length, up to `MOST_READ` units.
 */
export function readFeatures(features: Features, text: string, title = ''): void {
  const shortText = text.length > MOST_READ ? text.slice(0, MOST_READ) : text
  const shortTitle = title.length > MOST_READ ? title.slice(0, MOST_READ) : title
  resetFeatures(features, shortText.length + shortTitle.length)
  const { tokens } = features
  readPost(tokens, { ...nothing, text: shortText, title: shortTitle }, 0)
  findWords(features)
  for (let at = 0; at < features.wordCount; at++) readLetters(features, features.words[at] as number)
  readWords(features)
  readSigns(features)
  weighCounts(features)
}

/** Picks the tokens that are words of a sequence, and reads the punctuation between them. */
function findWords(features: Features): void {
  const { tokens, words, breaks } = features
  let field = -1
  let end = 0
  let hiddenUntil = -1
  for (let index = 0; index < tokens.count; index++) {
    const kind = tokens.kinds[index] as number
    const start = tokens.starts[index] as number
    const stop = tokens.ends[index] as number
    const isNewField = tokens.fields[index] !== field
    if (isNewField) {
      if (field >= 0) signsBetween(features, field, end, sourceOf(tokens, field).length)
      field = tokens.fields[index] as number
      end = 0
      hiddenUntil = -1
    }
    if (stop <= hiddenUntil) continue
    if ((kind & ~SUB) === MENTION) {
      hiddenUntil = stop
      continue
    }
    const isWord = isWordKind(kind) && !isWhole(tokens, index)
    if (!isWord) continue
    const hasBreak = signsBetween(features, field, end, start) || isNewField
    words[features.wordCount] = index
    breaks[features.wordCount++] = hasBreak ? 1 : 0
    end = Math.max(end, stop)
  }
  if (field >= 0) signsBetween(features, field, end, sourceOf(tokens, field).length)
}

function isWordKind(kind: number): boolean {
  const plain = kind & ~SUB
  return plain === WORD || plain === EMOJI || plain === PAIR || kind === LONE
}

/** `#WinterCharging` is read as its words, not also as one. */
function isWhole(tokens: Tokens, index: number): boolean {
  const next = index + 1
  if (next >= tokens.count || tokens.kinds[index] === TAG) return false
  return (
    ((tokens.kinds[index] as number) & SUB) !== 0 &&
    tokens.fields[next] === tokens.fields[index] &&
    tokens.starts[next] === tokens.starts[index] &&
    (tokens.ends[next] as number) < (tokens.ends[index] as number)
  )
}

function sourceOf(tokens: Tokens, field: number): string {
  return tokens.sources[field === IN_TITLE ? IN_TITLE : IN_TEXT]
}

function readWords(features: Features): void {
  const { tokens, words, breaks, wordCount } = features
  let before = 0
  let twoBefore = 0
  let beforeStart = 0
  let twoBeforeStart = 0
  let negated = 0
  for (let at = 0; at < wordCount; at++) {
    const index = words[at] as number
    const hash = tokens.hashes[index] as number
    const start = tokens.starts[index] as number
    const end = tokens.ends[index] as number
    const field = tokens.fields[index] as number
    if (breaks[at] === 1) {
      before = START
      beforeStart = start
      twoBefore = 0
      negated = 0
    }
    addFeature(features, mix(ONE, hash), WORDS, start, end, field)
    addFeature(features, mix(mix(TWO, before), hash), WORDS, beforeStart, end, field)
    if (twoBefore !== 0)
      addFeature(features, mix(mix(mix(THREE, twoBefore), before), hash), WORDS, twoBeforeStart, end, field)
    if (negated > 0) {
      negated--
      addFeature(features, mix(NEGATED, hash), WORDS, start, end, field)
    }
    if (isNegation(hash)) negated = NEGATION_REACH
    twoBefore = before
    twoBeforeStart = beforeStart
    before = hash
    beforeStart = start
  }
}

function readLetters(features: Features, index: number): void {
  const { tokens } = features
  const { folded } = tokens
  const first = tokens.foldStarts[index] as number
  const last = Math.min(tokens.foldEnds[index] as number, first + LONGEST_WORD)
  const start = tokens.starts[index] as number
  const end = tokens.ends[index] as number
  const field = tokens.fields[index] as number
  for (let from = first - 1; from < last; from++) {
    let hash = SOME_LETTERS
    for (let to = from; to <= last && to < from + MOST_LETTERS; to++) {
      hash = mix(hash, to < first || to === last ? 32 : (folded[to] as number))
      if (to - from + 1 >= LEAST_LETTERS) addFeature(features, hash, LETTERS, start, end, field)
    }
  }
}
