import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseFeed } from '../src/connectors/feed/parse-feed.ts'
import { articlesIn } from '../src/connectors/feed/poll.ts'
import { readOpml } from '../src/connectors/opml/index.ts'
import { entriesIn } from '../src/connectors/webhook/entries.ts'
import { linkTo } from '../src/connectors/webmention/links.ts'
import { entryOn, writerOn } from '../src/connectors/webmention/microformats.ts'
import { damage, seeded } from './feed-hostile/damage.ts'

export const name = 'input.feeds'

interface Line {
  case: string
  /** Inputs that were read as they should be. */
  value: number
  unit: string
  of: number
  crashed: number
  /** Took more than a second, twice. */
  slow: number
  slowestMs: number
  /** Entries that stand whole before the damage, and how many of them were read. */
  entriesBefore: number
  entriesKept: number
}

/** Longer files are read as they are, and not damaged a hundred times each: the time goes to more kinds of damage. */
const longestDamaged = 100_000

/**
 * Bad input: every feed, list of feeds, page and JSON document of every set, as it is and then damaged, by a fixed
 * seed, in all the ways that networks and people damage them. Nothing may throw or take a second, and what stands
 * whole before the damage must be read. `SOSH_MUTATIONS` changes how many there are.
 */
export async function run(report: (line: Line) => void): Promise<void> {
  const data = process.env.SOSH_DATA ?? '../shared/data'
  if (!existsSync(data)) return void process.stderr.write(`${data} is not there: nothing to read.\n`)
  const inputs = inputsIn(data)

  const whole = tally('as they are')
  for (const input of inputs) judge(whole, input, input.bytes, undefined)
  report(lineOf(whole))

  const random = seeded(20_261_122)
  const short = inputs.filter(input => input.bytes.length > 0 && input.bytes.length <= longestDamaged)
  const several = short.filter(input => input.ends.length > 1)
  // Most fixtures have one entry: half of the damage is done where there are some to keep.
  const pick = () => {
    const pool = random() < 0.5 && several.length > 0 ? several : short
    return pool[Math.floor(random() * pool.length)]
  }
  const mutated = tally('mutated')
  const wanted = Number(process.env.SOSH_MUTATIONS ?? 100_000)
  const kinds = new Map<string, Tally>()
  for (let count = 0; count < wanted; count++) {
    const [input, other] = [pick(), pick()]
    if (!input || !other) break
    const { bytes, from, kind } = damage(input.bytes, other.bytes, random)
    const own = kinds.get(kind) ?? tally(`mutated: ${kind}`)
    kinds.set(kind, own)
    judge(mutated, input, bytes, from, own)
  }
  report(lineOf(mutated))
  for (const each of kinds.values()) report(lineOf(each))
}

type Reader = (bytes: Uint8Array) => string[]

interface Input {
  path: string
  bytes: Uint8Array
  /** Reads it to the end, as the house would; the ids of the entries that were found. */
  read: Reader
  /** Where each entry ends, where that can be told from the bytes. */
  ends: number[]
  ids: string[]
}

const now = new Date('2026-11-22T12:00:00Z')

const readFeed: Reader = bytes => {
  const parsed = parseFeed(bytes, { url: 'https://feed.example/' })
  articlesIn(parsed, { identity: 'feed.example', nameOf: id => id, now })
  return parsed.entries.map(entry => entry.id ?? '')
}
const readList: Reader = bytes => readOpml(bytes).feeds.map(feed => feed.url)
const readHtml: Reader = bytes => {
  const html = new TextDecoder().decode(bytes)
  linkTo(html, 'https://page.example/', 'https://ours.example/')
  entryOn(html, 'https://page.example/', 'https://ours.example/')
  writerOn(html, 'https://page.example/')
  return []
}
/** A document may be pushed to a hook, or stand where a feed was expected. */
const readJson: Reader = bytes => {
  readFeed(bytes)
  try {
    entriesIn(bytes)
  } catch (error) {
    // In words for the sender, as it should be; anything else is a crash.
    if (!(error instanceof Error && error.name === 'Problem')) throw error
  }
  return []
}

function inputsIn(data: string): Input[] {
  const sets = readdirSync(data).filter(set =>
    /^feeds-|^granary|^activitystreams|^activitypub|^opml$|^microformats|^api-|^bluesky|^twilio|^webmention/.test(set),
  )
  return sets.flatMap(set =>
    readdirSync(join(data, set), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && !/^LICENSE|\.(jsonl|ya?ml|md)$/.test(entry.name))
      .map(entry => {
        const path = join(entry.parentPath, entry.name)
        const bytes = new Uint8Array(readFileSync(path))
        const read = readerOf(set, entry.name)
        const ends = read === readFeed ? endsOf(bytes) : []
        const ids = ends.length ? read(bytes) : []
        // Where the ends are not those of the entries (some stand in comments and texts), nothing is promised.
        return { path, bytes, read, ids, ends: ends.length === ids.length ? ends : [] }
      }),
  )
}

function readerOf(set: string, file: string): Reader {
  if (set === 'opml') return readList
  if (file.endsWith('.html')) return readHtml
  if (/^feeds-|\.xml$/.test(set) || !file.endsWith('.json')) return readFeed
  return readJson
}

function endsOf(bytes: Uint8Array): number[] {
  const text = new TextDecoder('latin1').decode(bytes)
  return [...text.matchAll(/<\/(?:\w+:)?(?:item|entry)\s*>/gi)].map(end => end.index + end[0].length)
}

interface Tally extends Omit<Line, 'value' | 'unit'> {}

function tally(label: string): Tally {
  return { case: label, of: 0, crashed: 0, slow: 0, slowestMs: 0, entriesBefore: 0, entriesKept: 0 }
}

function judge(into: Tally, input: Input, bytes: Uint8Array, from: number | undefined, also?: Tally): void {
  const both = also ? [into, also] : [into]
  for (const each of both) each.of++
  let ids: string[] = []
  let tookMs = 0
  try {
    for (let time = 0; time < 2 && (time === 0 || tookMs > 1000); time++) {
      // Of work, by the clock of the processor: what else the machine does at the time is no fault of the input.
      const began = process.cpuUsage()
      ids = input.read(bytes)
      const { user, system } = process.cpuUsage(began)
      tookMs = time === 0 ? (user + system) / 1000 : Math.min(tookMs, (user + system) / 1000)
    }
  } catch (error) {
    for (const each of both) each.crashed++
    process.stderr.write(`${into.case}: ${input.path} crashed: ${error instanceof Error ? error.stack : error}\n`)
  }
  const before = input.ends.filter(end => end <= (from ?? Number.POSITIVE_INFINITY)).length
  const kept = input.ids.slice(0, before).filter((id, index) => ids[index] === id).length
  if (tookMs > 1000) process.stderr.write(`${into.case}: ${input.path} took ${Math.round(tookMs)} ms\n`)
  if (kept < before && process.env.SOSH_EVAL_SHOW)
    process.stderr.write(
      `${also?.case ?? into.case}: ${kept} of ${before} entries kept in ${input.path} from ${from}\n`,
    )
  for (const each of both) {
    if (tookMs > 1000) each.slow++
    each.slowestMs = Math.max(each.slowestMs, Math.round(tookMs))
    each.entriesBefore += before
    each.entriesKept += kept
  }
}

function lineOf(each: Tally): Line {
  return { ...each, value: each.of - each.crashed - each.slow, unit: 'inputs' }
}
