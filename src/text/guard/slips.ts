import type { Hit, Role } from './dictionary.ts'
import { formsOf, wordings } from './forms.ts'
import type { Word } from './words.ts'

/** A term as its folded words. */
interface Term {
  rule: number
  role: Role
  words: string[]
  size: number
  said: string
}

/** A place in a term that a word of a draft may fill, and at which price. */
interface Slot {
  term: number
  /** Which word of the term; -1 is the whole of it, written in one. */
  at: number
}

/** Terms arranged so that slips of the pen are found by look-ups. */
export interface Slips {
  terms: Term[]
  /** Spellings with some letters left out → the spellings they come from. */
  shortened: Map<string, number[]>
  targets: { letters: string; slots: Slot[] }[]
  byLetters: Map<string, number>
  /** Words that are words of their own for a rule: `finish` is not a slip of `fin`. */
  unlike: Set<string>[]
  /** What each word of earlier drafts could be: the next key changes one word only. */
  remembered: Map<string, [slot: Slot, cost: number][]>
}

const remember = 20_000

export function emptySlips(): Slips {
  return { terms: [], shortened: new Map(), targets: [], byLetters: new Map(), unlike: [], remembered: new Map() }
}

/** Adds a term, given as folded words. Short ones have no slips: a letter more or less makes another word. */
export function addSlips(slips: Slips, words: readonly string[], rule: number, role: Role, said: string): void {
  const size = words.join('').length
  if (size < 5 || words.length > 8 || !words.every(word => /^[\p{L}\p{M}\p{N}]+$/u.test(word))) return
  const term = slips.terms.length
  slips.terms.push({ rule, role, words: [...words], size, said })
  if (words.length > 1) for (const [at, word] of words.entries()) addTarget(slips, word, { term, at })
  addTarget(slips, words.join(''), { term, at: -1 })
}

function addTarget(slips: Slips, letters: string, slot: Slot): void {
  const known = slips.byLetters.get(letters)
  if (known !== undefined) {
    slips.targets[known]?.slots.push(slot)
    return
  }
  const number = slips.targets.length
  slips.targets.push({ letters, slots: [slot] })
  slips.byLetters.set(letters, number)
  for (const short of shortenings(letters, mostSlips(letters))) {
    const others = slips.shortened.get(short)
    if (others === undefined) slips.shortened.set(short, [number])
    else others.push(number)
  }
}

/** How many slips a word can bear and still be told. */
function mostSlips(letters: string): number {
  if (/\d/.test(letters) || letters.length < 4) return 0
  return letters.length < 9 ? 1 : 2
}

/** The word with up to `most` letters left out (SymSpell; Garbe 2012). */
function shortenings(letters: string, most: number): Set<string> {
  const all = new Set([letters])
  let last = [letters]
  for (let round = 0; round < most; round++) {
    const next: string[] = []
    for (const word of last) {
      for (let at = 0; at < word.length; at++) {
        const short = word.slice(0, at) + word.slice(at + 1)
        if (!all.has(short)) next.push(short)
        all.add(short)
      }
    }
    last = next
  }
  return all
}

/** Finds terms with slips in them: a letter too many, too few, another, or two the wrong way round. */
export function searchSlips(words: readonly Word[], slips: Slips, hits: Hit[]): void {
  if (slips.terms.length === 0) return
  for (const word of glued(words))
    for (const [slot, cost] of slotsOf(word.folded, slips)) {
      const term = slips.terms[slot.term]
      if (slot.at === -1 && cost > 0 && term) add(slips, term, [word], cost, hits)
    }
  const slots = words.map(word => slotsOf(word.folded, slips))
  for (let at = 0; at < words.length; at++) {
    for (const [slot, cost] of slots[at] ?? []) {
      const term = slips.terms[slot.term]
      const word = words[at]
      if (!term || !word) continue
      if (slot.at === -1) {
        if (cost > 0 || term.words.length > 1) add(slips, term, [word], cost, hits)
      } else if (slot.at === 0) follow(slips, slot.term, words, slots, at, cost, hits)
      else if (slot.at === 1 && term.words.length === 2) turn(slips, slot.term, words, slots, at, cost, hits)
    }
  }
}

/** Words that only signs part, as one: a letter hidden by a star is a letter left out. */
function glued(words: readonly Word[]): Word[] {
  const all: Word[] = []
  for (let first = 0; first < words.length; first++) {
    if (!words[first + 1]?.tight) continue
    let last = first
    while (words[last + 1]?.tight) last++
    const parts = words.slice(first, last + 1)
    const [one] = parts
    if (one) all.push({ ...one, folded: parts.map(part => part.folded).join(''), end: parts.at(-1)?.end ?? one.end })
    first = last
  }
  return all
}

