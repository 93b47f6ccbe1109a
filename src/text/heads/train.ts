import { createFeatures, MEANING_SIZE, readFeatures } from '#text/features'
import { bestBorder, fitLogistic, fitTemperature } from './calibrate.ts'
import { learnMachine, shuffler } from './descend.ts'
import { type Corpus, learnVocabulary, readCorpus, rowsOf } from './examples.ts'
import type { Example, Head, Plan } from './model.ts'
import { createRivals } from './rivals.ts'
import { scopeScore, scoreHead } from './score.ts'

/**
 * Learns a head from labelled texts: one support vector machine a label over weighted features, then, from the scores
 * of a cross-validation within these texts, the chance that each score means and the border from which a label is said.
 * No chance is involved: the same texts in the same order give the same head.
 */
export function trainHead(examples: readonly Example[], plan: Plan): Head {
  const corpus = readCorpus(examples, plan.weighting)
  const labels = [...new Set(examples.flatMap(({ labels }) => labels))].sort()
  const head = learnWeights(corpus, examples, labels, plan, everyOne(examples.length))
  if (plan.isExclusive) {
    fitExclusive(head, corpus, examples, labels, plan)
    return head
  }
  const scores = crossScores(corpus, examples, labels, plan)
  const truth = labels.map(label => Uint8Array.from(examples, example => (example.labels.includes(label) ? 1 : 0)))
  const chances: Float64Array[] = []
  for (const [at, isTrue] of truth.entries()) {
    const ofLabel = Float64Array.from(scores, one => one[at] as number)
    const { steep, shift } = fitLogistic(ofLabel, isTrue)
    head.steep[at] = steep
    head.shift[at] = shift
    chances.push(ofLabel.map(score => 1 / (1 + Math.exp(-(steep * score + shift)))))
  }
  head.borders.fill(bestBorder(chances, truth, plan.aim))
  return head
}

/**
 * Fits what an exclusive head's scores mean, on one part that a head of the other parts has not learned from: the
 * temperature, and the chance of being in scope at all.
 */
function fitExclusive(
  head: Head,
  corpus: Corpus,
  examples: readonly Example[],
  labels: readonly string[],
  plan: Plan,
): void {
  const parts = partsOf(examples, plan)
  const every = everyOne(examples.length)
  const other = learnWeights(
    corpus,
    examples,
    labels,
    plan,
    every.filter(at => parts[at] !== 0),
  )
  const left = every.filter(at => parts[at] === 0)
  const features = createFeatures()
  const scores: Float64Array[] = []
  const scopes = new Float64Array(left.length)
  const right = Int32Array.from(left, at => labels.indexOf(examples[at]?.labels[0] ?? ''))
  for (const [at, text] of left.entries()) {
    const example = examples[text] as Example
    readFeatures(features, example.text, example.title)
    const ofText = new Float64Array(labels.length)
    scoreHead(other, features, ofText)
    scores.push(ofText)
    if (other.scope !== undefined) scopes[at] = scopeScore(other, other.scope, features)
  }
  head.steep.fill(fitTemperature(scores, right))
  if (head.scope !== undefined) {
    const isInScope = Uint8Array.from(right, label => (label < 0 ? 0 : 1))
    Object.assign(head.scope, fitLogistic(scopes, isInScope))
  }
}

function everyOne(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, at) => at)
}

