/** A word, a number, a sign or a line end, with its place in the text (UTF-16). */
export interface Piece {
  text: string
  low: string
  start: number
  end: number
}

const pieces = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]{2,})*|\d+|\n|[^\s\p{L}\p{M}\d]/gu
const most = 4_000

/** Splits a text into what the reader of names looks at one by one; what lies beyond the first 4,000 pieces is left. */
export function split(text: string): Piece[] {
  const found: Piece[] = []
  for (const match of text.matchAll(pieces)) {
    if (found.length === most) break
    found.push({
      text: match[0],
      low: match[0].toLowerCase(),
      start: match.index,
      end: match.index + match[0].length,
    })
  }
  return found
}
