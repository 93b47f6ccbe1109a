import { addFeature, createFeatures, type Features, IN_TEXT, MOVES, OUTLINE, resetFeatures, SIGNS } from './buffers.ts'
import { wordNumber } from './english.ts'
import { hashName, mix } from './hash.ts'
import { EMOJI, MARK, scan } from './scan.ts'

/** The longest text whose moves are read, in words: who asks says so soon. */
const MOST_WORDS = 60
const LONGEST_RUN = 5
/** Words below this number keep their own place in the outline. */
const COMMON = 300

const lists = {
  act: `let call send give please review check make take get see forward provide tell advise confirm contact find fax email
    print add remove update attach set schedule come meet join talk look keep use try fill sign return prepare respond reply
    note ensure include help ask pull bring put read wait discuss arrange plan copy feel stop do be have go`,
  start: 'so and but also then thanks hi hello just again ok well',
  if: 'if',
  please: 'please pls',
  modal: 'can could would will should may might must shall need needs want',
  you: 'you your yours u',
  me: 'i we me us my our',
  time: `monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri tomorrow today tonight noon
    am pm asap week morning afternoon`,
  meeting: 'call meeting meet conference lunch dinner',
  kept: 'please let thanks thank pls call meeting attached review email send',
} as const
type List = keyof typeof lists
const names = Object.keys(lists) as List[]
const bitOf = Object.fromEntries(names.map((name, at) => [name, 1 << at])) as Record<List, number>

let toWord = 0
let firstWord = -1
/** By hash of a word: the lists it is in. Filled on first use: the words are read by the reader that will meet them. */
const known = new Map<number, number>()

const NUMBER = hashName('number in an outline')
const OTHER = hashName('other word in an outline')
const FIRST = hashName('start of an outline')
const LAST = hashName('end of an outline')
const RUN = hashName('run of an outline')
const sign = (name: string) => hashName(`move: ${name}`)
const ACT = sign('begins with an act')
const ACT_WORD = sign('begins with this act')
const ACT_FIRST = sign('begins the sentence with an act')
const IF = sign('if')
const PLEASE = sign('please')
const BEGINS = [sign('first word'), sign('first two words'), sign('first three words')] as const
const ASKS = [sign('asks'), sign('asks, first word'), sign('asks, first two words')] as const
const CAN_YOU = [sign('modal, you'), sign('this modal, you')] as const
const YOU_CAN = [sign('you, modal'), sign('you, this modal')] as const
const I_CAN = [sign('i, modal'), sign('i, this modal')] as const
const CAN_I = sign('this modal, i')
const TO_ACT = sign('to act')
const PLEASE_ACT = sign('please, then')
const HAS = { you: sign('you'), me: sign('me'), time: sign('time'), meeting: sign('meeting'), number: sign('number') }
const SENTENCES = sign('number of sentences')
const ENDS = sign('ends with')

/** The tokens of a text: words, and the marks between them as negative numbers. */
const tokens = new Int32Array(MOST_WORDS * 4)
const outline = new Int32Array(MOST_WORDS * 4 + 2)

/**
 * Adds what a text does, in English: begins a clause with an act (`send me …`), a modal beside `you`, a question, a time;
 * and its outline, runs of two to five where only the most common words stay themselves (`can you _ me the _ ?`). To
 * features that were read before, only for heads that ask for it; a second call does nothing.
 */
export function readMoves(features: Features): void {
  if (features.movesOf === features.stamp) return
  features.movesOf = features.stamp
  if (known.size === 0) learnLists()
  const count = tokensOf(features)
  const before = features.count
  readOutline(features, count)
  readSentences(features, count)
  for (let at = before; at < features.count; at++) {
    const times = features.values[at] as number
    if (times > 1) features.values[at] = 1 + Math.log(times)
  }
}

function hashOf(word: string): number {
  const features = createFeatures()
  resetFeatures(features, word.length)
  scan(features, word, IN_TEXT)
  return features.wordHashes[0] as number
}

function learnLists(): void {
  toWord = hashOf('to')
  for (const name of names)
    for (const word of lists[name].split(/\s+/)) {
      const hash = hashOf(word)
      known.set(hash, (known.get(hash) ?? 0) | bitOf[name])
    }
}

