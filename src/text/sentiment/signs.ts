import { bounded, type Felt, type Hit } from './feel.ts'
import type { Piece } from './tokens.ts'

const wishes = new Set('if would could should wish want hope when until wanna gonna will need'.split(' '))
const past = new Set('was were had did used been went got'.split(' '))
const first = new Set("i my me i'm im we our us i've i'll".split(' '))

/** The numbers that the head weighs, in their order. */
// biome-ignore format: a list reads better in rows
export const signNames = [
  'compound', 'softer', 'harder', 'sum', 'good', 'bad', 'goodRoot', 'badRoot', 'best', 'worst', 'mean', 'last', 'first',
  'goodCount', 'badCount', 'faces', 'turnedGood', 'turnedBad', 'afterBut', 'beforeBut', 'hasBut', 'bangs', 'asks',
  'bangTimesSign', 'askTimesSum', 'dots', 'shouted', 'shoutTimesSign', 'length', 'perWord', 'links', 'names', 'tags',
  'wishes', 'wishTimesSum', 'past', 'person', 'lastSentence', 'mixed', 'none', 'bias',
] as const

/** Reads what was felt as numbers of about -3 to 3. */
export function signsOf(felt: Felt): Float64Array {
  const { hits, pieces, but } = felt
  const { list } = pieces
  let good = 0
  let bad = 0
  let best = 0
  let worst = 0
  let goodCount = 0
  let badCount = 0
  let faces = 0
  let turnedGood = 0
  let turnedBad = 0
  let afterBut = 0
  let beforeBut = 0
  let lastSentence = 0
  let lastEnd = 0
  let dots = 0
  let links = 0
  let names = 0
  let tags = 0
  let wished = 0
  let pasts = 0
  let persons = 0
  for (let at = 0; at < list.length; at++) {
    const { kind, low } = list[at] as Piece
    if (kind === 'word') {
      if (wishes.has(low)) wished++
      if (past.has(low)) pasts++
      if (first.has(low)) persons++
    } else if (kind === 'dots') dots++
    else if (kind === 'link') links++
    else if (kind === 'name') names++
    else if (kind === 'tag') tags++
    if ((kind === 'end' || kind === 'bang' || kind === 'ask') && at < list.length - 1) lastEnd = at
  }
  for (const hit of hits) {
    const value = hit.value * (but < 0 || hit.isFace ? 1 : hit.first < but ? 0.5 : 1.5)
    if (value > 0) {
      good += value
      goodCount++
      best = Math.max(best, value)
    } else {
      bad -= value
      badCount++
      worst = Math.max(worst, -value)
    }
    if (hit.isFace) faces += hit.value
    if (hit.isTurned) {
      if (hit.plain > 0) turnedGood += hit.plain
      else turnedBad -= hit.plain
    }
    if (but >= 0) {
      if (hit.first > but) afterBut += hit.value
      else beforeBut += hit.value
    }
    if (hit.first > lastEnd) lastSentence += hit.value
  }
  let sum = good - bad
  const bang = Math.min(pieces.bangs, 4)
  if (sum !== 0) sum += Math.sign(sum) * bang * 0.292
  const compound = bounded(sum)
  const words = Math.max(1, pieces.words)
  const share = pieces.words > 0 ? pieces.shouted / words : 0
  const lastHit: Hit | undefined = hits.at(-1)
  const count = goodCount + badCount
  // biome-ignore format: in the order of the names
  return Float64Array.of(
    compound, bounded(sum, 4), bounded(sum, 60), clip(sum / 4), clip(good / 4), clip(bad / 4),
    Math.sqrt(good), Math.sqrt(bad), best / 2, worst / 2, count > 0 ? (good - bad) / count / 2 : 0,
    (lastHit?.value ?? 0) / 2, (hits[0]?.value ?? 0) / 2, Math.min(goodCount, 5) / 3, Math.min(badCount, 5) / 3,
    clip(faces / 3), clip(turnedGood / 3), clip(turnedBad / 3), clip(afterBut / 3), clip(beforeBut / 3), but >= 0 ? 1 : 0,
    bang / 2, Math.min(pieces.asks, 3) / 2, (bang / 2) * Math.sign(sum), (Math.min(pieces.asks, 2) / 2) * compound,
    Math.min(dots, 2) / 2, share, share * Math.sign(sum), Math.log(words) - 2.5, bounded(sum / Math.sqrt(words), 2),
    Math.min(links, 2) / 2, Math.min(names, 3) / 2, Math.min(tags, 3) / 2, Math.min(wished, 3) / 2,
    (Math.min(wished, 2) / 2) * compound, Math.min(pasts, 3) / 2, Math.min(persons, 3) / 2, bounded(lastSentence, 8),
    Math.min(good, bad) / 2, count === 0 ? 1 : 0, 1,
  )
}

const clip = (value: number): number => Math.max(-3, Math.min(3, value))
