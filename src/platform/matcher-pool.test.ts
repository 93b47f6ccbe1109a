import { expect, test } from 'vitest'
import { createPercolator } from '#text/percolator'
import { parseQuery, type Query } from '#text/query'
import type { Matchable } from '#text/tokens'
import { openMatcherPool } from './matcher-pool.ts'

function query(source: string): Query {
  const parsed = parseQuery(source)
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message)
  return parsed.query
}

const post = (text: string): Matchable => ({
  text,
  network: 'bluesky',
  author: { handle: 'ines' },
  links: [],
  tags: [],
})
const queries = ['bike', 'bike NEAR/3 halden', '"winter bike"', 'rad OR velo', 'กาแฟ'].map((source, index) => ({
  id: `q${index}`,
  query: query(source),
}))
const sayings = ['a winter bike', 'the rad in Halden', 'bike from Halden', 'nothing', 'ฉันชอบกาแฟ', 'velo velo']

test('several threads find what one finds, in the order of the posts', async () => {
  await using pool = openMatcherPool(queries, { workers: 3 })
  const posts = Array.from({ length: 2_000 }, (_, at) => post(`${sayings[(at * 7) % sayings.length]} ${at}`))
  const alone = createPercolator(queries)
  const ids = (matches: { id: string }[]) => matches.map(({ id }) => id).sort()
  const [first, second] = await Promise.all([pool.match(posts), pool.match(posts.toReversed())])
  expect(first.map(ids)).toEqual(posts.map(each => ids(alone.match(each))))
  expect(second.map(ids)).toEqual(first.map(ids).toReversed())
  expect(await pool.match([])).toEqual([])
})

test('queries come and go between the posts, and say where and why they match', async () => {
  await using pool = openMatcherPool(queries, { workers: 2 })
  pool.remove('q0')
  pool.add('new', query('"=Winter"'))
  pool.tune()
  const posts = Array.from({ length: 10 }, () => post('Winter bike'))
  expect((await pool.match(posts, { why: true }))[9]?.sort((one, other) => one.id.localeCompare(other.id))).toEqual([
    { id: 'new', spans: [{ field: 'text', start: 0, end: 6 }], because: ['it says “Winter”'] },
    { id: 'q2', spans: [{ field: 'text', start: 0, end: 11 }], because: ['it says “Winter bike”'] },
  ])
})

test('a pool that was closed says so', async () => {
  const pool = openMatcherPool(queries, { workers: 1 })
  const asked = pool.match(Array.from({ length: 1_000 }, () => post('bike')))
  await Promise.all([expect(asked).rejects.toMatchObject({ kind: 'unavailable' }), pool[Symbol.asyncDispose]()])
  await expect(pool.match([post('bike')])).rejects.toMatchObject({ kind: 'unavailable' })
})
