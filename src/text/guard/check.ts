import { builtinRules } from './builtin.ts'
import { addWhole, emptyWhole, searchCompounds } from './compounds.ts'
import { type DetectorOptions, detect } from './detect.ts'
import { addForms, type Dictionary, emptyDictionary, type Hit, type Role, search } from './dictionary.ts'
import { disguisedForms, type Form, formsOf, wordings } from './forms.ts'
import type { Finding, Guard, GuardRule, Span } from './model.ts'
import { addSlips, emptySlips, searchSlips } from './slips.ts'
import { together } from './together.ts'
import { wordsOf } from './words.ts'

/** What a guard may use besides its rules. */
export interface GuardOptions extends DetectorOptions {
  /** Only these rules, and nothing that is built in: to try one. */
  alone?: boolean
}

/**
 * Compiles rules (and the built-in detectors, which are always on) into dictionaries of spellings.
 *
 * A term is kept as its folded letters without gaps, so that `Blue Fin`, `blue-fin` and `BLUEFIN` are one entry, and
 * checking joins neighbouring words of the draft and looks them up: one pass, whose cost grows with the length of the
 * draft and hardly with the number of rules. Beside it, by look-ups too: slips of the pen (SymSpell's deletes), letters
 * that look like others, and terms inside longer words. Runs in the browser and on the server alike.
 */
export function compileRules(rules: readonly GuardRule[], options: GuardOptions = {}): Guard {
  const all = options.alone ? rules : [...rules, ...builtinRules]
  const ends = all.map(rule => (rule.until === undefined ? Number.NaN : Date.parse(rule.until)))
  const plain = emptyDictionary()
  const disguised = emptyDictionary()
  const slips = emptySlips()
  const whole = emptyWhole()
  for (const [index, rule] of all.entries()) {
    const isOurs = index < rules.length
    slips.unlike[index] = new Set(rule.unlike ?? [])
    addTerms(plain, disguised, rule.except ?? [], index, 'allowed')
    addTerms(plain, disguised, rule.near ?? [], index, 'near')
    addTerms(plain, disguised, rule.words, index, 'term')
    if (!isOurs) continue
    for (const [words, role] of [
      [rule.words, 'term'],
      [rule.near ?? [], 'near'],
    ] as const) {
      for (const term of words)
        for (const wording of wordings(term)) {
          addSlips(slips, wording, index, role, term)
          if (role === 'term') addWhole(whole, wording.join(''), index)
        }
    }
  }

  return {
    check(text, { now }) {
      const hits: Hit[] = []
      const words = wordsOf(text)
      search(words, plain, false, hits)
      const masked = wordsOf(text, { disguised: true })
      if (masked.some(word => word.disguised)) search(masked, disguised, true, hits)
      searchCompounds(words, whole, hits)
      searchSlips(words, slips, hits)

      const findings: Finding[] = []
      for (const [index, own] of byRule(hits)) {
        const rule = all[index]
        if (rule === undefined || now.getTime() >= (ends[index] ?? Number.NaN)) continue
        for (const hit of widest(own.filter(({ role }) => role === 'term')))
          if (isMeant(text, hit, own, rule)) findings.push(finding(rule, hit, text))
      }
      for (const { rule, spans } of options.alone ? [] : detect(text, options))
        for (const span of spans) findings.push(finding(rule, span, text))
      return together(findings).sort((a, b) => a.start - b.start || b.end - a.end || (a.ruleId < b.ruleId ? -1 : 1))
    },
  }
}

function addTerms(plain: Dictionary, disguised: Dictionary, terms: readonly string[], rule: number, role: Role): void {
  for (const term of terms) {
    const { forms, masked } = spellingsOf(term, role === 'near')
    addForms(plain, forms, rule, role)
    addForms(disguised, masked, rule, role)
  }
}

const builtinTerms = new Set(builtinRules.flatMap(rule => [...rule.words, ...(rule.except ?? [])]))
const spelled = new Map<string, { forms: Form[]; masked: Form[] }>()

/** The spellings of a term; those of the built-in ones are worked out once. */
function spellingsOf(term: string, verbs: boolean): { forms: Form[]; masked: Form[] } {
  const known = verbs ? undefined : spelled.get(term)
  if (known !== undefined) return known
  const forms = formsOf(term, { verbs })
  const spellings = { forms, masked: disguisedForms(forms) }
  if (!verbs && builtinTerms.has(term)) spelled.set(term, spellings)
  return spellings
}

function byRule(hits: readonly Hit[]): Map<number, Hit[]> {
  const found = new Map<number, Hit[]>()
  for (const hit of hits) {
    const own = found.get(hit.rule)
    if (own === undefined) found.set(hit.rule, [hit])
    else own.push(hit)
  }
  return found
}

/** Of overlapping places of one rule the first and widest stays, and what is written right before a slip. */
function widest(hits: Hit[]): Hit[] {
  const kept: Hit[] = []
  const isSlip = (hit: Hit) => (hit.like === undefined ? 0 : 1)
  for (const hit of [...hits].sort((a, b) => isSlip(a) - isSlip(b) || a.start - b.start || b.end - a.end))
    if (!kept.some(other => hit.start < other.end && other.start < hit.end)) kept.push(hit)
  return kept
}

/** Not in an allowed context and, where the rule asks for company, beside one of its words in the same sentence. */
function isMeant(text: string, hit: Hit, own: readonly Hit[], rule: GuardRule): boolean {
  if (own.some(({ role, start, end }) => role === 'allowed' && start < hit.end && end > hit.start)) return false
  if (!rule.near?.length) return true
  const { start, end } = sentenceAround(text, hit)
  return own.some(other => other.role === 'near' && other.start >= start && other.end <= end)
}

function sentenceAround(text: string, { start, end }: Span): Span {
  const before = text.slice(0, start)
  const from = Math.max(
    before.lastIndexOf('. '),
    before.lastIndexOf('! '),
    before.lastIndexOf('? '),
    before.lastIndexOf('\n'),
  )
  const after = /[.!?](?:\s|$)|\n/u.exec(text.slice(end))
  return { start: from + 1, end: after ? end + after.index + 1 : text.length }
}

function finding(rule: GuardRule, { start, end, like }: Span & { like?: string }, text: string): Finding {
  // What only looks like a term is for a person to tell: it never stops anybody by itself.
  const level = like !== undefined && rule.level === 'stop' ? 'review' : rule.level
  return {
    ruleId: rule.id,
    ...(rule.version === undefined ? {} : { ruleVersion: rule.version }),
    kind: rule.kind,
    level,
    start,
    end,
    words: text.slice(start, end),
    title: rule.name,
    explanation: like === undefined ? rule.explanation : `It looks like “${like}”. ${rule.explanation}`,
    ...(rule.ownerName === undefined ? {} : { owner: rule.ownerName }),
    ...(rule.suggestion === undefined ? {} : { suggestion: rule.suggestion }),
    ...(rule.advice === undefined ? {} : { advice: rule.advice }),
  }
}
