import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { englishRecommendedTransformers, parseRawPattern, RegExpMatcher } from 'obscenity'
import { wordsLike } from '#core/policy'
import { compileRules, type GuardRule } from '#text/guard'
import type { Figure } from '../bin/measure.ts'

export const name = 'guard.confidential'

interface Draft {
  half: 'a' | 'b'
  rule: string | null
  about?: string
  how: string
  text: string
}

const now = new Date('2026-03-01T12:00:00Z')
const folder = join(import.meta.dirname, 'data')
const words = 'whole words, as lists of watched words find them'
const leet = 'obscenity 0.4.6, a filter that knows look-alikes'

/**
 * Drafts that tell what must stay inside, and as many that only look like it, for 21 rules as a colleague would write
 * them (`eval/data/confidential*.json*`). Written before the guard was tuned, in two halves: half `a` was looked at while
 * tuning, half `b` never; the figures are those of half `b`, and those of `a` stand below.
 *
 * A draft is told right when its rule finds something in it; anything found in a clean draft, or by another rule alone,
 * is a false alarm. Both peers are given the same words and exceptions.
 */
export async function run(report: (figure: Figure & { peerValue?: number }) => void): Promise<void> {
  const drafts = readFileSync(join(folder, 'confidential.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Draft)
  const rules = (JSON.parse(readFileSync(join(folder, 'confidential-rules.json'), 'utf8')) as GuardRule[]).map(
    rule => ({
      ...rule,
      unlike: wordsLike([...rule.words, ...(rule.near ?? [])]),
    }),
  )
  const ids = new Set(rules.map(rule => rule.id))
  const guard = compileRules(rules)
  const ours = (text: string) =>
    guard
      .check(text, { now })
      .map(finding => finding.ruleId)
      .filter(id => ids.has(id))
  const finders = [
    [words, wholeWords(rules)],
    [leet, watchedWords(rules)],
  ] as const
  for (const half of ['b', 'a'] as const) {
    const some = drafts.filter(draft => draft.half === half)
    const mine = judge(some, ours)
    for (const [peer, find] of finders) {
      const its = judge(some, find)
      const label = half === 'b' ? '' : 'the half that was tuned on: '
      report({
        case: `${label}precision`,
        value: mine.precision,
        unit: 'of 1',
        peer,
        peerValue: its.precision,
        ratio: mine.precision / its.precision,
      })
      report({
        case: `${label}recall`,
        value: mine.recall,
        unit: 'of 1',
        peer,
        peerValue: its.recall,
        ratio: mine.recall / its.recall,
      })
    }
    if (half === 'a') for (const wrong of mine.wrong) console.error(`   ${wrong}`)
  }
  const clean = drafts.filter(draft => draft.rule === null).length
  report({ case: 'drafts', value: drafts.length, unit: `(${clean} of them clean look-alikes)` })
}

function judge(drafts: Draft[], find: (text: string) => string[]) {
  let [right, missed, alarms] = [0, 0, 0]
  const wrong: string[] = []
  for (const { rule, text, how } of drafts) {
    const found = find(text)
    if (rule !== null && found.includes(rule)) right++
    else if (rule !== null) {
      missed++
      wrong.push(`missed (${how}): ${text}`)
    }
    if (found.length > 0 && (rule === null || !found.includes(rule))) {
      alarms++
      wrong.push(`alarm (${found.join(', ')}): ${text}`)
    }
  }
  const share = (part: number, of: number) => (of === 0 ? 0 : Math.round((1_000 * part) / of) / 1_000)
  return { precision: share(right, right + alarms), recall: share(right, right + missed), wrong }
}

function wholeWords(rules: GuardRule[]): (text: string) => string[] {
  const literal = (term: string) => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const patterns = rules.map(rule => ({
    id: rule.id,
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${rule.words.map(literal).join('|')})(?![\\p{L}\\p{N}])`, 'iu'),
    fine: rule.except?.length ? new RegExp(rule.except.map(literal).join('|'), 'giu') : undefined,
  }))
  return text =>
    patterns.filter(({ pattern, fine }) => pattern.test(fine ? text.replace(fine, ' ') : text)).map(({ id }) => id)
}

function watchedWords(rules: GuardRule[]): (text: string) => string[] {
  // It reads letters only, small, and most of those that stand twice as one.
  const plain = (term: string) =>
    term
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z]/g, '')
      .replace(/([^beolsg])\1+/g, '$1')
  const terms = rules.flatMap(rule =>
    rule.words.map(word => ({ id: rule.id, pattern: parseRawPattern(`|${plain(word)}|`) })),
  )
  const matcher = new RegExpMatcher({
    blacklistedTerms: terms.map((term, id) => ({ id, pattern: term.pattern })),
    whitelistedTerms: rules.flatMap(rule => rule.except ?? []),
    ...englishRecommendedTransformers,
  })
  return text => matcher.getAllMatches(text).map(({ termId }) => terms[termId]?.id ?? '')
}
