import { expect, test } from 'vitest'
import { creditByRemoval } from './credit-by-removal.ts'
import { creditByRule } from './credit-by-rule.ts'
import type { Credits, PathCount } from './model.ts'

const path = (steps: string, bought: number, unbought = 0): PathCount => ({
  steps: steps.split(' > '),
  bought,
  unbought,
})
const rounded = (credits: Credits) =>
  Object.fromEntries([...credits].map(([step, credit]) => [step, Math.round(credit * 1e6) / 1e6]))

/** S. Bryl, “Attribution model with R (part 1: Markov chains concept)”, analyzecore.com 2016: the worked example. */
const bryl = [path('C1 > C2 > C3', 1), path('C1', 0, 1), path('C2 > C3', 0, 1)]

test('by removal: Bryl’s example, one in three buys; without C1 one in six, without C2 or C3 nobody; 20, 40 and 40 %', () => {
  const { chance, effects, credits } = creditByRemoval(bryl)
  expect(chance).toBeCloseTo(1 / 3, 12)
  expect(rounded(effects)).toEqual({ C1: 0.5, C2: 1, C3: 1 })
  expect(rounded(credits)).toEqual({ C1: 0.2, C2: 0.4, C3: 0.4 })
})

test('by removal: Puzyrov’s example, four of five buy; without ads one in five, without mailing two; 2.4 and 1.6 of four', () => {
  // S. Puzyrov, “Markov Chain Attribution – Simple Explanation Of Removal Effect”, 2019.
  const paths = [path('ads', 2, 1), path('mailing', 1), path('ads > mailing', 1)]
  const { chance, effects, credits } = creditByRemoval(paths)
  expect(chance).toBeCloseTo(0.8, 12)
  expect(rounded(effects)).toEqual({ ads: 0.75, mailing: 0.5 })
  expect(rounded(credits)).toEqual({ ads: 2.4, mailing: 1.6 })
})

test('by removal: the example of pychattr, beside the random walks of ChannelAttribution', () => {
  // Published there, from 10,000 walks: A 1.991106, B 1.008894. Walks come near; this is what they come near to.
  const paths = [path('A > B > A > B > B > A', 1), path('A > B > B > A > A', 1), path('A > A', 1)]
  const { credits } = creditByRemoval(paths)
  expect(rounded(credits)).toEqual({ A: 2, B: 1 })
  expect(Math.abs((credits.get('A') ?? 0) - 1.991106)).toBeLessThan(0.02)
})

test('by rules: first, last, the same to each, and by position 40, 20, 40', () => {
  const paths = [path('search > post > mail > talk', 10), path('mail > talk', 2), path('talk', 1), path('post', 0, 7)]
  expect(rounded(creditByRule(paths, 'first'))).toEqual({ search: 10, mail: 2, talk: 1 })
  expect(rounded(creditByRule(paths, 'last'))).toEqual({ talk: 13 })
  expect(rounded(creditByRule(paths, 'linear'))).toEqual({ search: 2.5, post: 2.5, mail: 3.5, talk: 4.5 })
  expect(rounded(creditByRule(paths, 'position'))).toEqual({ search: 4, post: 1, mail: 2, talk: 6 })
})

test('each model shares out exactly what was bought, whatever the ways; and who changes nothing gets nothing', () => {
  const paths = [...bryl, path('C4', 0, 9), path('C4 > C1', 0, 3), path('C3 > C2 > C3', 4, 1)]
  for (const model of ['first', 'last', 'linear', 'position'] as const)
    expect([...creditByRule(paths, model).values()].reduce((sum, each) => sum + each, 0)).toBeCloseTo(5, 9)
  const { credits } = creditByRemoval(paths)
  expect([...credits.values()].reduce((sum, each) => sum + each, 0)).toBeCloseTo(5, 9)
  const alone = creditByRemoval([path('C1', 3), path('C9', 0, 3)])
  expect(rounded(alone.credits)).toEqual({ C1: 3, C9: 0 })
  expect(creditByRemoval([]).chance).toBe(0)
  expect(rounded(creditByRemoval([path('C1', 0, 4)]).credits)).toEqual({ C1: 0 })
})

test('by removal: exactly what a great many random walks come near to', () => {
  const paths = [path('a > b', 3, 7), path('b > a > c', 2, 5), path('c', 1, 9), path('a > c > b', 4, 4)]
  const { chance } = creditByRemoval(paths)
  let seed = 7
  const random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return seed / 2 ** 32
  }
  const next = new Map<string, string[]>()
  for (const { steps, bought, unbought } of paths)
    for (const [end, times] of [
      ['bought', bought],
      ['lost', unbought],
    ] as const)
      for (const [at, from] of ['start', ...steps].entries())
        next.set(from, [...(next.get(from) ?? []), ...Array<string>(times).fill(steps[at] ?? end)])
  const walks = 40_000
  let arrived = 0
  for (let walk = 0; walk < walks; walk++) {
    let here = 'start'
    while (here !== 'bought' && here !== 'lost') {
      const ways = next.get(here) ?? []
      here = ways[Math.floor(random() * ways.length)] ?? 'lost'
    }
    if (here === 'bought') arrived++
  }
  // Five standard errors.
  expect(Math.abs(arrived / walks - chance)).toBeLessThan(5 * Math.sqrt((chance * (1 - chance)) / walks))
})
