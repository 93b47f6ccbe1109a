import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import { eventsOf, openFrame } from '#connectors/bluesky'
import { readEntry } from '#connectors/entries'
import type { ConnectorTools, Post } from '#core/channels'
import { guessMapping } from '../src/connectors/import/guess.ts'
import { inspectFile } from '../src/connectors/import/inspect.ts'
import { readFile } from '../src/connectors/import/read-file.ts'
import { ImportSettings } from '../src/connectors/import/settings.ts'
import { entriesIn } from '../src/connectors/webhook/entries.ts'
import { damage, seeded } from './feed-hostile/damage.ts'
import { damageValue, type Step } from './json-hostile/damage-value.ts'
import { anybody, event, isStorable, objectsIn, readersOfItems } from './json-hostile/readers.ts'

export const name = 'input.json'

interface Line {
  case: string
  /** Documents that were read, or refused in words, as they should be. */
  value: number
  unit: string
  of: number
  crashed: number
  /** Sent back as a whole, with a reason in words. */
  refused: number
  /** Took more than a second of work. */
  slow: number
  slowestMs: number
  /** Posts that no damage touched, and how many of them were read. */
  postsUntouched: number
  postsKept: number
}

const now = new Date('2026-11-22T12:00:00Z')
const seed = 20_261_122
/** Longer documents are read as they are, and not damaged a hundred times each. */
const longestDamaged = 60_000
const mostMs = 1_000

/**
 * Bad input in JSON: what every network's API and stream said in the sets, hooks, and files to import, as they are and
 * then damaged by a fixed seed: in their values (wrong types, deep nesting, keys of prototypes, halves of letters, huge
 * texts) and in their bytes. Nothing may throw but a refusal in words, nothing take a second of work, no post may hold
 * what can't be stored, and posts that no damage touched must be read. `SOSH_MUTATIONS` changes how many there are.
 */
export async function run(report: (line: Line) => void): Promise<void> {
  const data = process.env.SOSH_DATA ?? '../shared/data'
  if (!existsSync(data)) return void process.stderr.write(`${data} is not there: nothing to read.\n`)
  const wanted = Number(process.env.SOSH_MUTATIONS ?? 100_000)
  // Each way in has damage of its own, the same whatever the others do.
  let random = seeded(seed)
  const documents = documentsIn(data)
  const short = documents.filter(each => each.bytes.length <= longestDamaged)
  const telling = short.filter(each => each.read(each.value).length > 0)
  // Most answers of a network's API hold no post: half of the damage is done where there are some to keep.
  const pick = () => {
    const pool = random() < 0.5 ? telling : short
    return pool[Math.floor(random() * pool.length)] as Document
  }
  report(await readWhole(documents))
  report(await readDamagedValues(pick, Math.round(wanted * 0.5), random))
  random = seeded(seed + 1)
  report(await readHooks(pick, Math.round(wanted * 0.2), random))
  report(await readFrames(data, Math.round(wanted * 0.2), seeded(seed + 2)))
  for (const format of ['jsonl', 'csv'] as const)
    report(await readImports(documents, format, Math.round(wanted * 0.05), seeded(seed + 3)))
}

// ── documents ──

type Reader = (value: unknown) => Post[]

interface Document {
  path: string
  bytes: Uint8Array
  value: unknown
  read: Reader
}

function documentsIn(data: string): Document[] {
  const sets = readdirSync(data).filter(set =>
    /^granary|^activitystreams|^activitypub|^microformats|^feeds-|^api-|^bluesky|^twilio/.test(set),
  )
  return sets.flatMap(set =>
    readdirSync(join(data, set), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && /\.(json|jsonl|ya?ml)$/.test(entry.name))
      .flatMap(entry => {
        const path = join(entry.parentPath, entry.name)
        return textsIn(set, path).flatMap(text => documentOf(set, path, text))
      }),
  )
}

