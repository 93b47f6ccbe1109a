import { expect, test } from 'vitest'
import { accountsToChoose, gesturesOn, goneWords, inheritedWords, stillToDo, wayFrom } from './after-words.ts'
import type { Answered } from './answers.ts'

type Opened = Answered['OpenedConversation']
const me = { id: 'ines', isCoordinator: false }
const message = { id: 'm1', removedAt: null, visibility: null } as Opened['messages'][number]
const wayOut = { can: { like: true, boost: true }, isLearning: false } as Opened['wayOut']
const gesture = (more: Partial<Opened['gestures'][number]>): Opened['gestures'][number] => ({
  id: 'g1',
  messageId: 'm1',
  kind: 'like',
  employeeId: 'ines',
  employeeName: 'Inés Navarro',
  step: 'made',
  failure: null,
  madeAt: '2026-11-22T05:00:00Z',
  ...more,
})
const answer = {
  id: 'a1',
  authorId: 'ines',
  step: 'sent',
  canChange: true,
  canRetract: true,
} as Opened['answers'][number]
const amendment = (more: Partial<Opened['amendments'][number]>): Opened['amendments'][number] => ({
  id: 'x',
  answerId: 'a1',
  conversationId: 'c1',
  kind: 'edit',
  employeeId: 'ines',
  employeeName: 'Inés Navarro',
  reason: '',
  text: null,
  step: 'sending',
  failure: null,
  madeAt: '',
  settledAt: null,
  ...more,
})

test('a like is said with its name, taken back by whoever made it, and not offered a second time', () => {
  const mine = gesturesOn(message, { gestures: [gesture({})], wayOut }, me)
  expect(mine.gestures).toMatchObject([{ words: 'You thanked with a like', canTakeBack: true }])
  expect(mine.canThank).toMatchObject({ like: false, boost: true })
  const hers = gesturesOn(message, { gestures: [gesture({})], wayOut }, { ...me, id: 'marta' })
  expect(hers.gestures).toMatchObject([{ words: 'Inés thanked with a like', canTakeBack: false }])
  const coordinators = gesturesOn(message, { gestures: [gesture({})], wayOut }, { id: 'ada', isCoordinator: true })
  expect(coordinators.gestures?.[0]?.canTakeBack).toBe(true)
})

test('a refused like says why until another stands', () => {
  const refused = gesture({ id: 'g0', step: 'refused', failure: 'They have blocked us.' })
  expect(gesturesOn(message, { gestures: [refused], wayOut }, me)).toMatchObject({
    gestures: [{ words: 'The like was not taken', trouble: 'They have blocked us.' }],
    canThank: { like: true },
  })
  expect(gesturesOn(message, { gestures: [refused, gesture({})], wayOut }, me).gestures).toHaveLength(1)
})

test('what was said to a few is not boosted; what is gone is not thanked for', () => {
  const few = { ...message, visibility: 'followers' as const }
  expect(gesturesOn(few, { gestures: [], wayOut }, me).canThank).toMatchObject({ like: true, boost: false })
  expect(gesturesOn({ ...message, removedAt: '2026-11-22T05:00:00Z' }, { gestures: [], wayOut }, me)).toEqual({})
})

test('while a change is on its way no second one is offered, and taking it down is', () => {
  expect(stillToDo(answer, { amendments: [amendment({})], reviews: [] }, me.id)).toMatchObject({
    canChange: false,
    canRetract: true,
  })
  expect(stillToDo(answer, { amendments: [amendment({ kind: 'retraction' })], reviews: [] }, me.id)).toMatchObject({
    canRetract: false,
  })
  const refused = amendment({ step: 'refused', failure: 'After an hour nothing changes here.' })
  expect(stillToDo(answer, { amendments: [refused], reviews: [] }, me.id)).toMatchObject({
    canChange: true,
    amendment: { tone: 'care', words: 'Not changed: After an hour nothing changes here.' },
  })
  expect(stillToDo(answer, { amendments: [amendment({ step: 'done' })], reviews: [] }, me.id).amendment).toBeUndefined()
})

test('what was taken down says by whom and why', () => {
  const gone = { ...answer, step: 'retracted' as const }
  const by = (employeeId: string, employeeName: string) =>
    goneWords(gone, {
      amendments: [amendment({ kind: 'retraction', step: 'done', employeeId, employeeName, reason: 'Wrong.' })],
    })
  expect(by('ines', 'Inés Navarro')).toBe('took this down: “Wrong.”')
  expect(by('ada', 'Ada Okafor')).toBe('said something here that Ada Okafor took down: “Wrong.”')
  expect(goneWords(answer, { amendments: [] })).toBeUndefined()
})

test('what is taken over is said to whoever writes', () => {
  expect(inheritedWords({ contentWarning: 'fire', visibility: 'direct' })).toBe(
    'It stands behind the same warning: “fire”. Only they see it.',
  )
  expect(inheritedWords({ contentWarning: null, visibility: 'public' })).toBeUndefined()
})

test('other words wait for a reviewer, come back, and are sent by their author alone', () => {
  const review = { subjectId: 'x', deciderName: 'Marta Lind', comment: 'Warmer now.' } as Opened['reviews'][number]
  const at = (step: Opened['amendments'][number]['step'], who = me.id) =>
    stillToDo(answer, { amendments: [amendment({ step })], reviews: [review] }, who).amendment
  expect(at('in-review')).toMatchObject({ words: 'Other words are with a reviewer.', unsentId: 'x' })
  expect(at('approved')).toMatchObject({ words: 'Marta approved other words. “Warmer now.”', isApproved: true })
  expect(at('returned')).toMatchObject({ tone: 'care', unsentId: 'x' })
  expect(at('approved', 'marta')).toMatchObject({ isApproved: false })
  expect(at('approved', 'marta')?.unsentId).toBeUndefined()
  expect(at('withdrawn')).toBeUndefined()
})

test('where there are several accounts one chooses, and what can be done follows the choice', () => {
  const can = { quote: false, like: true, boost: false, edit: false, retract: false, pictures: 0 }
  const way = { possible: true, why: null, countedBy: null, maxLength: null }
  const halden = { ...way, id: 'h', handle: 'halden', connector: 'square', label: 'Square', isOwn: false, can }
  const ines = { ...halden, id: 'i', handle: 'ines', isOwn: true, can: { ...can, boost: true } }
  const out = { account: halden, accounts: [halden, ines], can } as unknown as Opened['wayOut']
  expect(accountsToChoose(out)).toEqual({
    chosen: 'h',
    accounts: [
      { id: 'h', words: 'halden, the company’s account' },
      { id: 'i', words: 'ines, your own account' },
    ],
  })
  expect(wayFrom(out, 'i')).toMatchObject({ account: { handle: 'ines' }, can: { boost: true } })
  expect(wayFrom(out, 'gone')).toBe(out)
  expect(accountsToChoose({ ...out, accounts: [halden] })).toBeUndefined()
})
