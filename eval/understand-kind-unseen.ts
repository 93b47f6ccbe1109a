import { createFeatures, readFeatures } from '#text/features'
import { type Kind, kinds, mainOf, readKinds, weighKinds } from '#text/kind'
import { chancesBy, type Labelled, learnKinds } from '../src/text/kind/learn.ts'
import { wink } from './data/head-peers.ts'
import { byKeyword, line, macroF1, mostCommon, precision, type Read, recall, share } from './data/kind-measures.ts'
import {
  type LabelledPost,
  lessonPosts,
  ownPosts,
  readReviews,
  reviewLessons,
  samplePosts,
  unseenFiles,
} from './data/kind-posts.ts'

export const name = 'understand.kind-unseen'

type Report = (line: {
  case: string
  value: number
  unit: string
  peer: string
  peerValue?: number
  ratio: number
}) => void

/**
 * What a post is, where nothing of its source was learned from: the figures to believe.
 *
 * 1. Six files of the sample company's conversations. They were written and labelled by others; whoever made words and
 *    weights has not opened them and looked at totals only, eleven times (docs/kind-model.md has them all).
 * 2. Posts of ours that nothing was learned from, in many registers and eleven languages (`registers.jsonl`).
 * 3. Each file of our own posts, read by what was learned of all others. One hand wrote them all, so these are higher.
 *    What raises 2 and 3 alone may lower 1: it happened.
 *
 * Beside each: a classifier of others that learned from the very same posts, a list of keywords, and a constant answer.
 * Another company of the same name is left out of 1: nothing in the words says so, the listening queries keep it away.
 */
export async function run(report: Report): Promise<void> {
  const unseen = (await samplePosts(unseenFiles)).filter(post => !post.isLookAlike)
  const reviews = reviewLessons(readReviews())
  const peers = (learnt: readonly Labelled[]): [string, Read][] => {
    const classify = wink(learnt.map(({ input, main }) => ({ text: wordsOf(input), labels: toLabels(main) })))
    const byWink: Read = row => (classify(wordsOf(row))[0] as Kind | undefined) ?? 'unknown'
    const most = mostCommon(learnt.map(({ input, main, kinds }) => ({ ...input, main, kinds: [...kinds] })))
    return [
      ['npm wink naive Bayes, learned from the same posts', byWink],
      ['a keyword list', byKeyword],
      [`always "${most}"`, () => most],
    ]
  }
  const readings: [string, Read][] = [
    ['read with time', withTime],
    ['quick reading', row => readKinds(row).main],
  ]
  const beside = peers([...lessonPosts(), ...reviews])
  for (const [how, read] of readings) compare(report, `sample company, unseen files, ${how}`, unseen, read, beside)
  const [, quick] = readings[1] as [string, Read]
  for (const kind of kinds.filter(kind => unseen.some(({ main }) => main === kind))) {
    const of = `sample company, unseen files, quick reading, ${kind}`
    const [right, found] = [precision(unseen, quick, kind), recall(unseen, quick, kind)]
    report(line(`${of}, precision`, right, 'a keyword list', precision(unseen, byKeyword, kind)))
    report(line(`${of}, recall`, found, 'a keyword list', recall(unseen, byKeyword, kind)))
  }
  for (const [how, read] of readings)
    compare(report, `our posts of registers.jsonl, ${how}`, ownPosts('registers'), read, beside)
  for (const file of ['kinds', 'practice', 'voices'] as const) {
    const apart = ownPosts(file)
    const texts = new Set(apart.map(({ text }) => text))
    const learnt = [...lessonPosts().filter(({ input }) => !texts.has(input.text)), ...reviews]
    const learned = learnKinds(learnt)
    const read: Read = row => {
      const chances = chancesBy(learned, { input: row, kinds: [], main: 'unknown', counts: 1, isWhole: true })
      const said = kinds.map((kind, at) => ({ kind, score: chances[at] ?? 0 }))
      return mainOf(said.filter(({ score }) => score >= learned.border).sort((a, b) => b.score - a.score))
    }
    compare(report, `our posts of ${file}.jsonl, learned without this file`, apart, read, peers(learnt))
  }
}

function compare(report: Report, what: string, rows: LabelledPost[], read: Read, beside: [string, Read][]): void {
  const right = (by: Read) => share(rows, row => by(row) === row.main)
  for (const [peer, byPeer] of beside) {
    report(line(`${what}, macro-F1`, macroF1(rows, read), peer, macroF1(rows, byPeer)))
    report(line(`${what}, right`, right(read), peer, right(byPeer)))
  }
}

const features = createFeatures()

function withTime(row: LabelledPost): Kind | 'unknown' {
  readFeatures(features, row.text, row.title)
  return weighKinds(row, features).main
}

const wordsOf = ({ title, text }: { title?: string; text: string }) => (title ? `${title}\n${text}` : text)
const toLabels = (main: Kind | 'unknown') => (main === 'unknown' ? [] : [main])
