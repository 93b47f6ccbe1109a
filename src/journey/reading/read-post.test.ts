import { expect, test } from 'vitest'
import { createPercolator } from '#text/percolator'
import { createPrecedents } from '#text/precedents'
import type { CompanyKnowledge } from './learn-company.ts'
import { readPost } from './read-post.ts'

const company: CompanyKnowledge = {
  aspects: [{ name: 'Halden', words: ['Halden'] }],
  topicNames: new Map(),
  named: createPercolator([]),
  documentTerms: new Map(),
  precedents: createPrecedents(),
  corrections: new Map(),
}
const read = (text: string, more: { isAutomatic?: boolean } = {}) =>
  readPost({ text, postedAt: new Date('2026-05-03'), ...more }, company)

test('who insults us is read with a warning, and the words stand in it', () => {
  const text = 'You are a worthless idiot and I hope your whole team gets fired'
  const { toxicity, why } = read(text)
  expect(toxicity).toBeGreaterThan(0.5)
  expect(why.toxicity.map(({ start, end }) => text.slice(start, end).toLowerCase()).join(' ')).toContain('idiot')
})

test('who is glad is read without one', () => {
  expect(read('Lovely saddle, thank you Halden!')).toMatchObject({
    toxicity: expect.closeTo(0, 1),
    why: { toxicity: [] },
  })
})

test('who asks politely, without a question mark, waits for a word', () => {
  expect(read('Please send me the invoice of last week by Friday').wantsAnswer).toBe(true)
})

test('who says that something told of us is not so waits for a word, and is read as that', () => {
  const { kinds, wantsAnswer } = read('That is not true, Halden has had a repair service since 2019.')
  expect(kinds.map(({ kind }) => kind)).toContain('correction-needed')
  expect(wantsAnswer).toBe(true)
})

test('advertising waits for nobody', () => {
  const spam = read('URGENT! You have won a 1000 pound prize. Call 09061701461 now to claim. Txt STOP to end')
  expect(spam).toMatchObject({ kind: 'static', wantsAnswer: false })
  expect(spam.kinds[0]?.because.length).toBeGreaterThan(0)
})

test('what a machine sent stays static, whatever it says', () => {
  expect(read('Does the lamp work? I am out of office.', { isAutomatic: true })).toMatchObject({
    kind: 'static',
    wantsAnswer: false,
  })
})
