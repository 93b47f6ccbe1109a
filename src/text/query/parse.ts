import { FIELDS, readField, unknownField } from './field.ts'
import { lex, type Piece } from './lex.ts'
import {
  all,
  any,
  countItems,
  isPositive,
  MAX_ITEMS,
  MAX_NEAR,
  MAX_QUERY_DEPTH,
  MAX_QUERY_LENGTH,
  type NearOperand,
  type Query,
  type QueryError,
} from './query.ts'
import { type Lookup, lookUp, lookupIn, type SavedQueries } from './saved.ts'
import { readWords, wrongStar } from './words.ts'

/** A query, with hints on what may be meant otherwise; or what is wrong with it, first things first. */
export type Parsed = { ok: true; query: Query; hints: QueryError[] } | { ok: false; errors: QueryError[] }

interface Reading {
  source: string
  pieces: Piece[]
  at: number
  depth: number
  errors: QueryError[]
  hints: QueryError[]
  lookup: Lookup | undefined
  /** Words and fields of the saved queries named so far. */
  named: number
}

const MAX_ERRORS = 20

/**
 * Reads a listening query (grammar: docs/listening-queries.md). Never throws, for any input.
 * Time grows with the length of the source; sources over 10,000 characters or 50 levels deep are errors.
 * `saved` knows the queries that this one may name, as `query:brand`; without it, naming one is an error.
 */
export function parseQuery(source: string, saved?: SavedQueries): Parsed {
  const parsed = parseWith(source, saved === undefined ? undefined : lookupIn(saved))
  return parsed.ok ? { ok: true, query: parsed.query, hints: parsed.hints } : parsed
}

type Counted = { ok: true; query: Query; hints: QueryError[]; items: number } | { ok: false; errors: QueryError[] }

function parseWith(source: string, lookup: Lookup | undefined): Counted {
  if (source.length > MAX_QUERY_LENGTH)
    return {
      ok: false,
      errors: [
        {
          start: MAX_QUERY_LENGTH,
          end: source.length,
          message: 'A query can be 10,000 characters long. Split it into two.',
        },
      ],
    }
  const reading: Reading = { source, pieces: lex(source), at: 0, depth: 0, errors: [], hints: [], lookup, named: 0 }
  const query = readAny(reading)
  while (reading.at < reading.pieces.length) {
    const piece = next(reading)
    if (piece?.kind === 'close') wrong(reading, piece, 'This bracket closes nothing. Take it out, or open one before.')
    else if (piece !== undefined) readAny(reading)
  }
  if (reading.errors.length === 0) checkWhole(reading, query)
  if (reading.errors.length > 0 || query === undefined) return { ok: false, errors: inOrder(reading.errors) }
  return { ok: true, query, hints: inOrder(reading.hints), items: countItems(query) + reading.named }
}

function checkWhole(reading: Reading, query: Query | undefined): void {
  const whole = { start: 0, end: reading.source.length }
  if (query === undefined) wrong(reading, whole, 'Write what to listen for: a word, or "several words" in quotes.')
  else if (!isPositive(query)) {
    const not = reading.pieces.find(piece => piece.kind === 'not') ?? whole
    wrong(
      reading,
      not,
      'This alone would listen to everything else in the world. Say also what to listen for: sosh NOT fengsel',
    )
  }
}

function readAny(reading: Reading): Query | undefined {
  const parts: Query[] = []
  let previous: Piece | undefined
  for (;;) {
    const part = readAll(reading)
    if (part !== undefined) parts.push(part)
    else if (previous !== undefined) lacksSide(reading, previous, 'after')
    const piece = peek(reading)
    if (piece?.kind !== 'or') break
    if (part === undefined && previous === undefined) lacksSide(reading, piece, 'before')
    previous = piece
    reading.at++
  }
  return parts.length === 0 ? undefined : any(parts)
}

