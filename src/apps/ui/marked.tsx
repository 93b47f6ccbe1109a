import { cut, type Span } from './spans.ts'

/** Text with stretches marked; only ever text, never markup. */
export function Marked({ text, spans = [] }: { text: string; spans?: readonly Span[] }) {
  if (spans.length === 0) return text
  return cut(text, spans).map(piece =>
    piece.span === undefined ? piece.text : <mark key={piece.from}>{piece.text}</mark>,
  )
}
