import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { NetworkError } from '#core/channels'
import { findDelimiter, readCsvHeader, readCsvRows } from './csv-rows.ts'
import { detectEncoding } from './encoding.ts'
import { readJsonRows } from './json-rows.ts'
import type { Format, Layout, Piece, Place } from './layout.ts'

/** Opens the file for reading; a file that is not there may come back with its disk, so it is tried again. */
export async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
  } catch (cause) {
    throw new NetworkError('later', 'The uploaded file can’t be opened.', { cause })
  }
}

export async function layoutOf(file: FileHandle, format: Format, signal?: AbortSignal): Promise<Layout> {
  // Each mail says its own encoding.
  if (format === 'mbox') return { format, encoding: 'utf-8', start: { byte: 0, line: 0 } }
  const text = await detectEncoding(file, signal)
  if (text === 'utf-16be' || (format === 'jsonl' && text.encoding === 'utf-16le')) {
    throw new NetworkError('refused', 'This file is written in UTF-16. Save it as UTF-8 and upload it again.')
  }
  const begin = { byte: text.byte, line: 0 }
  if (format === 'jsonl') return { format, encoding: text.encoding, start: begin }
  const head = Buffer.alloc(64 * 1024)
  const { bytesRead } = await file.read(head, 0, head.length, text.byte)
  const delimiter = findDelimiter(head.subarray(0, bytesRead), text.encoding)
  const header = await readCsvHeader(file, begin, text.encoding, delimiter)
  return { format, encoding: text.encoding, delimiter, columns: header.columns, start: header.next }
}

/** Reads the next records from a place on: as many as asked for, or fewer at the end. */
export function readRows(
  file: FileHandle,
  layout: Layout,
  from: Place,
  limit: number,
  signal?: AbortSignal,
): Promise<Piece> {
  return layout.format === 'csv'
    ? readCsvRows(file, layout, from, limit, signal)
    : readJsonRows(file, layout, from, limit, signal)
}