function follow(
  slips: Slips,
  number: number,
  words: readonly Word[],
  slots: readonly [Slot, number][][],
  from: number,
  first: number,
  hits: Hit[],
): void {
  const term = slips.terms[number]
  if (!term) return
  let cost = first
  const used = [words[from] as Word]
  for (let at = 1; at < term.words.length; at++) {
    const next = words[from + at]
    const fit = slots[from + at]?.find(([slot]) => slot.term === number && slot.at === at)
    if (!next?.joins || !fit) return
    cost += fit[1]
    used.push(next)
  }
  add(slips, term, used, cost, hits)
}

/** Two words the other way round, a comma between them or not: `Westergaard, Magdalena`. */
function turn(
  slips: Slips,
  number: number,
  words: readonly Word[],
  slots: readonly [Slot, number][][],
  from: number,
  first: number,
  hits: Hit[],
): void {
  const term = slips.terms[number]
  const next = words[from + 1]
  const one = words[from]
  const fit = slots[from + 1]?.find(([slot]) => slot.term === number && slot.at === 0)
  if (!term || !next || !one || !fit || !(next.joins || next.afterComma)) return
  if (term.words.some(word => word.length < 6)) return
  add(slips, term, [one, next], first + fit[1], hits, true)
}

function add(slips: Slips, term: Term, used: readonly Word[], cost: number, hits: Hit[], isTurned = false): void {
  if (cost > (term.size < 12 ? 1 : 2) || (cost === 0 && !isTurned)) return
  const unlike = slips.unlike[term.rule]
  // Each word that differs must be no word of its own; with several words the others vouch for it a little.
  if (unlike && used.some(word => unlike.has(word.folded) && !term.words.includes(word.folded))) return
  hits.push({
    rule: term.rule,
    role: term.role,
    start: used[0]?.start ?? 0,
    end: used.at(-1)?.end ?? 0,
    ...(term.role === 'term' && { like: term.said }),
  })
}

function slotsOf(letters: string, slips: Slips): [Slot, number][] {
  const known = slips.remembered.get(letters)
  if (known !== undefined) return known
  const found: [Slot, number][] = []
  const exact = slips.byLetters.get(letters)
  if (exact !== undefined) for (const slot of slips.targets[exact]?.slots ?? []) found.push([slot, 0])
  if (letters.length >= 3 && letters.length <= 40 && /^\p{L}+$/u.test(letters)) {
    const seen = new Set<number>()
    for (const short of shortenings(letters, Math.min(2, letters.length < 8 ? 1 : 2)))
      for (const number of slips.shortened.get(short) ?? []) seen.add(number)
    for (const number of seen) {
      const target = slips.targets[number]
      if (!target || number === exact) continue
      const most = mostSlips(target.letters)
      const cost = distance(letters, target.letters, most)
      if (cost > most) continue
      for (const slot of target.slots) if (isLikely(letters, target.letters, slot)) found.push([slot, cost])
    }
  }
  if (slips.remembered.size >= remember) slips.remembered.clear()
  slips.remembered.set(letters, found)
  return found
}

/** A term of one short word needs more than nearness: only a letter doubled, halved or two turned round. */
function isLikely(letters: string, target: string, { at }: Slot): boolean {
  if (at >= 0) return true
  if (letters[0] !== target[0] && !(letters[0] === target[1] && letters[1] === target[0])) return false
  if (target.length >= 6) return true
  return single(letters) === single(target) || [...letters].sort().join('') === [...target].sort().join('')
}

/** Letters that stand twice or more, once. */
function single(letters: string): string {
  return letters.replace(/(.)\1+/gu, '$1')
}

/**
 * Of a dictionary the words that only look like a slip of some term, folded. Looked up when a rule is kept, so that
 * whoever checks drafts needs no dictionary.
 */
export function looksLike(terms: readonly string[], dictionary: readonly string[]): string[] {
  const found = new Set<string>()
  const own = new Set(terms.flatMap(term => formsOf(term, { verbs: true }).map(form => form.letters)))
  const sought = new Set(terms.flatMap(term => wordings(term).flatMap(words => [...words, words.join('')])))
  for (const letters of sought) {
    const most = mostSlips(letters)
    if (most === 0) continue
    for (const word of dictionary)
      if (word.length > 2 && word !== letters && !own.has(word) && distance(word, letters, most) <= most)
        found.add(word)
  }
  return [...found].sort()
}

/** Edits between two words, a swap of neighbours counting as one (optimal string alignment); gives up beyond `most`. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1]
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row.push(cost)
      least = Math.min(least, cost)
    }
    if (least > most) return most + 1
    before = last
    last = row
  }
  return last[b.length] ?? most + 1
}
