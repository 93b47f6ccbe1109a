import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createFeatures, readFeatures } from '../src/text/features/index.ts'
import { chancesOf, packHead, partsOf, scoreHead, unpackHead } from '../src/text/heads/index.ts'
import { type Learned, learnToxicity, readVoted, topOf, type Voted } from '../src/text/toxicity/learn.ts'
import { writeOrCheck } from './write-or-check.ts'

/** The tweets with votes (MIT, Davidson et al. 2017) in the data folder, which is no part of the project. */
export function votedTweets(): Voted[] {
  const path = join(process.env.SOSH_DATA ?? '../shared/data', 'hate-offensive', 'tweets.dev.jsonl')
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Voted)
}

/** What ships: eight bits a weight, without what moves nothing. */
function packed({ head, signs, lifts }: Learned) {
  const round = (value: number) => Math.round(value * 1e4) / 1e4
  return { head: packHead(head, 3 / 127), signs: signs.map(row => row.map(round)), lifts: lifts.map(round) }
}

/** Each tweet as it is called by what was learned from the other folds: the class said, and the chances. */
export function calledByOthers(voted: readonly Voted[], folds: number): { said: number; chances: Float64Array }[] {
  const all = readVoted(voted)
  const parts = partsOf(
    voted.map(({ label }) => ({ labels: [label] })),
    { parts: folds },
  )
  const everyone = Int32Array.from(voted.keys())
  const called: { said: number; chances: Float64Array }[] = new Array(voted.length)
  const features = createFeatures()
  for (let fold = 0; fold < folds; fold++) {
    const small = packed(
      learnToxicity(
        all,
        everyone.filter(row => parts[row] !== fold),
      ),
    )
    const head = unpackHead(small.head)
    for (const row of everyone.filter(row => parts[row] === fold)) {
      readFeatures(features, voted[row]?.text ?? '')
      const sums = new Float64Array(3)
      scoreHead(head, features, sums)
      for (const [sign, value] of (all.signs[row] ?? []).entries())
        for (let label = 0; label < 3; label++)
          sums[label] = (sums[label] as number) + value * (small.signs[sign]?.[label] ?? 0)
      const chances = new Float64Array(3)
      chancesOf(head, sums, chances)
      called[row] = { said: topOf(sums, small.lifts), chances }
    }
  }
  return called
}

if (import.meta.main) {
  const voted = votedTweets()
  if (voted.length === 0) throw new Error('The tweets are not in the data folder (set SOSH_DATA).')
  const learned = learnToxicity(readVoted(voted), Int32Array.from(voted.keys()))
  writeOrCheck('src/text/toxicity/learned.json', `${JSON.stringify(packed(learned), null, 1)}\n`)
}
