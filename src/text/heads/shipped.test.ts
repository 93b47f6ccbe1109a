import { expect, test } from 'vitest'
import { createFeatures, readFeatures } from '#text/features'
import { readFeedback, readHead, readHeads, readRequest, readStatic, shippedHead } from '#text/heads'

const wordsOf = (text: string, because: { start: number; end: number }[] = []) =>
  because.map(({ start, end }) => text.slice(start, end).toLowerCase())

test('a prize that nobody entered for is static, and the words that say so are shown', () => {
  const text = 'URGENT! You have WON a guaranteed £1000 prize. Call 09061701461 now to claim, T&Cs apply'
  const found = readStatic(text)
  expect(found).toMatchObject({ label: 'static', isSaid: true })
  expect(wordsOf(text, found?.because).length).toBeGreaterThan(2)
  expect(readStatic('See you at the station at six, bring the tickets')?.isSaid ?? false).toBe(false)
})

test('somebody who asks for something is heard, somebody who tells of a walk is not', () => {
  expect(readRequest('Could you please send me the manual for the heat pump?')?.isSaid).toBe(true)
  expect(readRequest('We walked along the river and had cake afterwards.')?.isSaid ?? false).toBe(false)
})

test('feedback may be about several things at once', () => {
  const labels = readFeedback('Since the update it crashes all the time and drains my battery').map(
    ({ label }) => label,
  )
  expect(labels).toContain('ERROR')
  expect(labels).toContain('BATTERY')
})

test('one pass over a text is enough for all heads', () => {
  const features = createFeatures()
  readFeatures(features, 'Please fix this bug, it crashes on my phone')
  const all = readHeads(features)
  expect(all.feedback.some(({ label, isSaid }) => label === 'ERROR' && isSaid)).toBe(true)
  expect(all.static.some(({ isSaid }) => isSaid)).toBe(false)
  const alone = readHead(shippedHead('feedback'), features)
  expect(all.feedback.map(({ label }) => label)).toEqual(alone.map(({ label }) => label))
  for (const [at, { chance }] of alone.entries()) expect(all.feedback[at]?.chance).toBeCloseTo(chance, 5)
})
