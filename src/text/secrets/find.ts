import { markedKinds } from './marked.ts'
import { findInAddresses, findNamed, type Span } from './named.ts'

/** Something in a text that opens a system, in UTF-16 offsets. */
export interface Secret extends Span {
  /** Whose it is, as far as it can be told: “GitHub token”, “password in an address”, “named secret”. */
  which: string
  /** Carries its maker's mark; the others are told by the word in front of them. */
  isMarked: boolean
}

/**
 * Finds keys, tokens and passwords: by the marks that their makers publish, in addresses of pages and databases, and
 * after words that say “this is a secret”. Pure, never throws; none overlap.
 */
export function findSecrets(text: string): Secret[] {
  const found: Secret[] = []
  const add = (which: string, isMarked: boolean, spans: readonly Span[]) => {
    for (const { start, end } of spans) {
      const other = found.find(each => each.start < end && start < each.end)
      if (other === undefined) found.push({ which, isMarked, start, end })
      else if (!isMarked || other.which === which) other.end = Math.max(other.end, end)
    }
  }
  for (const { which, pattern, isReal } of markedKinds)
    for (const match of text.matchAll(pattern))
      if (isReal?.(match[0]) ?? true) add(which, true, [{ start: match.index, end: match.index + match[0].length }])
  add('password in an address', true, findInAddresses(text))
  add('named secret', false, findNamed(text))
  return found.sort((a, b) => a.start - b.start)
}
