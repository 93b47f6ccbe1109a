import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import nlp from 'compromise'
import { shippedReader } from '#text/name-reader'
import {
  addressWithTown,
  learnReader,
  type Marked,
  type Name,
  packReader,
  type Reader,
  unpackReader,
} from '#text/names'
import { findPersonal, type PersonalKind } from '#text/personal'
import type { Figure } from '../bin/measure.ts'
import { practice, recipe } from '../bin/names-practice.ts'
import { digestOf, markedRows, nameKindOf, presidioRows, type Truth } from '../bin/presidio.ts'

export const name = 'guard.pii'

interface Found {
  kind: PersonalKind
  start: number
  end: number
}
interface Row {
  text: string
  truth: Found[]
}
type Report = (figure: Figure & { peerValue?: number }) => void

const peer = 'compromise 14 (names) with its mail, phone and page finders'
/** Presidio's own SpanEvaluator asks for this much of both spans together (intersection over union). */
const enough = 0.9
const folds = 5

const kinds: Record<string, PersonalKind> = {
  EMAIL_ADDRESS: 'email',
  PHONE_NUMBER: 'phone',
  CREDIT_CARD: 'card',
  IBAN_CODE: 'iban',
  US_SSN: 'social-security',
  US_DRIVER_LICENSE: 'licence',
  US_PASSPORT: 'national-id',
  IP_ADDRESS: 'ip',
  DOMAIN_NAME: 'url',
  URL: 'url',
  DATE_TIME: 'date',
  AGE: 'age',
  NRP: 'belief',
  NATIONALITY: 'belief',
}

/**
 * Personal data found in Presidio's generated sentences, entity by entity: the kind must be the same and the places agree
 * by nine tenths. An address and the town beside it are one entity, in what is true as in what was found (the sentences
 * mark them now as one, now as several); a day of birth is a date; a kind that nobody marked in these files is not
 * counted. Two people beside a comma are two. Beside it the same figures for sentences whose templates were never seen in
 * learning, and for two noisy sets of our own: small letters, slips, the way of chats.
 *
 * The shipped reader of names learned from the development part of these sentences. On that part each fifth is therefore
 * read by a reader that learned from the other four; on any other file the shipped reader is measured as it is.
 */
export async function run(report: Report): Promise<void> {
  const folder = join(process.env.SOSH_DATA ?? '../shared/data', 'pii-presidio')
  if (existsSync(folder)) measurePresidio(folder, report)
  else
    console.log('guard.pii: skipped Presidio’s sentences, there is no pii-presidio in the data folder (set SOSH_DATA).')
  measureOurs('pii-noisy.txt', 'noisy', report)
  measureOurs('pii-fresh.txt', 'fresh', report)
}

/** Drafts of our own: those that were looked at while tuning, and those that were written before and read once after. */
function measureOurs(file: string, label: string, report: Report): void {
  const rows = readFileSync(join(import.meta.dirname, 'data', file), 'utf8')
    .trim()
    .split('\n')
    .map(unmark)
  const found = rows.map(({ text }) => read(text, shippedReader()))
  const theirs = rows.map(({ text }) => readAsPeer(text))
  both(report, `${label}: `, count(rows, found), count(rows, theirs))
  const clean = rows.filter(row => row.truth.length === 0).length
  report({
    case: `${label}: drafts`,
    value: rows.length,
    unit: `(${clean} of them clean)`,
  })
}

function measurePresidio(folder: string, report: Report): void {
  const texts = presidioRows(folder)
  const marked = markedRows(folder)
  const annotated = new Set(texts.flatMap(row => row.spans.map(kindOf)))
  const rows: Row[] = texts.map(({ text, spans }) => ({
    text,
    truth: truthOf(text, spans),
  }))
  const isKnown = digestOf(folder) === learnedFrom()
  const measured = (found: Found[]) => found.filter(({ kind }) => annotated.has(kind))
  const readAll = (reader: (at: number) => Reader) => rows.map(({ text }, at) => measured(read(text, reader(at))))

  const byRow = isKnown ? foldReaders(marked, at => marked[at]?.text ?? '') : undefined
  const found = readAll(at => byRow?.(at) ?? shippedReader())
  const theirs = rows.map(({ text }) => measured(readAsPeer(text)))
  const ours = count(rows, found)
  const others = count(rows, theirs)
  both(report, '', ours, others)
  if (isKnown) {
    const byTemplate = foldReaders(marked, at => marked[at]?.template ?? '')
    both(report, 'templates never seen: ', count(rows, readAll(byTemplate)), others)
  }
  for (const kind of annotated) {
    if (kind === undefined) continue
    const [mine, its] = [count(rows, found, kind), count(rows, theirs, kind)]
    both(report, `${kind} (${mine.there}): `, mine, its)
  }
  report({
    case: 'sentences',
    value: rows.length,
    unit: isKnown ? `(${folds} folds)` : '(shipped reader)',
  })
}