function readAll(reading: Reading): Query | undefined {
  const parts: Query[] = []
  let operator: Piece | undefined
  for (;;) {
    const piece = peek(reading)
    if (piece === undefined || piece.kind === 'close' || piece.kind === 'or') break
    if (piece.kind === 'and') {
      if (operator !== undefined || parts.length === 0) lacksSide(reading, piece, 'before')
      operator = piece
      reading.at++
      continue
    }
    const part = readNot(reading)
    if (part !== undefined) {
      parts.push(part)
      operator = undefined
    }
  }
  if (operator !== undefined && parts.length > 0) lacksSide(reading, operator, 'after')
  return parts.length === 0 ? undefined : all(parts)
}

function readNot(reading: Reading): Query | undefined {
  const piece = peek(reading)
  if (piece?.kind !== 'not') return readNear(reading)
  reading.at++
  if (!deeper(reading, piece)) return undefined
  const query = readNot(reading)
  reading.depth--
  if (query !== undefined) return { is: 'not', of: query }
  wrong(reading, piece, `After ${piece.text} comes what you don’t want to hear: NOT fengsel`)
  return undefined
}

function readNear(reading: Reading): Query | undefined {
  const first = readOne(reading)
  if (peek(reading)?.kind !== 'near') return first
  const of: NearOperand[] = []
  const within: number[] = []
  let operand = first
  let operator = peek(reading)
  if (operand === undefined && operator !== undefined) lacksSide(reading, operator, 'before')
  while (operator !== undefined) {
    const near = operand === undefined ? undefined : nearOperand(operand)
    if (near !== undefined) of.push(near)
    else if (operand !== undefined) wrong(reading, operator, NEAR_TAKES)
    const following = peek(reading)
    if (following?.kind !== 'near') break
    operator = following
    reading.at++
    within.push(readDistance(reading, following))
    operand = readOne(reading)
    if (operand === undefined) lacksSide(reading, following, 'after')
  }
  return of.length === within.length + 1 ? { is: 'near', of, within } : undefined
}

const NEAR_TAKES =
  'NEAR stands between words, "phrases" or groups like (bike OR rad*). Put anything else outside of it.'

function nearOperand(query: Query): NearOperand | undefined {
  if (query.is === 'words') return query
  if (query.is !== 'any') return undefined
  const of = query.of.filter(part => part.is === 'words')
  return of.length === query.of.length ? { is: 'any', of } : undefined
}

function readDistance(reading: Reading, piece: Piece): number {
  const digits = /^NEAR\/(\d{1,9})$/.exec(piece.text)?.[1]
  const distance = Number(digits ?? 0)
  if (digits === undefined) wrong(reading, piece, 'Say how many words apart at most: NEAR/5')
  else if (distance < 1 || distance > MAX_NEAR) wrong(reading, piece, 'NEAR reaches from 1 to 100 words: NEAR/5')
  return distance
}

function readOne(reading: Reading): Query | undefined {
  const piece = peek(reading)
  if (piece === undefined) return undefined
  switch (piece.kind) {
    case 'open':
      return readGroup(reading, piece)
    case 'word':
    case 'phrase':
      reading.at++
      return piece.kind === 'word' ? readWord(reading, piece) : readPhrase(reading, piece)
    case 'field':
      reading.at++
      return readFieldPiece(reading, piece)
    default:
      return undefined
  }
}

function readGroup(reading: Reading, open: Piece): Query | undefined {
  reading.at++
  if (!deeper(reading, open)) return undefined
  const errors = reading.errors.length
  const query = readAny(reading)
  reading.depth--
  if (peek(reading)?.kind === 'close') {
    const close = next(reading)
    if (query === undefined && reading.errors.length === errors)
      wrong(reading, { start: open.start, end: close?.end ?? open.end }, 'There is nothing in these brackets.')
  } else if (reading.at >= reading.pieces.length)
    wrong(reading, open, 'This bracket is never closed. Put a ) where the group ends.')
  return query
}

function readWord(reading: Reading, piece: Piece): Query | undefined {
  if (/^https?:\/\/|^www\./i.test(piece.text)) return readFieldPiece(reading, { ...piece, kind: 'field', field: 'url' })
  if (/^(and|or|not|near\/\d+)$/i.test(piece.text) && reading.pieces.length > 1)
    hint(
      reading,
      piece,
      `“${piece.text}” is searched as a word. If you mean the operator, write ${piece.text.toUpperCase()}.`,
    )
  return wordsOf(reading, piece, piece.text, piece.start, false)
}