function learnWeights(
  corpus: Corpus,
  examples: readonly Example[],
  labels: readonly string[],
  plan: Plan,
  texts: Int32Array,
): Head {
  const { weighting } = plan
  const vocabulary = learnVocabulary(corpus, texts, weighting)
  const rows = rowsOf(corpus, texts, vocabulary, weighting)
  const size = vocabulary.size + (weighting.meaning > 0 ? MEANING_SIZE : 0)
  const weights = new Float32Array(size * labels.length)
  const constants = new Float32Array(labels.length)
  for (const [column, label] of labels.entries()) {
    const signs = Int8Array.from(texts, text => (examples[text]?.labels.includes(label) ? 1 : -1))
    const yes = signs.reduce((sum, sign) => sum + (sign > 0 ? 1 : 0), 0)
    if (yes === 0) {
      constants[column] = -1
      continue
    }
    const yesCost = ((texts.length - yes) / yes) ** plan.balance
    const learned = learnMachine(rows, signs, size, { cost: plan.cost, yesCost })
    for (let feature = 0; feature < size; feature++)
      weights[feature * labels.length + column] = learned[feature] as number
    constants[column] = learned[size] as number
  }
  const head: Head = {
    name: plan.name,
    labels,
    isExclusive: plan.isExclusive,
    weighting,
    vocabulary,
    weights,
    scales: new Float32Array(labels.length).fill(1),
    constants,
    steep: new Float32Array(labels.length).fill(1),
    shift: new Float32Array(labels.length),
    borders: new Float32Array(labels.length).fill(plan.isExclusive ? 0 : 0.5),
  }
  if (!plan.isExclusive) return head
  const right = Int32Array.from(texts, text => labels.indexOf(examples[text]?.labels[0] ?? ''))
  if (plan.hasRivals) head.rivals = createRivals(rows, right, size, vocabulary.size, plan.cost)
  const none = Int8Array.from(right, label => (label < 0 ? 1 : -1))
  const noneCount = none.filter(sign => sign > 0).length
  if (noneCount > 0) {
    // Texts of no label are few, and what they have in common is little: they are lifted, but not to the full.
    const yesCost = Math.min(20, (texts.length - noneCount) / noneCount)
    const learned = learnMachine(rows, none, size, { cost: plan.cost, yesCost })
    head.scope = { weights: learned, constant: learned[size] as number, steep: 1, shift: 0 }
  }
  return head
}

/** Scores of each example by a head that has not learned from it, nor from what belongs to it. */
function crossScores(
  corpus: Corpus,
  examples: readonly Example[],
  labels: readonly string[],
  plan: Plan,
): Float64Array[] {
  const parts = partsOf(examples, plan)
  const scores: Float64Array[] = examples.map(() => new Float64Array(labels.length))
  for (let part = 0; part < plan.parts; part++) {
    const learnt = everyOne(examples.length).filter(at => parts[at] !== part)
    const left = everyOne(examples.length).filter(at => parts[at] === part)
    if (left.length === 0 || learnt.length === 0) continue
    const head = learnWeights(corpus, examples, labels, plan, learnt)
    const rows = rowsOf(corpus, left, head.vocabulary, plan.weighting)
    for (const [at, text] of left.entries()) {
      const sums = scores[text] as Float64Array
      for (let label = 0; label < labels.length; label++) sums[label] = head.constants[label] as number
      for (let place = rows.starts[at] as number; place < (rows.starts[at + 1] as number); place++) {
        const from = (rows.indices[place] as number) * labels.length
        const value = rows.values[place] as number
        for (let label = 0; label < labels.length; label++)
          sums[label] = (sums[label] as number) + value * (head.weights[from + label] as number)
      }
    }
  }
  return scores
}

/** Each example's part: label by label dealt out in turn, or, where examples belong together, group by group. */
export function partsOf(
  examples: readonly Pick<Example, 'labels'>[],
  { parts, groupOf }: Pick<Plan, 'parts' | 'groupOf'>,
  seed = 5,
): Int32Array {
  const found = new Int32Array(examples.length)
  if (groupOf !== undefined) {
    const groups = [...Map.groupBy(examples.keys(), groupOf).values()].sort((a, b) => b.length - a.length)
    const loads = new Array<number>(parts).fill(0)
    for (const group of groups) {
      const part = loads.indexOf(Math.min(...loads))
      loads[part] = (loads[part] as number) + group.length
      for (const at of group) found[at] = part
    }
    return found
  }
  const below = shuffler(seed)
  let next = 0
  for (const [, group] of [
    ...Map.groupBy(examples.keys(), at => [...(examples[at]?.labels ?? [])].sort().join()),
  ].sort()) {
    for (let at = group.length - 1; at > 0; at--) {
      const other = below(at + 1)
      const kept = group[at] as number
      group[at] = group[other] as number
      group[other] = kept
    }
    for (const at of group) found[at] = next++ % parts
  }
  return found
}
