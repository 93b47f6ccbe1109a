import { parquetWriteBuffer } from 'hyparquet-writer'
import { paths } from '#lib/paths'
import { type Context, requireReader } from '#platform/context'
import { type ExportedOutcome, outcomesToExport } from './store.ts'

export const formats = ['csv', 'json', 'parquet'] as const
export type Format = (typeof formats)[number]

const perPage = 5_000
const most = 200_000

type Row = Omit<ExportedOutcome, 'conversationId'> & { conversation: string | null }

/**
 * Every result from a time on, each with the address of its conversation: as CSV (RFC 4180), JSON (an array), or Parquet.
 * At most 200,000, the newest.
 */
export async function exportResults(ctx: Context, format: Format, since?: Date): Promise<Uint8Array<ArrayBuffer>> {
  requireReader(ctx)
  const rows = await everyRow(ctx, since)
  if (format === 'parquet') return new Uint8Array(asParquet(rows))
  return new TextEncoder().encode(format === 'json' ? JSON.stringify(rows) : asCsv(rows))
}

async function everyRow(ctx: Context, since: Date | undefined): Promise<Row[]> {
  const rows: Row[] = []
  let before: { at: Date; id: string } | undefined
  while (rows.length < most) {
    const page = await outcomesToExport(ctx, { since, before, limit: perPage })
    for (const { conversationId, ...row } of page) {
      const conversation = conversationId && new URL(paths.conversation(conversationId), ctx.config.publicUrl).href
      rows.push({ ...row, conversation })
    }
    before = page.at(-1)
    if (page.length < perPage) break
  }
  return rows
}

const columns = [
  'id',
  'at',
  'kind',
  'confidence',
  'statement',
  'colleague',
  'person',
  'network',
  'secondsToAnswer',
  'isDisputed',
  'conversation',
] as const
const types = { at: 'TIMESTAMP', secondsToAnswer: 'INT32', isDisputed: 'BOOLEAN' } as const

function asParquet(rows: Row[]): ArrayBuffer {
  return parquetWriteBuffer({
    columnData: columns.map(name => ({
      name,
      data: rows.map(row => row[name]),
      type: name in types ? types[name as keyof typeof types] : 'STRING',
    })),
  })
}

function asCsv(rows: Row[]): string {
  // The mark at the beginning tells Excel that this is UTF-8.
  return `\uFEFF${[columns, ...rows.map(row => columns.map(name => said(row[name])))].map(cells => cells.map(cell).join(',')).join('\r\n')}\r\n`
}

const said = (value: string | number | boolean | Date | null) =>
  value instanceof Date ? value.toISOString() : value === null ? '' : String(value)

function cell(text: string): string {
  // A spreadsheet would run a cell that begins so; what strangers wrote must stay words.
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
