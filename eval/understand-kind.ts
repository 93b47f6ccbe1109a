import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { calibrationError, partsOf } from '#text/heads'
import { type Kind, kinds, mainOf, readKinds } from '#text/kind'
import { chancesBy, learnKinds } from '../src/text/kind/learn.ts'
import { byKeyword, f1, line, macroF1, mostCommon, type Read, share } from './data/kind-measures.ts'
import {
  type LabelledPost,
  lessonPosts,
  ownPosts,
  type Review,
  readReviews,
  reviewLessons,
  samplePosts,
  seenFiles,
} from './data/kind-posts.ts'

export const name = 'understand.kind'

type Row = LabelledPost

type Report = (line: {
  case: string
  value: number
  unit: string
  peer: string
  peerValue?: number
  ratio: number
}) => void

/**
 * What a post is, each figure beside a list of keywords or "always the most common". Posts that nobody who made this
 * has opened are measured by themselves (`understand.kind-unseen`): those are the figures to believe.
 *
 * 0. By five folds of all that is learned from: chances of posts by what was learned of the others, their calibration
 *    error, and F1 by kind. Many of our posts are translations of each other and may lie in different folds, which
 *    flatters F1 a little. Reviews of apps with stars by what was learned of other apps.
 * 1. Texts of others (rated tweets and product reviews, labelled text messages): nothing was learned from them, they
 *    are English, and their labels only come near to ours.
 * 2. Seen: six files of the sample company, with which in sight words were written (no weights are learned from
 *    them any more), and `data/kinds.jsonl`, from which weights are learned: whether the reading still does what we meant.
 *
 * Conversations about another company of the same name are left out: nothing in their words says so, and
 * keeping them away is the work of the listening queries.
 */
export async function run(report: Report): Promise<void> {
  const rows = ownPosts('kinds')
  const ours = (row: Row) => readKinds(row).main
  const keywords = 'a keyword list'
  const seen = (await samplePosts(seenFiles)).filter(post => !post.isLookAlike)
  const common = mostCommon(seen)
  const beside = (what: string, measure: (read: Read) => number, most: Kind | 'unknown') => {
    report(line(what, measure(ours), keywords, measure(byKeyword)))
    report(
      line(
        what,
        measure(ours),
        `always "${most}"`,
        measure(() => most),
      ),
    )
  }
  byFolds(report)
  readOthers(report)
  beside('sample company, seen files, macro-F1', read => macroF1(seen, read), common)
  beside('our own posts (learned from), macro-F1', read => macroF1(rows, read), mostCommon(rows))
  for (const kind of kinds) {
    report(line(`our own posts (learned from), ${kind}, F1`, f1(rows, ours, kind), keywords, f1(rows, byKeyword, kind)))
  }
  const quiet = rows.filter(row => row.main === 'unknown')
  const alone = (read: Read) => share(quiet, row => read(row) === 'unknown')
  report(line('our own posts (learned from), small talk left alone', alone(ours), keywords, alone(byKeyword)))

  const perSecond = speed(rows, row => readKinds(row))
  const peerPerSecond = speed(rows, byKeyword)
  report({
    case: 'speed',
    value: Math.round(perSecond),
    unit: 'posts/s',
    peer: keywords,
    peerValue: Math.round(peerPerSecond),
    ratio: perSecond / peerPerSecond,
  })
}

const folds = 5

