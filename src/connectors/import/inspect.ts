import type { FileHandle } from 'node:fs/promises'
import { longestWay, looksLikeHtml, type Mapping, type ReadDate, readDate, valueAt } from '#connectors/entries'
import { Problem } from '#lib/problem'
import { readMail } from '#text/mail'
import { guessMapping } from './guess.ts'
import { recordSeparator } from './json-rows.ts'
import { knownMapping, systemOf, unfolded } from './known-exports.ts'
import type { Format, Layout } from './layout.ts'
import { looksLikeMbox, readMboxMails } from './mbox-mails.ts'
import { layoutOf, openFile, readRows } from './rows.ts'

/** What a person sees before they say which column is what. */
export interface Inspection {
  format: Format
  encoding: Layout['encoding']
  /** Columns of a CSV, or ways into the JSON records: `author.name`. */
  columns: string[]
  /** The first records, by column, cut short for reading. */
  rows: Record<string, string>[]
  /** Fields of the mapping, and the column of each that was recognised. */
  guess: Record<string, string>
  dayFirst: boolean
  isHtml: boolean
  /** What we assume, and what we can't read, in words. */
  notes: string[]
}

const looked = 200
const shown = 5

/**
 * Looks into an uploaded file: its format, its columns, and which of them is what.
 *
 * @param options.zone the zone in which times without one would be read; the notes say so where it matters.
 * @throws Problem('invalid') where it is no CSV and no JSON Lines, with the way out.
 */
export async function inspectFile(path: string, options: { zone?: string } = {}): Promise<Inspection> {
  await using file = await openFile(path)
  const head = Buffer.alloc(64 * 1024)
  const { bytesRead } = await file.read(head, 0, head.length, 0)
  if (looksLikeMbox(head.subarray(0, bytesRead))) return await inspectMbox(file)
  const format = formatOf(head.subarray(0, bytesRead))
  const layout = await layoutOf(file, format)
  const read = await readRows(file, layout, layout.start, looked)
  const system = read.rows.map(row => ('entry' in row ? systemOf(row.entry) : undefined)).find(Boolean)
  const rows = read.rows.flatMap(unfolded)
  const entries = rows.flatMap(row => ('entry' in row ? [row.entry] : []))
  if (entries.length === 0)
    throw new Problem(
      'invalid',
      'No record was found in this file.',
      rows.flatMap(row => ('why' in row ? [{ at: `line ${row.line}`, message: row.why }] : [])),
    )

  const columns = system ? Object.values(knownMapping) : (layout.columns ?? waysInto(entries))
  const mapping: ReturnType<typeof guessMapping> = system ? { ...knownMapping } : guessMapping(columns, entries)
  const dates = readDates(entries, mapping.postedAt)
  const texts = mapping.text === undefined ? [] : entries.map(entry => String(valueAt(entry, mapping.text ?? '') ?? ''))
  const isHtml = !system && texts.filter(looksLikeHtml).length * 2 > texts.length
  return {
    format,
    encoding: layout.encoding,
    columns,
    rows: entries
      .slice(0, shown)
      .map(entry => Object.fromEntries(columns.map(column => [column, brief(valueAt(entry, column))]))),
    guess: mapping,
    dayFirst: dates.dayFirst,
    isHtml,
    notes: [
      ...(system
        ? [`This comes from ${system}: its threads are kept, and what your own team wrote is tagged “our-team”.`]
        : []),
      ...notesOf(layout, mapping, dates, rows.length - entries.length, isHtml, options.zone ?? 'UTC'),
    ],
  }
}

/** Mails say by themselves who wrote what when, so there is nothing to choose. */
async function inspectMbox(file: FileHandle): Promise<Inspection> {
  const { mails } = await readMboxMails(file, { byte: 0, line: 0 }, shown)
  const columns = ['from', 'date', 'subject', 'text']
  const rows = await Promise.all(
    mails.map(async ({ bytes, isCutOff }) => {
      const { from, date, subject, said } = await readMail(bytes, { isCutOff })
      return {
        from: brief(from?.address),
        date: brief(date?.toISOString()),
        subject: brief(subject),
        text: brief(said),
      }
    }),
  )
  return {
    format: 'mbox',
    encoding: 'utf-8',
    columns,
    rows,
    guess: { text: 'text', title: 'subject', author: 'from', postedAt: 'date' },
    dayFirst: false,
    isHtml: false,
    notes: [
      'This is a mail archive. Its mails are read as they are: quotes and signatures are set aside, threads are kept.',
    ],
  }
}

