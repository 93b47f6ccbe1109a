/** A stretch of a text, in UTF-16 units as browsers count them; `end` is the first unit after it. */
export interface Span {
  start: number
  end: number
}

/** A piece of a text: plain, or inside the span whose index it carries. */
export interface Piece {
  text: string
  from: number
  span?: number
}

/**
 * Cuts a text at its spans. The pieces joined are the text again, whatever the spans were:
 * out of range, empty, or lying over each other (the one that began first keeps the words).
 */
export function cut(text: string, spans: readonly Span[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  const ordered = spans.map((span, index) => ({ ...span, index })).sort((a, b) => a.start - b.start || b.end - a.end)
  for (const { start: wishedStart, end: wishedEnd, index } of ordered) {
    const start = Math.max(at, wishedStart)
    const end = Math.min(text.length, wishedEnd)
    if (!(end > start)) continue
    if (start > at) pieces.push({ text: text.slice(at, start), from: at })
    pieces.push({ text: text.slice(start, end), from: start, span: index })
    at = end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), from: at })
  return pieces
}

/** Makes spans of the flat list of numbers in which they are stored: start, end, start, end. */
export function pairs(flat: readonly number[]): Span[] {
  const spans: Span[] = []
  for (let i = 0; i + 1 < flat.length; i += 2) spans.push({ start: flat[i] ?? 0, end: flat[i + 1] ?? 0 })
  return spans
}
