import type { Features } from '#text/features'
import { byWord, logistic, type PackedHead, reasonsOf, scoreHead, unpackHead } from '#text/heads'
import learned from './blend.json' with { type: 'json' }
import { type Because, beside, type Kind, type KindRead, type KindsRead, kinds, type ReadInput } from './model.ts'
import { oddsOf } from './odds.ts'
import { becauseOf, quote, weighSigns } from './weigh.ts'

const head = unpackHead(learned.head as unknown as PackedHead)
const blends = kinds.map(kind => learned.blends[kind])
const columns = kinds.map(kind => head.labels.indexOf(kind))
const scores = new Float64Array(head.labels.length)
const mostBecause = 4
const longestWord = 40

/** A kind from this chance on is said. */
export const border = learned.border

/**
 * Reads what a post is with time: the signs of the quick reading and a head over the shared `features` of the same text
 * and title, put together into the chance that a careful reader would give this label, fitted on folds of our own posts
 * (docs/kind-model.md). Several can be said at once; `score` is that chance. Where no chance reaches the border, or no
 * words can be shown, the reading abstains. Who complains of a fault complains first. Pure, never throws.
 */
export function weighKinds(input: ReadInput, features: Features): KindsRead {
  const weighed = weighSigns(input)
  const odds = oddsOf(weighed.sums)
  scoreHead(head, features, scores)
  const found: KindRead[] = []
  for (const [number, kind] of kinds.entries()) {
    const blend = blends[number]
    if (blend === undefined) continue
    const score = scores[columns[number] as number] as number
    const chance = logistic(blend.signs * (odds[number] as number) + blend.head * score + blend.shift)
    if (chance < border) continue
    const because = becauseOf(weighed, number, input)
    if (because.length === 0) because.push(...wordsOfHead(kind, input, features))
    if (because.length > 0) found.push({ kind, score: Math.round(chance * 100) / 100, because })
  }
  found.sort((a, b) => b.score - a.score)
  return { kinds: found, main: mainOf(found) }
}

/** Of all that is said, what to act on. */
export function mainOf(found: readonly Pick<KindRead, 'kind'>[]): Kind | 'unknown' {
  const first = found[0]
  if (first === undefined) return 'unknown'
  if (beside.includes(first.kind) && found.some(({ kind }) => kind === 'complaint')) return 'complaint'
  return first.kind
}

/** Where no sign can be pointed at: the words that moved the head. */
function wordsOfHead(kind: Kind, input: ReadInput, features: Features): Because[] {
  return byWord(features, reasonsOf(head, features, kind))
    .filter(({ weight, start, end }) => weight > 0 && end > start && end - start <= longestWord)
    .slice(0, mostBecause)
    .map(({ start, end, field }) => quote({ start, end, ...(field === 0 && { in: 'title' as const }) }, input))
}