function formatOf(head: Uint8Array): Format {
  const text = new TextDecoder().decode(head).replaceAll(recordSeparator, '').trimStart()
  if (text.includes('\u0000') && !(head[0] === 0xff && head[1] === 0xfe) && !(head[0] === 0xfe && head[1] === 0xff)) {
    throw new Problem('invalid', 'This is no text file. A spreadsheet can be saved as CSV, and then be uploaded.')
  }
  if (!/^[[{]/.test(text)) return 'csv'
  const lines = text.split('\n').map(line => line.trim())
  const isRecord = (line: string) => /^\[?\s*\{.*\}\s*[,\]]*$/.test(line)
  // One record on a line, and perhaps a bracket alone before it. A first line longer than what we saw is given the benefit.
  if (lines.slice(0, 3).some(isRecord) || lines.length === 1) return 'jsonl'
  throw new Problem(
    'invalid',
    'This is one JSON document over many lines. Put each record on a line of its own: jq -c ".[]" file.json > file.jsonl',
  )
}

interface Dates {
  dayFirst: boolean
  assumedZone: boolean
  assumedOrder: boolean
}

/** The order of day and month under which more dates make sense; day first where both do. */
function readDates(entries: unknown[], way: string | undefined): Dates {
  if (way === undefined) return { dayFirst: true, assumedZone: false, assumedOrder: false }
  const read = (dayFirst: boolean) =>
    entries.flatMap<ReadDate>(entry => readDate(valueAt(entry, way), { zone: 'UTC', dayFirst }) ?? [])
  const isMonthFirst = entries.some(entry =>
    /^(?:0?[1-9]|1[0-2])[-/](?:1[3-9]|2\d|3[01])[-/]/.test(String(valueAt(entry, way))),
  )
  const isDayFirst = entries.some(entry =>
    /^(?:1[3-9]|2\d|3[01])[-/](?:0?[1-9]|1[0-2])[-/]/.test(String(valueAt(entry, way))),
  )
  const dayFirst = isDayFirst || !isMonthFirst
  const dates = read(dayFirst)
  return {
    dayFirst,
    assumedZone: dates.some(date => date.assumedZone),
    assumedOrder: isDayFirst === isMonthFirst && dates.some(date => date.assumedOrder),
  }
}

function notesOf(
  layout: Layout,
  mapping: Partial<Mapping>,
  dates: Dates,
  unreadable: number,
  isHtml: boolean,
  zone: string,
): string[] {
  const missing = (['text', 'author', 'postedAt'] as const).filter(field => mapping[field] === undefined)
  const called = { text: 'the text', author: 'the author', postedAt: 'the time' }
  return [
    missing.length > 0 &&
      `Say which column has ${missing.map(field => called[field]).join(' and ')}: their names did not tell us.`,
    mapping.id === undefined && 'No column has an id, so a post is recognised by its author, time and text.',
    dates.assumedZone && `The times name no zone: they are read as ${zone}.`,
    dates.assumedOrder && `Dates such as 3/4 are read with the ${dates.dayFirst ? 'day' : 'month'} first.`,
    layout.encoding === 'windows-1252' && 'The letters are read as Windows-1252, as older spreadsheets write them.',
    isHtml && 'The texts are HTML: their markup is taken away.',
    unreadable > 0 &&
      `${unreadable} of the first ${looked} records can’t be read; each is listed with its line when the file is read.`,
  ].filter(note => note !== false)
}

/** Ways to every plain value and list of words, three records deep. */
function waysInto(entries: unknown[]): string[] {
  const ways = new Set<string>()
  const walk = (value: unknown, way: string, depth: number) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      if (way && way.length <= longestWay && ways.size < 200) ways.add(way)
      return
    }
    if (depth < 3) for (const [key, inner] of Object.entries(value)) walk(inner, way ? `${way}.${key}` : key, depth + 1)
  }
  for (const entry of entries) walk(entry, '', 0)
  return [...ways]
}

function brief(value: unknown): string {
  const text = typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value)
  return text.length > 120 ? `${text.slice(0, 119)}…` : text
}
