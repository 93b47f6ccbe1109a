import { createFeatures, readFeatures } from '#text/features'
import { calibrationError, type Plan, packHead, partsOf, readHead, trainHead, unpackHead } from '#text/heads'
import { type Labelled, leastShipped } from '../../bin/head-plans.ts'

/** One line of an eval of heads; `floor` is what we promise. */
export interface HeadLine {
  case: string
  value: number
  unit: string
  peer: string
  peerValue: number
  ratio: number
  floor: number
}

/** A classifier of others: learns once, then says labels. */
export type Peer = (learnt: readonly Labelled[]) => (text: string) => string[]

/** What was said of each text by a head that has not learned from it. */
export interface Said {
  /** By text: the labels said. */
  labels: string[][]
  /** Of every label of every text: its chance, and whether it is right. */
  chances: number[]
  isRight: boolean[]
  /** By text, for peers. */
  byPeer: string[][]
}

/**
 * Cross-validation: each part is read by a head learned from the others (and from the practice, which is ours and in no
 * part), packed as it would be shipped. The peer learns from the same.
 */
export function crossRead(
  texts: readonly Labelled[],
  plan: Plan,
  parts: number,
  peer: Peer,
  practice: readonly Labelled[] = [],
): Said {
  const groupOf = texts[0]?.group === undefined ? undefined : (at: number) => texts[at]?.group ?? ''
  const part = partsOf(texts, groupOf === undefined ? { parts } : { parts, groupOf }, 7)
  const said: Said = { labels: texts.map(() => []), chances: [], isRight: [], byPeer: texts.map(() => []) }
  const features = createFeatures()
  for (let number = 0; number < parts; number++) {
    const learnt = [...texts.filter((_, at) => part[at] !== number), ...practice]
    const within = groupOf === undefined ? plan : { ...plan, groupOf: (at: number) => learnt[at]?.group ?? '' }
    const trained = trainHead(learnt, within)
    const head = plan.isExclusive ? trained : unpackHead(packHead(trained, leastShipped[plan.name]))
    const read = peer(learnt)
    for (const [at, text] of texts.entries()) {
      if (part[at] !== number) continue
      readFeatures(features, text.text, text.title)
      const verdicts = readHead(head, features)
      said.labels[at] = verdicts.flatMap(({ label, isSaid }) => (isSaid ? [label] : []))
      said.byPeer[at] = read(text.text)
      // Of exclusive labels the first is the answer; its chance is the one that is shown.
      for (const label of plan.isExclusive ? [verdicts[0]?.label ?? ''] : head.labels) {
        said.chances.push(verdicts.find(one => one.label === label)?.chance ?? 0)
        said.isRight.push(text.labels.includes(label))
      }
    }
  }
  return said
}

/** Hits and misses over all labels of all texts. */
export function countLabels(texts: readonly Labelled[], said: readonly string[][]) {
  let hit = 0
  let wrong = 0
  let missed = 0
  for (const [at, { labels }] of texts.entries()) {
    const found = said[at] ?? []
    for (const label of found) labels.includes(label) ? hit++ : wrong++
    for (const label of labels) if (!found.includes(label)) missed++
  }
  return { hit, wrong, missed, f1: (2 * hit) / Math.max(1, 2 * hit + wrong + missed) }
}

/** The line of a figure beside a peer's. */
export function lineOf(
  what: string,
  unit: string,
  value: number,
  peer: string,
  peerValue: number,
  floor: number,
): HeadLine {
  const round = (figure: number) => Math.round(figure * 10_000) / 10_000
  return {
    case: what,
    value: round(value),
    unit,
    peer,
    peerValue: round(peerValue),
    ratio: round(peerValue === 0 ? 0 : value / peerValue),
    floor,
  }
}

/** How far chances are from what they promise, beside "always sure of what it says". */
export function calibrationLine(what: string, said: Said, isExclusive: boolean): HeadLine {
  const error = calibrationError(said.chances, said.isRight)
  const sure = isExclusive ? said.chances.map(() => 1) : said.chances.map(chance => (chance >= 0.5 ? 1 : 0))
  const line = lineOf(
    `${what}: calibration error`,
    'expected error, 10 rows; less is better',
    error,
    'the same answers, each told as certain',
    calibrationError(sure, said.isRight),
    0.05,
  )
  return line
}
