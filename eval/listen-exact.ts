import fc from 'fast-check'
import { createPercolator } from '#text/percolator'
import { evaluateHeard, hear, nameKey, parseQuery } from '#text/query'
import { post, SAVED, source } from '../test/queries-and-posts.ts'

export const name = 'listen.exact'

const ROUNDS = 100
const QUERIES = 150
const POSTS = 100

/**
 * Whether the percolator answers as the plain evaluator does: a million and a half pairs of a random query (all operators,
 * saved queries that name each other) and a random post (many scripts, broken text), other ones on every run. Queries are
 * added and removed, and everything is laid out anew in small steps, between the posts. The seed of a run that found a
 * difference is printed, to be given as SEED.
 */
export async function run(report: (figure: { case: string; value: number; unit: string }) => void): Promise<void> {
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
  let pairs = 0
  let matches = 0
  let spans = 0
  let differences = 0
  for (let round = 0; round < ROUNDS; round++) {
    const queries = queriesOf(fc.sample(source, { seed: seed + round, numRuns: QUERIES * 3 })).slice(0, QUERIES)
    const posts = fc.sample(post, { seed: seed + round, numRuns: POSTS })
    const percolator = createPercolator(queries.slice(0, QUERIES >> 1))
    for (const { id, query } of queries.slice(QUERIES >> 1)) percolator.add(id, query)
    posts.forEach((each, index) => {
      const moved = queries[index % queries.length]
      if (moved !== undefined && index % 3 === 0) percolator.remove(moved.id)
      if (moved !== undefined && index % 3 === 0) percolator.add(moved.id, moved.query)
      if (round % 2 === 1) percolator.tuneSome()
      const heard = hear(each)
      const found = new Map(percolator.match(each).map(match => [match.id, match]))
      for (const { id, query } of queries) {
        const expected = evaluateHeard(query, heard)
        const match = found.get(id)
        pairs++
        if (expected.matched) matches++
        spans += expected.spans.length
        if (expected.matched === (match !== undefined)) continue
        differences++
        console.error(`A difference with SEED=${seed}: ${JSON.stringify({ query, post: each })}`)
      }
    })
  }
  report({ case: 'pairs', value: pairs, unit: 'pairs of query and post' })
  report({ case: 'matches', value: matches, unit: 'matches' })
  report({ case: 'spans', value: spans, unit: 'spans shown' })
  report({ case: 'differences', value: differences, unit: 'differences' })
  if (differences > 0) throw new Error(`The percolator and the plain evaluator differ in ${differences} of ${pairs}.`)
}

function queriesOf(sources: string[]) {
  return sources.flatMap((text, index) => {
    const parsed = parseQuery(text, { resolve: named => SAVED.get(nameKey(named)) })
    return parsed.ok ? [{ id: `${index}`, query: parsed.query }] : []
  })
}
