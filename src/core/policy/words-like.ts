import { englishWords } from '#text/features'
import { looksLike } from '#text/guard'

/**
 * Words of their own that only look like a slip of a rule's terms: “merlin” is no misspelt “Marlin”. They travel with
 * the rule, so that browsers need no dictionary.
 */
export function wordsLike(terms: readonly string[]): string[] {
  return looksLike(terms, englishWords())
}
