import { expect, test } from 'vitest'
import { read, rememberHandles } from './news.ts'

const ana = 'did:plc:ewvi7nxzyoun6zhxrhs64oiz'
const now = new Date('2026-11-22T10:00:00Z')
const timeUs = Date.parse('2026-11-22T09:59:00Z') * 1000
const id = `at://${ana}/app.bsky.feed.post/3mptbyoeyc22k`

function reader(languages?: string[]) {
  return { handles: rememberHandles(), languages: languages && new Set(languages), now }
}
function commit(operation: string, record?: object, collection = 'app.bsky.feed.post') {
  const change = { rev: '3mptbypcq372f', operation, collection, rkey: '3mptbyoeyc22k', record, cid: 'bafy' }
  return { did: ana, time_us: timeUs, kind: 'commit', commit: change }
}
const account = (active: boolean, status?: string) => {
  return { did: ana, time_us: timeUs, kind: 'account', account: { active, did: ana, seq: 1, status, time: '' } }
}
const identity = (handle?: string) => {
  return { did: ana, time_us: timeUs, kind: 'identity', identity: { did: ana, handle, seq: 1, time: '' } }
}
const hello = { text: 'Hello', langs: ['en-GB'], createdAt: '2026-11-22T09:58:00Z' }

test('a new post is news, a changed one an edit with its time, a removed one a delete', () => {
  expect(read(commit('create', hello), reader()).news).toMatchObject({
    kind: 'post',
    post: { externalId: id, text: 'Hello' },
  })
  const edit = read(commit('update', hello), reader()).news
  expect(edit).toMatchObject({ kind: 'edit', post: { editedAt: new Date(timeUs / 1000) } })
  expect(read(commit('delete'), reader()).news).toEqual({ kind: 'delete', network: 'bluesky', externalId: id })
})

test('likes, follows and whatever else people keep are no conversation', () => {
  expect(read(commit('create', { subject: ana }, 'app.bsky.graph.follow'), reader())).toEqual({})
  expect(read(commit('delete', undefined, 'app.bsky.feed.like'), reader())).toEqual({})
})

test('only an account that was deleted is gone', () => {
  expect(read(account(false, 'deleted'), reader()).news).toEqual({
    kind: 'account-gone',
    network: 'bluesky',
    accountExternalId: ana,
  })
  for (const event of [
    account(true),
    account(false, 'deactivated'),
    account(false, 'suspended'),
    account(false, 'takendown'),
  ]) {
    expect(read(event, reader())).toEqual({})
  }
})

test('a handle that was told is remembered for the posts that follow', () => {
  const listening = reader()
  expect(read(identity('Ana.Test'), listening)).toEqual({})
  expect(read(commit('create', hello), listening).news).toMatchObject({
    post: { author: { externalId: ana, handle: 'ana.test' } },
  })
  read(identity('not a handle'), listening)
  read(identity(), listening)
  expect(listening.handles.of(ana)).toBe('ana.test')
  read(account(false, 'deleted'), listening)
  expect(listening.handles.of(ana)).toBeUndefined()
})

test('no more handles are remembered than agreed; the ones longest unused go first', () => {
  const handles = rememberHandles(2)
  handles.learn('a', 'a.test')
  handles.learn('b', 'b.test')
  handles.of('a')
  handles.learn('c', 'c.test')
  expect([handles.of('a'), handles.of('b'), handles.of('c')]).toEqual(['a.test', undefined, 'c.test'])
})

test('whoever asked for some languages hears those, and posts that declare none', () => {
  const texts = (langs: unknown, wanted: string[]) =>
    read(commit('create', { ...hello, langs }), reader(wanted)).news?.kind
  expect(texts(['en-GB'], ['en'])).toBe('post')
  expect(texts(['de', 'EN'], ['en'])).toBe('post')
  expect(texts(['de'], ['en'])).toBeUndefined()
  expect(texts([], ['en'])).toBe('post')
  expect(read(commit('delete'), reader(['en'])).news?.kind).toBe('delete')
})

test('what can’t be read is told, with its address', () => {
  expect(read(commit('create', { text: 7 }), reader()).unreadable).toEqual({
    at: id,
    why: 'The post has no text field.',
  })
  expect(read({ hello: 'you' }, reader()).unreadable?.why).toBeTruthy()
  expect(read(undefined, reader()).unreadable?.why).toBeTruthy()
  expect(read({ ...commit('create', hello), did: 'did:evil' }, reader()).unreadable?.why).toBeTruthy()
})

test('a clock of the network that is ahead of ours does not put a post in the future', () => {
  const event = { ...commit('create', { ...hello, createdAt: '2027-01-01T00:00:00Z' }), time_us: timeUs * 2 }
  expect(read(event, reader()).news).toMatchObject({ post: { postedAt: now } })
})
