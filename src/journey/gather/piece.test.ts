import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Batch, News, Post } from '#core/channels'
import { cut, openPiece, partitionOf, partitions } from './piece.ts'

const source = { id: '019ab0b0-0000-7000-8000-000000000001' }
const readAt = new Date('2026-11-22T10:00:00Z')

const post = (externalId: string, more: Partial<Post> = {}): Post => ({
  network: 'bluesky',
  externalId,
  author: { externalId: 'did:plc:kathrin', handle: 'kathrin.example' },
  text: 'Meine Klingel klemmt.',
  postedAt: new Date('2026-11-22T09:59:00Z'),
  links: [],
  tags: [],
  mentions: [],
  media: [],
  ...more,
})

const pieces = (batch: Batch) => cut(source, batch, readAt, 'batch 1')
const opened = (batch: Batch) => pieces(batch).map(({ partition, payload }) => ({ partition, ...openPiece(payload) }))

/** Posts of a few threads, reworded and taken back, in any order. */
const anyNews: fc.Arbitrary<News> = fc
  .record({
    root: fc.integer({ min: 0, max: 20 }),
    reply: fc.integer({ min: 0, max: 3 }),
    kind: fc.constantFrom('post', 'edit', 'delete'),
  })
  .map(({ root, reply, kind }): News => {
    const externalId = reply === 0 ? `${root}` : `${root}/${reply}`
    if (kind === 'delete') return { kind, network: 'bluesky', externalId }
    return {
      kind: kind === 'edit' ? 'edit' : 'post',
      post: post(externalId, reply === 0 ? {} : { replyTo: `${root}`, threadRoot: `${root}` }),
    }
  })

test('everything of a thread goes one way, in its order, and nothing is left behind', () =>
  fc.assert(
    fc.property(fc.array(anyNews, { maxLength: 200 }), news => {
      const parts = opened({ news })
      for (let root = 0; root <= 20; root++) {
        const concerns = (each: News) =>
          (each.kind === 'post' || each.kind === 'edit'
            ? each.post.externalId
            : each.kind === 'delete'
              ? each.externalId
              : ''
          ).split('/')[0] === `${root}`
        const way = partitionOf(`bluesky\n${root}`)
        const there = parts.filter(part => part.partition === way).flatMap(part => part.news.filter(concerns))
        expect(there).toEqual(news.filter(concerns))
      }
    }),
  ))

test('a removal goes every way, as it does not say to which thread it belongs', () => {
  const parts = opened({ news: [{ kind: 'delete', network: 'bluesky', externalId: 'gone' }] })
  expect(parts.map(part => part.partition).sort((a, b) => a - b)).toEqual([...Array(partitions).keys()])
})

test('a post arrives as it left, with its dates', () => {
  const news: News[] = [{ kind: 'edit', post: post('1', { editedAt: new Date('2026-11-22T09:59:30Z') }) }]
  expect(opened({ news })).toEqual([{ partition: partitionOf('bluesky\n1'), sourceId: source.id, readAt, news }])
})

test('the same batch again has the same ids, whenever it was read; another batch has others', () => {
  const news: News[] = [{ kind: 'post', post: post('1') }]
  const ids = (batch: Batch, at: Date) => cut(source, batch, at, 'any').map(piece => piece.id)
  expect(ids({ news, cursor: 'a' }, readAt)).toEqual(ids({ news, cursor: 'a' }, new Date()))
  expect(ids({ news, cursor: 'a' }, readAt)).not.toEqual(ids({ news, cursor: 'b' }, readAt))
})

test('a long batch becomes many pieces of a size that a server takes', () => {
  const news: News[] = Array.from({ length: 2_000 }, (_, index) => ({
    kind: 'post',
    post: post(`${index}/reply`, { threadRoot: 'one root', text: 'Klingel '.repeat(30) }),
  }))
  const sizes = pieces({ news }).map(piece => piece.payload.byteLength)
  expect(sizes.length).toBeGreaterThan(10)
  expect(Math.max(...sizes)).toBeLessThan(64 * 1024)
  expect(opened({ news }).flatMap(piece => piece.news)).toHaveLength(2_000)
})

test('threads are spread evenly', () => {
  const counts = new Array<number>(partitions).fill(0)
  for (let index = 0; index < 16_000; index++) {
    const partition = partitionOf(`bluesky\nat://did:plc:${index * 7919}/app.bsky.feed.post/3k${index.toString(36)}`)
    counts[partition] = (counts[partition] ?? 0) + 1
  }
  expect(Math.min(...counts)).toBeGreaterThan(800)
  expect(Math.max(...counts)).toBeLessThan(1_200)
})
