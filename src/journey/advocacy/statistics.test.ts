import { describe, expect, test } from 'vitest'
import { compareStrata, type Stratum } from './compare-strata.ts'
import { shareOf } from './model.ts'

/** Chance that is the same each time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
const of = (random: () => number, people: number, share: number) => {
  let did = 0
  for (let n = 0; n < people; n++) if (random() < share) did++
  return { people, did }
}

describe('a share', () => {
  // Newcombe 1998, table I: score method without continuity correction.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i lies between, as Newcombe printed it', (count, all, from, to) => {
    const share = shareOf(count, all)
    expect([share.from, share.to].map(each => Math.round(each * 10_000) / 10_000)).toEqual([from, to])
  })
})

/**
 * 21 institutions, two ways to treat myeloma, who survived: [did, people] of each. Lipsitz and others, Biometrics 54
 * (1998), the worked example of Klingenberg 2014.
 */
const myeloma: [number, number, number, number][] = [
  ...([
    [3, 4, 1, 3],
    [3, 4, 8, 11],
    [2, 2, 2, 3],
    [2, 2, 2, 2],
    [2, 2, 0, 3],
    [1, 3, 2, 3],
    [2, 2, 2, 3],
  ] as const),
  ...([
    [1, 5, 4, 4],
    [2, 2, 2, 3],
    [0, 2, 2, 3],
    [3, 3, 3, 3],
    [2, 2, 0, 2],
    [1, 4, 1, 5],
    [2, 3, 2, 4],
  ] as const),
  ...([
    [2, 4, 4, 6],
    [4, 12, 3, 9],
    [1, 2, 2, 3],
    [3, 3, 1, 4],
    [1, 4, 2, 3],
    [0, 3, 0, 2],
    [2, 4, 1, 5],
  ] as const),
].map(([x, n, y, m]) => [x, n, y, m])
const strataOf = (rows: [number, number, number, number][]): Stratum[] =>
  rows.map(([x, n, y, m]) => ({ answered: { people: n, did: x }, unanswered: { people: m, did: y } }))

describe('answered and unanswered people', () => {
  test('21 small strata come to what Klingenberg printed of them', () => {
    const { difference, strata, leftOut } = compareStrata(strataOf(myeloma))
    expect([strata, leftOut]).toEqual([21, 0])
    expect(difference?.points).toBeCloseTo(0.05716832, 8)
    expect(difference?.from).toBeCloseTo(-0.10192703, 8)
    expect(difference?.to).toBeCloseTo(0.21126657, 8)
    expect(difference?.isShown).toBe(false)
  })

  test('two sides changed about, the difference turns its sign and nothing else', () => {
    const there = compareStrata(strataOf(myeloma)).difference
    const back = compareStrata(strataOf(myeloma.map(([x, n, y, m]) => [y, m, x, n]))).difference
    expect(back?.points).toBeCloseTo(-(there?.points ?? 0), 12)
    expect(back?.from).toBeCloseTo(-(there?.to ?? 0), 12)
  })

  test('who has nobody like them on the other side is left out, and said to be', () => {
    const lonely = strataOf([
      [9, 9, 0, 0],
      [0, 0, 0, 30],
    ])
    expect(compareStrata([...strataOf(myeloma), ...lonely])).toEqual({
      ...compareStrata(strataOf(myeloma)),
      leftOut: 39,
    })
    expect(compareStrata(lonely)).toMatchObject({ strata: 0, leftOut: 39, difference: null })
  })

  test('of too few nothing is said, however different they look', () => {
    expect(compareStrata(strataOf([[4, 4, 0, 4]])).difference).toBeNull()
    expect(compareStrata(strataOf([[3, 4_000, 1, 4_000]])).difference).toBeNull()
    expect(compareStrata(strataOf([[0, 400, 0, 400]])).difference).toBeNull()
  })

  /** So many strata, each with its own share; who is glad is answered more often, and does it more often anyway. */
  function town(random: () => number, effect: number, size: () => number): Stratum[] {
    return Array.from({ length: 40 }, (_, at) => {
      const share = 0.05 + (at % 8) * 0.08
      const isAnswered = 0.2 + (at % 8) * 0.08
      const people = size()
      const answered = Array.from({ length: people }, () => random() < isAnswered).filter(Boolean).length
      return {
        answered: of(random, answered, share + effect),
        unanswered: of(random, people - answered, share),
      }
    })
  }
  const runs = 2_000
  const bound = (alpha: number) => alpha + 3 * Math.sqrt((alpha * (1 - alpha)) / runs)

  test.each([
    ['many small strata', 7, () => 3],
    ['strata of every size', 11, undefined],
  ])('where an answer changes nothing, a difference is seen in at most one of twenty towns: %s', (_, seed, size) => {
    const random = seeded(seed)
    const ofAnySize = () => 2 + Math.floor(random() ** 3 * 60)
    let [seen, told, naive] = [0, 0, 0]
    for (let run = 0; run < runs; run++) {
      const strata = town(random, 0, size ?? ofAnySize)
      const { difference } = compareStrata(strata)
      if (difference) told++
      if (difference?.isShown) seen++
      const sum = (side: keyof Stratum) => {
        const all = { people: 0, did: 0 }
        for (const stratum of strata) {
          all.people += stratum[side].people
          all.did += stratum[side].did
        }
        return all
      }
      if (compareStrata([{ answered: sum('answered'), unanswered: sum('unanswered') }]).difference?.isShown) naive++
    }
    expect(told).toBeGreaterThan(runs * 0.9)
    expect(seen / runs).toBeLessThan(bound(0.05))
    // What is matched away: without it, most towns would have shown one.
    expect(naive / runs).toBeGreaterThan(0.2)
  })

  test('where it changes something, that is found, and lies within its interval 95 times of 100', () => {
    const random = seeded(3)
    let [seen, covered] = [0, 0]
    for (let run = 0; run < runs; run++) {
      const { difference } = compareStrata(town(random, 0.15, () => 20))
      if (difference?.isShown && difference.points > 0) seen++
      if (difference && difference.from <= 0.15 && difference.to >= 0.15) covered++
    }
    expect(seen / runs).toBeGreaterThan(0.9)
    expect(1 - covered / runs).toBeLessThan(bound(0.05))
  })

  test('of three beside each other, one is seen by chance in at most one of twenty towns', () => {
    const random = seeded(5)
    let seen = 0
    for (let run = 0; run < runs; run++) {
      const three = [0, 1, 2].map(
        () =>
          compareStrata(
            town(random, 0, () => 10),
            { ofThree: true },
          ).difference,
      )
      if (three.some(difference => difference?.isShown)) seen++
    }
    expect(seen / runs).toBeLessThan(bound(0.05))
  })
})
