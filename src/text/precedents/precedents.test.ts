import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPrecedents } from './precedents.ts'

const giveaway = 'Win a free Halden cargo bike! Follow us and share this post to enter.'

test('a text is found again by one like it, and by the words that they share', () => {
  const precedents = createPrecedents()
  precedents.add('giveaway', { text: giveaway })
  precedents.add('question', { text: 'How long does the battery of the Tour last in winter?' })
  const [found, ...others] = precedents.like({
    text: 'Win a free Halden helmet! Follow us and share this post to enter.',
  })
  expect(others).toEqual([])
  expect(found).toMatchObject({ id: 'giveaway' })
  expect(found?.because[0]?.words).toBe('Follow us and share this post to enter')
})

test.each([
  ['the same subject, asked', 'Is the Halden cargo bike any good for two children?'],
  ['the same tone', 'We follow the road and enter the wood.'],
  ['another language', 'Wie lange hält der Akku im Winter?'],
  ['nothing at all', ''],
])('%s is no precedent', (_, text) => {
  const precedents = createPrecedents()
  precedents.add('giveaway', { text: giveaway })
  expect(precedents.like({ text })).toEqual([])
})

test('what was taken back is not followed any more', () => {
  const precedents = createPrecedents()
  precedents.add('giveaway', { text: giveaway })
  precedents.remove('giveaway')
  expect(precedents.like({ text: giveaway })).toEqual([])
  expect(precedents.size).toBe(0)
})

test('Japanese is compared by its characters', () => {
  const precedents = createPrecedents()
  precedents.add('battery', { text: '冬にバッテリーの充電が八十パーセントで止まります' })
  expect(precedents.like({ text: '冬にバッテリーの充電が止まります' })[0]?.id).toBe('battery')
  expect(precedents.like({ text: '自転車を買いたいです' })).toEqual([])
})

test('whatever is said: alike only to a degree, most alike to itself, and each reason stands in the text', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 80 }), { maxLength: 8 }),
      fc.string(),
      (texts, title) => {
        const precedents = createPrecedents()
        for (const [n, text] of texts.entries()) precedents.add(`${n}`, { text, title })
        for (const text of texts)
          for (const { similarity, because } of precedents.like({ text, title }, 0)) {
            expect(similarity).toBeGreaterThanOrEqual(0)
            expect(similarity).toBeLessThanOrEqual(1.000001)
            for (const { words, start, end, in: where } of because)
              expect((where === 'title' ? title : text).slice(start, end)).toBe(words)
          }
      },
    ),
    { numRuns: 100 },
  )
})
