import { createPercolator, type Match } from '#text/percolator'
import type { Matchable } from '#text/tokens'
import { type GivenPost, isRecord, readPost, type Ways } from './read-post.ts'
import { asksForLanguage, type NamedQuery } from './read-queries.ts'

/** All that a matcher needs to know; plain data, so that it can be sent to a worker. */
export interface Plan {
  queries: NamedQuery[]
  ways: Ways
  /** Only how many, not which. */
  onlyCount: boolean
}

/** Whole lines, and the number of the first. */
export interface Chunk {
  bytes: Uint8Array
  firstLine: number
}

/** What came of a chunk. */
export interface Matched {
  lines: number
  /** JSON Lines, a post each. */
  out: string
  troubles: string[]
  posts: number
  matched: number
  /** Per query, in the order of the plan. */
  counts: number[]
}

/** Holds chunks of JSON Lines against the queries of a plan. */
export interface Matcher {
  match(chunk: Chunk): Promise<Matched>
  /** Reads only what a stream tells about names of accounts, for a chunk that another matcher is given. */
  learn(chunk: Chunk): Promise<void>
}

type Stream = Pick<typeof import('#connectors/bluesky'), 'concernsPosts' | 'read' | 'rememberHandles'>

const newline = 10
const tunesAfter = 5000
const tunesEvery = 4

/** Makes a matcher. What is dear to load, languages and the network’s own format, is loaded when it is first needed. */
export async function createMatcher({ queries, ways, onlyCount }: Plan): Promise<Matcher> {
  const percolator = createPercolator(queries.map(({ query }, index) => ({ id: String(index), query })))
  const language = queries.some(({ query }) => asksForLanguage(query)) ? await import('#text/language') : undefined
  let stream: { module: Stream; handles: ReturnType<Stream['rememberHandles']> } | undefined
  let seen = 0
  let tuning = false

  const streamReader = async () => {
    if (stream === undefined) {
      const module = await import('#connectors/bluesky')
      stream = { module, handles: module.rememberHandles() }
    }
    return stream
  }

  /** Words on which queries wait are chosen anew once enough was read to know which are rare, a little with each post. */
  const keepTuned = () => {
    seen++
    if (seen === tunesAfter && queries.length > 100) tuning = true
    if (tuning && seen % tunesEvery === 0) tuning = percolator.tuneSome()
  }

  const withLanguage = (post: Matchable): Matchable =>
    language === undefined || post.language !== undefined
      ? post
      : { ...post, language: language.detectLanguage(post.text).language }

  /** A post, words about why there is none, or nothing where a line tells of something else. */
  const readLine = async (line: Buffer): Promise<GivenPost | string | undefined> => {
    if (stream !== undefined && ways.text === undefined && !stream.module.concernsPosts(line)) return undefined
    let record: unknown
    try {
      record = JSON.parse(line.toString('utf8'))
    } catch (error) {
      return `This is no JSON: ${error instanceof Error ? error.message : 'it can’t be read'}.`
    }
    if (ways.text !== undefined || !isStreamEvent(record)) return readPost(record, ways)
    const { module, handles } = await streamReader()
    const { news, unreadable } = module.read(record, { handles, languages: undefined, now: new Date() })
    if (unreadable) return unreadable.why
    return news && 'post' in news ? { id: news.post.externalId, post: news.post } : undefined
  }

  return {
    async match({ bytes, firstLine }) {
      const result: Matched = { lines: 0, out: '', troubles: [], posts: 0, matched: 0, counts: queries.map(() => 0) }
      for (const line of linesOf(bytes)) {
        const number = firstLine + result.lines++
        if (isBlank(line)) continue
        const given = await readLine(line)
        if (given === undefined) continue
        if (typeof given === 'string') {
          result.troubles.push(`Line ${number}: ${given}`)
          continue
        }
        result.posts++
        keepTuned()
        const post = withLanguage(given.post)
        if (onlyCount) {
          const count = percolator.each(post, id => {
            result.counts[Number(id)] = (result.counts[Number(id)] ?? 0) + 1
          })
          if (count > 0) result.matched++
          continue
        }
        const matches = percolator.match(post)
        if (matches.length === 0) continue
        result.matched++
        result.out += `${JSON.stringify({ id: given.id ?? `line ${number}`, matches: said(matches, queries, post) })}\n`
      }
      return result
    },
    async learn({ bytes }) {
      for (const line of linesOf(bytes)) if (line.includes(identity)) await readLine(line)
    },
  }
}

const identity = '"kind":"identity"'

/** Whether somewhere in a chunk a stream tells what an account is called now. */
export function tellsNames(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(identity)
}

/** The queries in the order in which they were given, each with the words that matched, where, and why. */
function said(matches: Match[], queries: NamedQuery[], post: Matchable) {
  return matches
    .toSorted((one, other) => Number(one.id) - Number(other.id))
    .map(match => ({
      query: queries[Number(match.id)]?.name ?? '',
      words: match.spans().map(({ field, start, end }) => ({
        word: (field === 'title' ? (post.title ?? '') : post.text).slice(start, end),
        field,
        start,
        end,
      })),
      because: match.because(),
    }))
}

function* linesOf(bytes: Uint8Array): Generator<Buffer> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let start = 0; start < buffer.length; ) {
    const found = buffer.indexOf(newline, start)
    const end = found < 0 ? buffer.length : found
    yield buffer.subarray(start, end)
    start = end + 1
  }
}

function isBlank(line: Buffer): boolean {
  for (const byte of line) if (byte !== 32 && byte !== 13 && byte !== 9) return false
  return true
}

function isStreamEvent(record: unknown): boolean {
  return isRecord(record) && typeof record.did === 'string' && typeof record.kind === 'string' && 'time_us' in record
}
