import type { FileHandle } from 'node:fs/promises'
import { CsvError, type Options, type Parser, parse } from 'csv-parse'
import { parse as parseAtOnce } from 'csv-parse/sync'
import { NetworkError } from '#core/channels'
import { decode, type Encoding, fromLatin1 } from './encoding.ts'
import { type Layout, maxRecordBytes, type Piece, type Place, type Row } from './layout.ts'

interface Cells {
  cells: string[]
  line: number
  /** The place after it. */
  next: Place
}

const tolerant: Options = {
  relax_quotes: true,
  relax_column_count: true,
  skip_empty_lines: true,
  record_delimiter: ['\r\n', '\n', '\r'],
  max_record_size: maxRecordBytes,
}

/** The sign between cells: the one that cuts the first lines into the same number of cells, and into the most. */
export function findDelimiter(head: Uint8Array, encoding: Encoding): string {
  const text = decode(head, encoding)
  const scored = [',', ';', '\t', '|'].map(delimiter => ({ delimiter, score: evenness(text, delimiter) }))
  return scored.reduce((best, each) => (each.score > best.score ? each : best)).delimiter
}

function evenness(text: string, delimiter: string): number {
  const rows: string[][] = []
  try {
    // The last record may be cut off by the end of the piece, so only complete ones are counted.
    const collect = (record: string[]) => {
      rows.push(record)
      return null
    }
    parseAtOnce(text, { ...tolerant, delimiter, to: 50, on_record: collect })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
  }
  const width = rows[0]?.length ?? 0
  if (width < 2) return 0
  const alike = rows.filter(row => row.length === width).length / rows.length
  return alike * 100 + Math.min(width, 50)
}

/** The names of the columns. One without a name is called after its number, a repeated one gets a number. */
export async function readCsvHeader(file: FileHandle, begin: Place, encoding: Encoding, delimiter: string) {
  const { found } = await readCells(file, begin, encoding, delimiter, 1)
  const cells = found[0]?.cells ?? []
  if (cells.length > mostColumns)
    throw new NetworkError(
      'refused',
      `The first line has ${cells.length.toLocaleString('en')} columns, and at most ${mostColumns.toLocaleString('en')} are read. Is it the line with their names?`,
    )
  const taken = new Set<string>()
  const times = new Map<string, number>()
  const columns = cells.map((cell, index) => {
    const name = cell.trim() || `Column ${index + 1}`
    let time = (times.get(name) ?? 0) + 1
    while (taken.has(numbered(name, time))) time++
    times.set(name, time)
    taken.add(numbered(name, time))
    return numbered(name, time)
  })
  return { columns, next: found[0]?.next ?? begin }
}

/** More than any table that people keep of what others wrote. */
const mostColumns = 1_000

const numbered = (name: string, time: number) => (time === 1 ? name : `${name} (${time})`)

/**
 * Reads records from a place on. A record that can't be read costs one line, with its number and the reason:
 * the next one begins on the line after it.
 */
export async function readCsvRows(
  file: FileHandle,
  layout: Layout,
  from: Place,
  limit: number,
  signal?: AbortSignal,
): Promise<Piece> {
  const { encoding, delimiter = ',', columns = [] } = layout
  const rows: Row[] = []
  let next = from
  while (rows.length < limit) {
    signal?.throwIfAborted()
    const piece = await readCells(file, next, encoding, delimiter, limit - rows.length)
    for (const { cells, line } of piece.found) rows.push(rowOf(cells, line, columns))
    next = piece.found.at(-1)?.next ?? next
    if (rows.length >= limit) break
    if (piece.failure === undefined) return { rows, next: piece.end ?? next, atEnd: true }
    rows.push({ line: next.line + 1, why: piece.failure })
    next = await afterLine(file, next, encoding)
  }
  return { rows, next, atEnd: false }
}

function rowOf(cells: string[], line: number, columns: string[]): Row {
  const extra = cells.slice(columns.length).filter(cell => cell.trim() !== '')
  if (extra.length > 0) {
    const why = `It has ${cells.length} cells and the header has ${columns.length}: a text with the separator in it must stand in quotes.`
    return { line, why }
  }
  return { line, entry: Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])) }
}

interface CellsRead {
  found: Cells[]
  /** Why the record after the last one can't be read. */
  failure?: string
  /** The file's end, when it was reached. */
  end?: Place
}

