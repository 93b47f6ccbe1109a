import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createExpertise, type Expertise, largestShare, readiness } from '#text/expertise'
import type { Figure } from '../bin/measure.ts'

export const name = 'route.expert'

interface Row {
  thread: string
  type: 'question' | 'answer'
  time: string
  author: string
  title: string
  text: string
}
interface Thread {
  id: string
  at: number
  author: string
  title: string
  text: string
  answers: { author: string; at: number; text: string }[]
}
/** A question as it came: who could be asked, who really answered, and what each ranking gives everybody. */
interface Item {
  at: number
  candidates: string[]
  answered: Set<string>
  scores: Record<Ranking, Map<string, number>>
}
const rankings = ['ours', 'most recently active', 'most answers in 30 days', 'text neighbours'] as const
type Ranking = (typeof rankings)[number]

const dayMs = 86_400_000
const skippedShare = 0.3
const leastThreads = 3
/** A question that was handed to somebody counts as theirs for so long. */
const openDays = 30

/**
 * Who really answered? Questions in time order, the first 30 % only learned from; candidates are those who answered in
 * three or more earlier threads, not the asker. Each question is handed to the first of the list, who then has it open for
 * 30 days; nobody is on the list while one more would give them over a quarter of all that is open. All rankings
 * under the same limit; beside it, without any, the share that the busiest would carry.
 */
export async function run(report: (figure: Figure & { peerValue?: number }) => void): Promise<void> {
  const folder = join(process.env.SOSH_DATA ?? '../shared/data', 'vendor-forums')
  if (!existsSync(folder)) {
    console.log('route.expert: skipped, vendor-forums is not in the data folder (set SOSH_DATA).')
    return
  }
  for (const [board, files] of boardsIn(folder)) {
    const items = itemsOf(threadsIn(files.map(file => join(folder, file))))
    if (items.length === 0) continue
    const ours = handOut(items, 'ours', largestShare)
    for (const peer of rankings.slice(1)) {
      const theirs = handOut(items, peer, largestShare)
      for (const figure of ['Hit@1', 'Hit@5', 'MRR', 'busiest'] as const)
        report({
          case: `${board}, ${items.length} questions, nobody above 25 %: ${figure}`,
          value: rounded(ours[figure]),
          unit: 'of 1',
          peer,
          peerValue: rounded(theirs[figure]),
          ratio: ours[figure] / (theirs[figure] || 1),
        })
    }
    for (const ranking of ['ours', 'most recently active'] as const) {
      const free = handOut(items, ranking, 1)
      for (const figure of ['Hit@1', 'Hit@5', 'busiest'] as const)
        report({
          case: `${board}, no limit, ${ranking}: ${figure}`,
          value: rounded(free[figure]),
          unit: 'of 1',
        })
    }
  }
}

const rounded = (value: number) => Math.round(value * 1000) / 1000

/** Boards of one company are one: the same people answer on all of them. */
function boardsIn(folder: string): Map<string, string[]> {
  const boards = new Map<string, string[]>()
  for (const file of readdirSync(folder).filter(each => each.endsWith('.jsonl'))) {
    const board = file.startsWith('docusign') ? 'docusign' : (file.split('.')[0] ?? file)
    boards.set(board, [...(boards.get(board) ?? []), file])
  }
  return boards
}

function threadsIn(files: string[]): Thread[] {
  return files
    .flatMap(file => {
      const threads = new Map<string, Thread>()
      const rows = readFileSync(file, 'utf8').trim().split('\n')
      for (const { thread, type, time, author, title, text } of rows.map(line => JSON.parse(line) as Row)) {
        const at = Date.parse(`${time}Z`)
        if (type === 'question') threads.set(thread, { id: `${file}/${thread}`, at, author, title, text, answers: [] })
        else threads.get(thread)?.answers.push({ author, at, text })
      }
      return [...threads.values()]
    })
    .sort((a, b) => a.at - b.at)
}

