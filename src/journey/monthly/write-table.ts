import { parquetWriteBuffer } from 'hyparquet-writer'
import { csvOf } from '#lib/csv'

export const formats = ['csv', 'json', 'parquet'] as const
export type Format = (typeof formats)[number]

type Cell = string | number | boolean | Date | null
const parquetTypes = {
  words: 'STRING',
  time: 'TIMESTAMP',
  count: 'INT32',
  number: 'DOUBLE',
  'yes or no': 'BOOLEAN',
} as const

/** Rows of one kind, and of which kind each column is, in their order. */
export interface Table<Row extends Record<keyof Row, Cell> = Record<string, Cell>> {
  columns: { [Name in keyof Row]: keyof typeof parquetTypes }
  rows: Row[]
}

/** A table as a file: CSV (RFC 4180), JSON (an array of objects) or Parquet. */
export function writeTable<Row extends Record<keyof Row, Cell>>(
  { columns, rows }: Table<Row>,
  format: Format,
): Uint8Array<ArrayBuffer> {
  const names = Object.keys(columns) as (keyof Row & string)[]
  if (format === 'parquet') {
    const columnData = names.map(name => ({
      name,
      data: rows.map(row => row[name]),
      type: parquetTypes[columns[name]],
    }))
    return new Uint8Array(parquetWriteBuffer({ columnData }))
  }
  const text =
    format === 'json'
      ? JSON.stringify(rows.map(row => Object.fromEntries(names.map(name => [name, row[name]]))))
      : csvOf([names, ...rows.map(row => names.map(name => said(row[name])))])
  return new TextEncoder().encode(text)
}

const said = (value: Cell) => (value instanceof Date ? value.toISOString() : value === null ? '' : String(value))
