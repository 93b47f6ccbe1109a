/** What tells who somebody is, or opens their purse. The kinds follow Presidio's entities. */
export type PersonalKind =
  | 'email'
  | 'phone'
  | 'iban'
  | 'card'
  | 'wallet'
  | 'social-security'
  | 'national-id'
  | 'licence'
  | 'ip'
  | 'url'
  | 'date'
  | 'birth'
  | 'age'
  | 'belief'
  | 'person'
  | 'place'
  | 'organisation'
  | 'address'
  | 'job'

/** Something personal in a text, in UTF-16 offsets. */
export interface Personal {
  kind: PersonalKind
  start: number
  end: number
  /** Which number it is, where there are many: “Spanish DNI”. */
  which?: string
}

/** A place in a text, in UTF-16 offsets. */
export interface Span {
  start: number
  end: number
}

/** Every place where a pattern matches; patterns are linear and never empty. */
export function spansOf(text: string, pattern: RegExp): Span[] {
  const spans: Span[] = []
  for (const match of text.matchAll(pattern)) spans.push({ start: match.index, end: match.index + match[0].length })
  return spans
}

/** Do two places share a letter? */
export function overlaps(span: Span, others: readonly Span[]): boolean {
  return others.some(other => other.start < span.end && span.start < other.end)
}
