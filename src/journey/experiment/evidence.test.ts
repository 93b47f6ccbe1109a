import { expect, test } from 'vitest'
import { type Block, evidenceOfDifference, evidenceOfUnevenness, intervalOf, logGamma } from './evidence.ts'
import { judge } from './judge.ts'
import { chanceOf } from './model.ts'
import { sampleSizeAsItGoes, sampleSizeAtOnce, seeded } from './power.ts'

const ways = [
  { number: 1, name: 'Ask back', words: '' },
  { number: 2, name: 'Answer at once', words: '' },
]

test('how many are needed for one look agrees with R’s own examples of power.prop.test', () => {
  // Its help page: p1 = .50, p2 = .75, power = .90 => n = 76.7; n = 50 => power = 0.740.
  expect(sampleSizeAtOnce(0.5, 0.75, 0.9)).toBeCloseTo(76.7, 1)
  expect(sampleSizeAtOnce(0.5, 0.75, 0.74)).toBeCloseTo(50, 0)
})

test('unevenness agrees with the figures of Optimizely’s ssrm, by one of the authors of the method', () => {
  // Its tests: five units, meant 0.4, 0.4, 0.2, a flat prior: log likelihoods −6.4457198 and −5.2746008.
  expect(Math.log(evidenceOfUnevenness([2, 2, 1], [0.4, 0.4, 0.2]))).toBeCloseTo(-6.4457198 + 5.2746008, 6)
  // After four batches: −19.96484521 and −15.78103123; what both divide by falls out.
  const batches = [
    [20, 17, 9],
    [18, 21, 8],
    [4, 6, 4],
    [18, 19, 11],
  ]
  const counts = [0, 1, 2].map(at => batches.reduce((sum, batch) => sum + (batch[at] ?? 0), 0))
  expect(Math.log(evidenceOfUnevenness(counts, [0.4, 0.4, 0.2]))).toBeCloseTo(-19.96484521 + 15.78103123, 6)
})

test('the uneven example of Kohavi, Tang and Xu’s book is told as such, and an even one isn’t', () => {
  // Chapter 21: 821,588 and 815,482 users where as many of each were meant.
  expect(evidenceOfUnevenness([821_588, 815_482])).toBeGreaterThan(20)
  expect(evidenceOfUnevenness([821_588, 821_000])).toBeLessThan(1)
})

test('the logarithm of gamma is that of the factorials', () => {
  expect(logGamma(1)).toBeCloseTo(0, 12)
  expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 10)
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12)
})

test('if both ways are equal, the evidence is expected to be at most one: over every outcome there is', () => {
  for (const p of [0.1, 0.5, 0.83]) {
    let expected = 0
    for (let outcome = 0; outcome < 2 ** 10; outcome++) {
      const bits = Array.from({ length: 10 }, (_, at) => Boolean((outcome >> at) & 1))
      const blocks = Array.from({ length: 5 }, (_, at): Block => [bits[2 * at] ?? false, bits[2 * at + 1] ?? false])
      const chance = bits.reduce((product, bit) => product * (bit ? p : 1 - p), 1)
      expected += chance * (evidenceOfDifference(blocks).at(-1) ?? 1)
    }
    expect(expected).toBeLessThanOrEqual(1 + 1e-12)
  }
})

test('whoever looks after every single one is led astray in at most 5 of 100 of 2,000 experiments without a difference', () => {
  for (const share of [0.15, 0.5]) {
    const random = seeded(7)
    let wrong = 0
    for (let run = 0; run < 2_000; run++) {
      const blocks = Array.from({ length: 300 }, (): Block => [random() < share, random() < share])
      if (evidenceOfDifference(blocks).some(evidence => evidence >= 20)) wrong++
    }
    expect(wrong / 2_000).toBeLessThanOrEqual(0.05)
    expect(wrong).toBeGreaterThan(0)
  }
})

test('with three ways, too: all pairs together err in at most 5 of 100', () => {
  const random = seeded(11)
  const three = [...ways, { number: 3, name: 'Call', words: '' }]
  let wrong = 0
  for (let run = 0; run < 2_000; run++) {
    const tries = Array.from({ length: 240 }, (_, at) => ({
      ...{ suggested: 1 + (at % 3), way: 1 + (at % 3), worked: random() < 0.4 },
    }))
    if (judge({ ways: three, perWay: 80, difference: 0.2, isOver: false }, tries).finding === 'better') wrong++
  }
  expect(wrong / 2_000).toBeLessThanOrEqual(0.05)
})

test('what was said to be enough finds the difference in four of five', () => {
  const perWay = sampleSizeAsItGoes(0.3, 0.5)
  expect(perWay).toBeGreaterThan(sampleSizeAtOnce(0.3, 0.5))
  const random = seeded(99)
  let found = 0
  for (let run = 0; run < 2_000; run++) {
    const blocks = Array.from({ length: perWay }, (): Block => [random() < 0.3, random() < 0.5])
    if (evidenceOfDifference(blocks).some(evidence => evidence >= 20)) found++
  }
  expect(found / 2_000).toBeGreaterThan(0.75)
})

test('the interval holds at every look, in at least 95 of 100 of 2,000', () => {
  const random = seeded(5)
  let left = 0
  for (let run = 0; run < 2_000; run++) {
    let worked = 0
    for (let tried = 1; tried <= 100; tried++) {
      worked += Number(random() < 0.3)
      const { from, to } = intervalOf(worked, tried)
      if (from > 0.3 || to < 0.3) {
        left++
        break
      }
    }
  }
  expect(left / 2_000).toBeLessThanOrEqual(0.05)
  expect(intervalOf(0, 0)).toEqual({ from: 0, to: 1 })
})

test('chance is even, and the same whenever one asks', () => {
  const chosen = Array.from({ length: 9_000 }, (_, at) => chanceOf('an experiment', `one ${at}`, 3))
  for (const way of [1, 2, 3]) expect(chosen.filter(each => each === way).length).toBeGreaterThan(2_850)
  expect(chanceOf('an experiment', 'one 5', 3)).toBe(chosen[5])
})

test('a verdict says what was found in words, also that nothing was', () => {
  const tries = (first: number, second: number, of: number) =>
    Array.from({ length: of }, (_, at) => [
      { suggested: 1, way: 1, worked: (at * first) % of < first },
      { suggested: 2, way: 2, worked: (at * second) % of < second },
    ]).flat()
  const asked = { ways, perWay: 40, difference: 0.2, isOver: false }
  expect(judge(asked, tries(30, 8, 41))).toMatchObject({ finding: 'better', better: { way: 1, than: [2] } })
  expect(judge(asked, tries(20, 20, 41)).words).toMatch(/^No difference found/)
  expect(judge(asked, tries(2, 2, 5)).finding).toBe('waiting')
  expect(judge({ ...asked, isOver: true }, tries(2, 2, 5)).finding).toBe('ended-early')
  const uneven = [...Array(40)].map(() => ({ suggested: 1, way: 1, worked: true }))
  expect(judge(asked, uneven).finding).toBe('uneven')
})
