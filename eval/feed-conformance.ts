import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseFeed } from '../src/connectors/feed/parse-feed.ts'
import { asFeedparser } from './feed-conformance/as-feedparser.ts'
import { asGofeed, shapeOf } from './feed-conformance/as-gofeed.ts'
import { type Check, holds, leaves, type Value } from './feed-conformance/checks.ts'
import { feedsmithAsFeedparser, readByFeedsmith } from './feed-conformance/feedsmith-as-feedparser.ts'
import { feedsmithAsGofeed } from './feed-conformance/feedsmith-as-gofeed.ts'
import { readByRssParser, rssParserAsFeedparser, rssParserAsGofeed } from './feed-conformance/rss-parser.ts'

export const name = 'feed.conformance'

interface Line {
  case: string
  value: number
  unit: string
  peer: string
  peerValue: number
  ratio: number
}

/**
 * Our feed reader against two others on the suites of feedparser and gofeed, in one run: the share of files whose
 * every check holds, and the share of checks. docs/why/0016-feed-conformance.md says what each reading counts. Then every feed of every set once more: none may crash, take a second,
 * or give fewer entries than another reader finds in it.
 */
export async function run(report: (line: Line) => void): Promise<void> {
  const data = process.env.SOSH_DATA ?? '../shared/data'
  const whole = tally()
  for (const suite of ['feeds-feedparser', 'feeds-gofeed']) {
    const folder = join(data, suite)
    if (!existsSync(folder)) {
      process.stderr.write(`${suite} is not in ${data}: left out.\n`)
      continue
    }
    const cases = suite === 'feeds-feedparser' ? feedparserCases(folder) : gofeedCases(folder)
    const files = await compare(suite.slice('feeds-'.length), cases, report)
    for (const reader of readers) whole.met[reader] += files.met[reader]
    whole.total += files.total
  }
  reportShares('both suites, whole files', whole, report)
  if (existsSync(data)) await robustness(data, report)
}

type Reader = 'ours' | 'feedsmith' | 'rss-parser'

interface Case {
  file: string
  checks: Check[]
  read: Record<Reader, () => Promise<Value> | Value>
}

/** Checks of the transport, which a parser has no part in. */
const transport = new Set(['etag', 'modified', 'modified_parsed', 'headers', 'status', 'href'])

function feedparserCases(folder: string): Case[] {
  const cases: Case[] = []
  for (const file of readdirSync(folder).filter(name => /^expectations.*\.jsonl$/.test(name))) {
    for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
      if (!line.trim()) continue
      const row: { file: string; headers?: Record<string, string>; checks: Check[] | null } = JSON.parse(line)
      const path = join(folder, row.file)
      if (!row.checks?.length || !existsSync(path)) continue
      const checks = row.checks.filter(check => !transport.has(String(check.path[0])))
      const bytes = readFileSync(path)
      const header = (name: string) =>
        Object.entries(row.headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1]
      const options = {
        // The suite serves these files; it reads the others without an address.
        url: /http/.test(row.file) ? `http://127.0.0.1:8097/${row.file}` : undefined,
        contentType: header('content-type'),
        contentLocation: header('content-location'),
        contentLanguage: header('content-language'),
      }
      const text = asText(bytes)
      cases.push({
        file: row.file,
        checks,
        read: {
          ours: () => asFeedparser(parseFeed(bytes, options)),
          feedsmith: async () => feedsmithAsFeedparser(await readByFeedsmith(text)),
          'rss-parser': async () => rssParserAsFeedparser(await readByRssParser(text)),
        },
      })
    }
  }
  return cases
}

function gofeedCases(folder: string): Case[] {
  const cases: Case[] = []
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, file)
    const expectedPath = path.endsWith('.json')
      ? path.replace(/\.json$/, '_expected.json')
      : path.replace(/\.\w+$/, '.json')
    if (!/\.(xml|json|rss|atom)$/.test(file) || file.endsWith('_expected.json') || !existsSync(expectedPath)) continue
    const expected: Value = JSON.parse(readFileSync(expectedPath, 'utf8'))
    const bytes = readFileSync(path)
    const parsed = parseFeed(bytes)
    const shape = shapeOf(expected, parsed.format)
    const text = asText(bytes)
    cases.push({
      file,
      checks: leaves(expected),
      read: {
        ours: () => asGofeed(parseFeed(bytes), shape),
        feedsmith: async () => feedsmithAsGofeed(await readByFeedsmith(text), shape),
        'rss-parser': async () => rssParserAsGofeed(await readByRssParser(text), shape),
      },
    })
  }
  return cases
}

