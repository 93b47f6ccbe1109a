import type { Form } from './forms.ts'
import type { Word } from './words.ts'

/** What a spelling stands for in a rule: what must not be said, where it may be, or what must stand beside it. */
export type Role = 'term' | 'allowed' | 'near'

/** A spelling of a rule found in a draft, in UTF-16 offsets. */
export interface Hit {
  rule: number
  role: Role
  start: number
  end: number
  /** The term it looks like, where it is not written as it should be. */
  like?: string
}

interface Entry {
  rule: number
  gaps: number[]
  role: Role
}

/** Spellings as folded letters without gaps, so that `Blue Fin`, `blue-fin` and `BLUEFIN` are one look-up. */
export interface Dictionary {
  entries: Map<string, Entry[]>
  /** First letters that any entry begins with, hashed: most words of a text end here. */
  beginnings: Uint8Array
  longest: number
}

/** The longest phrase worth following, in words; beyond it a rule is a paragraph, and nobody writes it again. */
const mostWords = 24

export function emptyDictionary(): Dictionary {
  return { entries: new Map(), beginnings: new Uint8Array(1 << 16), longest: 0 }
}

export function addForms(dictionary: Dictionary, forms: readonly Form[], rule: number, role: Role): void {
  for (const { letters, gaps } of forms) {
    const entry = { rule, gaps, role }
    const others = dictionary.entries.get(letters)
    if (others === undefined) dictionary.entries.set(letters, [entry])
    else if (!others.some(other => other.rule === rule && other.role === role && other.gaps.join() === gaps.join()))
      others.push(entry)
    dictionary.beginnings[beginning(letters)] = 1
    if (letters.length < 3) dictionary.beginnings.fill(1)
    dictionary.longest = Math.max(dictionary.longest, letters.length)
  }
}

/** Could any spelling begin with these letters? Three or more are looked at. */
function mayBegin(dictionary: Dictionary, letters: string): boolean {
  return dictionary.beginnings[beginning(letters)] === 1
}

function beginning(letters: string): number {
  return (letters.charCodeAt(0) * 5_881 + letters.charCodeAt(1) * 241 + letters.charCodeAt(2)) & 0xffff
}

/** One pass over the words: neighbours are joined as long as something could begin so, and looked up. */
export function search(words: readonly Word[], dictionary: Dictionary, onlyDisguised: boolean, hits: Hit[]): void {
  const { entries, longest } = dictionary
  for (let first = 0; first < words.length; first++) {
    let letters = ''
    let seen = false
    const gaps: number[] = []
    const tight: boolean[] = []
    const start = words[first]?.start ?? 0
    for (let last = first; last < words.length && last - first < mostWords; last++) {
      const word = words[last]
      if (word === undefined || (last > first && !word.joins)) break
      if (last > first) {
        gaps.push(letters.length)
        tight.push(word.tight)
      }
      letters += word.folded
      seen ||= word.disguised
      if (letters.length > longest) break
      if (letters.length >= 3 && !mayBegin(dictionary, letters)) break
      if (onlyDisguised && !seen) continue
      for (const entry of entries.get(letters) ?? [])
        if (fits(gaps, tight, entry.gaps, letters.length))
          hits.push({ rule: entry.rule, role: entry.role, start, end: word.end })
    }
  }
}

/**
 * Gaps in the draft must be gaps of the term, lie between pieces long enough to be a spelling in two, have no blank in
 * them (`Ta.ma.rack`), or part single letters: `blue fin` is `bluefin` and `f j e l l` `fjell`, while `at las` is not
 * `atlas`.
 */
function fits(gaps: readonly number[], tight: readonly boolean[], own: readonly number[], size: number): boolean {
  let loose = 0
  let pieces = 0
  for (let index = 0; index < gaps.length; index++) {
    const gap = gaps[index] ?? 0
    if (own.includes(gap) || tight[index]) continue
    const before = gap - (gaps[index - 1] ?? 0)
    const after = (gaps[index + 1] ?? size) - gap
    if (before === 1 && after === 1) {
      loose++
      continue
    }
    if (before < 3 || after < 3 || ++pieces > 2) return false
  }
  return loose === 0 || loose >= 3
}
