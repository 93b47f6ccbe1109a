import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Name, NameKind } from '#text/names'
import { addressWithTown, type Marked } from '#text/names'

/** A span as Presidio's generator wrote it. */
export interface Truth {
  type: string
  start: number
  end: number
  value: string
}

/** A generated sentence. */
export interface PresidioRow {
  text: string
  spans: Truth[]
  masked: string
}

const kinds: Record<string, NameKind> = {
  PERSON: 'person',
  PREFIX: 'person',
  LOCATION: 'place',
  GPE: 'place',
  ORGANIZATION: 'organisation',
  ADDRESS: 'address',
  STREET_ADDRESS: 'address',
  ZIP_CODE: 'address',
  TITLE: 'job',
}
const honorific = /^(?:mr|mrs|ms|miss|dr|prof)\.?$/i

/** All rows of the folder, with their spans in order. */
export function presidioRows(folder: string): PresidioRow[] {
  return readdirSync(folder)
    .filter(file => file.endsWith('.jsonl'))
    .sort()
    .flatMap(file => readFileSync(join(folder, file), 'utf8').trim().split('\n'))
    .map(line => JSON.parse(line) as PresidioRow)
    .map(row => ({ ...row, spans: [...row.spans].sort((a, b) => a.start - b.start || b.end - a.end) }))
}

/** Which of our kinds of names a span is; `Mr.` is a title there and part of a name here. */
export function nameKindOf({ type, value }: Truth): NameKind | undefined {
  if (honorific.test(value)) return 'person'
  return kinds[type]
}

/** The rows as the reader of names learns from them. */
export function markedRows(folder: string): (Marked & { template: string })[] {
  return presidioRows(folder).map(({ text, spans, masked }) => {
    const names: Name[] = spans.flatMap(span => {
      const kind = nameKindOf(span)
      return kind === undefined ? [] : [{ kind, start: span.start, end: span.end }]
    })
    return { text, names: addressWithTown(text, names), template: masked }
  })
}

/** Which rows these are, as one short word: a reader says by it what it learned from. */
export function digestOf(folder: string): string {
  const sum = createHash('sha256')
  for (const { text } of presidioRows(folder)) sum.update(text)
  return sum.digest('hex').slice(0, 16)
}