const marks = [46, 63, 33, 44, 59, 58]
const markOf = new Map(marks.map(code => [mix(MARK, code), code]))
const COMMA = -44
const QUESTION = -63

/** Words and marks in their order; a line's end is a full stop. */
function tokensOf(features: Features): number {
  const { places, placeOf, placeStarts, placeFields, hashes, groups, wordStarts, wordFields, wordKinds, wordBreaks } =
    features
  const most = Math.min(features.wordCount, MOST_WORDS)
  firstWord = -1
  let count = 0
  let place = 0
  const takeMarks = (start: number, field: number) => {
    for (; place < places && count < tokens.length - 1; place++) {
      const itsField = placeFields[place] as number
      if (itsField > field || (itsField === field && (placeStarts[place] as number) >= start)) return
      const feature = placeOf[place] as number
      // Signs between the words are read first of all; what follows them is of the words.
      if (groups[feature] !== SIGNS) return
      const code = markOf.get(hashes[feature] as number)
      if (code !== undefined) tokens[count++] = -code
    }
  }
  for (let word = 0; word < most; word++) {
    const had = count
    takeMarks(wordStarts[word] as number, wordFields[word] as number)
    if (wordKinds[word] === EMOJI) continue
    if (word > 0 && wordBreaks[word] === 1 && count === had) tokens[count++] = -46
    if (count === tokens.length) break
    tokens[count++] = word
    if (firstWord < 0) firstWord = word
  }
  if (most === features.wordCount) takeMarks(Number.POSITIVE_INFINITY, 1)
  return count
}

function readOutline(features: Features, count: number): void {
  const { wordHashes, folded, foldStarts, wordStarts, wordEnds, wordFields } = features
  let size = 0
  outline[size++] = FIRST
  for (let at = 0; at < count; at++) {
    const token = tokens[at] as number
    if (token < 0) {
      outline[size++] = token
      continue
    }
    const hash = wordHashes[token] as number
    const number = wordNumber(hash)
    const isKept = (number >= 0 && number < COMMON) || ((known.get(hash) ?? 0) & bitOf.kept) !== 0
    const first = folded[foldStarts[token] as number] as number
    outline[size++] = isKept ? hash : first >= 48 && first <= 57 ? NUMBER : OTHER
  }
  outline[size++] = LAST
  for (let from = 0; from < size; from++) {
    let hash = RUN
    // What an outline's part moves is told of its first word, or of the word before.
    const word = wordAt(Math.min(from, count))
    for (let to = from; to < size && to < from + LONGEST_RUN; to++) {
      hash = mix(hash, outline[to] as number)
      if (to === from || word < 0) continue
      const last = Math.max(word, wordAt(Math.min(to, count)))
      const end = wordEnds[wordFields[last] === wordFields[word] ? last : word] as number
      addFeature(features, hash, OUTLINE, wordStarts[word] as number, end, wordFields[word] as number)
    }
  }
}

/** The word at a place of the outline, or the one before it, or the first; -1 where there is none. */
function wordAt(at: number): number {
  for (let back = at - 1; back >= 0; back--) if ((tokens[back] as number) >= 0) return tokens[back] as number
  return firstWord
}

function readSentences(features: Features, count: number): void {
  let sentences = 0
  let lastMark = 0
  let seen = 0
  let hasNumber = false
  for (let from = 0; from < count; ) {
    let to = from
    while (to < count && ((tokens[to] as number) >= 0 || tokens[to] === COMMA)) to++
    const mark = to < count ? (tokens[to] as number) : 0
    const first = nextWord(from, to)
    if (first < to) {
      sentences++
      lastMark = mark
      readClauses(features, from, to)
      readAsking(features, from, to, mark === QUESTION)
      for (let at = from; at < to; at++) {
        const word = tokens[at] as number
        if (word < 0) continue
        seen |= listsOf(features, word)
        const letter = features.folded[features.foldStarts[word] as number] as number
        if (letter >= 48 && letter <= 57) hasNumber = true
      }
    }
    from = to + 1
  }
  const whole = (hash: number) => add(features, hash, 0, features.wordCount - 1)
  if (features.wordCount === 0) return
  if (seen & bitOf.you) whole(HAS.you)
  if (seen & bitOf.me) whole(HAS.me)
  if (seen & bitOf.time) whole(HAS.time)
  if (seen & bitOf.meeting) whole(HAS.meeting)
  if (hasNumber) whole(HAS.number)
  whole(mix(SENTENCES, Math.min(sentences, 4)))
  whole(mix(ENDS, lastMark))
}

