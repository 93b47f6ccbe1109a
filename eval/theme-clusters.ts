import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findThemes, groupPoints, grown, type KnownTheme, placeIn, pointOf } from '#text/themes'
import { agreement, dice, kMeans, tfidf } from './data/clusters.ts'

interface Line {
  case: string
  value: number
  unit: string
  peer: string
  peerValue: number
  ratio: number
}

export const name = 'theme.clusters'

interface Row {
  text: string
  label: string
}

/**
 * How well themes agree with what people labelled, beside k-means over TF-IDF in the same run; both are told how many
 * there are, and no label is seen. `clinc150` (val) is what thresholds were chosen on; the others were printed a few
 * times while thresholds were still moving, though never tuned on. Then as themes really grow: half of the texts
 * first, the rest by tenths, nobody says how many.
 */
export async function run(report: (line: Line) => void): Promise<void> {
  const data = process.env.SOSH_DATA ?? '../shared/data'
  if (!existsSync(join(data, 'banking77'))) {
    process.stderr.write('theme.clusters: skipped, the data folder is not here (SOSH_DATA).\n')
    return
  }
  const read = (file: string): Row[] =>
    readFileSync(join(data, file), 'utf8')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as Row)
  const sets = {
    'banking77, every third of train': read('banking77/train.jsonl').filter((_, at) => at % 3 === 0),
    'clinc150 val': read('clinc150/val.jsonl'),
  }
  for (const [set, rows] of Object.entries(sets)) {
    const shuffled = shuffle(rows)
    countGiven(set, shuffled, report)
    growing(set, shuffled, report)
  }
}

const peer = 'TF-IDF, k-means++'
const seeds = [1, 2, 3]

function countGiven(set: string, rows: Row[], report: (line: Line) => void): void {
  const labels = rows.map(({ label }) => label)
  const count = new Set(labels).size
  const points = rows.map(({ text }) => pointOf(text))
  const ours = agreement(finish(groupPoints(points, { count })), labels)
  const weighed = tfidf(rows.map(({ text }) => text))
  const theirs = seeds.map(seed => agreement(kMeans(weighed, count, seed), labels))
  const mean = (of: 'acc' | 'nmi') => theirs.reduce((sum, each) => sum + each[of], 0) / theirs.length
  for (const figure of ['acc', 'nmi'] as const)
    report({
      case: `${set}, ${count} given`,
      value: ours[figure],
      unit: figure.toUpperCase(),
      peer,
      peerValue: mean(figure),
      ratio: ours[figure] / mean(figure),
    })
}

/** Themes as they grow, beside k-means made anew over all at each step, with as many groups as there are labels. */
function growing(set: string, rows: Row[], report: (line: Line) => void): void {
  const labels = rows.map(({ label }) => label)
  const points = rows.map(({ text }) => pointOf(text))
  const half = Math.floor(rows.length / 2)
  const step = Math.ceil((rows.length - half) / 5)
  let themes: KnownTheme[] = []
  const groups = new Int32Array(rows.length).fill(-1)
  const at = (id: string) => Number(id)
  for (let upTo = half; ; upTo = Math.min(rows.length, upTo + step)) {
    const waiting: number[] = []
    for (let row = 0; row < upTo; row++) {
      if ((groups[row] as number) >= 0) continue
      const point = points[row] as Float32Array
      const placed = placeIn(themes, point)
      if (placed === undefined) waiting.push(row)
      else {
        groups[row] = at(placed.id)
        themes = themes.map(theme => (theme.id === placed.id ? grown(theme, point) : theme))
      }
    }
    for (const { places, sum } of finish(findThemes(waiting.map(row => points[row] as Float32Array)))) {
      const id = String(themes.length)
      themes.push({ id, sums: [sum] })
      for (const place of places) groups[waiting[place] as number] = at(id)
    }
    if (upTo === half) report(stays(set, rows, half))
    if (upTo === rows.length) break
  }
  const ours = agreement(groups, labels)
  const count = new Set(labels).size
  const theirs = agreement(kMeans(tfidf(rows.map(({ text }) => text)), count, 1), labels)
  const inThemes = groups.filter(group => group >= 0).length / rows.length
  const told = `${set}, as it grows: ${themes.length} themes found, ${Math.round(inThemes * 100)} % of texts in one`
  for (const figure of ['acc', 'nmi'] as const)
    report({
      case: told,
      value: ours[figure],
      unit: figure.toUpperCase(),
      peer: `${peer}, all at once, ${count} given`,
      peerValue: theirs[figure],
      ratio: ours[figure] / theirs[figure],
    })
}

/** The share of the first half that is where it was once all is there: ours is never moved by a machine; k-means is made anew. */
function stays(set: string, rows: Row[], half: number): Line {
  const texts = rows.map(({ text }) => text)
  const count = new Set(rows.map(({ label }) => label)).size
  const before = kMeans(tfidf(texts.slice(0, half)), count, 1, 1)
  const after = kMeans(tfidf(texts), count, 2, 1)
  const theirs = agreement(after.slice(0, half), Array.from(before, String)).acc
  return {
    case: `${set}, first half where it was`,
    value: 1,
    unit: 'share',
    peer: `${peer}, anew`,
    peerValue: theirs,
    ratio: 1 / theirs,
  }
}

function shuffle(rows: Row[]): Row[] {
  const random = dice(77)
  return rows
    .map(row => ({ row, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ row }) => row)
}

function finish<Result>(work: Generator<undefined, Result>): Result {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}
