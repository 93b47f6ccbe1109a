import { parseArgs } from 'node:util'
import { runStory, type Story } from './story.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '100' }, seed: { type: 'string' } },
})
const rounds = Number(values.rounds)
const seed = Number(values.seed ?? Date.now() % 1_000_000)
const say = (words: string) => process.stderr.write(`${words}\n`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
const started = performance.now()
say(`${rounds} rounds from seed ${seed}`)
const story = await runStory({ rounds, seed, say })
const seconds = Math.round((performance.now() - started) / 1000)
for (const figure of figures(story)) process.stdout.write(`${JSON.stringify(figure)}\n`)
const trouble = troubleIn(story)
for (const words of trouble) say(words)
say(trouble.length === 0 ? `All is well after ${seconds} s.` : `Not well: repeat with --seed ${seed}.`)
process.exitCode = trouble.length === 0 ? 0 : 1

function figures({ kills, posts, answers, audit, falls, unfinished }: Story): object[] {
  const head = { faults: 'story', rounds, seed, kills: kills.server + kills.database }
  return [
    {
      ...head,
      case: 'posts',
      value: posts.value,
      unit: 'posts',
      lost: posts.lost.length,
      doubled: posts.doubled.length,
      strays: posts.strays.length,
      deleted: posts.deleted,
      unfollowed: posts.unfollowed.length,
    },
    {
      ...head,
      case: 'answers',
      value: answers.value,
      unit: 'answers',
      lost: answers.lost.length,
      doubled: answers.doubled.length,
      unknown: answers.unknown.length,
      refused: answers.refused,
      presses: answers.presses,
    },
    { ...head, case: 'audit', value: audit.sealed, unit: 'events', whole: audit.whole },
    {
      ...head,
      case: 'server',
      value: falls.length,
      unit: 'falls',
      killed: kills,
      unfinished: unfinished.length,
      seconds,
    },
  ]
}

function troubleIn({ posts, answers, audit, falls, unfinished }: Story): string[] {
  const lists: [string, string[]][] = [
    ['posts lost', posts.lost],
    ['posts doubled', posts.doubled],
    ['posts heard that do not concern us', posts.strays],
    ['removals not followed', posts.unfollowed],
    ['answers lost', answers.lost],
    ['answers doubled', answers.doubled],
    ['answers on the network that the house does not know', answers.unknown],
    ['the server ended by itself', falls],
    ['never came to rest', unfinished],
    ['the doctor is not content', audit.whole ? [] : [audit.doctor]],
  ]
  return lists.filter(([, list]) => list.length > 0).map(([words, list]) => `${words}: ${list.join('\n  ')}`)
}