function readPhrase(reading: Reading, piece: Piece): Query | undefined {
  if (piece.unclosed) {
    wrong(
      reading,
      { start: piece.start, end: piece.start + 1 },
      'This quote is never closed. Put a " where the phrase ends.',
    )
    return undefined
  }
  const isExact = piece.text.startsWith('=')
  return wordsOf(reading, piece, isExact ? piece.text.slice(1) : piece.text, piece.start + (isExact ? 2 : 1), isExact)
}

function wordsOf(reading: Reading, piece: Piece, text: string, start: number, isExact: boolean): Query | undefined {
  const star = wrongStar(text)
  if (star !== undefined) {
    wrong(reading, { start: start + star.at, end: start + star.at + 1 }, star.message)
    return undefined
  }
  const words = readWords(text, isExact)
  if (words !== undefined) return words
  if (piece.kind === 'phrase') wrong(reading, piece, 'There is no word between these quotes.')
  else hint(reading, piece, `“${piece.text}” is no word and is left out.`)
  return undefined
}

function readFieldPiece(reading: Reading, piece: Piece): Query | undefined {
  const field = piece.field ?? ''
  if (piece.unclosed) wrong(reading, piece, 'This quote is never closed. Put a " where the value ends.')
  else if (field === 'query') return readNamed(reading, piece)
  else if (!Object.hasOwn(FIELDS, field)) wrong(reading, piece, unknownField(field, piece.text))
  else {
    const read = readField(field, piece.text.trim())
    if (typeof read !== 'string') return read
    wrong(reading, piece, read)
  }
  return undefined
}

function readNamed(reading: Reading, piece: Piece): Query | undefined {
  const name = piece.text.trim()
  const { lookup } = reading
  if (name === '') wrong(reading, piece, `After query: comes a name, without a space: ${FIELDS.query}`)
  else if (lookup === undefined) wrong(reading, piece, 'Saved queries can’t be named here.')
  else {
    const looked = lookUp(lookup, name, parseWith)
    if ('wrong' in looked) wrong(reading, piece, looked.wrong)
    else if (reading.named + looked.items > MAX_ITEMS)
      wrong(reading, piece, 'With this, the query asks for more than 10,000 words. Split it into two.')
    else {
      reading.named += looked.items
      return { is: 'query', name, of: looked.query }
    }
  }
  return undefined
}

function deeper(reading: Reading, piece: Piece): boolean {
  if (++reading.depth <= MAX_QUERY_DEPTH) return true
  wrong(reading, piece, 'Brackets and NOTs can be 50 deep. Split the query into two.')
  reading.at = reading.pieces.length
  reading.depth--
  return false
}

function lacksSide(reading: Reading, piece: Piece, side: 'before' | 'after'): void {
  // What stands there and can’t be read is the trouble; that the operator then lacks it is no news.
  if (reading.errors.some(error => (side === 'after' ? error.start >= piece.end : error.end <= piece.start))) return
  const example = piece.kind === 'near' ? 'Halden NEAR/8 bike' : `bike ${piece.text} rad`
  wrong(
    reading,
    piece,
    `${piece.text} needs something ${side} it: ${example}. To search for the word, put it in quotes.`,
  )
}

function wrong(reading: Reading, where: { start: number; end: number }, message: string): void {
  if (reading.errors.length < MAX_ERRORS) reading.errors.push({ start: where.start, end: where.end, message })
}

function hint(reading: Reading, where: { start: number; end: number }, message: string): void {
  if (reading.hints.length < MAX_ERRORS) reading.hints.push({ start: where.start, end: where.end, message })
}

function peek(reading: Reading): Piece | undefined {
  return reading.pieces[reading.at]
}

function next(reading: Reading): Piece | undefined {
  return reading.pieces[reading.at++]
}

function inOrder(errors: QueryError[]): QueryError[] {
  return errors.sort((one, other) => one.start - other.start)
}
