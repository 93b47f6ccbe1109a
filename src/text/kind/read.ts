import { type Cue, findCues, type Group, type Lexicon, lexiconOf } from './lexicon.ts'
import { type Because, type Kind, kinds, type ReadInput, type Reading } from './model.ts'
import { type Shape, shapeOf } from './shape.ts'
import { type Split, split } from './split.ts'
import { all } from './words/all.ts'
import { de } from './words/de.ts'
import { en } from './words/en.ts'
import { es } from './words/es.ts'
import { fr } from './words/fr.ts'
import { it } from './words/it.ts'
import { nl } from './words/nl.ts'
import { pt } from './words/pt.ts'

const lexicons: Record<string, Lexicon> = {
  en: lexiconOf(en, all),
  de: lexiconOf(de, all),
  es: lexiconOf(es, all),
  fr: lexiconOf(fr, all),
  it: lexiconOf(it, all),
  pt: lexiconOf(pt, all),
  nl: lexiconOf(nl, all),
}
const shared = lexiconOf(all)

/** A label without any cue has the odds of this: one post in twelve. */
const bias = -2.4
/** Ties go to what asks for more of a person: a wish is more than the question it is dressed in. */
const precedence: Record<Kind, number> = {
  static: 1.2,
  'purchase-interest': 2,
  idea: 2,
  complaint: 1,
  news: 0.3,
  praise: 0.3,
  question: 0,
}

interface Evidence {
  sum: number
  because: Because[]
}

/**
 * Reads what a post is, how urgent, and how it feels, each with the words that say so.
 *
 * Weighted phrases of the post's language (seven have their own; others are read by what all share) and its shape
 * (question marks, links, hashtags, headlines) are summed for each label and passed through a logistic function.
 * Negation turns a word around ("not bad"). A label is given from one half on; below it the reading abstains.
 * The rules are careful rather than complete: on texts of strangers most labels given are right, and more than half of
 * what could be labelled is not (`eval/understand-kind.ts`). Scores are ordered, not fitted: 0.9 is surer than 0.6, but
 * no promise of nine in ten. Pure, never throws.
 */
export function readKinds(input: ReadInput): Reading {
  const lexicon = lexicons[input.language.slice(0, 2).toLowerCase()] ?? shared
  const evidence = new Map<Group, Evidence>()
  const body = weigh(input.text, lexicon, evidence, undefined, input)
  const feeling = body.feeling
  if (input.title !== undefined && input.title !== '' && input.title !== input.text) {
    // A title is written to be read alone: it counts like the text.
    const title = weigh(input.title, lexicon, evidence, 'title', input)
    feeling.sum += title.feeling.sum
    feeling.because.push(...title.feeling.because)
  }

  const found: Reading['kinds'] = []
  let main: Reading['main'] = 'unknown'
  let lead = Number.NEGATIVE_INFINITY
  for (const kind of kinds) {
    const { sum, because } = evidence.get(kind) ?? { sum: 0, because: [] }
    const logit = bias + sum
    if (logit < 0 || because.length === 0) continue
    found.push({ kind, score: logistic(logit), because })
    const rank = Math.min(logit, 3) + precedence[kind]
    if (rank > lead) {
      lead = rank
      main = kind
    }
  }
  found.sort((a, b) => b.score - a.score)
  return { kinds: found, main, urgency: urgencyOf(evidence, body.shape), sentiment: sentimentOf(feeling) }
}

function weigh(
  text: string,
  lexicon: Lexicon,
  evidence: Map<Group, Evidence>,
  where: 'title' | undefined,
  input: ReadInput,
): { shape: Shape; feeling: Evidence } {
  const post = split(text)
  const cues = findCues(lexicon, post)
  const feeling: Evidence = { sum: 0, because: [] }
  const because = (start: number, end: number): Because => ({
    words: text.slice(start, end),
    start,
    end,
    ...(where === undefined ? {} : { in: where }),
  })
  const add = (group: Group, weight: number, start: number, end: number) => {
    const known = evidence.get(group)
    if (known === undefined) {
      evidence.set(group, { sum: weight, because: [because(start, end)] })
      return
    }
    known.sum += weight
    if (weight > 0) known.because.push(because(start, end))
  }

  const negators: number[] = []
  const intensifiers: number[] = []
  for (const cue of cues) {
    if (cue.group === 'not') negators.push(cue.first)
    if (cue.group === 'very') intensifiers.push(cue.first)
  }
  for (const cue of cues) {
    if (cue.group === 'not' || cue.group === 'very' || cue.group === 'or' || cue.group === 'person') continue
    const start = post.starts[cue.first] ?? 0
    const end = post.ends[cue.last] ?? start
    if (cue.group !== 'praise' && cue.group !== 'complaint') {
      add(cue.group, cue.weight, start, end)
      continue
    }
    const negator = cue.last === cue.first ? negatorBefore(cue, negators, post) : undefined
    const strength = cue.weight * (intensifiers.includes(cue.first - 1) ? 1.25 : 1)
    const good = cue.group === 'praise'
    if (negator === undefined) {
      add(cue.group, strength, start, end)
      feeling.sum += good ? strength : -strength
      feeling.because.push(because(start, end))
    } else {
      // Turned around, but weaker: "not good" is bad, "no problem" is only a little good.
      const from = post.starts[negator] ?? start
      add(good ? 'complaint' : 'praise', strength * (good ? 0.8 : 0.4), from, end)
      feeling.sum += good ? -strength * 0.8 : strength * 0.4
      feeling.because.push(because(from, end))
    }
  }

  const shape = shapeOf(text, post, cues, input)
  for (const { group, weight, start, end } of shape.signs) add(group, weight, start, end)
  for (const { weight, start, end } of shape.feelings) {
    feeling.sum += weight
    feeling.because.push(because(start, end))
    add(weight > 0 ? 'praise' : 'complaint', Math.abs(weight), start, end)
  }
  return { shape, feeling }
}

/** A negator up to three words before, in the same sentence. */
function negatorBefore(cue: Cue, negators: number[], post: Split): number | undefined {
  return negators.find(at => at < cue.first && cue.first - at <= 3 && post.sentence[at] === post.sentence[cue.first])
}

function urgencyOf(evidence: Map<Group, Evidence>, shape: Shape): Reading['urgency'] {
  const { sum, because } = evidence.get('urgency') ?? { sum: 0, because: [] }
  const complaint = Math.min(1, Math.max(0, (evidence.get('complaint')?.sum ?? 0) / 4))
  const aside = Math.min(3, Math.max(0, (evidence.get('static')?.sum ?? 0) + (evidence.get('news')?.sum ?? 0) - 2))
  const words = because.map(one => one.words)
  if (sum > 0 && shape.isLoud) words.push(...shape.loudness)
  const score = logistic(-3 + sum + (sum > 0 ? complaint : 0) + (sum > 0 && shape.isLoud ? 0.6 : 0) - aside)
  return { score: words.length === 0 ? Math.min(score, 0.05) : score, because: words }
}

/** Bounded like VADER's compound score (Hutto and Gilbert 2014): the sum against its own size. */
function sentimentOf({ sum, because }: Evidence): Reading['sentiment'] {
  return { score: Math.round((sum / Math.sqrt(sum * sum + 12)) * 100) / 100, because }
}

const logistic = (sum: number): number => Math.round(100 / (1 + Math.exp(-sum))) / 100
