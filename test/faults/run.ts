import { parseArgs } from 'node:util'
import { faultsOfSoaking, faultsOfTheCluster, faultsUnderPressure, type Verdict } from './listening.ts'
import { faultsOfDeeds, faultsOfTheStory } from './story-figures.ts'

/**
 * `npm run faults` breaks what can break, and counts what was lost or doubled: the story of one conversation, and
 * gestures and changes of what was said, and listening on many machines. A word chooses one: `story`, `deeds`,
 * `cluster`, `pressure`, or `soak`, which is run only when asked for.
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '100' },
    seed: { type: 'string' },
    /** Of the cluster's story, and of the outage under pressure. */
    seconds: { type: 'string' },
    /** Of the network's time, in the soak. */
    minutes: { type: 'string', default: '5' },
  },
})
const seed = Number(values.seed ?? Date.now() % 1_000_000)
const say = (words: string) => process.stderr.write(`${words}\n`)

const all: Record<string, () => AsyncGenerator<Verdict>> = {
  async *story() {
    yield* faultsOfTheStory(Number(values.rounds), seed, say)
  },
  async *deeds() {
    yield* faultsOfDeeds(Number(values.rounds), seed, say)
  },
  async *cluster() {
    yield await faultsOfTheCluster(Number(values.seconds ?? 60), say)
  },
  async *pressure() {
    const seconds = Number(values.seconds ?? 20)
    yield await faultsUnderPressure('hangs', undefined, seconds)
    yield await faultsUnderPressure('gone', undefined, seconds)
    yield await faultsUnderPressure('gone', 'nats', seconds)
  },
  async *soak() {
    yield await faultsOfSoaking(Number(values.minutes), say)
  },
}
const chosen = positionals.length > 0 ? positionals : ['story', 'deeds', 'cluster', 'pressure']
const unknown = chosen.filter(word => !Object.hasOwn(all, word))
if (unknown.length > 0) {
  say(`No faults are called ${unknown.join(' or ')}. There are: ${Object.keys(all).join(', ')}.`)
  process.exit(2)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
const started = performance.now()
const trouble: string[] = []
for (const word of chosen) {
  say(`── ${word}`)
  for await (const verdict of all[word]?.() ?? []) {
    process.stdout.write(`${JSON.stringify(verdict.figure)}\n`)
    for (const words of verdict.trouble) say(words)
    trouble.push(...verdict.trouble)
  }
}
const seconds = Math.round((performance.now() - started) / 1000)
say(trouble.length === 0 ? `All is well after ${seconds} s.` : `Not well: repeat with --seed ${seed}.`)
process.exitCode = trouble.length === 0 ? 0 : 1
