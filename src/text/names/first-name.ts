import { type Known, plain } from './look.ts'
import { holds } from './sieve.ts'

/** By what somebody is called; `isWord`: it is a word of a language, too ("Mark", "Will"), and means them only when written large. */
export interface FirstName {
  name: string
  isWord: boolean
}

const titles = new Set(
  ['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof', 'sir', 'herr', 'frau', 'mme', 'monsieur', 'madame'].concat([
    'señor',
    'señora',
    'sr',
    'sra',
    'signor',
    'signora',
    'dhr',
    'mevr',
  ]),
)
// With these a name begins that nobody was given: "The bike guy", "My Cargo".
const neverCalled = new Set(
  [
    'the',
    'my',
    'our',
    'your',
    'old',
    'big',
    'new',
    'der',
    'die',
    'das',
    'mein',
    'ein',
    'eine',
    'el',
    'la',
    'los',
  ].concat([
    'las',
    'le',
    'les',
    'il',
    'lo',
    'un',
    'une',
    'una',
    'uno',
    'um',
    'uma',
    'de',
    'da',
    'do',
    'van',
    'von',
    'het',
    'een',
  ]),
)

/** The first name in how somebody calls themselves ("Dr. Nora Lind", "Lind, Nora"), as far as the lists can tell; or nothing. */
export function firstNameIn(called: string, known: Known): FirstName | undefined {
  const [before = '', after = ''] = called.split(',', 2)
  const words = `${after} ${before}`.split(/\s+/).flatMap(word => word.replace(/\.$/, '') || [])
  const [name = '', ...others] = words.filter(word => !titles.has(word.toLowerCase()))
  const folded = plain(name)
  if (!/^\p{L}[\p{L}\p{M}’'-]+$/u.test(name) || neverCalled.has(folded)) return undefined
  const isFirst = holds(known.first, folded)
  const isWord = holds(known.common, folded)
  // A word alone is a nickname; with a last name behind it, somebody is called so.
  const hasLast = others.some(word => /^\p{L}/u.test(word))
  if (isWord ? !isFirst || !hasLast : !isFirst && !hasLast) return undefined
  return { name, isWord }
}