function itemsOf(threads: Thread[]): Item[] {
  const helped = threads
    .flatMap(thread =>
      [...new Map(thread.answers.toReversed().map(answer => [answer.author, answer])).values()]
        .filter(answer => answer.author !== thread.author)
        .map(answer => ({ thread, ...answer })),
    )
    .sort((a, b) => a.at - b.at)
  const ours = createExpertise()
  const before = new Map<string, number[]>()
  const items: Item[] = []
  let next = 0
  for (const [place, asked] of threads.entries()) {
    for (let one = helped[next]; one && one.at < asked.at; one = helped[++next]) {
      const { thread, author, at, text } = one
      before.set(author, [...(before.get(author) ?? []), at])
      const id = `${thread.id}#${author}`
      ours.add({ id, kind: 'answer', people: [author], title: thread.title, text: `${thread.text}\n${text}`, at })
    }
    if (place < Math.floor(threads.length * skippedShare)) continue
    const candidates = [...before]
      .filter(([who, times]) => times.length >= leastThreads && who !== asked.author)
      .map(([who]) => who)
    const answered = new Set(asked.answers.map(each => each.author).filter(who => candidates.includes(who)))
    if (answered.size === 0) continue
    const timesOf = (who: string) => before.get(who) ?? []
    const by = (score: (who: string) => number) => new Map(candidates.map(who => [who, score(who)]))
    items.push({
      at: asked.at,
      candidates,
      answered,
      scores: {
        ours: new Map(ours.whoKnows(asked, { most: 10_000 }).map(each => [each.person, each.score])),
        'most recently active': by(who => 1 / (1 + (asked.at - Math.max(...timesOf(who))) / dayMs)),
        'most answers in 30 days': by(who => timesOf(who).filter(at => asked.at - at <= 30 * dayMs).length),
        'text neighbours': neighbours(ours, asked),
      },
    })
  }
  return items
}

/** The plain baseline: the ten closest earlier threads, each speaking for who answered there by how close it is. */
function neighbours(index: Expertise, asked: Thread): Map<string, number> {
  const scores = new Map<string, number>()
  const closest = index.like(asked, 10)
  for (const { people, similarity } of closest)
    for (const person of people) scores.set(person, (scores.get(person) ?? 0) + similarity)
  return scores
}

function handOut(items: Item[], ranking: Ranking, most: number) {
  const given = new Map<string, number>()
  let open: { who: string; until: number }[] = []
  const ranks: number[] = []
  for (const { at, candidates, answered, scores } of items) {
    open = open.filter(each => each.until > at)
    const loadOf = (who: string) => ({ own: open.filter(each => each.who === who).length, all: open.length })
    const ready = new Map(candidates.map(who => [who, most < 1 ? readiness(loadOf(who), most) : 1]))
    // Ours weighs what somebody carries; a plain ranking only stops at the limit.
    const scoreOf = (who: string) => (scores[ranking].get(who) ?? 0) * (ranking === 'ours' ? (ready.get(who) ?? 0) : 1)
    const list = candidates.filter(who => (ready.get(who) ?? 0) > 0).sort((a, b) => scoreOf(b) - scoreOf(a))
    const rank = list.findIndex(who => answered.has(who)) + 1
    ranks.push(rank === 0 ? Number.POSITIVE_INFINITY : rank)
    const first = list[0]
    if (first === undefined) continue
    given.set(first, (given.get(first) ?? 0) + 1)
    open.push({ who: first, until: at + openDays * dayMs })
  }
  const share = (within: number) => ranks.filter(rank => rank <= within).length / ranks.length
  return {
    'Hit@1': share(1),
    'Hit@5': share(5),
    MRR: ranks.reduce((sum, rank) => sum + 1 / rank, 0) / ranks.length,
    busiest: Math.max(...given.values()) / ranks.length,
  }
}
