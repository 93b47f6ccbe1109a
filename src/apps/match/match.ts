import { readFile } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { Problem } from '#lib/problem'
import { laneHere, lanesOnWorkers } from './lanes.ts'
import type { Matched, Plan } from './matcher.ts'
import { longestLine, readChunks } from './read-chunks.ts'
import { fromWords, type GivenQuery, parseAll, readQueries } from './read-queries.ts'

const help = `sosh match: holds posts against listening queries, without a database and without being set up

  --query <query>      what to listen for; may be given several times, also as 'name = query'
  --queries <file>     a file of them: one a line, as 'query' or 'name = query', or JSON Lines {"name", "text"}
  --count              only how many posts each query matches, at the end
  --workers <number>   use so many cores besides the one that reads
  --text, --author, --lang, --id, --title, --link, --tags <way>
                       where these lie in records of another shape: author.name, post.body

Posts come in on standard input, one JSON object a line: ours, another's by its ways, or raw Jetstream events.
Matches go out on standard output, one JSON object a line, in the order of the posts. See docs/match.md.
`

const mostWorkers = 256

/** The command `sosh match`; returns its exit code: 0 when all was read to the end, 1 when it could not begin. */
export async function match(args: string[]): Promise<number> {
  try {
    const asked = await readArgs(args)
    if (asked === undefined) {
      process.stdout.write(help)
      return 0
    }
    if (process.stdin.isTTY) process.stderr.write('Posts are read from standard input, one JSON object a line.\n')
    // Each write hears of its own failure; without this, the first would end the process.
    process.stdout.on('error', () => {})
    await matchAll(asked.plan, asked.workers)
    return 0
  } catch (error) {
    // Whoever reads has read enough, as `head` does.
    if (isBrokenPipe(error)) return 0
    if (!(error instanceof Problem)) throw error
    process.stderr.write(`${error.message}\n`)
    return 1
  }
}

async function readArgs(args: string[]): Promise<{ plan: Plan; workers: number } | undefined> {
  const { query, queries, count, workers, help: wantsHelp, ...ways } = optionsOf(args)
  if (wantsHelp) return undefined
  const given: GivenQuery[] = (query ?? []).map(each => fromWords(each.trim(), '--query'))
  for (const file of queries ?? []) given.push(...readQueries(await contentOf(file), file))
  if (given.length === 0)
    throw new Problem('invalid', `Say what to listen for: --query 'halden OR "our bike"'\n\n${help}`)
  const number = Number(workers ?? 0)
  if (!Number.isInteger(number) || number < 0 || number > mostWorkers)
    throw new Problem('invalid', `--workers is a number from 0 to ${mostWorkers}.`)
  if (ways.text === undefined && Object.values(ways).some(way => way !== undefined))
    throw new Problem(
      'invalid',
      'Where records have another shape than ours, say where their words lie: --text way.to.it',
    )
  return { plan: { queries: parseAll(given), ways, onlyCount: count ?? false }, workers: number }
}

function optionsOf(args: string[]) {
  const way = { type: 'string' } as const
  try {
    return parseArgs({
      args,
      strict: true,
      options: {
        query: { type: 'string', multiple: true },
        queries: { type: 'string', multiple: true },
        count: { type: 'boolean' },
        workers: { type: 'string' },
        help: { type: 'boolean' },
        text: way,
        author: way,
        lang: way,
        id: way,
        title: way,
        link: way,
        tags: way,
      },
    }).values
  } catch (error) {
    throw new Problem('invalid', `${error instanceof Error ? error.message : 'This can’t be read.'}\n\n${help}`)
  }
}

async function contentOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    throw new Problem('invalid', `The file ${file} can’t be read.`)
  }
}

/** Reads, matches and writes at once; nobody runs ahead of the slowest by more than a few chunks. */
async function matchAll(plan: Plan, workers: number): Promise<void> {
  await using lanes = workers === 0 ? await laneHere(plan) : lanesOnWorkers(plan, workers)
  const total = { posts: 0, matched: 0, unreadable: 0 }
  const counts = plan.queries.map(() => 0)
  const tell = async ({ out, troubles, posts, matched, counts: more }: Matched) => {
    total.posts += posts
    total.matched += matched
    total.unreadable += troubles.length
    more.forEach((count, index) => {
      counts[index] = (counts[index] ?? 0) + count
    })
    if (troubles.length > 0) await write(process.stderr, `${troubles.join('\n')}\n`)
    if (out !== '') await write(process.stdout, out)
  }
  const tooLong = (line: number) => {
    total.unreadable++
    process.stderr.write(`Line ${line}: it is longer than ${longestLine / 1024 / 1024} MB.\n`)
  }

  const underWay: Promise<void>[] = []
  let last: Promise<void> = Promise.resolve()
  for await (const chunk of readChunks(process.stdin, tooLong)) {
    const matched = lanes.match(chunk)
    last = Promise.all([matched, last]).then(([result]) => tell(result))
    // Whoever waits for it hears of it below; meanwhile it is nobody’s surprise.
    last.catch(() => {})
    underWay.push(last)
    if (underWay.length >= lanes.atOnce) await underWay.shift()
  }
  await last
  if (!plan.onlyCount) return
  const queries = Object.fromEntries(plan.queries.map(({ name }, index) => [name, counts[index] ?? 0]))
  await write(process.stdout, `${JSON.stringify({ ...total, queries })}\n`)
}

/** Waits until what is written was taken: whoever reads us sets the pace. */
function write(out: Writable, words: string): Promise<void> {
  return new Promise((resolve, reject) => {
    out.write(words, error => (error ? reject(error) : resolve()))
  })
}

function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED')
}
