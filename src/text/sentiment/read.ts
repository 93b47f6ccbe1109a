import { createFeatures, type Features, readFeatures } from '#text/features'
import { bounded, type Felt, feel, type Hit } from './feel.ts'
import learned from './learned.json' with { type: 'json' }
import { languages } from './lexicon.ts'
import type { Moved, Sentiment, SentimentInput } from './model.ts'
import { unpack } from './pack.ts'
import { signsOf } from './signs.ts'
import { readToward } from './toward.ts'
import { movesOf, tableOf, type Weighed, weigh } from './weigh.ts'

const table = tableOf(unpack(learned))
const own = createFeatures()
const known = new Set(languages)
/** The rating that a bounded sum of 1 stands for, where there is no head: about what the head gives in English. */
const strongest = 2.6
/** By place in the text, the number of the piece there; used again for each text. */
let pieceOf = new Int32Array(4_096)
const mostBecause = 6
const leastMove = 0.02

/**
 * Says how a post feels: on the whole, and toward each aspect that the caller names.
 *
 * English (and `und`) is weighed by a regression learned from 21,603 texts rated by about twenty people each, on top of
 * rules with a list of words (VADER's, MIT); eight other languages are read by the rules with lists of our own, all
 * others by faces and emoji alone (`knowsLanguage` says so). Each score comes with the words that moved it. `features`
 * are the shared features of the same text and title, where the caller has read them already. Pure, never throws.
 */
export function readSentiment(input: SentimentInput, features?: Features): Sentiment {
  const language = input.language.slice(0, 2).toLowerCase()
  const isEnglish = language === 'en' || input.language === 'und' || input.language === ''
  const title = input.title ?? ''
  const lead = title === '' ? 0 : title.length + 2
  const whole = title === '' ? input.text : `${title}.\n${input.text}`
  const felt = feel(whole, isEnglish ? 'en' : language)

  const moved = new Map<number, Moved>()
  const move = (start: number, end: number, by: number) => {
    const before = moved.get(start)
    if (before === undefined || before.end < end - 1 || end < before.end - 1) {
      const fresh = placeOf(input, lead, start, end, by)
      if (before === undefined) moved.set(start, fresh)
      else if (Math.abs(by) > Math.abs(before.by)) moved.set(start, { ...fresh, by: by + before.by })
      else before.by += by
    } else before.by += by
  }
  let rating: number
  if (felt.pieces.list.length === 0) rating = 0
  else if (isEnglish) {
    if (features === undefined) readFeatures(own, input.text, title)
    const read = features ?? own
    const weighed = weigh(table, signsOf(felt), read)
    rating = weighed.rating
    explain(felt, rating, move)
    explainWords(felt, read, weighed, lead, move)
  } else {
    rating = strongest * (signsOf(felt)[0] ?? 0)
    explain(felt, rating, move)
  }
  const score = Math.max(-1, Math.min(1, rating / 4))
  const [slope, constant] = table.weights.chance
  return {
    score: Math.round(score * 100) / 100,
    good: Math.round(100 / (1 + Math.exp(-slope * rating - constant))) / 100,
    isMixed: isMixed(felt.hits),
    because: [...moved.values()]
      .filter(({ by }) => Math.abs(by) >= leastMove)
      .sort((a, b) => Math.abs(b.by) - Math.abs(a.by))
      .slice(0, mostBecause)
      .map(one => ({ ...one, by: Math.round(one.by * 100) / 100 })),
    toward: input.aspects === undefined ? [] : readToward(input, felt, rating, whole, lead),
    knowsLanguage: isEnglish || known.has(language),
  }
}

function placeOf(input: SentimentInput, lead: number, start: number, end: number, by: number): Moved {
  if (start < lead) {
    const stop = Math.min(end, lead - 2)
    return { words: (input.title ?? '').slice(start, stop), start, end: stop, in: 'title', by }
  }
  return { words: input.text.slice(start - lead, end - lead), start: start - lead, end: end - lead, by }
}

/** The rules' part: the words of feeling share what the bounded sum gives. */
function explain(felt: Felt, rating: number, move: (start: number, end: number, by: number) => void): void {
  let sum = 0
  for (const hit of felt.hits) sum += Math.abs(hit.value)
  if (sum === 0) return
  const each = (Math.max(bounded(sum), Math.min(1, Math.abs(rating) / 3)) * strongest) / 4 / sum
  for (const hit of felt.hits) move(hit.start, hit.end, hit.value * each)
}

/** The head's part: what words and letters added, summed by the word they stand in. */
function explainWords(
  { pieces }: Felt,
  features: Features,
  weighed: Weighed,
  lead: number,
  move: (start: number, end: number, by: number) => void,
): void {
  const { list } = pieces
  const sums = new Float64Array(list.length)
  const last = list.at(-1)?.end ?? 0
  if (pieceOf.length < last) pieceOf = new Int32Array(last * 2)
  pieceOf.fill(-1, 0, last)
  for (let at = 0; at < list.length; at++) pieceOf.fill(at, list[at]?.start, list[at]?.end)
  movesOf(table, features, weighed, (start, end, field, by) => {
    const from = field === 0 ? start : start + lead
    const to = field === 0 ? end : end + lead
    const first = from < last ? (pieceOf[from] as number) : -1
    const other = to <= last ? (pieceOf[to - 1] as number) : -1
    if (first < 0) return
    if (other <= first) sums[first] = (sums[first] as number) + by
    else for (let at = first; at <= other; at++) sums[at] = (sums[at] as number) + by / (other - first + 1)
  })
  for (let at = 0; at < list.length; at++) {
    const piece = list[at]
    if (piece === undefined || piece.kind === 'link' || piece.kind === 'name') continue
    const by = (sums[at] as number) / 4
    if (Math.abs(by) >= leastMove) move(piece.start, piece.end, by)
  }
}

function isMixed(hits: readonly Hit[]): boolean {
  let good = 0
  let bad = 0
  for (const { value } of hits) {
    if (value > 0) good += value
    else bad -= value
  }
  return Math.min(good, bad) >= 1.5 && Math.min(good, bad) * 2 >= Math.max(good, bad)
}
