import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readToxicity } from './index.ts'
import { macroF1, promisedF1 } from './learn.ts'

const read = (text: string, language = 'en', title?: string) =>
  readToxicity({ text, language, ...(title === undefined ? {} : { title }) })

describe('a reader is warned', () => {
  test.each([
    ['Immigrants are vermin and should be shot', 'hateful'],
    ['You are an idiot', 'hurtful'],
    ['The damn app crashed again', 'coarse'],
    ['Ihate immigrants', 'hateful'],
    ['I h4te Muslims', 'hateful'],
    ['I haet women', 'hateful'],
  ])('of “%s”: %s', (text, level) => {
    const reading = read(text)
    expect(reading.level).toBe(level)
    if (level !== 'coarse') expect(reading.because.length).toBeGreaterThan(0)
  })

  test.each([
    ['de', 'Ihr Arschlöcher'],
    ['fr', 'Bande de connards'],
    ['es', 'Sois unos gilipollas'],
    ['it', 'Siete degli stronzi'],
    ['nl', 'Stelletje klootzakken'],
    ['pl', 'Kurwa mać'],
  ])('of insults in %s', (language, text) => {
    expect(read(text, language).level).toBe('hurtful')
  })
})

describe('nobody is taken for a hater who', () => {
  test.each([
    ['names themselves', 'I am a gay man and I love this bike'],
    ['praises', 'Muslim women built this wonderful app'],
    ['denies', 'Nobody should hate immigrants'],
    ['condemns', 'Saying that you hate women is wrong'],
    ['hates a thing', 'I hate this app and its stupid menu'],
    ['complains', 'The brakes are terrible and support is useless'],
  ])('%s: “%s”', (_, text) => {
    expect(read(text).level).not.toBe('hateful')
  })
})

test('the chances of an English post sum to one', () => {
  const { hate, offensive, neither } = read('How do I change the battery?').chances
  expect(hate + offensive + neither).toBeCloseTo(1, 2)
  expect(neither).toBeGreaterThan(0.5)
})

test('what is promised is what comes true where chances are certain, and less where they doubt', () => {
  const right = [0, 1, 1, 2]
  const said = [0, 1, 2, 2]
  const certain = right.map(label => [0, 1, 2].map(one => (one === label ? 1 : 0)))
  expect(promisedF1(certain, said)).toBeCloseTo(macroF1(right, said), 9)
  const doubting = certain.map(chances => chances.map(chance => 0.7 * chance + 0.1))
  expect(promisedF1(doubting, said)).toBeLessThan(promisedF1(certain, said))
})

test('what stands in the title is shown there', () => {
  expect(read('See above.', 'en', 'You idiots').because[0]).toMatchObject({ in: 'title' })
})

test('whatever is written, places are exact, and nothing throws', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(
      'I',
      'h a t e',
      'wo men',
      '"',
      '!',
      'women',
      'are',
      'sc*m',
      'not',
      'y0u',
      'idiot',
      '.',
      "'s",
      'ihatewomen',
    ),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.constantFrom('en', 'und', 'de', 'xx'), (pieces, language) => {
      const text = pieces.join(' ')
      const reading = read(text, language)
      expect(reading.hate).toBeGreaterThanOrEqual(0)
      expect(reading.hate).toBeLessThanOrEqual(1)
      for (const { words, start, end } of [...reading.because, ...reading.against])
        expect(text.slice(start, end)).toBe(words)
    }),
    { numRuns: 120 },
  )
}, 60_000)

test('a wall of text does not hold up the reading', () => {
  for (const wall of [
    'a '.repeat(20_000),
    'women '.repeat(5_000),
    'h a t e '.repeat(5_000),
    'a'.repeat(50_000),
    '*'.repeat(20_000),
  ])
    read(wall)
})
