import { gunzipSync, zstdDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { keepPage, markTheyHave, openCache } from './cache.ts'
import { packingFor } from './packing.ts'

const page = (words: string) => keepPage(words, {})
const words = (kept: ReturnType<ReturnType<typeof openCache>['get']>) => kept && Buffer.from(kept.plain()).toString()

test('a page is kept until an event speaks of something it shows', () => {
  const cache = openCache(new Set())
  cache.keep('/t/1', page('one'), ['topic-1', 'rosa'], cache.begin())
  cache.keep('/t/2', page('two'), ['topic-2'], cache.begin())
  cache.hear({ name: 'topic.replied', subjectId: 'topic-1' })
  expect(words(cache.get('/t/1'))).toBeUndefined()
  expect(words(cache.get('/t/2'))).toBe('two')
  cache.hear({ name: 'answer.sent', conversationIds: ['topic-2'] })
  expect(cache.get('/t/2')).toBeUndefined()
  expect(cache.bytes).toBe(0)
})

test('a page that began before an event and ended after it shows what was, and is not kept', () => {
  const cache = openCache(new Set())
  const begun = cache.begin()
  cache.hear({ name: 'topic.replied', subjectId: 'topic-1' })
  cache.keep('/t/1', page('old'), ['topic-1'], begun)
  expect(cache.get('/t/1')).toBeUndefined()
  const all = cache.begin()
  cache.hear({ name: 'live.resumed' })
  cache.keep('/t/1', page('old'), ['topic-1'], all)
  expect(cache.get('/t/1')).toBeUndefined()
  cache.keep('/t/1', page('new'), ['topic-1'], cache.begin())
  expect(words(cache.get('/t/1'))).toBe('new')
})

test('after a break in what is heard, and when a site changes, nothing is kept', () => {
  for (const name of ['live.resumed', 'site.changed', 'sites.allowed', 'company.changed']) {
    const cache = openCache(new Set(['company.changed']))
    cache.keep('/', page('home'), ['site'], cache.begin())
    cache.hear({ name })
    expect([name, cache.get('/')]).toEqual([name, undefined])
  }
})

test('it holds no more than it may: the longest unread goes first', () => {
  const cache = openCache(new Set(), { mostBytes: 4000 })
  for (const key of ['/a', '/b', '/c']) {
    cache.keep(key, page(key.repeat(200)), ['x'], cache.begin())
    cache.get('/a')
  }
  for (let n = 0; n < 50; n++) {
    cache.keep(`/${n}`, page(String(n).repeat(200)), ['x'], cache.begin())
    cache.get('/a')
  }
  expect(cache.bytes).toBeLessThanOrEqual(4000)
  expect(words(cache.get('/a'))).toBe('/a'.repeat(200))
  expect(cache.get('/b')).toBeUndefined()
})

test('no page is older than five minutes', () => {
  let at = 0
  const cache = openCache(new Set(), { now: () => at })
  cache.keep('/', page('home'), ['site'], cache.begin())
  at = 4 * 60_000
  expect(words(cache.get('/'))).toBe('home')
  at = 6 * 60_000
  expect(cache.get('/')).toBeUndefined()
})

test('however a page is sent it says the same, and no two forms of it bear one strong mark', () => {
  const words = '“Grüße”, said Inés, and 東京 answered. '.repeat(50)
  const kept = keepPage([words.slice(0, 70), words.slice(70)], {}, { as: 'zstd' })
  page('something else, written after it')
  expect(Buffer.from(kept.plain()).toString()).toBe(words)
  const unpacked = { gzip: gunzipSync, zstd: zstdDecompressSync }
  const forms = (['zstd', 'gzip', 'zstd', 'gzip', 'zstd'] as const).map(packing => {
    const { body, headers } = kept.packed(packing) ?? {}
    expect([headers?.['content-encoding'], unpacked[packing](body ?? '').toString()]).toEqual([packing, words])
    expect(headers?.['content-length']).toBe(String(body?.byteLength))
    return headers?.etag
  })
  // In haste, then well, in each of the two; and as it is.
  expect(new Set([kept.headers.etag, ...forms]).size).toBe(5)
  expect(forms[4]).toBe(forms[2])
  expect(Buffer.from(kept.plain()).toString()).toBe(words)
  expect(page('short').packed('gzip')).toBeUndefined()
  expect(Buffer.from(page('short').plain()).toString()).toBe('short')
})

test('a page that is read in two forms takes the room of both', () => {
  const cache = openCache(new Set())
  const words = Array.from({ length: 900 }, (_, n) => `w${(n * 7919) % 1000}`).join(' ')
  cache.keep('/t/1', page(words), ['topic-1'], cache.begin())
  const one = cache.bytes
  cache.get('/t/1')?.packed('zstd')
  cache.get('/t/1')
  expect(cache.bytes).toBeGreaterThan(one * 1.5)
  cache.hear({ name: 'topic.replied', subjectId: 'topic-1' })
  cache.get('/t/1')
  expect(cache.bytes).toBe(0)
})

test('a reader gets what they take, and nothing that they said no to', () => {
  expect(packingFor('gzip, deflate, br, zstd')).toBe('zstd')
  expect(packingFor('gzip, deflate, br')).toBe('gzip')
  expect(packingFor('gzip, zstd;q=0')).toBe('gzip')
  expect(packingFor('zstd;q=0.0, gzip;q=0.5')).toBe('gzip')
  expect(packingFor('gzip;q=0')).toBeUndefined()
  expect(packingFor('identity')).toBeUndefined()
  expect(packingFor(undefined)).toBeUndefined()
})

test('who has it in any of its forms is told so; who has another is not', () => {
  const kept = page('The very same words. '.repeat(40))
  const { mark } = kept
  for (const theirs of [`"${mark}"`, `W/"${mark}.gzip-fast"`, `"older", "${mark}.zstd-well"`, '*'])
    expect([theirs, markTheyHave(theirs, kept)?.startsWith(`"${mark}`)]).toEqual([theirs, true])
  for (const theirs of [undefined, '', '"older"', mark.slice(1), `"${mark}x"`])
    expect([theirs, markTheyHave(theirs, kept)]).toEqual([theirs, undefined])
})
