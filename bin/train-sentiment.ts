import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createFeatures, readFeatures } from '../src/text/features/index.ts'
import { feel } from '../src/text/sentiment/feel.ts'
import { learnRatings, type Rated, readRated } from '../src/text/sentiment/learn.ts'
import { pack, unpack } from '../src/text/sentiment/pack.ts'
import { signsOf } from '../src/text/sentiment/signs.ts'
import { tableOf, weigh } from '../src/text/sentiment/weigh.ts'
import { writeOrCheck } from './write-or-check.ts'

/** Features that ship: 45 KB for every ten thousand. */
const most = 40_000
const files = ['tweets.dev', 'amazon', 'movie', 'nyt'] as const

/** The rated texts (MIT, Hutto and Gilbert 2014) in the data folder, which is no part of the project. */
export function ratedTexts(): (Rated & { file: string })[] {
  const folder = join(process.env.SOSH_DATA ?? '../shared/data', 'vader-gold')
  return files.flatMap(file => {
    const path = join(folder, `${file}.jsonl`)
    if (!existsSync(path)) return []
    return readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as { text: string; valence: number })
      .map(({ text, valence }) => ({ text, rating: valence, isPost: file === 'tweets.dev', file }))
  })
}

/** Each text rated by what was learned from the other folds, as it would ship. */
export function ratedByOthers(rated: readonly Rated[], folds: number): Float64Array {
  const readings = readRated(rated)
  const features = createFeatures()
  const ratings = new Float64Array(rated.length)
  // Neighbours come from one review or one article: a fold takes them in blocks.
  const foldOf = (row: number) => Math.floor(row / 25) % folds
  const all = Int32Array.from(rated.keys())
  for (let fold = 0; fold < folds; fold++) {
    const learned = learnRatings(
      readings,
      all.filter(row => foldOf(row) !== fold),
    )
    const table = tableOf(unpack(pack(learned, most)))
    for (const row of all.filter(row => foldOf(row) === fold)) {
      const text = rated[row]?.text ?? ''
      readFeatures(features, text)
      ratings[row] = weigh(table, signsOf(feel(text, 'en')), features).rating
    }
  }
  return ratings
}

/** Slope and constant of the chance that people rate above zero, by Newton's method. */
export function learnChance(rated: readonly Rated[], ratings: Float64Array): [number, number] {
  let slope = 1
  let constant = 0
  for (let round = 0; round < 30; round++) {
    let [g0, g1, h00, h01, h11] = [0, 0, 1e-6, 0, 1e-6]
    for (const [row, { rating, isPost }] of rated.entries()) {
      if (!isPost) continue
      const x = ratings[row] ?? 0
      const chance = 1 / (1 + Math.exp(-slope * x - constant))
      const error = (rating > 0 ? 1 : 0) - chance
      const spread = chance * (1 - chance)
      g0 += error * x
      g1 += error
      h00 += spread * x * x
      h01 += spread * x
      h11 += spread
    }
    const det = h00 * h11 - h01 * h01
    slope += (h11 * g0 - h01 * g1) / det
    constant += (h00 * g1 - h01 * g0) / det
  }
  return [slope, constant]
}

if (import.meta.main) {
  const rated = ratedTexts()
  if (rated.length === 0) throw new Error('The rated texts are not in the data folder (set SOSH_DATA).')
  const chance = learnChance(rated, ratedByOthers(rated, 5))
  const learned = learnRatings(readRated(rated), Int32Array.from(rated.keys()))
  const packed = pack({ ...learned, chance }, most)
  writeOrCheck('src/text/sentiment/learned.json', `${JSON.stringify(packed, null, 1)}\n`)
}
