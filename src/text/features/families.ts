import { addFeature, FAMILIES, type Features } from './buffers.ts'
import { addMeaning, families, MEANING_SIZE, OWN_FAMILIES, sayingOf, wordNumber } from './english.ts'
import { hashName, mix } from './hash.ts'
import { EMOJI } from './scan.ts'

const ONE = hashName('one family')
const TWO = hashName('two families')
const THREE = hashName('three families')
const FAMILY = hashName('family')
const NUMBER = hashName('number')
const UNKNOWN = hashName('unknown word')
const SENTENCE = hashName('sentence')

/**
 * Reads the text once more with each rarer English word replaced by its family (`english.json`, from word vectors), so
 * that what was learned of `could you mail us` is known of `can you send me`. Where sentences end, their mark is read.
 */
export function readFamilies(features: Features): void {
  const { wordStarts, wordEnds, wordFields, wordBreaks, wordHashes, wordNumbers, wordCount } = features
  let before = 0
  let twoBefore = 0
  let beforeStart = 0
  let twoBeforeStart = 0
  for (let word = 0; word < wordCount; word++) {
    const start = wordStarts[word] as number
    const end = wordEnds[word] as number
    const field = wordFields[word] as number
    const number = wordNumber(wordHashes[word] as number)
    wordNumbers[word] = number
    const sentence = wordBreaks[word] as number
    if (sentence !== 0) {
      const isFirst = word === 0 || wordFields[word - 1] !== field
      const symbol = mix(SENTENCE, isFirst ? 1 : sentence)
      if (!isFirst) addRow(features, symbol, before, twoBefore, twoBeforeStart, beforeStart, start, field)
      before = symbol
      beforeStart = start
      twoBefore = 0
    }
    const isFamily = number >= OWN_FAMILIES
    const symbol = isFamily ? mix(FAMILY, families[number] as number) : plainSymbol(features, word, number)
    if (isFamily) addFeature(features, mix(ONE, symbol), FAMILIES, start, end, field)
    addRow(features, symbol, before, twoBefore, twoBeforeStart, beforeStart, end, field)
    twoBefore = before
    twoBeforeStart = beforeStart
    before = symbol
    beforeStart = start
  }
  if (wordCount > 0) {
    const last = wordCount - 1
    const symbol = mix(SENTENCE, Math.max(1, features.lastMark))
    const end = wordEnds[last] as number
    addRow(features, symbol, before, twoBefore, twoBeforeStart, beforeStart, end, wordFields[last] as number)
  }
}

function addRow(
  features: Features,
  symbol: number,
  before: number,
  twoBefore: number,
  twoBeforeStart: number,
  beforeStart: number,
  end: number,
  field: number,
): void {
  if (before === 0) return
  addFeature(features, mix(mix(TWO, before), symbol), FAMILIES, beforeStart, end, field)
  if (twoBefore === 0) return
  addFeature(features, mix(mix(mix(THREE, twoBefore), before), symbol), FAMILIES, twoBeforeStart, end, field)
}

/** What stands for a word that is in no family: common words and emoji for themselves. */
function plainSymbol(features: Features, word: number, number: number): number {
  const hash = features.wordHashes[word] as number
  if (number >= 0 || features.wordKinds[word] === EMOJI) return hash
  const first = features.folded[features.foldStarts[word] as number] as number
  return first >= 48 && first <= 57 ? NUMBER : UNKNOWN
}

/**
 * What a text means as a point (length 1, or all zero where no English word is known): the sum of its words' meanings,
 * rare words counting more. Returns what each word's part was multiplied by besides its own weight, for telling why.
 */
export function readMeaning(features: Features, meaning: Float32Array): number {
  if (features.meaningOf !== features.stamp) sumMeaning(features)
  meaning.set(features.meaning)
  return features.meaningScale
}

function sumMeaning(features: Features): void {
  if (features.meaning.length !== MEANING_SIZE) features.meaning = new Float32Array(MEANING_SIZE)
  const { meaning } = features
  meaning.fill(0)
  for (let word = 0; word < features.wordCount; word++) {
    const number = features.wordNumbers[word] as number
    if (number >= 0) addMeaning(meaning, number, sayingOf(number))
  }
  let squares = 0
  for (let at = 0; at < MEANING_SIZE; at++) squares += (meaning[at] as number) * (meaning[at] as number)
  const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares)
  for (let at = 0; at < MEANING_SIZE; at++) meaning[at] = (meaning[at] as number) * scale
  features.meaningOf = features.stamp
  features.meaningScale = scale
}

/** The part that one word has in its text's meaning; `scale` is what `readMeaning` returned. */
export function meaningOfWord(features: Features, word: number, scale: number, meaning: Float32Array): boolean {
  meaning.fill(0)
  const number = features.wordNumbers[word] as number
  if (number < 0) return false
  addMeaning(meaning, number, sayingOf(number) * scale)
  return true
}
