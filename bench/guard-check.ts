import { englishRecommendedTransformers, parseRawPattern, RegExpMatcher } from 'obscenity'
import { compileRules, type GuardRule } from '#text/guard'
import { shippedReader } from '#text/name-reader'

export const name = 'guard.check'

const syllables = [
  'ba',
  'ro',
  'mi',
  'ten',
  'gal',
  'fin',
  'zor',
  'lu',
  'ke',
  'strel',
  'quin',
  'vo',
  'dra',
  'pel',
  'sun',
  'or',
]
const common =
  'thank you for asking about this our team looked at it yesterday and found that the bike needs a new brake because of the rain we will write again when the part is here and it does not cost you anything'.split(
    ' ',
  )

/** The same numbers on every run: figures of two days can be compared. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/**
 * Milliseconds of the processor for one check of a 500-word draft against 1,000 rules, beside a loop over 1,000 regular expressions and
 * beside a filter of watched words; then for each key while such a draft is written, whole checks each time.
 * Ours also looks for slips, personal data, names, secrets, figures and promises, which no peer does.
 */
export async function run(
  report: (line: { case: string; value: number; unit: string; peer?: string; ratio?: number }) => void,
): Promise<void> {
  const random = numbers(7)
  const pick = (from: string[]) => from[Math.floor(random() * from.length)] ?? ''
  const word = () => pick(syllables) + pick(syllables) + pick(syllables)
  const rules: GuardRule[] = Array.from({ length: 1_000 }, (_, index) => ({
    id: `rule-${index}`,
    name: `Rule ${index}`,
    kind: 'confidential',
    level: 'review',
    words: index % 3 === 0 ? [`${word()} ${word()}`] : [word()],
    explanation: 'Not announced.',
  }))
  const plain = rules.map(rule => {
    const term = (rule.words[0] ?? '').replace(' ', '[\\s-]?')
    return new RegExp(`(?<![\\p{L}\\p{N}])${term}(?:['’]?s|es|en|e|n)?(?![\\p{L}\\p{N}])`, 'giu')
  })
  const tolerant = rules.map(rule => {
    const term = [...(rule.words[0] ?? '')].map(letter => (letter === ' ' ? '[\\s\\-_]*' : looksLike(letter)))
    const pattern = term.join('[\\u200b-\\u200f\\u0300-\\u036f]*')
    return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?:['’]?s|es|en|e|n)?(?![\\p{L}\\p{N}])`, 'giu')
  })
  const drafts = Array.from({ length: 20 }, () =>
    Array.from({ length: 500 }, (_, index) =>
      index % 125 === 0 ? (rules[Math.floor(random() * rules.length)]?.words[0] ?? '') : pick(common),
    ).join(' '),
  )

  const guard = compileRules(rules, { names: shippedReader() })
  const now = new Date('2026-03-01T00:00:00Z')
  let found = 0
  const ours = median(drafts, draft => {
    found += guard.check(draft, { now }).length
  })
  for (const [peer, patterns] of [
    ['1,000 plain regular expressions', plain],
    ['1,000 regular expressions that know accents, look-alikes and hidden characters', tolerant],
  ] as const) {
    let peerFound = 0
    const naive = median(drafts, draft => {
      for (const pattern of patterns) for (const _ of draft.matchAll(pattern)) peerFound++
    })
    if (found < peerFound) throw new Error(`The guard found ${found} places where the loop found ${peerFound}.`)
    report({
      case: '500 words × 1,000 rules, one check',
      value: round(ours),
      unit: 'ms',
      peer: `${peer} in a loop (${round(naive)} ms)`,
      ratio: naive / ours,
    })
  }

  const matcher = new RegExpMatcher({
    blacklistedTerms: rules.map((rule, id) => ({
      id,
      pattern: parseRawPattern(`|${(rule.words[0] ?? '').replace(' ', '').replace(/([^beolsg])\1+/g, '$1')}|`),
    })),
    ...englishRecommendedTransformers,
  })
  const watched = 'obscenity 0.4.6, 1,000 watched words'
  const theirs = median(drafts, draft => {
    matcher.getAllMatches(draft)
  })
  report({
    case: '500 words × 1,000 rules, one check',
    value: round(ours),
    unit: 'ms',
    peer: `${watched} (${round(theirs)} ms)`,
    ratio: theirs / ours,
  })

  const wordsOnly = compileRules(rules, { alone: true })
  const alone = median(drafts, draft => {
    wordsOnly.check(draft, { now })
  })
  report({
    case: 'the same, the rules alone (what the peer does, and slips)',
    value: round(alone),
    unit: 'ms',
    peer: `${watched} (${round(theirs)} ms)`,
    ratio: theirs / alone,
  })

  const [draft = ''] = drafts
  const keys = (check: (text: string) => void) => {
    const times: number[] = []
    for (let size = draft.length - 600; size <= draft.length; size++) {
      const text = draft.slice(0, size)
      const started = process.cpuUsage()
      check(text)
      times.push(msSince(started))
    }
    return times.sort((a, b) => a - b)
  }
  const fresh = compileRules(rules, { names: shippedReader() })
  const typed = keys(text => fresh.check(text, { now }))
  const typedByPeer = keys(text => matcher.getAllMatches(text))
  for (const [label, share] of [
    ['median', 0.5],
    ['99 of 100 are faster than', 0.99],
  ] as const) {
    const [mine, its] = [at(typed, share), at(typedByPeer, share)]
    report({
      case: `each key of the last 100 words: ${label}`,
      value: round(mine),
      unit: 'ms',
      peer: `${watched} (${round(its)} ms)`,
      ratio: its / mine,
    })
  }
  const started = process.cpuUsage()
  compileRules(rules, { names: shippedReader() })
  report({ case: '1,000 rules compiled', value: round(msSince(started)), unit: 'ms' })
}

/** Time of the processor, so that busy neighbours don't count. */
function msSince(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started)
  return (user + system) / 1_000
}

const at = (sorted: number[], share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0

/** The letter, its accents, and the digits and signs that stand for it. */
function looksLike(letter: string): string {
  const also: Record<string, string> = {
    a: 'áàâäãå4@а',
    e: 'éèêë3€е',
    i: 'íìîï1!|lі',
    l: '1|i',
    o: 'óòôöõø0о',
    s: '5$ѕ',
    t: '7',
    u: 'úùûü',
    b: '8',
    n: 'ñ',
  }
  return `[${letter}${also[letter] ?? ''}]`
}

const round = (value: number): number => Math.round(value * 1_000) / 1_000

function median(drafts: string[], work: (draft: string) => void): number {
  for (const draft of drafts) work(draft)
  const times: number[] = []
  for (let round = 0; round < 3; round++) {
    for (const draft of drafts) {
      const started = process.cpuUsage()
      work(draft)
      times.push(msSince(started))
    }
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
}
