import { FIELDS } from './field.ts'

/** A piece of a query's source. */
export interface Piece {
  kind: 'word' | 'phrase' | 'field' | 'open' | 'close' | 'and' | 'or' | 'not' | 'near'
  start: number
  end: number
  /** The word; the phrase without quotes; the field's value. */
  text: string
  /** The field's name in small letters, known or not. */
  field?: string
  /** A phrase, or a field's value, whose closing quote is missing. */
  unclosed?: boolean
}

const QUOTES = '"“”„‟«»＂'
const OPERATORS = new Map<string, Piece['kind']>([
  ['AND', 'and'],
  ['OR', 'or'],
  ['NOT', 'not'],
])

/** Cuts a query into pieces. Every character that is no space belongs to one piece. */
export function lex(source: string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  while (at < source.length) {
    const letter = source[at] ?? ''
    if (/\s/.test(letter)) {
      at++
      continue
    }
    const piece = pieceAt(source, at, letter)
    pieces.push(piece)
    at = piece.end
  }
  return pieces
}

function pieceAt(source: string, at: number, letter: string): Piece {
  if (letter === '(' || letter === '（') return { kind: 'open', start: at, end: at + 1, text: letter }
  if (letter === ')' || letter === '）') return { kind: 'close', start: at, end: at + 1, text: letter }
  if (QUOTES.includes(letter)) return phraseAt(source, at)
  if (letter === '-' && /^[^\s\-)>]/.test(source.slice(at + 1, at + 2)))
    return { kind: 'not', start: at, end: at + 1, text: '-' }
  let end = at + 1
  while (end < source.length && !endsWord(source[end] ?? ' ')) end++
  const text = source.slice(at, end)
  const operator = OPERATORS.get(text)
  if (operator !== undefined) return { kind: operator, start: at, end, text }
  if (/^NEAR(\/\S*)?$/.test(text)) return { kind: 'near', start: at, end, text }
  return fieldAt(source, at, end) ?? { kind: 'word', start: at, end, text }
}

function phraseAt(source: string, start: number): Piece {
  let end = start + 1
  while (end < source.length && !QUOTES.includes(source[end] ?? '')) end++
  if (end === source.length) return { kind: 'phrase', start, end, text: source.slice(start + 1), unclosed: true }
  return { kind: 'phrase', start, end: end + 1, text: source.slice(start + 1, end) }
}

function fieldAt(source: string, start: number, end: number): Piece | undefined {
  const colon = source.slice(start, end).indexOf(':')
  if (colon < 2) return undefined
  const field = source.slice(start, start + colon).toLowerCase()
  const valueStart = start + colon + 1
  const isKnown = Object.hasOwn(FIELDS, field)
  if (!/^[a-z][a-z_-]+$/.test(field)) return undefined
  if (valueStart === end && QUOTES.includes(source[end] ?? ' ')) {
    const phrase = phraseAt(source, end)
    return { ...phrase, kind: 'field', field, start }
  }
  if (!isKnown && (valueStart === end || source.startsWith('//', valueStart))) return undefined
  return { kind: 'field', start, end, text: source.slice(valueStart, end), field }
}

function endsWord(letter: string): boolean {
  return /\s/.test(letter) || '()（）'.includes(letter) || QUOTES.includes(letter)
}
