import { expect, test } from 'vitest'
import type { Intent } from './ines.ts'
import type { Written } from './outsiders.ts'
import { type Held, reckonAnswers, reckonPosts, type Spoken } from './reckoning.ts'

const post: Written = {
  token: 'r1n0z',
  uri: 'at://kathrin/1',
  text: 'My Halden bike squeaks (r1n0z).',
  concerns: true,
  deleted: false,
}
const heard = { externalId: post.uri, conversationId: 'c1', text: post.text, isOurs: false, removed: false }
const intent: Intent = { token: 'a0z', conversationId: 'c1', text: 'Thank you (a0z).', given: true, presses: 1 }
const signedText = `${intent.text}\n\n— Inés`
const shown = { externalId: 'at://halden/1', conversationId: 'c1', text: signedText, isOurs: true, removed: false }
const answer = {
  id: 'x',
  text: intent.text,
  signedText,
  step: 'sent',
  repliesTo: post.uri,
  externalId: shown.externalId,
}
const record: Spoken = { uri: shown.externalId, text: signedText, parent: post.uri }
const held = (change: Partial<Held> = {}): Held => ({
  messages: [heard, shown],
  conversations: [{ id: 'c1', root: post.uri, messageCount: 2 }],
  answers: [answer],
  ...change,
})

test('a house that holds everything once is well', () => {
  expect(reckonPosts([post], held())).toMatchObject({ value: 1, lost: [], doubled: [], strays: [], unfollowed: [] })
  expect(reckonAnswers([intent], [post], held(), [record])).toMatchObject({
    value: 1,
    lost: [],
    doubled: [],
    unknown: [],
  })
})

test('a post that is missing, changed, twice there or miscounted is noticed', () => {
  expect(reckonPosts([post], held({ messages: [shown] })).lost).toEqual([post.token])
  expect(reckonPosts([post], held({ messages: [{ ...heard, text: '' }, shown] })).lost).toEqual([post.token])
  const twice = [heard, { ...heard, externalId: 'at://kathrin/2' }]
  expect(reckonPosts([post], held({ messages: twice })).doubled).toEqual([post.token])
  expect(reckonPosts([post], held({ messages: [heard] })).doubled).toHaveLength(1)
})

test('words that were taken back, or never concerned us, may not be there', () => {
  expect(reckonPosts([{ ...post, deleted: true }], held()).unfollowed).toEqual([post.token])
  expect(reckonPosts([{ ...post, concerns: false }], held()).strays).toEqual([post.token])
})

test('an answer that never arrived, arrived twice or elsewhere, or that nobody knows of is noticed', () => {
  const reckon = (change: Partial<Held>, spoken: Spoken[]) => reckonAnswers([intent], [post], held(change), spoken)
  expect(reckon({}, []).lost).toHaveLength(1)
  expect(reckon({ answers: [] }, [record]).lost).toHaveLength(1)
  expect(reckon({}, [{ ...record, parent: 'at://bruno/9' }]).lost).toHaveLength(1)
  expect(reckon({ messages: [heard] }, [record]).lost).toHaveLength(1)
  expect(reckon({}, [record, { ...record, uri: 'at://halden/2' }])).toMatchObject({
    doubled: [intent.token],
    unknown: [signedText],
  })
})

test('an answer may come back to its author only when the post it answers is gone', () => {
  const refused = held({ answers: [{ ...answer, step: 'refused', externalId: null }], messages: [heard] })
  expect(reckonAnswers([intent], [post], refused, []).lost).toHaveLength(1)
  expect(reckonAnswers([intent], [{ ...post, deleted: true }], refused, [])).toMatchObject({ lost: [], refused: 1 })
})