async function readCells(
  file: FileHandle,
  from: Place,
  encoding: Encoding,
  delimiter: string,
  limit: number,
): Promise<CellsRead> {
  const found: Cells[] = []
  const ruler = encoding === 'utf-16le' ? utf16Ruler() : plainRuler
  let last = { lines: 0, empty: 0, byte: from.byte }
  const parser = parse({
    ...tolerant,
    delimiter,
    encoding: encoding === 'windows-1252' ? 'latin1' : 'utf8',
    // Records are taken here and not from the stream, which drops the good ones before a bad one.
    on_record: (record: string[], { lines, bytes, empty_lines: empty }) => {
      const line = from.line + last.lines + (empty - last.empty) + 1
      last = { lines, empty, byte: from.byte + ruler.inFile(bytes) }
      const cells = encoding === 'windows-1252' ? record.map(fromLatin1) : record
      found.push({ cells, line, next: { byte: last.byte, line: from.line + lines } })
      return null
    },
  })
  parser.on('error', () => {}).resume()
  try {
    let at = from.byte
    while (found.length < limit) {
      const piece = Buffer.alloc(64 * 1024)
      const { bytesRead } = await file.read(piece, 0, piece.length, at)
      at += bytesRead
      if (bytesRead > 0) {
        await write(parser, ruler.toParse(piece.subarray(0, bytesRead)))
        continue
      }
      await end(parser)
      return { found: found.slice(0, limit), end: { byte: at, line: found.at(-1)?.next.line ?? from.line } }
    }
    return { found: found.slice(0, limit) }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { found: found.slice(0, limit), failure: wordsFor(error.code) }
  } finally {
    parser.destroy()
  }
}

/** Tells which place in the file a count of the parser's bytes stands for. */
interface Ruler {
  toParse: (piece: Uint8Array) => Uint8Array
  inFile: (bytes: number) => number
}

const plainRuler: Ruler = { toParse: piece => piece, inFile: bytes => bytes }

/**
 * The parser looks for its signs byte by byte, and in UTF-16 finds them where half of one letter meets half of the
 * next. So it is given UTF-8, and places are counted back: every letter of the text between is two or four bytes.
 */
function utf16Ruler(): Ruler {
  const decoder = new TextDecoder('utf-16le', { ignoreBOM: true })
  let unmeasured = Buffer.alloc(0)
  let parsed = 0
  let measured = 0
  return {
    toParse(piece) {
      const text = Buffer.from(decoder.decode(piece, { stream: true }))
      unmeasured = Buffer.concat([unmeasured, text])
      return text
    },
    inFile(bytes) {
      measured += unmeasured.toString('utf8', 0, bytes - parsed).length * 2
      unmeasured = unmeasured.subarray(bytes - parsed)
      parsed = bytes
      return measured
    },
  }
}

function wordsFor(code: string): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'A quote is opened here and never closed.'
  if (code === 'CSV_MAX_RECORD_SIZE')
    return 'This record is longer than 1 MiB: perhaps a quote was opened and never closed.'
  return 'This line can’t be read as CSV.'
}

function write(parser: Parser, piece: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => parser.write(piece, error => (error ? reject(error) : resolve())))
}

function end(parser: Parser): Promise<void> {
  return new Promise((resolve, reject) => {
    parser.once('error', reject)
    parser.end((error?: Error | null) => (error ? reject(error) : resolve()))
  })
}

/** The beginning of the next line, quotes or no quotes. */
async function afterLine(file: FileHandle, from: Place, encoding: Encoding): Promise<Place> {
  const piece = Buffer.alloc(64 * 1024)
  const newline = Buffer.from('\n', encoding === 'utf-16le' ? 'utf16le' : 'latin1')
  for (let at = from.byte; ; ) {
    const { bytesRead } = await file.read(piece, 0, piece.length, at)
    if (bytesRead === 0) return { byte: at, line: from.line + 1 }
    let found = piece.subarray(0, bytesRead).indexOf(newline)
    // In UTF-16, half of one letter and half of the next may look like a newline: only even places count.
    while (newline.length === 2 && found % 2 === 1) found = piece.subarray(0, bytesRead).indexOf(newline, found + 1)
    if (found >= 0) return { byte: at + found + newline.length, line: from.line + 1 }
    at += bytesRead
  }
}
