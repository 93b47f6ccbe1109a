import { compileRules, type GuardRule } from '#text/guard'

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

/** Milliseconds for one check of a 500-word draft against 1,000 rules, beside a loop over 1,000 regular expressions. */
export async function run(
  report: (line: { case: string; value: number; unit: string; peer: string; ratio: number }) => void,
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

  const guard = compileRules(rules)
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
}

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
      const started = performance.now()
      work(draft)
      times.push(performance.now() - started)
    }
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
}
