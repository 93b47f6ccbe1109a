import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluate, evaluateHeard, hear, nameKey, parseQuery, printQuery, type Query, toTsQuery } from '#text/query'
import { type Matchable, searchTerms } from '#text/tokens'
import * as arbitrary from '../../../test/queries-and-posts.ts'
import { createPercolator } from './index.ts'

const saved = { resolve: (name: string) => arbitrary.SAVED.get(nameKey(name)) }

function query(source: string): Query {
  const parsed = parseQuery(source, saved)
  if (!parsed.ok) throw new Error(parsed.errors.map(error => error.message).join(' '))
  return parsed.query
}

const post = (text: string, more: Partial<Matchable> = {}): Matchable => ({
  text,
  network: 'bluesky',
  author: { handle: 'ines' },
  links: [],
  tags: [],
  ...more,
})

const queriesOf = (sources: string[]) =>
  sources.flatMap((source, index) => {
    const parsed = parseQuery(source, saved)
    return parsed.ok ? [{ id: `${index}`, query: parsed.query }] : []
  })

const ids = (matches: { id: string }[]) => matches.map(match => match.id).sort()

describe('the percolator', () => {
  test('finds each query that a post matches, and where', () => {
    const percolator = createPercolator(queriesOf(['bike halden', 'bike NOT halden', 'rad*', '"winter bike"']))
    const matches = percolator.match(post('A winter bike for Halden'))
    expect(ids(matches)).toEqual(['0', '3'])
    expect(matches.find(match => match.id === '3')?.spans()).toEqual([{ field: 'text', start: 2, end: 13 }])
    expect(matches.find(match => match.id === '3')?.because()).toEqual(['it says “winter bike”'])
  })
  test('hears a query from the moment it is added until it is removed', () => {
    const percolator = createPercolator([])
    const heard = () => ids(percolator.match(post('bike rad')))
    percolator.add('a', query('bike'))
    percolator.add('b', query('bike OR rad'))
    expect(heard()).toEqual(['a', 'b'])
    percolator.add('a', query('bici'))
    expect(heard()).toEqual(['b'])
    expect(percolator.remove('b')).toBe(true)
    expect(percolator.remove('b')).toBe(false)
    expect(heard()).toEqual([])
    expect(percolator.size).toBe(1)
  })
  test('tells two words apart that share a hash, in the post, in the query, or both', () => {
    // Names of one hash: menutup and pasidalins, kukogig and nusamu.
    const percolator = createPercolator(
      queriesOf([
        'menutup',
        'pasidalins',
        'menutup OR nusamu',
        '"a menutup"',
        'bike pasidalins',
        'NOT menutup bike',
        'kukogig',
      ]),
    )
    expect(ids(percolator.match(post('menutup')))).toEqual(['0', '2'])
    expect(ids(percolator.match(post('pasidalins')))).toEqual(['1'])
    expect(ids(percolator.match(post('pasidalins a menutup bike')))).toEqual(['0', '1', '2', '3', '4'])
    expect(ids(percolator.match(post('a pasidalins bike')))).toEqual(['1', '4', '5'])
    expect(ids(percolator.match(post('kukogig')))).toEqual(['6'])
    expect(ids(percolator.match(post('nusamu')))).toEqual(['2'])
    for (const id of ['0', '2']) percolator.remove(id)
    expect(ids(percolator.match(post('nusamu menutup pasidalins kukogig')))).toEqual(['1', '6'])
  })
  test('names the queries that cost a look at every post', () => {
    const percolator = createPercolator(
      queriesOf(['bike', 'followers:>10', 'lang:de', 'lang:de bike', 'bike OR has:link', 'from:ines']),
    )
    expect(percolator.expensive).toEqual(['1', '2', '4'])
  })
  test('stays right while thousands of queries come and go', () => {
    const percolator = createPercolator([])
    for (let round = 0; round < 6000; round++) {
      percolator.add(`${round}`, query(`w${round % 50} bike`))
      if (round >= 100) percolator.remove(`${round - 100}`)
      if (round % 500 === 499)
        expect(ids(percolator.match(post('bike w7')))).toEqual([`${round - 92}`, `${round - 42}`].sort())
    }
    expect(percolator.size).toBe(100)
  })
  test('goes on hearing rightly while it lays itself out anew, step by step', () => {
    const percolator = createPercolator([])
    for (let index = 0; index < 20_000; index++) percolator.add(`${index}`, query(`w${index % 500} "bike v${index}"`))
    const asked = post('w7 w8 bike v7 bike v20008')
    for (let round = 0; round < 600; round++) percolator.each(asked, () => {})
    let steps = 0
    for (let index = 20_000; ; index++) {
      percolator.add(`${index}`, query(`w${index % 500} "bike v${index}"`))
      if (index % 3 === 0) percolator.remove(`${index - 20_000}`)
      const isMore = percolator.tuneSome()
      const expected = ['7', '20008'].filter(id => Number(id) <= index && !(id === '7' && index >= 20_007))
      if (steps++ % 50 === 0) expect(ids(percolator.match(asked))).toEqual(expected.sort())
      if (!isMore) break
    }
    expect(steps).toBeGreaterThan(20)
    expect(ids(percolator.match(asked))).toEqual(['20008'])
  })
  test('takes a monstrous post in its stride', () => {
    const percolator = createPercolator(
      queriesOf(['"a1 a1 a1 a1 b1"', 'a1 NEAR/100 b1', 'a1 NEAR/5 "a1 a1" NEAR/100 (a1 OR b1)', '"=A1 a1 a1"']),
    )
    expect(ids(percolator.match(post('a1 '.repeat(100_000))))).toEqual(['2'])
  })
})

