import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readUrgency } from './index.ts'

const read = (text: string, language = 'en', title?: string) =>
  readUrgency({ text, language, ...(title === undefined ? {} : { title }) })

test.each([
  ['The charger caught fire last night', 'en', 'danger'],
  ['I was charged twice for one bike', 'en', 'money'],
  ['Locked out of my account and my flight is tonight!!', 'en', 'access'],
  ['Der Akku brennt', 'de', 'danger'],
  ['On m’a prélevé deux fois', 'fr', 'money'],
  ['No puedo entrar en mi cuenta y es urgente', 'es', 'access'],
  ['È urgente, il mio volo parte oggi', 'it', 'deadline'],
  ['Está fora do ar desde ontem, é urgente', 'pt', 'outage'],
  ['Alles ligt plat en niemand reageert', 'nl', 'outage'],
  ['To pilne, nie mogę się zalogować', 'pl', 'access'],
  ['至急お願いします。ログインできません', 'ja', 'access'],
])('“%s” (%s) presses because of %s', (text, language, reason) => {
  const urgency = read(text, language)
  expect(urgency.score).toBeGreaterThan(0.4)
  expect(urgency.reasons.map(one => one.reason)).toContain(reason)
  expect(urgency.because).not.toBe('')
})

test('fire presses more than waiting, and two reasons more than one', () => {
  expect(read('It caught fire').score).toBeGreaterThan(read('I am still waiting').score)
  expect(read('I am locked out and my flight is today').score).toBeGreaterThan(read('I am locked out').score)
})

test.each(['Thanks for the lovely lamp', 'I read about it in the news', ''])('“%s” can wait', text => {
  expect(read(text).score).toBeLessThan(0.1)
})

test('who says there is no hurry is believed', () => {
  expect(read('No rush, but could you look at it today?').score).toBeLessThan(0.3)
  expect(read('It is not urgent').score).toBeLessThan(0.1)
})

test('what stands in the title counts', () => {
  expect(read('See the photo.', 'en', 'My bike caught fire').reasons[0]).toMatchObject({
    in: 'title',
    words: 'caught fire',
  })
})

test('whatever is written, the words are shown exactly, and nothing throws', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom('urgent', 'caught', 'fire', '!!', 'today', 'no', 'no rush', 'brennt', '至急'),
  )
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 10 }),
      fc.constantFrom('en', 'de', 'ja', 'und', 'xx'),
      (pieces, language) => {
        const text = pieces.join(' ')
        const { score, reasons } = read(text, language)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1)
        for (const { words, start, end } of reasons) expect(text.slice(start, end)).toBe(words)
      },
    ),
    { numRuns: 120 },
  )
}, 60_000)