/** A reader for each row that never saw the rows of the same key. */
function foldReaders(marked: (Marked & { template: string })[], keyOf: (at: number) => string): (at: number) => Reader {
  const fold = marked.map((_, at) => createHash('md5').update(keyOf(at)).digest().readUInt32LE() % folds)
  const known = shippedReader().known
  const { times, rounds, least, doubt } = recipe
  const made = practice(times)
  const readers = Array.from({ length: folds }, (_, each) => {
    const reader = learnReader([...made, ...marked.filter((_, at) => fold[at] !== each)], known, rounds)
    return unpackReader(packReader(reader, { about: '', from: '' }, least, doubt))
  })
  return at => readers[fold[at] ?? 0] ?? shippedReader()
}

function learnedFrom(): string {
  const packed = JSON.parse(
    readFileSync(join(import.meta.dirname, '../src/text/name-reader/learned.json'), 'utf8'),
  ) as {
    from: string
  }
  return packed.from
}

function kindOf(span: Truth): PersonalKind | undefined {
  return nameKindOf(span) ?? kinds[span.type]
}

function truthOf(text: string, spans: Truth[]): Found[] {
  return joined(
    text,
    spans.flatMap(span => {
      const kind = kindOf(span)
      return kind === undefined ? [] : [{ kind, start: span.start, end: span.end }]
    }),
  )
}

const isName = (found: Found): found is Found & Name =>
  ['person', 'place', 'organisation', 'address', 'job'].includes(found.kind)

function joined(text: string, found: Found[]): Found[] {
  const names = addressWithTown(text, found.filter(isName))
  return [...names, ...found.filter(each => !isName(each))]
}

function read(text: string, reader: Reader): Found[] {
  const found = findPersonal(text, { names: reader, everyPhone: true })
  return joined(
    text,
    found.map(each => ({
      ...each,
      kind: each.kind === 'birth' ? 'date' : each.kind,
    })),
  )
}

function readAsPeer(text: string): Found[] {
  const document = nlp(text)
  const take = (view: { json(options: object): unknown }, kind: PersonalKind): Found[] => {
    const terms = view.json({ offset: true }) as {
      text: string
      offset?: { start: number; length: number }
    }[]
    return terms.flatMap(({ offset }) => {
      if (!offset) return []
      const words = text.slice(offset.start, offset.start + offset.length)
      const trimmed = words.replace(/[\s.,;:!?'"’]+$/u, '').replace(/['’]s$/, '')
      return [{ kind, start: offset.start, end: offset.start + trimmed.length }]
    })
  }
  return joined(
    text,
    [
      ...take(document.people(), 'person'),
      ...take(document.places(), 'place'),
      ...take(document.organizations(), 'organisation'),
      ...take(document.emails(), 'email'),
      ...take(document.phoneNumbers(), 'phone'),
      ...take(document.urls(), 'url'),
    ].sort((a, b) => a.start - b.start),
  )
}

interface Count {
  right: number
  found: number
  there: number
}

function count(rows: Row[], found: Found[][], only?: PersonalKind): Count {
  const sum: Count = { right: 0, found: 0, there: 0 }
  for (const [at, { truth }] of rows.entries()) {
    const wanted = truth.filter(each => !only || each.kind === only)
    const left = (found[at] ?? []).filter(each => !only || each.kind === only)
    sum.there += wanted.length
    sum.found += left.length
    for (const one of wanted) {
      const hit = left.findIndex(each => each.kind === one.kind && agreement(each, one) >= enough)
      if (hit < 0) continue
      left.splice(hit, 1)
      sum.right++
    }
  }
  return sum
}

function agreement(a: Found, b: Found): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return shared <= 0 ? 0 : shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start))
}

function both(report: Report, label: string, ours: Count, theirs: Count): void {
  const share = (part: number, of: number) => (of === 0 ? 0 : Math.round((1_000 * part) / of) / 1_000)
  const line = (what: string, value: number, peerValue: number) =>
    report({
      case: `${label}${what}`,
      value,
      unit: 'of 1',
      peer,
      peerValue,
      ...(peerValue > 0 && { ratio: value / peerValue }),
    })
  line('precision', share(ours.right, ours.found), share(theirs.right, theirs.found))
  line('recall', share(ours.right, ours.there), share(theirs.right, theirs.there))
}

/** `call [0171 2345678|phone]` → the text and what is in it. */
function unmark(written: string): Row {
  const line = written.replaceAll('\\n', '\n')
  const truth: Found[] = []
  let text = ''
  let at = 0
  for (const match of line.matchAll(/\[([^|\]]+)\|([a-z-]+)\]/g)) {
    text += line.slice(at, match.index)
    const kind = match[2] === 'birth' ? 'date' : (match[2] as PersonalKind)
    truth.push({
      kind,
      start: text.length,
      end: text.length + (match[1]?.length ?? 0),
    })
    text += match[1] ?? ''
    at = match.index + match[0].length
  }
  text += line.slice(at)
  return { text, truth: joined(text, truth) }
}
