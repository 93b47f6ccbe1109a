import { englishWords } from '#text/features'
import { looksLike } from '#text/guard'

const mostWords = 400
const remembered = new Map<string, string[]>()
const remember = 2_000

/**
 * Words of their own that only look like a slip of a rule's terms: “merlin” is no misspelt “Marlin”. They travel with
 * the rule, so that browsers need no dictionary.
 */
export function wordsLike(terms: readonly string[]): string[] {
  const key = terms.join('\n')
  const before = remembered.get(key)
  if (before !== undefined) return before
  const found = looksLike(terms, englishWords()).slice(0, mostWords)
  if (remembered.size >= remember) remembered.clear()
  remembered.set(key, found)
  return found
}
