import type { Span } from '#apps/ui'

interface Excerpt {
  text: string
  spans: Span[]
}

const before = 90

/**
 * The part of a long post that shows why it was found: around the first marked word, whole words at both ends.
 * The spans are moved along; those outside are left out.
 */
export function excerptOf(text: string, spans: readonly Span[], length = 320): Excerpt {
  if (text.length <= length) return { text, spans: [...spans] }
  const first = spans.length > 0 ? Math.min(...spans.map(span => span.start)) : 0
  const from = first <= before ? 0 : wordStart(text, first - before)
  const to = from + length >= text.length ? text.length : wordEnd(text, from + length)
  const lead = from > 0 ? '… ' : ''
  const moved = spans
    .filter(span => span.start >= from && span.end <= to)
    .map(span => ({ start: span.start - from + lead.length, end: span.end - from + lead.length }))
  return { text: `${lead}${text.slice(from, to)}${to < text.length ? ' …' : ''}`, spans: moved }
}

function wordStart(text: string, at: number): number {
  const space = text.slice(at, at + before).search(/\s/u)
  return space < 0 ? afterPair(text, at) : at + space + 1
}

function wordEnd(text: string, at: number): number {
  const space = text.slice(0, at).search(/\s\S*$/u)
  return space > at - before ? space : afterPair(text, at)
}

/** Never between the halves of one character. */
function afterPair(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at + 1 : at
}
