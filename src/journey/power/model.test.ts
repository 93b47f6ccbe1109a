import { UndirectedGraph } from 'graphology'
import { betweenness } from 'graphology-metrics/centrality/index.js'
import { describe, expect, test } from 'vitest'
import { lesMiserables } from '../../../test/les-miserables.ts'
import { type Tie, weighAmongOthers } from './model.ts'
import { placeInGraph } from './place-in-graph.ts'

const tie = (from: string, to: string, more: Partial<Tie> = {}): Tie => ({
  from,
  to,
  replies: 1,
  onTopic: more.replies ?? 1,
  names: 0,
  thanked: 0,
  ...more,
})

/** Everybody answers Wilma; she is known for what she says. They talk with each other, too. */
const crowd = Array.from({ length: 12 }, (_, n) => [
  tie(`fan ${n}`, 'wilma'),
  tie(`fan ${n}`, `fan ${(n + 1) % 12}`),
]).flat()
/** The Helper answers ten people, four answer back, three are glad. */
const helping = Array.from({ length: 10 }, (_, n) => [
  tie('helper', `asks ${n}`, { thanked: n < 3 ? 1 : 0 }),
  ...(n < 4 ? [tie(`asks ${n}`, 'helper')] : []),
]).flat()

function weighed(ties: Tie[], followers: Record<string, number> = {}) {
  const standings = weighAmongOthers(ties, placeInGraph(ties), id => followers[id] ?? 0)
  return (id: string) => standings.find(({ personId }) => personId === id)
}

describe('power users', () => {
  test('who is heard and who talks with others are two things', () => {
    const of = weighed([...crowd, ...helping])
    expect(of('wilma')).toMatchObject({ conversation: 0, parts: { heardBy: 12, talksWith: 0 } })
    expect(of('wilma')?.influence).toBeGreaterThan(40)
    expect(of('helper')).toMatchObject({ parts: { talksWith: 10, mutual: 4, thankedBy: 3 } })
    expect(of('helper')?.conversation).toBeGreaterThan(55)
    expect(of('helper')?.influence).toBeLessThan(of('wilma')?.influence ?? 0)
  })

  test('whoever buys a hundred thousand followers gains nothing by them', () => {
    const talker = [...crowd, tie('buyer', 'wilma'), tie('buyer', 'fan 1')]
    const [before, after] = [weighed(talker, { buyer: 40 })('buyer'), weighed(talker, { buyer: 100_040 })('buyer')]
    expect(after?.influence).toBe(before?.influence)
    expect(after).toMatchObject({ influence: 0, parts: { followers: 100_040, reach: 0 } })
  })

  test('followers count only by their logarithm, and at most half of what replies of others give', () => {
    const [few, many, more] = [2_000, 200_000, 20_000_000].map(wilma => weighed(crowd, { wilma })('wilma'))
    expect(few?.parts.reach).toBe(8)
    expect(many?.parts.reach).toBe(20)
    expect(more?.parts.reach).toBeLessThanOrEqual(25)
    const known = weighed([...crowd, tie('fan 1', 'ana')], { ana: 20_000_000 })('ana')
    expect(known?.influence).toBeLessThan(25)
  })

  test('ten accounts that answer nobody else count as two or three', () => {
    const puppets = Array.from({ length: 10 }, (_, n) => tie(`puppet ${n}`, 'boss', { replies: 40 }))
    expect(weighed([...crowd, ...puppets])('boss')?.parts).toMatchObject({ heardBy: 10, heardAs: 2.5 })
  })

  test('what fades ends at nothing', () => {
    const faded = crowd.map(each => ({ ...each, replies: each.replies / 64 }))
    expect(weighed(faded)('wilma')?.influence).toBeLessThan(20)
  })
})

// Zachary, "An information flow model for conflict and fission in small groups" (1977): who met whom outside the club.
const karateClub =
  '0-1 0-2 0-3 0-4 0-5 0-6 0-7 0-8 0-10 0-11 0-12 0-13 0-17 0-19 0-21 0-31 1-2 1-3 1-7 1-13 1-17 1-19 1-21 1-30 2-3 2-7 2-8 2-9 2-13 2-27 2-28 2-32 3-7 3-12 3-13 4-6 4-10 5-6 5-10 5-16 6-16 8-30 8-32 8-33 9-33 13-33 14-32 14-33 15-32 15-33 18-32 18-33 19-33 20-32 20-33 22-32 22-33 23-25 23-27 23-29 23-32 23-33 24-25 24-27 24-31 25-31 26-29 26-33 27-33 28-31 28-33 29-32 29-33 30-32 30-33 31-32 31-33 32-33'
    .split(' ')
    .map(edge => edge.split('-') as [string, string])

describe('the karate club, as NetworkX 3.6 has it', () => {
  test('PageRank (damping 0.85, unweighted)', () => {
    const places = placeInGraph(karateClub.flatMap(([one, other]) => [tie(one, other), tie(other, one)]))
    expect(Object.values(places).reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 6)
    const published = { 33: 0.10092, 0: 0.097, 32: 0.07169, 2: 0.05708, 1: 0.05288, 11: 0.00956 }
    for (const [node, value] of Object.entries(published)) expect(places[node]).toBeCloseTo(value, 4)
  })

  test('betweenness, by the same library', () => {
    const graph = new UndirectedGraph()
    for (const [one, other] of karateClub) graph.mergeEdge(one, other)
    const between = betweenness(graph, { getEdgeWeight: null, normalized: true })
    const published = { 0: 0.43764, 33: 0.30407, 32: 0.14525, 2: 0.14366, 31: 0.13828, 8: 0.05593 }
    for (const [node, value] of Object.entries(published)) expect(between[node]).toBeCloseTo(value, 4)
  })
})

describe('the people of Les Misérables and how often they meet, as NetworkX 3.6 has it', () => {
  const people = new UndirectedGraph<Record<string, never>, { chapters: number }>()
  for (const [one, other, chapters] of lesMiserables) people.mergeEdge(one, other, { chapters })
  const closeTo = (found: Record<string, number>, published: Record<string, number>) => {
    for (const [who, value] of Object.entries(published)) expect(found[who], who).toBeCloseTo(value, 4)
  }

  test('all of them, and every chapter', () => {
    const chapters = lesMiserables.reduce((sum, [, , each]) => sum + each, 0)
    expect([people.order, people.size, chapters]).toEqual([77, 254, 820])
  })

  test('PageRank, weighted (damping 0.85)', () => {
    // Our weight of a tie is the logarithm of one more than its replies: here it is to be the chapters themselves.
    const ties = lesMiserables.flatMap(([one, other, chapters]) => {
      const replies = 2 ** chapters - 1
      return [tie(one, other, { replies }), tie(other, one, { replies })]
    })
    closeTo(placeInGraph(ties), {
      ...{ Valjean: 0.09956, Marius: 0.05167, Myriel: 0.03923, Cosette: 0.03691, Enjolras: 0.03662 },
      ...{ Thenardier: 0.03568, Labarre: 0.00248, Boulatruelle: 0.00245 },
    })
  })

  test('betweenness, weighted (the oftener they meet, the nearer), by the same library', () => {
    const getEdgeWeight = (_: string, { chapters }: { chapters: number }) => 1 / chapters
    closeTo(betweenness(people, { getEdgeWeight, normalized: true }), {
      ...{ Valjean: 0.79465, Marius: 0.49895, Myriel: 0.22386, Fantine: 0.19333, Courfeyrac: 0.17667 },
      ...{ Thenardier: 0.17187, Gavroche: 0.10246, MlleGillenormand: 0.07754 },
    })
  })
})