/** What each clause begins with, behind words that only lead in. */
function readClauses(features: Features, from: number, to: number): void {
  const { wordHashes } = features
  let isFirst = true
  for (let start = from; start < to; ) {
    let end = start
    while (end < to && tokens[end] !== COMMA) end++
    let at = start
    while (at < end && listsOf(features, tokens[at] as number) & (bitOf.start | bitOf.if)) {
      const word = tokens[at++] as number
      if (listsOf(features, word) & bitOf.if) add(features, IF, word, word)
    }
    if (at < end) {
      const word = tokens[at] as number
      const inLists = listsOf(features, word)
      if (inLists & bitOf.act) {
        add(features, ACT, word, word)
        add(features, mix(ACT_WORD, wordHashes[word] as number), word, word)
        if (isFirst) add(features, ACT_FIRST, word, word)
      }
      if (inLists & bitOf.please && at + 1 < end) add(features, PLEASE, word, word)
      let hash = 0
      for (let run = 0; run < 3 && at + run < end; run++) {
        const last = tokens[at + run] as number
        hash = mix(hash, wordHashes[last] as number)
        add(features, mix(BEGINS[run] as number, hash), word, last)
      }
      isFirst = false
    }
    start = end + 1
  }
}

/** Questions by their first words, and who is beside a modal. */
function readAsking(features: Features, from: number, to: number, isQuestion: boolean): void {
  const { wordHashes } = features
  const first = tokens[nextWord(from, to)] as number
  const second = nextWord(nextWord(from, to) + 1, to)
  if (isQuestion) {
    const hash = wordHashes[first] as number
    add(features, ASKS[0], first, first)
    add(features, mix(ASKS[1], hash), first, first)
    if (second < to) {
      const word = tokens[second] as number
      add(features, mix(mix(ASKS[2], hash), wordHashes[word] as number), first, word)
    }
  }
  for (let at = from; at + 1 < to; at++) {
    const one = tokens[at] as number
    const other = tokens[at + 1] as number
    if (one < 0 || other < 0) continue
    const [a, b] = [listsOf(features, one), listsOf(features, other)]
    const [hash, next] = [wordHashes[one] as number, wordHashes[other] as number]
    const both = ([plain, byWord]: readonly [number, number], modal: number) => {
      add(features, plain, one, other)
      add(features, mix(byWord, modal), one, other)
    }
    if (a & bitOf.modal && b & bitOf.you) both(CAN_YOU, hash)
    if (a & bitOf.you && b & bitOf.modal) both(YOU_CAN, next)
    if (a & bitOf.me && b & bitOf.modal) both(I_CAN, next)
    if (a & bitOf.modal && b & bitOf.me) add(features, mix(CAN_I, hash), one, other)
    if (hash === toWord && b & bitOf.act) add(features, mix(TO_ACT, next), one, other)
    if (a & bitOf.please) add(features, mix(PLEASE_ACT, next), one, other)
  }
}

/** The place of the next word among the tokens, or `to`. */
function nextWord(from: number, to: number): number {
  let at = from
  while (at < to && (tokens[at] as number) < 0) at++
  return at
}

function listsOf(features: Features, word: number): number {
  return word < 0 ? 0 : (known.get(features.wordHashes[word] as number) ?? 0)
}

function add(features: Features, hash: number, first: number, last: number): void {
  const { wordStarts, wordEnds, wordFields } = features
  const end = wordEnds[wordFields[last] === wordFields[first] ? last : first] as number
  addFeature(features, hash, MOVES, wordStarts[first] as number, end, wordFields[first] as number)
}