describe('for any queries and any posts', () => {
  test('the percolator finds exactly what the plain evaluator finds, before and after tuning, adding and removing', () => {
    let matched = 0
    let queriesRead = 0
    fc.assert(
      fc.property(
        fc.array(arbitrary.source, { minLength: 1, maxLength: 25, size: 'max' }),
        fc.array(arbitrary.post, { minLength: 1, maxLength: 12, size: 'large' }),
        fc.nat(3),
        (sources, posts, turn) => {
          const queries = queriesOf(sources)
          queriesRead += queries.length
          const percolator = createPercolator(turn === 1 ? [] : queries)
          if (turn === 1) for (const { id, query } of queries) percolator.add(id, query)
          if (turn === 2) {
            for (const { id } of queries) percolator.remove(id)
            for (const { id, query } of queries.toReversed()) percolator.add(id, query)
          }
          if (turn === 3) {
            for (let round = 0; round < 500; round++) percolator.each(posts[round % posts.length] ?? post(''), () => {})
            percolator.tune()
          }
          for (const each of posts) {
            const heard = hear(each)
            const expected = queries.filter(({ query }) => evaluateHeard(query, heard).matched)
            matched += expected.length
            expect(ids(percolator.match(each))).toEqual(ids(expected))
          }
        },
      ),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 150) },
    )
    expect(queriesRead).toBeGreaterThan(500)
    expect(matched).toBeGreaterThan(500)
  })

  test('a query printed and read again is the same', () => {
    fc.assert(
      fc.property(arbitrary.source, source => {
        for (const { query: read } of queriesOf([source])) expect(query(printQuery(read))).toEqual(read)
      }),
      { numRuns: 3000 },
    )
  })

  test('no matching post is lost by the prefilter for PostgreSQL', () => {
    let matched = 0
    fc.assert(
      fc.property(arbitrary.source, fc.array(arbitrary.post, { minLength: 10, maxLength: 10 }), (source, posts) => {
        for (const { query } of queriesOf([source])) {
          const asked = toTsQuery(query)
          for (const each of posts) {
            if (!evaluate(query, each).matched) continue
            matched++
            expect(asked === null || keeps(asked, searchTerms(each)), `${asked}`).toBe(true)
          }
        }
      }),
      { numRuns: 2000 },
    )
    expect(matched).toBeGreaterThan(1000)
  })

  test('what is highlighted lies within the post, in order', () => {
    fc.assert(
      fc.property(arbitrary.source, arbitrary.post, (source, each) => {
        for (const { query } of queriesOf([source])) {
          let last = { field: 'title', end: 0 }
          for (const span of evaluate(query, each).spans) {
            if (span.field !== last.field) last = { field: span.field, end: 0 }
            expect(span.start).toBeGreaterThanOrEqual(last.end)
            expect(span.end).toBeGreaterThan(span.start)
            expect(span.end).toBeLessThanOrEqual((span.field === 'title' ? (each.title ?? '') : each.text).length)
            last = span
          }
        }
      }),
      { numRuns: 3000 },
    )
  })
})

/** Just enough of PostgreSQL's tsquery to hold ours against it: quoted lexemes, `:*`, `&`, `|`, brackets. */
function keeps(asked: string, stored: string[]): boolean {
  let at = 0
  const either = (): boolean => {
    let value = both()
    while (asked.startsWith(' | ', at)) {
      at += 3
      const other = both()
      value ||= other
    }
    return value
  }
  const both = (): boolean => {
    let value = one()
    while (asked.startsWith(' & ', at)) {
      at += 3
      const other = one()
      value &&= other
    }
    return value
  }
  const one = (): boolean => {
    if (asked[at] === '(') {
      at++
      const value = either()
      at++
      return value
    }
    let term = ''
    for (at++; asked[at] !== "'" || asked[at + 1] === "'"; at++) {
      if (asked[at] === "'" || asked[at] === '\\') at++
      term += asked[at]
    }
    at++
    if (!asked.startsWith(':*', at)) return stored.includes(term)
    at += 2
    return stored.some(word => word.startsWith(term))
  }
  const value = either()
  if (at !== asked.length) throw new Error(`Not read to its end: ${asked}`)
  return value
}
