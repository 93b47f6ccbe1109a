import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { keepPage, markTheyHave, openCache } from './cache.ts'

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
  const kept = page(words)
  page('something else, written after it')
  expect(Buffer.from(kept.plain()).toString()).toBe(words)
  const [first, second, third] = [kept.packed(), kept.packed(), kept.packed()]
  for (const form of [first, second, third]) expect(gunzipSync(form?.body ?? '').toString()).toBe(words)
  expect(new Set([kept.headers.etag, first?.headers.etag, second?.headers.etag]).size).toBe(3)
  expect(third?.headers.etag).toBe(second?.headers.etag)
  expect(Buffer.from(kept.plain()).toString()).toBe(words)
  expect(page('short').packed()).toBeUndefined()
  expect(Buffer.from(page('short').plain()).toString()).toBe('short')
})

test('who has it in any of its forms is told so; who has another is not', () => {
  const kept = page('The very same words. '.repeat(40))
  const { mark } = kept
  for (const theirs of [`"${mark}"`, `W/"${mark}.1"`, `"older", "${mark}.6"`, '*'])
    expect([theirs, markTheyHave(theirs, kept)?.startsWith(`"${mark}`)]).toEqual([theirs, true])
  for (const theirs of [undefined, '', '"older"', mark.slice(1), `"${mark}x"`])
    expect([theirs, markTheyHave(theirs, kept)]).toEqual([theirs, undefined])
})