/** The peers take text: they get it as the bytes say, which is the most favourable way for them. */
function asText(bytes: Uint8Array): string {
  const declared = /encoding=["']([\w-]+)/.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 200)))?.[1]
  const marked = bytes[0] === 0xff || bytes[0] === 0xfe ? 'utf-16' : undefined
  try {
    return new TextDecoder(marked ?? declared ?? 'utf-8').decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}

const readers: Reader[] = ['ours', 'feedsmith', 'rss-parser']

/** Files, or checks, that each reader meets. */
interface Tally {
  met: Record<Reader, number>
  total: number
}

function tally(): Tally {
  return { met: { ours: 0, feedsmith: 0, 'rss-parser': 0 }, total: 0 }
}

async function compare(suite: string, cases: Case[], report: (line: Line) => void): Promise<Tally> {
  const files = tally()
  const checks = tally()
  const besideVersion = { files: tally(), checks: tally() }
  const unguessed = tally()
  for (const { checks: wanted, read, file } of cases) {
    const other = wanted.filter(check => !aboutVersion(check))
    files.total++
    checks.total += wanted.length
    besideVersion.files.total++
    besideVersion.checks.total += other.length
    unguessed.total += wanted.length
    for (const reader of readers) {
      const document = await read[reader]()
      const failed = failures(document, wanted)
      const failedOther = failed.filter(check => !aboutVersion(check))
      checks.met[reader] += wanted.length - failed.length
      besideVersion.checks.met[reader] += other.length - failedOther.length
      unguessed.met[reader] +=
        (reader === 'ours' ? wanted.length : other.length) - (reader === 'ours' ? failed : failedOther).length
      if (failed.length === 0) files.met[reader]++
      // A file that asks for nothing else is met here by whoever could read it at all.
      if (failedOther.length === 0 && document !== undefined) besideVersion.files.met[reader]++
      if (reader === (process.env.SOSH_EVAL_SHOW ?? '')) {
        for (const check of failed) process.stderr.write(`${suite}/${file} ${JSON.stringify(check)}\n`)
      }
    }
  }
  reportShares(`${suite}, whole files`, files, report)
  reportShares(`${suite}, single checks`, checks, report)
  reportShares(`${suite}, single checks, no version guessed`, unguessed, report)
  reportShares(`${suite}, whole files, version left out`, besideVersion.files, report)
  reportShares(`${suite}, single checks, version left out`, besideVersion.checks, report)
  return files
}

/** A document that was refused meets nothing, not even what asks for something to be absent. */
function failures(document: Value, wanted: Check[]): Check[] {
  return document === undefined ? wanted : wanted.filter(check => !holds(document, check))
}

/** No peer says which version it read; what is counted for them there is a guess in their favour. */
function aboutVersion({ path }: Check): boolean {
  return path.length === 1 && (path[0] === 'version' || path[0] === 'feedVersion')
}

function reportShares(label: string, { met, total }: Tally, report: (line: Line) => void): void {
  if (total === 0) return
  const better = Math.max(met.feedsmith, met['rss-parser'])
  for (const peer of ['feedsmith', 'rss-parser'] as const) {
    report({
      case: label,
      value: met.ours / total,
      unit: 'share',
      peer,
      peerValue: met[peer] / total,
      ratio: better === 0 ? Number.POSITIVE_INFINITY : met.ours / better,
    })
  }
}

async function robustness(data: string, report: (line: Line) => void): Promise<void> {
  const counts = { inputs: 0, crashed: 0, slow: 0, fewer: 0 }
  const peers = { crashed: 0, slow: 0, fewer: 0 }
  for (const path of feedFiles(data)) {
    const bytes = readFileSync(path)
    const text = asText(bytes)
    counts.inputs++
    let ours = -1
    const began = performance.now()
    try {
      ours = parseFeed(bytes).entries.length
    } catch (error) {
      counts.crashed++
      process.stderr.write(`crashed on ${path}: ${error}\n`)
    }
    if (performance.now() - began > 1000) counts.slow++
    const start = performance.now()
    const smith = await readByFeedsmith(text)
    if (performance.now() - start > 1000) peers.slow++
    if (!smith) peers.crashed++
    const theirs = Math.max(
      countOf(smith?.feed.items ?? smith?.feed.entries),
      countOf((await readByRssParser(text))?.items),
    )
    const smiths = countOf(smith?.feed.items ?? smith?.feed.entries)
    if (smiths < ours) peers.fewer++
    if (ours < theirs) {
      counts.fewer++
      process.stderr.write(`${ours} entries instead of ${theirs} in ${path}\n`)
    }
  }
  const line = (what: string, value: number, peerValue: number) =>
    report({
      case: `robustness: ${what} of ${counts.inputs}`,
      value,
      unit: 'inputs',
      peer: 'feedsmith',
      peerValue,
      ratio: value === 0 ? 1 : 0,
    })
  line('crashed (the peer: refused)', counts.crashed, peers.crashed)
  line('over 1 s', counts.slow, peers.slow)
  line('fewer entries than another reader found', counts.fewer, peers.fewer)
}

function countOf(value: Value): number {
  return Array.isArray(value) ? value.length : 0
}

/** Every file of the feed sets, and JSON and XML of others that a feed reader may be handed by mistake. */
function feedFiles(data: string): string[] {
  const sets = readdirSync(data).filter(name => /^feeds-|^granary|^activitystreams|^opml$/.test(name))
  return sets.flatMap(set =>
    readdirSync(join(data, set), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && !/^LICENSE|\.jsonl$/.test(entry.name))
      .map(entry => join(entry.parentPath, entry.name)),
  )
}