/** A recorded exchange holds what its server answered; lists hold a document on each line. */
function textsIn(set: string, path: string): string[] {
  const text = readFileSync(path, 'utf8')
  if (path.endsWith('.jsonl')) return text.split('\n').filter(Boolean)
  if (!/cassettes/.test(set)) return [text]
  const { interactions } = path.endsWith('.json') ? JSON.parse(text) : parse(text)
  return interactions.flatMap((each: { response: { body: { string?: string; base64_string?: string } } }) => {
    const { string, base64_string } = each.response.body
    const said = string ?? Buffer.from(base64_string ?? '', 'base64').toString('utf8')
    return /^\s*[[{]/.test(said) ? [said] : []
  })
}

function documentOf(set: string, path: string, text: string): Document[] {
  try {
    return [{ path, bytes: new TextEncoder().encode(text), value: JSON.parse(text), read: readerOf(set) }]
  } catch {
    return []
  }
}

function readerOf(set: string): Reader {
  const ofItem = readersOfItems[set] ?? anybody
  return value => objectsIn(value).flatMap(({ object }) => ofItem(object))
}

// ── judging ──

interface Tally extends Omit<Line, 'value' | 'unit'> {}

function tally(label: string): Tally {
  return { case: label, of: 0, crashed: 0, refused: 0, slow: 0, slowestMs: 0, postsUntouched: 0, postsKept: 0 }
}

const lineOf = (each: Tally): Line => ({ ...each, value: each.of - each.crashed - each.slow, unit: 'documents' })

/** Reads by the clock of the processor; a refusal in words is as good as a reading. */
async function judge(into: Tally, path: string, work: () => Post[] | Promise<Post[]>): Promise<Post[]> {
  into.of++
  const began = process.cpuUsage()
  let found: Post[] = []
  try {
    found = await work()
    const odd = found.find(post => !isStorable(post))
    if (odd) throw new TypeError(`A post that can’t be stored: ${JSON.stringify(odd).slice(0, 300)}`)
  } catch (error) {
    if (isRefusal(error)) into.refused++
    else {
      into.crashed++
      if (into.crashed <= mostTold) process.stderr.write(`${into.case}: ${path}: ${(error as Error)?.stack ?? error}\n`)
    }
  }
  const { user, system } = process.cpuUsage(began)
  const tookMs = (user + system) / 1000
  into.slowestMs = Math.max(into.slowestMs, Math.round(tookMs))
  if (tookMs > mostMs) {
    into.slow++
    process.stderr.write(`${into.case}: ${path} took ${Math.round(tookMs)} ms\n`)
  }
  return found
}

const mostTold = 8

const isRefusal = (error: unknown) =>
  error instanceof Error && (error.name === 'Problem' || error.name === 'NetworkError' || error.name === 'ZodError')

function keep(into: Tally, before: string[], after: Post[]): void {
  const ids = new Set(after.map(post => post.externalId))
  into.postsUntouched += before.length
  into.postsKept += before.filter(id => ids.has(id)).length
}

// ── the five ways in ──

async function readWhole(documents: Document[]): Promise<Line> {
  const whole = tally('as they are')
  for (const { path, value, read, bytes } of documents) {
    const found = await judge(whole, path, () => read(value))
    keep(
      whole,
      found.map(post => post.externalId),
      found,
    )
    await judge(whole, path, () => pushed(bytes))
  }
  return lineOf(whole)
}

async function readDamagedValues(pick: () => Document, turns: number, random: () => number): Promise<Line> {
  const damaged = tally('mutated: values, as networks answer')
  for (let turn = 0; turn < turns; turn++) {
    const document = pick()
    const { value, way } = damageValue(document.value, pick().value, random)
    const untouched = postsApart(document, way)
    const found = await judge(damaged, document.path, () => document.read(value))
    keep(damaged, untouched, found)
  }
  return lineOf(damaged)
}

/** Ids of posts that hold nothing of what lies at the end of this way. */
function postsApart(document: Document, way: Step[]): string[] {
  known.set(document, known.get(document) ?? postsIn(document))
  return (known.get(document) ?? []).flatMap(({ id, at }) =>
    at.every((step, place) => way[place] === step) ? [] : [id],
  )
}

const known = new Map<Document, { id: string; at: Step[] }[]>()

function postsIn({ value, path, read }: Document): { id: string; at: Step[] }[] {
  const ofItem = Object.entries(readersOfItems).find(([set]) => path.includes(`/${set}/`))?.[1]
  if (!ofItem || !read) return []
  return objectsIn(value).flatMap(({ object, way }) => ofItem(object).map(post => ({ id: post.externalId, at: way })))
}

/** What a hook does with a delivery: its records, and a post of each by the mapping that its columns suggest. */
function pushed(bytes: Uint8Array): Post[] {
  const entries = entriesIn(bytes).flatMap(each => ('entry' in each ? [each.entry] : []))
  const columns = [...new Set(entries.slice(0, 50).flatMap(entry => (isRecord(entry) ? Object.keys(entry) : [])))]
  const mapping = {
    text: 'text',
    author: 'author',
    postedAt: 'created_at',
    ...guessMapping(columns, entries.slice(0, 50)),
  }
  const reading = { network: 'shop', zone: 'UTC', dayFirst: true, isHtml: true }
  return entries.flatMap(entry => {
    const found = readEntry(entry, mapping, reading, now)
    return 'post' in found ? [found.post] : []
  })
}

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null

async function readHooks(pick: () => Document, turns: number, random: () => number): Promise<Line> {
  const damaged = tally('mutated: bytes, as hooks are sent them')
  for (let turn = 0; turn < turns; turn++) {
    const document = pick()
    const { bytes } = damage(document.bytes, pick().bytes, random)
    await judge(damaged, document.path, () => pushed(bytes))
  }
  return lineOf(damaged)
}

/** A relay's frames are CBOR; what they say of posts is the same JSON. A frame that can't be read is left out, in words. */
async function readFrames(data: string, turns: number, random: () => number): Promise<Line> {
  const damaged = tally('mutated: frames of a relay')
  const file = join(data, 'bluesky-jetstream', 'frames.dev.jsonl')
  const frames = existsSync(file)
    ? readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map(line => Buffer.from(frameOf(JSON.parse(line)), 'base64'))
    : []
  for (let turn = 0; turn < turns && frames.length > 0; turn++) {
    const frame = frames[Math.floor(random() * frames.length)] ?? Buffer.alloc(0)
    const other = frames[Math.floor(random() * frames.length)] ?? Buffer.alloc(0)
    const bytes = turn < frames.length ? (frames[turn] ?? frame) : damage(frame, other, random).bytes
    await judge(damaged, `frame ${turn}`, () => {
      try {
        const opened = openFrame(bytes)
        if (opened.kind !== 'message') return []
        return eventsOf(opened, 1_763_800_000_000_000).flatMap(event)
      } catch (error) {
        // Said so by the reader, or by CBOR; only what runs away or forgets itself is a crash.
        if (error instanceof RangeError && /call stack|memory/.test(error.message)) throw error
        return []
      }
    })
  }
  return lineOf(damaged)
}

const frameOf = (row: Record<string, unknown>) =>
  String(Object.values(row).find(value => typeof value === 'string' && value.length > 40) ?? '')

const rowsInFile = 60

/** A file of what people said, a record a line: written from the sets, damaged, looked into, and read to its end. */
async function readImports(
  documents: Document[],
  format: 'jsonl' | 'csv',
  turns: number,
  random: () => number,
): Promise<Line> {
  const damaged = tally(`mutated: files to import, ${format === 'csv' ? 'CSV' : 'JSON Lines'}`)
  const all = [
    ...new Map(documents.flatMap(({ value, read }) => read(value)).map(post => [post.externalId, post])).values(),
  ]
  const folder = join(mkdtempSync(join(tmpdir(), 'sosh-json-')), 'uploads')
  mkdirSync(folder)
  const path = join(folder, 'imported-file')
  for (let turn = 0; turn < turns && all.length > 0; turn++) {
    const first = Math.floor(random() * all.length)
    const chosen = all
      .slice(first, first + 2 + Math.floor(random() * rowsInFile))
      .filter(({ text }) => text.trim() !== '' && text.length < 3_000)
    const [file, ends] = written(chosen, format)
    const { bytes, from, kind } = damage(file, new TextEncoder().encode(JSON.stringify(all[turn % all.length])), random)
    writeFileSync(path, bytes)
    // The last line before the damage may go on into it.
    const before = chosen.filter((_, at) => (ends[at] ?? 0) < from - 1).map(post => post.externalId)
    const refusedBefore = damaged.refused
    const found = await judge(damaged, `file ${turn}`, () => imported(path, format))
    if (damaged.refused > refusedBefore) continue
    keep(damaged, before, found)
    if (process.env.SOSH_EVAL_SHOW && !before.every(id => found.some(post => post.externalId === id)))
      process.stderr.write(`${damaged.case}: ${found.length} posts, ${before.length} before byte ${from}, ${kind}\n`)
  }
  rmSync(join(folder, '..'), { recursive: true })
  return lineOf(damaged)
}

function written(chosen: Post[], format: 'jsonl' | 'csv'): [bytes: Uint8Array, ends: number[]] {
  const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`
  let file = format === 'csv' ? 'id,text,author,postedAt\n' : ''
  const ends = chosen.map(({ externalId, text, author, postedAt }) => {
    const fields = { id: externalId, text, author: author.handle, postedAt: postedAt.toISOString() }
    file += `${format === 'csv' ? Object.values(fields).map(quoted).join(',') : JSON.stringify(fields)}\n`
    return Buffer.byteLength(file)
  })
  return [new TextEncoder().encode(file), ends]
}

const tools = { now: () => now } as unknown as ConnectorTools

async function imported(path: string, format: 'jsonl' | 'csv'): Promise<Post[]> {
  const looked = await inspectFile(path)
  const settings = ImportSettings.parse({
    fileId: 'imported-file',
    fileName: 'file',
    path,
    format: looked.format,
    mapping: { text: 'text', author: 'author', postedAt: 'postedAt', id: 'id' },
  })
  const found: Post[] = []
  let cursor: string | undefined
  for (let batches = 0; batches < 200; batches++) {
    const batch = await readFile({ settings, tools, ...(cursor && { cursor }) } as never, AbortSignal.timeout(60_000))
    found.push(...batch.news.flatMap(news => (news.kind === 'post' ? [news.post] : [])))
    if (batch.finished) return found
    cursor = batch.cursor
  }
  throw new RangeError(`A file of ${format} has no end.`)
}
