import { builtinRules, detectors } from './builtin.ts'
import { disguisedForms, type Form, formsOf } from './forms.ts'
import type { Finding, Guard, GuardRule, Span } from './model.ts'
import { type Word, wordsOf } from './words.ts'

interface Entry {
  rule: number
  gaps: number[]
  /** An allowed context rather than a term. */
  allowed: boolean
}

interface Dictionary {
  entries: Map<string, Entry[]>
  /** First letters that any entry begins with, hashed: most words of a text end here. */
  beginnings: Uint8Array
  longest: number
}

/** The longest phrase worth following, in words; beyond it a rule is a paragraph, and nobody writes it again. */
const mostWords = 24

/**
 * Compiles rules (and the built-in detectors, which are always on) into one dictionary of spellings.
 *
 * A term is kept as its folded letters without gaps, so that `Blue Fin`, `blue-fin` and `BLUEFIN` are one entry, and
 * checking joins neighbouring words of the draft and looks them up. The cost of a check grows with the length of the
 * draft and hardly with the number of rules. Runs in the browser and on the server alike.
 */
export function compileRules(rules: GuardRule[]): Guard {
  const all = [...rules, ...builtinRules]
  const ends = all.map(rule => (rule.until === undefined ? Number.NaN : Date.parse(rule.until)))
  const plain = emptyDictionary()
  const disguised = emptyDictionary()
  all.forEach((rule, index) => {
    for (const term of rule.words) {
      const forms = formsOf(term)
      add(plain, forms, index, false)
      add(disguised, disguisedForms(forms), index, false)
    }
    for (const context of rule.except ?? []) {
      const forms = formsOf(context)
      add(plain, forms, index, true)
      add(disguised, disguisedForms(forms), index, true)
    }
  })

  return {
    check(text, { now }) {
      const found = new Map<number, Span[]>()
      const allowed = new Map<number, Span[]>()
      search(wordsOf(text), plain, false, found, allowed)
      const masked = wordsOf(text, { disguised: true })
      if (masked.some(word => word.disguised)) search(masked, disguised, true, found, allowed)

      const findings: Finding[] = []
      for (const [index, spans] of found) {
        const rule = all[index]
        const end = ends[index] ?? Number.NaN
        if (rule === undefined || now.getTime() >= end) continue
        const fine = allowed.get(index) ?? []
        for (const span of widest(spans)) {
          if (!fine.some(context => context.start <= span.start && context.end >= span.end)) {
            findings.push(finding(rule, span, text))
          }
        }
      }
      for (const { rule, spans } of detectors(text)) {
        for (const span of spans) findings.push(finding(rule, span, text))
      }
      return findings.sort((a, b) => a.start - b.start || b.end - a.end || (a.ruleId < b.ruleId ? -1 : 1))
    },
  }
}

function emptyDictionary(): Dictionary {
  return { entries: new Map(), beginnings: new Uint8Array(1 << 16), longest: 0 }
}

function add(dictionary: Dictionary, forms: Form[], rule: number, allowed: boolean): void {
  for (const { letters, gaps } of forms) {
    const entry = { rule, gaps, allowed }
    const others = dictionary.entries.get(letters)
    if (others === undefined) dictionary.entries.set(letters, [entry])
    else others.push(entry)
    dictionary.beginnings[beginning(letters)] = 1
    if (letters.length < 3) dictionary.beginnings.fill(1)
    dictionary.longest = Math.max(dictionary.longest, letters.length)
  }
}

function beginning(letters: string): number {
  return (letters.charCodeAt(0) * 5_881 + letters.charCodeAt(1) * 241 + letters.charCodeAt(2)) & 0xffff
}

function search(
  words: Word[],
  { entries, beginnings, longest }: Dictionary,
  onlyDisguised: boolean,
  found: Map<number, Span[]>,
  allowed: Map<number, Span[]>,
): void {
  for (let first = 0; first < words.length; first++) {
    let letters = ''
    let seen = false
    const gaps: number[] = []
    for (let last = first; last < words.length && last - first < mostWords; last++) {
      const word = words[last]
      const start = words[first]?.start ?? 0
      if (word === undefined || (last > first && !word.joins)) break
      if (last > first) gaps.push(letters.length)
      letters += word.folded
      seen ||= word.disguised
      if (letters.length > longest) break
      if (letters.length >= 3 && beginnings[beginning(letters)] === 0) break
      if (onlyDisguised && !seen) continue
      for (const entry of entries.get(letters) ?? []) {
        if (fits(gaps, entry.gaps, letters.length))
          remember(entry.allowed ? allowed : found, entry.rule, start, word.end)
      }
    }
  }
}

/**
 * Gaps in the draft must be gaps of the term, or lie between pieces long enough to be a spaced-out spelling:
 * `blue fin` is `bluefin`, while `at las` is not `atlas`.
 */
function fits(gaps: number[], own: number[], size: number): boolean {
  for (let index = 0; index < gaps.length; index++) {
    const gap = gaps[index] ?? 0
    if (own.includes(gap)) continue
    if (gap - (gaps[index - 1] ?? 0) < 3 || (gaps[index + 1] ?? size) - gap < 3 || gaps.length > own.length + 2)
      return false
  }
  return true
}

function remember(into: Map<number, Span[]>, rule: number, start: number, end: number): void {
  const spans = into.get(rule)
  if (spans === undefined) into.set(rule, [{ start, end }])
  else spans.push({ start, end })
}

/** Of overlapping places of one rule the first and widest stays: one thought, one finding. */
function widest(spans: Span[]): Span[] {
  const kept: Span[] = []
  for (const span of spans.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1)
    if (last === undefined || span.start >= last.end) kept.push(span)
  }
  return kept
}

function finding(rule: GuardRule, { start, end }: Span, text: string): Finding {
  return {
    ruleId: rule.id,
    kind: rule.kind,
    level: rule.level,
    start,
    end,
    words: text.slice(start, end),
    title: rule.name,
    explanation: rule.explanation,
    ...(rule.ownerName === undefined ? {} : { owner: rule.ownerName }),
    ...(rule.suggestion === undefined ? {} : { suggestion: rule.suggestion }),
  }
}