/** Each post by what was learned of the other folds. Where its labels know no faults and wrong facts, these are not asked. */
function byFolds(report: Report): void {
  const posts = lessonPosts()
  const reviews = readReviews()
  if (reviews.length === 0) console.log('understand.kind: no reviews of apps in the data folder (set SOSH_DATA).')
  const groupOf = (at: number) => reviews[at]?.app ?? ''
  const reviewParts = partsOf(reviews, { parts: folds, groupOf })
  const readReviewsBy: { review: Review; chances: Float64Array; border: number }[] = []
  const parts = partsOf(
    posts.map(({ kinds }) => ({ labels: [...kinds] })),
    { parts: folds },
    11,
  )
  const read: { at: number; chances: Float64Array; border: number }[] = []
  for (let part = 0; part < folds; part++) {
    const ofOthers = reviews.filter((_, at) => reviewParts[at] !== part)
    const learned = learnKinds([...posts.filter((_, at) => parts[at] !== part), ...reviewLessons(ofOthers)])
    for (const [at, review] of reviews.entries()) {
      if (reviewParts[at] !== part) continue
      const input = { text: review.text, language: 'en', links: [] }
      const chances = chancesBy(learned, { input, kinds: [], main: 'unknown', counts: 1, isWhole: true })
      readReviewsBy.push({ review, chances, border: learned.border })
    }
    for (const [at, post] of posts.entries())
      if (parts[at] === part) read.push({ at, chances: chancesBy(learned, post), border: learned.border })
  }
  const says = (kind: Kind) => (row: (typeof readReviewsBy)[number]) =>
    (row.chances[kinds.indexOf(kind)] ?? 0) >= row.border
  const clear = readReviewsBy.filter(({ review }) => review.stars !== '3')
  const byStars = (kind: Kind, meant: (review: Review) => boolean, what: string, rows = clear) => {
    if (rows.length === 0) return
    const f = (said: (row: (typeof rows)[number]) => boolean) => {
      const both = rows.filter(row => said(row) && meant(row.review)).length
      return (2 * both) / (rows.filter(said).length + rows.filter(row => meant(row.review)).length)
    }
    const byPeer = f(({ review }) => byKeyword(review) === kind)
    report(line(`app reviews, five folds, whole apps apart, ${what}, F1`, f(says(kind)), 'a keyword list', byPeer))
  }
  byStars('complaint', ({ stars }) => Number(stars) <= 2, '1 or 2 stars as complaint')
  byStars('praise', ({ stars }) => Number(stars) >= 4, '4 or 5 stars as praise')
  byStars('issue', ({ labels }) => labels.includes('ERROR'), 'errors as fault', readReviewsBy)
  const peer = 'a keyword list'
  const all = { chances: [] as number[], isRight: [] as boolean[] }
  const sum = { hit: 0, said: 0, meant: 0, peerHit: 0, peerSaid: 0 }
  for (const [number, kind] of kinds.entries()) {
    const one = { hit: 0, said: 0, meant: 0, peerHit: 0, peerSaid: 0 }
    const chances: number[] = []
    const isRight: boolean[] = []
    for (const { at, chances: found, border } of read) {
      const post = posts[at]
      if (post === undefined || (!post.isWhole && (kind === 'issue' || kind === 'correction-needed'))) continue
      const chance = found[number] ?? 0
      const isMeant = post.kinds.includes(kind)
      const byPeer = byKeyword(post.input) === kind
      chances.push(chance)
      isRight.push(isMeant)
      if (isMeant) one.meant++
      if (chance >= border) one.said++
      if (isMeant && chance >= border) one.hit++
      if (byPeer) one.peerSaid++
      if (byPeer && isMeant) one.peerHit++
    }
    for (const key of ['hit', 'said', 'meant', 'peerHit', 'peerSaid'] as const) sum[key] += one[key]
    all.chances.push(...chances)
    all.isRight.push(...isRight)
    const f = (hit: number, said: number) => (2 * hit) / Math.max(1, said + one.meant)
    report(line(`five folds, ${kind}, F1`, f(one.hit, one.said), peer, f(one.peerHit, one.peerSaid)))
    const error = calibrationError(chances, isRight)
    report(line(`five folds, ${kind}, calibration error (goal 0.05 or less)`, error, 'the goal', 0.05))
  }
  const f = (hit: number, said: number) => (2 * hit) / Math.max(1, said + sum.meant)
  report(line('five folds, all kinds, micro-F1', f(sum.hit, sum.said), peer, f(sum.peerHit, sum.peerSaid)))
  const error = calibrationError(all.chances, all.isRight)
  report(line('five folds, all kinds, calibration error (goal 0.05 or less)', error, 'the goal', 0.05))
  const mains = read.map(({ at, chances, border }) => ({
    is: posts[at]?.main,
    said: mainOf(
      kinds
        .map((kind, number) => ({ kind, chance: chances[number] ?? 0 }))
        .filter(({ chance }) => chance >= border)
        .sort((a, b) => b.chance - a.chance),
    ),
    byPeer: byKeyword(posts[at]?.input ?? { text: '' }),
  }))
  report(
    line(
      'five folds, the kind to act on, right',
      share(mains, ({ is, said }) => is === said),
      peer,
      share(mains, ({ is, byPeer }) => is === byPeer),
    ),
  )
}

/** Rated tweets and product reviews (MIT, Hutto and Gilbert) and text messages (Almeida and Gómez Hidalgo): nothing was learned from them. */
function readOthers(report: Report): void {
  const rated = ['tweets.dev', 'amazon'].flatMap(file =>
    load<{ text: string; valence: number }>(`vader-gold/${file}.jsonl`),
  )
  const messages = load<{ text: string; label: string }>('sms-spam/sms.dev.jsonl')
  compare(
    report,
    'tweets and reviews rated -1.5 or worse, as complaint',
    rated,
    'complaint',
    row => row.valence <= -1.5,
  )
  compare(report, 'tweets and reviews rated 1.5 or better, as praise', rated, 'praise', row => row.valence >= 1.5)
  compare(report, 'text messages that are spam as static', messages, 'static', row => row.label === 'spam')
  const chats = messages.filter(({ label }) => label === 'ham')
  if (chats.length === 0) return
  const alone = (read: (text: string) => Kind | 'unknown') => share(chats, ({ text }) => read(text) === 'unknown')
  const left = alone(text => readKinds({ text, language: 'en', links: [] }).main)
  const leftByPeer = alone(text => byKeyword({ text }))
  report(line('private text messages left without a label', left, 'a keyword list', leftByPeer))
}

function load<Line>(file: string): Line[] {
  const path = join(process.env.SOSH_DATA ?? '../shared/data', file)
  if (!existsSync(path)) {
    console.log(`understand.kind: skipped ${file}, it is not in the data folder (set SOSH_DATA).`)
    return []
  }
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map(text => JSON.parse(text) as Line)
}

function compare<Line extends { text: string }>(
  report: Report,
  what: string,
  lines: Line[],
  kind: Kind,
  isMeant: (row: Line) => boolean,
): void {
  if (lines.length === 0) return
  const measure = (says: (text: string) => boolean) => {
    let hit = 0
    let said = 0
    let meant = 0
    for (const row of lines) {
      const answer = says(row.text)
      if (answer) said++
      if (isMeant(row)) meant++
      if (answer && isMeant(row)) hit++
    }
    return { precision: said === 0 ? 0 : hit / said, recall: meant === 0 ? 0 : hit / meant }
  }
  const ours = measure(text => readKinds({ text, language: 'en', links: [] }).kinds.some(found => found.kind === kind))
  const peer = measure(text => byKeyword({ text }) === kind)
  report(line(`${what}, precision`, ours.precision, 'a keyword list', peer.precision))
  report(line(`${what}, recall`, ours.recall, 'a keyword list', peer.recall))
}

function speed(rows: Row[], read: (row: Row) => unknown): number {
  for (let round = 0; round < 10; round++) for (const row of rows) read(row)
  const started = performance.now()
  for (let round = 0; round < 30; round++) for (const row of rows) read(row)
  return (rows.length * 30) / ((performance.now() - started) / 1_000)
}
