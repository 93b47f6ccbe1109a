import type { Group } from './lexicon.ts'
import { beside, kinds, leading, type ReadInput, type Reading } from './model.ts'
import type { Shape } from './shape.ts'
import type { Evidence } from './signs.ts'
import { becauseOf, columnOf, none, quote, weighSigns } from './weigh.ts'

/** A second label is given when it is at least a third as likely as the first. */
const within = Math.log(3)
/** Of the rules' own weights: a question mark and a word that asks. Whatever else a post is, it is a question too. */
const plainlyAsks = 4

/**
 * Reads what a post is, how urgent, and how it feels, each with the words that say so: the quick reading, by signs
 * alone (`weighKinds` has more time).
 *
 * Phrases of the post's language (seven have long lists, the Nordic languages, Polish and Japanese short ones, others
 * are read by what all share) and its shape (question marks, links, hashtags, headlines) become about sixty signs.
 * Each leading kind, and "none of these", adds up these signs and the post's common words with weights learned by
 * multinomial logistic regression from posts that we wrote and labelled ourselves (`bin/train-kind.ts`,
 * docs/kind-model.md); faults and wrong facts, which are said besides, by a regression of their own. Negation turns a
 * word of feeling around ("not bad"). Where none is likelier than any kind, or where no words can be shown, the reading
 * abstains. Scores are ordered, not promises: 0.9 is surer than 0.6. Pure, never throws.
 */
export function readKinds(input: ReadInput): Reading {
  const weighed = weighSigns(input)
  const { seen, sums } = weighed
  const { evidence, feeling, shape } = seen
  const nothing = sums[none] ?? 0
  let best = Number.NEGATIVE_INFINITY
  for (let at = 0; at < none; at++) best = Math.max(best, sums[at] as number)
  const found: Reading['kinds'] = []
  for (const [number, kind] of leading.entries()) {
    const sum = sums[number] ?? 0
    const asks = kind === 'question' && (evidence.get(kind)?.sum ?? 0) >= plainlyAsks
    if (sum < nothing || (sum < best - within && !asks)) continue
    const because = becauseOf(weighed, number, input)
    if (because.length > 0) found.push({ kind, score: logistic(sum - nothing), because })
  }
  found.sort((a, b) => (sums[kinds.indexOf(b.kind)] ?? 0) - (sums[kinds.indexOf(a.kind)] ?? 0))
  for (const kind of beside) {
    const number = kinds.indexOf(kind)
    const sum = sums[columnOf[number] as number] ?? 0
    if (sum < 0) continue
    const because = becauseOf(weighed, number, input)
    if (because.length > 0) found.push({ kind, score: logistic(sum), because })
  }
  return {
    kinds: found,
    main: found[0]?.kind ?? 'unknown',
    urgency: urgencyOf(evidence, shape, input),
    sentiment: sentimentOf(feeling, input),
  }
}

/** Bounded like VADER's compound score (Hutto and Gilbert 2014): the sum against its own size. */
function sentimentOf({ sum, because }: Evidence, input: ReadInput): Reading['sentiment'] {
  const score = Math.round((sum / Math.sqrt(sum * sum + 12)) * 100) / 100
  return { score, because: because.map(place => quote(place, input)) }
}

function urgencyOf(evidence: Map<Group, Evidence>, shape: Shape, input: ReadInput): Reading['urgency'] {
  const { sum, because } = evidence.get('urgency') ?? { sum: 0, because: [] }
  const complaint = Math.min(1, Math.max(0, (evidence.get('complaint')?.sum ?? 0) / 4))
  const aside = Math.min(3, Math.max(0, (evidence.get('static')?.sum ?? 0) + (evidence.get('news')?.sum ?? 0) - 2))
  const words = because.map(place => quote(place, input).words)
  if (sum > 0 && shape.isLoud) words.push(...shape.loudness)
  const score = logistic(-3 + sum + (sum > 0 ? complaint : 0) + (sum > 0 && shape.isLoud ? 0.6 : 0) - aside)
  return { score: words.length === 0 ? Math.min(score, 0.05) : score, because: words }
}

const logistic = (sum: number): number => Math.round(100 / (1 + Math.exp(-sum))) / 100
