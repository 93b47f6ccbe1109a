import { lex, type Piece } from './lex.ts'
import { parseQuery } from './parse.ts'
import type { SavedQueries } from './saved.ts'

/** A coloured stretch of a query's source. */
export interface Highlight {
  kind: 'operator' | 'field' | 'phrase' | 'word' | 'bracket' | 'error'
  start: number
  end: number
}

/** Stretches for colouring the editor, in order, without overlaps; spaces are left out. Pieces with an error are `error`. */
export function highlightSource(source: string, saved?: SavedQueries): Highlight[] {
  const parsed = parseQuery(source, saved)
  const errors = parsed.ok ? [] : parsed.errors
  return lex(source).flatMap(piece => {
    const isWrong = errors.some(
      error => error.start < piece.end && error.end > piece.start && error.end - error.start < source.length,
    )
    return isWrong ? [{ kind: 'error' as const, start: piece.start, end: piece.end }] : highlightPiece(piece)
  })
}

function highlightPiece(piece: Piece): Highlight[] {
  const { start, end } = piece
  switch (piece.kind) {
    case 'word':
    case 'phrase':
      return [{ kind: piece.kind, start, end }]
    case 'open':
    case 'close':
      return [{ kind: 'bracket', start, end }]
    case 'field': {
      const valueStart = start + (piece.field?.length ?? 0) + 1
      return [
        { kind: 'field' as const, start, end: valueStart },
        { kind: 'word' as const, start: valueStart, end },
      ].filter(stretch => stretch.end > stretch.start)
    }
    default:
      return [{ kind: 'operator', start, end }]
  }
}
