import { type Deeds, runDeeds } from './deeds.ts'
import type { Verdict } from './listening.ts'
import { runStory, type Story } from './story.ts'

/** The story of one conversation under `kill -9`, as figures: one line for each thing that was counted. */
export async function* faultsOfTheStory(
  rounds: number,
  seed: number,
  say: (words: string) => void,
): AsyncGenerator<Verdict> {
  const started = performance.now()
  say(`${rounds} rounds from seed ${seed}`)
  const story = await runStory({ rounds, seed, say })
  const seconds = Math.round((performance.now() - started) / 1000)
  const [first, ...others] = figuresOf(story, { rounds, seed, seconds })
  if (first) yield { figure: first, trouble: troubleIn(story) }
  for (const figure of others) yield { figure, trouble: [] }
}

function figuresOf(
  { kills, posts, answers, audit, falls, unfinished }: Story,
  { rounds, seed, seconds }: { rounds: number; seed: number; seconds: number },
): object[] {
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

/** Gestures and changes under `kill -9`. */
export async function* faultsOfDeeds(
  rounds: number,
  seed: number,
  say: (words: string) => void,
): AsyncGenerator<Verdict> {
  const started = performance.now()
  say(`${rounds} rounds from seed ${seed}`)
  const deeds = await runDeeds({ rounds, seed, say })
  const { kills, done, presses, wrong, doubled } = deeds
  const value = Object.values(done).reduce((sum, each) => sum + each, 0)
  const figure = { faults: 'deeds', rounds, seed, kills: kills.server + kills.database, value, unit: 'deeds', ...done }
  const seconds = Math.round((performance.now() - started) / 1000)
  yield {
    figure: { ...figure, wrong: wrong.length, doubled: doubled.length, presses, seconds },
    trouble: troubleWith(deeds),
  }
}

function troubleWith({ wrong, doubled, falls, unfinished }: Deeds): string[] {
  const lists: [string, string[]][] = [
    ['stands there otherwise than it was wanted', wrong],
    ['done twice', doubled],
    ['the server ended by itself', falls],
    ['never came to rest', unfinished],
  ]
  return lists.filter(([, list]) => list.length > 0).map(([words, list]) => `${words}: ${list.join('\n  ')}`)
}
