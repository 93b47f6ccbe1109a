import type { Encoding } from './encoding.ts'

export type Format = 'csv' | 'jsonl' | 'mbox'

/** A record of the file, or why it is none. Lines count from 1. */
export type Row = { line: number; entry: unknown } | { line: number; why: string }

/** A place between two records. */
export interface Place {
  byte: number
  /** Lines that lie before it. */
  line: number
}

export interface Piece {
  rows: Row[]
  next: Place
  atEnd: boolean
}

/** What was found out about a file before its first record, and holds for all of it. */
export interface Layout {
  format: Format
  encoding: Encoding
  /** The first record: after byte order mark and header. */
  start: Place
  delimiter?: string
  columns?: string[]
}

/** A record longer than this is an error of the file (an unclosed quote) rather than somebody's post. */
export const maxRecordBytes = 2 ** 20
