import { generation, wordOf } from './intern.ts'
import type { Kind } from './model.ts'
import { type Split, split } from './split.ts'

/** Things that are said whatever the kind: none decides alone, together they do (`learned.json` says how much). */
export const notions = [
  'breaks',
  'noise',
  'ceased',
  'waits',
  'fee',
  'hearsay',
  'irony',
  'again',
  'mine',
  'part',
  'asks',
  'someone',
  'unsure',
  'wish',
  'lacks',
  'weighs',
  'offer',
  'endures',
  'glad',
  'helped',
  'choice',
  'you',
  'but',
  'not',
  'very',
  'person',
  'or',
] as const

export type Notion = (typeof notions)[number]

/** What a phrase speaks for: a kind, haste, or a notion that helps to read the rest. */
export type Group = Kind | 'urgency' | Notion

/**
 * The words of one language: weight → phrases, separated by commas.
 *
 * In a phrase `…` stands for up to three words, `*` ends a stem, `^` binds to the start of a sentence and a final `?`
 * to a sentence that asks. Accents and capitals do not matter.
 */
export type Words = Partial<Record<Group, Record<string, string>>>

interface Phrase {
  group: Group
  weight: number
  parts: Part[]
  atStart: boolean
  asks: boolean
}

/** A word, the beginning of one, or a gap. */
interface Part {
  word: string
  /** Of a whole word, its number. */
  number: number
  is: 'word' | 'stem' | 'gap'
}

export interface Lexicon {
  words: Map<string, Phrase[]>
  /** By the first three letters. */
  stems: Map<string, Phrase[]>
  /** By number of the word, the phrases that can begin with it, as far as they were looked up. */
  met: Map<number, Begun>
  /** The generation of these numbers. */
  metIn: number
}

/** The phrases that a word can begin, and by phrase the number of its second word: most are ruled out by a look at that. */
interface Begun {
  phrases: readonly Phrase[]
  seconds: Int32Array
}

const noPhrases: readonly Phrase[] = []
/** In place of a second word's number. */
const anySecond = -1

/** A phrase found in a post: from word `first` to word `last`, both included. */
export interface Cue {
  group: Group
  weight: number
  first: number
  last: number
}

export function lexiconOf(...sources: Words[]): Lexicon {
  const lexicon: Lexicon = { words: new Map(), stems: new Map(), met: new Map(), metIn: 0 }
  for (const source of sources) {
    for (const [group, weights] of Object.entries(source) as [Group, Record<string, string>][]) {
      for (const [weight, phrases] of Object.entries(weights)) {
        for (const written of phrases.split(',')) addPhrase(lexicon, group, Number(weight), written.trim())
      }
    }
  }
  return lexicon
}

function addPhrase(lexicon: Lexicon, group: Group, weight: number, written: string): void {
  const parts: Part[] = []
  for (const piece of written.replace(/^\^/, '').replace(/\?$/, '').split(/\s+/)) {
    if (piece === '…') parts.push({ word: '', number: -1, is: 'gap' })
    else if (piece.endsWith('*')) parts.push({ word: split(piece.slice(0, -1)).words.join(''), number: -1, is: 'stem' })
    else for (const number of split(piece).numbers) parts.push({ word: wordOf(number), number, is: 'word' })
  }
  const head = parts[0]
  if (head === undefined) return
  const phrase: Phrase = { group, weight, parts, atStart: written.startsWith('^'), asks: written.endsWith('?') }
  const [index, key] = head.is === 'stem' ? [lexicon.stems, head.word.slice(0, 3)] : [lexicon.words, head.word]
  const others = index.get(key)
  if (others === undefined) index.set(key, [phrase])
  else others.push(phrase)
}

/** All phrases of a lexicon in a post; where two of one group overlap, the longer one stays. */
export function findCues(lexicon: Lexicon, post: Split): Cue[] {
  const cues: Cue[] = []
  const { numbers } = post
  if (lexicon.metIn !== generation()) {
    lexicon.met.clear()
    lexicon.metIn = generation()
  }
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at] as number
    const begun = lexicon.met.get(number) ?? phrasesFrom(lexicon, number)
    if (begun.seconds.length > 0) collect(begun, post, at, cues)
  }
  return cues.length < 2 ? cues : cues.filter((cue, at) => !isCovered(cues, cue, at))
}

function phrasesFrom(lexicon: Lexicon, number: number): Begun {
  const word = wordOf(number)
  const stems = (word.length >= 3 ? lexicon.stems.get(word.slice(0, 3)) : undefined) ?? noPhrases
  const phrases = [
    ...(lexicon.words.get(word) ?? noPhrases),
    ...stems.filter(({ parts: [head] }) => word.startsWith(head?.word ?? '')),
  ]
  const seconds = Int32Array.from(phrases, ({ parts: [, part] }) => (part?.is === 'word' ? part.number : anySecond))
  const begun = { phrases, seconds }
  lexicon.met.set(number, begun)
  return begun
}

/** Cues come in the order of their first words, and no phrase is longer than a dozen: only neighbours can cover. */
function isCovered(cues: Cue[], cue: Cue, at: number): boolean {
  for (let index = at - 1; index >= 0; index--) {
    const other = cues[index]
    if (other === undefined || other.first < cue.first - 16) break
    if (covers(other, cue)) return true
  }
  for (let index = at + 1; index < cues.length; index++) {
    const other = cues[index]
    if (other === undefined || other.first > cue.first) break
    if (covers(other, cue)) return true
  }
  return false
}

const polar = new Set<Group>(['praise', 'complaint'])
const moods = new Set<Group>(['praise', 'complaint', 'glad', 'endures'])

/** A longer phrase has understood more: in "not bad at all" nothing is bad. */
function covers(other: Cue, cue: Cue): boolean {
  if (other === cue || other.first > cue.first || other.last < cue.last) return false
  const alike = other.group === cue.group || (polar.has(other.group) && moods.has(cue.group))
  if (!alike) return false
  const longer = other.last - other.first > cue.last - cue.first
  return longer || (other.last - other.first === cue.last - cue.first && other.weight > cue.weight)
}

function collect({ phrases, seconds }: Begun, post: Split, at: number, cues: Cue[]): void {
  const sentence = post.sentence[at] ?? 0
  const next = at + 1 < post.numbers.length ? (post.numbers[at + 1] as number) : -2
  for (let number = 0; number < seconds.length; number++) {
    const second = seconds[number] as number
    if (second !== anySecond && second !== next) continue
    const phrase = phrases[number] as Phrase
    if (phrase.atStart && post.sentences[sentence]?.first !== at) continue
    if (phrase.asks && !post.sentences[sentence]?.asks) continue
    // The first part is what the phrase was found by, unless it is a gap.
    const last = phrase.parts.length === 1 ? at : match(phrase.parts, 1, post, at + 1, sentence)
    if (last >= 0) cues.push({ group: phrase.group, weight: phrase.weight, first: at, last })
  }
}

/** The word with which a phrase ends, or -1. Gaps are short and do not leave the sentence. */
function match(parts: Part[], from: number, post: Split, start: number, sentence: number): number {
  let at = start
  for (let index = from; index < parts.length; index++) {
    const { word: written, number, is } = parts[index] as Part
    if (is === 'gap') {
      for (let skip = 0; skip <= 3; skip++) {
        const last = match(parts, index + 1, post, at + skip, sentence)
        if (last >= 0) return last
      }
      return -1
    }
    if (at >= post.numbers.length || post.sentence[at] !== sentence) return -1
    if (is === 'stem' ? !post.words[at]?.startsWith(written) : post.numbers[at] !== number) return -1
    at++
  }
  return at - 1
}
