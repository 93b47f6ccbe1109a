import { z } from 'zod'
import { readEntry } from '#connectors/entries'
import { type Batch, NetworkError, type News, type OpenSource } from '#core/channels'
import { threadOf, unfolded } from './known-exports.ts'
import type { Layout } from './layout.ts'
import { readMbox } from './read-mbox.ts'
import { layoutOf, openFile, readRows } from './rows.ts'
import type { ImportSettings } from './settings.ts'

const batchSize = 500

/** Where to go on, and what was found out about the file, so that it is found out once. */
const Cursor = z.object({
  byte: z.int().min(0),
  line: z.int().min(0),
  layout: z.object({
    format: z.enum(['jsonl', 'csv', 'mbox']),
    encoding: z.enum(['utf-8', 'windows-1252', 'utf-16le']),
    start: z.object({ byte: z.int(), line: z.int() }),
    delimiter: z.string().optional(),
    columns: z.array(z.string()).optional(),
  }),
})

/** Reads the next five hundred records of an uploaded file. */
export async function readFile(source: OpenSource<ImportSettings>, signal: AbortSignal): Promise<Batch> {
  const { settings, tools } = source
  await using file = await openFile(settings.path)
  const { size } = await file.stat()
  const { layout, from } = source.cursor === undefined ? await beginning() : savedPlace(source.cursor)
  if (size < from.byte) throw new NetworkError('refused', 'The file is shorter than it was. Upload it again.')

  if (layout.format === 'mbox') {
    const { news, unreadable, next, atEnd } = await readMbox(file, from, tools.now(), signal)
    return { news, ...afterwards(next, atEnd, unreadable) }
  }
  const piece = await readRows(file, layout, from, batchSize, signal)
  const news: News[] = []
  const unreadable: NonNullable<Batch['unreadable']> = []
  for (const row of piece.rows.flatMap(unfolded)) {
    const read = 'entry' in row ? readEntry(row.entry, settings.mapping, settings, tools.now()) : row
    if ('why' in read) unreadable.push({ at: `line ${row.line}`, why: read.why })
    else if ('entry' in row) news.push({ kind: 'post', post: { ...read.post, ...threadOf(row.entry) } })
  }
  return {
    news,
    ...afterwards(piece.next, piece.atEnd, unreadable),
  }

  function afterwards(
    next: Layout['start'],
    atEnd: boolean,
    left: NonNullable<Batch['unreadable']>,
  ): Omit<Batch, 'news'> {
    return {
      cursor: JSON.stringify({ ...next, layout } satisfies z.infer<typeof Cursor>),
      progress: { done: Math.min(next.byte, size), total: size },
      ...(left.length > 0 && { unreadable: left }),
      ...(atEnd ? { finished: true } : { nextInMs: 0 }),
    }
  }

  async function beginning(): Promise<{ layout: Layout; from: Layout['start'] }> {
    const layout = await layoutOf(file, settings.format, signal)
    return { layout, from: layout.start }
  }
}

function savedPlace(cursor: string): { layout: Layout; from: Layout['start'] } {
  const { byte, line, layout } = Cursor.parse(JSON.parse(cursor))
  return { layout, from: { byte, line } }
}
