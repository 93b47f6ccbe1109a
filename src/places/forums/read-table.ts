import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { type Options, parse } from 'csv-parse'
import { readDate } from '#connectors/entries'
import { tidy } from '#connectors/web'
import { NetworkError } from '#core/channels'
import { type Piece, plain, type Reading, reasons } from './model.ts'
import { toMarkdown } from './to-markdown.ts'

/** How many records were read. */
export interface TableCursor {
  records: number
}

/** The columns that are understood, by the names they may have. One row is one post. */
const columns: Record<string, string[]> = {
  id: ['post_id', 'id', 'post'],
  topic: ['topic_id', 'thread_id', 'thread'],
  title: ['title', 'topic', 'subject'],
  text: ['text', 'body', 'markdown', 'raw', 'content'],
  html: ['html', 'cooked'],
  author: ['author', 'name', 'username', 'author_name', 'user'],
  authorId: ['author_id', 'user_id'],
  mail: ['author_email', 'author_mail', 'email', 'mail'],
  at: ['posted_at', 'created_at', 'date', 'written_at', 'time'],
  space: ['space', 'category', 'forum', 'board'],
  tags: ['tags'],
  replyTo: ['reply_to', 'in_reply_to', 'parent_id'],
  accepted: ['accepted', 'is_answer', 'solution'],
  kind: ['kind', 'type'],
  url: ['url', 'address', 'link', 'path'],
}
const needed = ['title', 'author', 'at'] as const
const atOnce = 500
const headBytes = 64 * 1024
const format: Options = {
  bom: true,
  relax_quotes: true,
  relax_column_count: true,
  skip_empty_lines: true,
  max_record_size: 1024 * 1024,
  info: true,
}

type Row = Record<string, string>

/**
 * Reads a community from a table (CSV, RFC 4180): one row is one post, the first of a topic opens it. Separated by comma,
 * semicolon or tab. `zone` is where clocks stood that name none.
 */
export async function* readTable(
  path: string,
  { zone }: { zone: string },
  from: TableCursor = { records: 0 },
): AsyncGenerator<Reading<TableCursor>> {
  const { delimiter, names } = await headOf(path)
  const parser = pipeline(createReadStream(path), parse({ ...format, delimiter }), () => {})
  let records = -1
  let pieces: Piece[] = []
  try {
    for await (const { info, record } of parser as AsyncIterable<{ info: { lines: number }; record: string[] }>) {
      records++
      // The first is the line with the names.
      if (records === 0 || records <= from.records) continue
      const row: Row = Object.fromEntries([...names].map(([field, at]) => [field, record[at]?.trim() ?? '']))
      pieces.push(...piecesOf(row, info.lines, zone))
      if (records % atOnce !== 0) continue
      yield { pieces, cursor: { records } }
      pieces = []
    }
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || !String(error.code).startsWith('CSV_')) throw error
    throw new NetworkError(
      'refused',
      `After line ${Math.max(1, records + 1)}, this can’t be read as a table: perhaps a quote is opened there and never closed.`,
    )
  }
  yield { pieces, cursor: { records } }
}

/** Which column holds what, by the first line. */
async function headOf(path: string): Promise<{ delimiter: string; names: Map<string, number> }> {
  const file = await open(path)
  const head = Buffer.alloc(headBytes)
  try {
    const { bytesRead } = await file.read(head, 0, headBytes, 0)
    const line =
      head
        .toString('utf8', 0, bytesRead)
        .replace(/^\uFEFF/, '')
        .split(/\r\n|\n|\r/)[0] ?? ''
    const delimiter = [',', ';', '\t'].reduce((best, each) =>
      line.split(each).length > line.split(best).length ? each : best,
    )
    const cells = line.split(delimiter).map(cell =>
      cell
        .trim()
        .replace(/^"|"$/g, '')
        .toLowerCase()
        .replace(/[\s-]+/g, '_'),
    )
    const names = new Map<string, number>()
    for (const [field, known] of Object.entries(columns)) {
      const at = known.map(name => cells.indexOf(name)).find(found => found >= 0)
      if (at !== undefined) names.set(field, at)
    }
    const missing = needed.filter(field => !names.has(field)).map(field => columns[field]?.[0])
    if (!names.has('text') && !names.has('html')) missing.push('text')
    if (missing.length > 0)
      throw new NetworkError(
        'refused',
        `The first line must name the columns; these are missing: ${missing.join(', ')}.`,
      )
    return { delimiter, names }
  } finally {
    await file.close()
  }
}

function piecesOf(row: Row, line: number, zone: string): Piece[] {
  const leftOut = (why: string): Piece[] => [{ kind: 'left-out', what: 'line', id: `line ${line}`, why }]
  const { html = '', url = '' } = row
  const title = plain(row.title ?? '', 150)
  const topic = row.topic || title
  const name = plain(row.author ?? '', 60)
  const text = html ? toMarkdown(html, url) : tidy(row.text ?? '').slice(0, 100_000)
  if (!topic) return leftOut('It names no topic.')
  if (!text) return leftOut(reasons.wordless)
  if (!name) return leftOut('It names nobody who wrote it.')
  const found = readDate(row.at, { zone, dayFirst: true })
  if (!found) return leftOut('Its date can’t be read.')
  const at = found.date.toISOString()
  const mail = row.mail?.includes('@') ? row.mail.toLowerCase() : undefined
  // Of two who have the same name, an id or an address tells which; without either they are one.
  const by = row.authorId || mail || name.toLowerCase()
  const path = pathOf(url)
  const id = row.id || `line ${line}`
  const isIdea = /^idea/i.test(row.kind ?? '')
  return [
    { kind: 'person', id: by, username: name, name, ...(mail && { mail }) },
    ...(row.space ? [{ kind: 'space' as const, id: row.space, name: plain(row.space, 60), about: '' }] : []),
    {
      ...{ kind: 'topic', id: topic, title: title || plain(topic, 150), by, at },
      ...(row.space && { space: row.space }),
      tags: (row.tags ?? '').split(/[,|;]/).flatMap(tag => tag.trim() || []),
      ...(/^question/i.test(row.kind ?? '') && { isQuestion: true }),
      ...(isIdea && { isIdea }),
      ...(path && !row.replyTo && { path }),
    },
    {
      ...{ kind: 'post', id, topic, number: line, by, at, text },
      ...(row.replyTo && { replyTo: row.replyTo }),
      ...(/^(1|true|yes|y|x)$/i.test(row.accepted ?? '') && { isAccepted: true }),
      ...(path && { path }),
    },
  ]
}

/** The address without its host, as an old link asks for it. */
function pathOf(url: string): string | undefined {
  const address = URL.parse(url, 'https://unknown.invalid')
  if (!url || !address) return undefined
  return `${address.pathname.replace(/(.)\/$/, '$1')}${address.search}`
}
