import {
  addFeature,
  type Features,
  IN_TEXT,
  IN_TITLE,
  LETTERS,
  MOST_READ,
  resetFeatures,
  WORDS,
  weighCounts,
} from './buffers.ts'
import { readFamilies } from './families.ts'
import { hashName, mix } from './hash.ts'
import { isNegation } from './negation.ts'
import { EMOJI, scan } from './scan.ts'
import { readShapes } from './shapes.ts'

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

/**
 * Reads a text (and a title, where there is one) into features, in one pass that all heads share.
 *
 * Words are folded: small letters, no accents, apostrophes dropped (`don't` is dont); scripts without spaces are read in
 * pairs of letters. Names of people (@mentions) and addresses are read as signs only, so that nobody's name is learned.
 * Pure but for the buffers; never throws; time grows with the length, up to `MOST_READ` units.
 */
export function readFeatures(features: Features, text: string, title = ''): void {
  const shortText = text.length > MOST_READ ? text.slice(0, MOST_READ) : text
  const shortTitle = title.length > MOST_READ ? title.slice(0, MOST_READ) : title
  resetFeatures(features, shortText.length + shortTitle.length)
  if (shortTitle !== '') scan(features, shortTitle, IN_TITLE)
  const inTitle = features.wordCount
  scan(features, shortText, IN_TEXT)
  for (let word = 0; word < features.wordCount; word++) readLetters(features, word)
  readWords(features)
  readFamilies(features)
  readShapes(features, shortTitle, shortText, inTitle)
  weighCounts(features)
}

function readWords(features: Features): void {
  const { wordHashes, wordStarts, wordEnds, wordFields, wordBreaks, wordCount } = features
  let before = 0
  let twoBefore = 0
  let beforeStart = 0
  let twoBeforeStart = 0
  let negated = 0
  for (let word = 0; word < wordCount; word++) {
    const hash = wordHashes[word] as number
    const start = wordStarts[word] as number
    const end = wordEnds[word] as number
    const field = wordFields[word] as number
    if (wordBreaks[word] !== 0) {
      before = START
      beforeStart = start
      twoBefore = 0
      negated = 0
    }
    addFeature(features, mix(ONE, hash), WORDS, start, end, field)
    const two = mix(mix(TWO, before), hash)
    addFeature(features, two, WORDS, beforeStart, end, field)
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

function readLetters(features: Features, word: number): void {
  if (features.wordKinds[word] === EMOJI) return
  const { folded } = features
  const first = features.foldStarts[word] as number
  const last = Math.min(features.foldEnds[word] as number, first + LONGEST_WORD)
  const start = features.wordStarts[word] as number
  const end = features.wordEnds[word] as number
  const field = features.wordFields[word] as number
  for (let from = first - 1; from < last; from++) {
    let hash = SOME_LETTERS
    for (let to = from; to <= last && to < from + MOST_LETTERS; to++) {
      hash = mix(hash, to < first || to === last ? 32 : (folded[to] as number))
      if (to - from + 1 >= LEAST_LETTERS) addFeature(features, hash, LETTERS, start, end, field)
    }
  }
}
