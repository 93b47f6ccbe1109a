import type { FileHandle } from 'node:fs/promises'
import { decode } from './encoding.ts'
import { type Layout, maxRecordBytes, type Piece, type Place, type Row } from './layout.ts'

const newline = 0x0a
/** May begin each record of a JSON text sequence (RFC 7464). */
export const recordSeparator = '\u001e'

/**
 * Reads JSON, one record on each line. Tolerated, because exports have them: empty lines, a comma after each record,
 * brackets around all of them, several records in an array on one line, and the separator of RFC 7464.
 */
export async function readJsonRows(
  file: FileHandle,
  layout: Layout,
  from: Place,
  limit: number,
  signal?: AbortSignal,
): Promise<Piece> {
  const rows: Row[] = []
  const piece = Buffer.alloc(256 * 1024)
  let next = from
  let line: Buffer[] = []
  let length = 0
  const finish = (after: number) => {
    next = { byte: after, line: next.line + 1 }
    const text = length > maxRecordBytes ? undefined : decode(Buffer.concat(line), layout.encoding)
    rows.push(...rowsOf(text, next.line))
    line = []
    length = 0
  }
  for (let at = from.byte; ; ) {
    signal?.throwIfAborted()
    const { bytesRead } = await file.read(piece, 0, piece.length, at)
    if (bytesRead === 0) {
      if (length > 0) finish(at)
      return { rows, next, atEnd: true }
    }
    let begin = 0
    for (let end = piece.indexOf(newline); end >= 0 && end < bytesRead; end = piece.indexOf(newline, begin)) {
      length += end - begin
      if (length <= maxRecordBytes) line.push(piece.subarray(begin, end))
      begin = end + 1
      finish(at + begin)
      if (rows.length >= limit) return { rows, next, atEnd: false }
    }
    length += bytesRead - begin
    // A line that is too long is read past, and not kept.
    if (length <= maxRecordBytes) line.push(Buffer.from(piece.subarray(begin, bytesRead)))
    else line = []
    at += bytesRead
  }
}

function rowsOf(text: string | undefined, line: number): Row[] {
  if (text === undefined) return [{ line, why: 'This record is longer than 1 MiB.' }]
  const bare = text.replaceAll(recordSeparator, '').trim()
  if (/^[[\],]*$/.test(bare)) return []
  const value = [bare, bare.replace(/,$/, ''), bare.replace(/^\[|,?\]?$/g, '')]
    .map(parsed)
    .find(each => each !== undefined)
  if (value === undefined) return [{ line, why: 'This line is no JSON.' }]
  const values = Array.isArray(value) ? value : [value]
  return values.map(entry =>
    typeof entry === 'object' && entry !== null && !Array.isArray(entry)
      ? { line, entry }
      : { line, why: 'This line is JSON, and no record: it should read {"text": …}.' },
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
