import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readKinds } from './index.ts'

const read = (text: string, language = 'en', more: { title?: string; author?: { handle: string } } = {}) =>
  readKinds({ text, language, links: [], ...more })
const labels = (text: string, language = 'en') => read(text, language).kinds.map(found => found.kind)

describe('a person who writes', () => {
  test.each([
    ['How do I change the battery?', 'en', 'question'],
    ['Wie kann ich den Akku wechseln?', 'de', 'question'],
    ['The lamp stopped working after a week, terrible.', 'en', 'complaint'],
    ['Die Lampe ist schon kaputt, sehr enttäuschend', 'de', 'complaint'],
    ['La lámpara no funciona, qué vergüenza', 'es', 'complaint'],
    ['I love this lamp, well done!', 'en', 'praise'],
    ['J’adore cette lampe, bravo à toute l’équipe', 'fr', 'praise'],
    ['Would be nice if the lamp had a timer', 'en', 'idea'],
    ['Sarebbe bello avere un timer', 'it', 'idea'],
    ['Thinking of buying the lamp, is it worth it?', 'en', 'purchase-interest'],
    ['Small lamp or big lamp?', 'en', 'purchase-interest'],
    ['Quanto custa a lâmpada?', 'pt', 'purchase-interest'],
    ['Lamp maker Orin announces second factory in Utrecht https://paper.example/a', 'en', 'news'],
    ['does anybody here know who repairs these', 'en', 'question'],
    ['weiß wer, wo man dafür Ersatzteile bekommt', 'de', 'question'],
    ['Our dryer has been rattling since Monday and nobody calls back', 'en', 'complaint'],
    ['Seit gestern klappert der Deckel, und keiner meldet sich', 'de', 'complaint'],
    ['La pompe fuit encore, troisième fois', 'fr', 'complaint'],
    ['Da ieri la ventola fa rumore e nessuno risponde', 'it', 'complaint'],
    ['Six winters and still going strong, my daughter sings on it', 'en', 'praise'],
    ['Od wczoraj nie działa i nikt nie odpisuje', 'pl', 'complaint'],
    ['三週間待っても返事が来ない。最悪です。', 'ja', 'complaint'],
    ['GIVEAWAY! Follow and like to win a lamp', 'en', 'static'],
    ['https://a.example https://b.example', 'und', 'static'],
    ['WINACTIE! Tag 3 vrienden, link in bio', 'nl', 'static'],
  ])('“%s” (%s) is met with %s', (text, language, kind) => {
    expect(read(text, language).main).toBe(kind)
  })

  test.each(['we have the same lamp at home', 'ok see you there', '', '😀', '。。。'])('“%s” is left alone', text => {
    expect(read(text)).toMatchObject({ main: 'unknown', kinds: [] })
  })

  test('two things at once gets both labels', () => {
    expect(labels('Why does the lamp keep flickering? It is broken and support is useless.')).toEqual(
      expect.arrayContaining(['question', 'complaint']),
    )
  })

  test('a language without a dictionary is read by its shape', () => {
    expect(labels('Miten vaihdan akun?', 'fi')).toContain('question')
    expect(labels('バッテリーの交換方法は？', 'ja')).toContain('question')
  })

  test('a title is read too, and its words are found there', () => {
    const reading = read('See below.', 'en', { title: 'How do I change the battery?' })
    expect(reading.main).toBe('question')
    expect(reading.kinds[0]?.because.every(because => because.in === 'title')).toBe(true)
  })
})

describe('negation', () => {
  test.each([
    ['not bad at all', 'en'],
    ['gar nicht schlecht', 'de'],
    ['pas mal du tout', 'fr'],
    ['nada mal', 'es'],
  ])('“%s” (%s) is kind', (text, language) => {
    expect(labels(text, language)).not.toContain('complaint')
    expect(read(text, language).sentiment.score).toBeGreaterThan(0)
  })

  test.each([
    ['The lamp is not beautiful', 'en'],
    ['Die Lampe ist nicht wunderschön', 'de'],
  ])('“%s” (%s) is not praise', (text, language) => {
    expect(labels(text, language)).not.toContain('praise')
    expect(read(text, language).sentiment.score).toBeLessThan(0)
  })
})

test('somebody locked out with a flight today is more urgent than somebody who says thanks', () => {
  const hurry = read('I am locked out of my account and my flight is today, please help asap!!').urgency
  expect(hurry.score).toBeGreaterThan(0.8)
  expect(hurry.because).toContain('locked out')
  expect(read('Thanks for the lovely lamp').urgency).toEqual({ score: expect.any(Number), because: [] })
  expect(read('Thanks for the lovely lamp').urgency.score).toBeLessThan(0.1)
})

test('whatever is written, each label shows its words exactly, and nothing throws', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      'not bad',
      'How do I',
      '?',
      '!!',
      '#a #b #c #d #e',
      'https://x.example',
      'kaputt 😡',
      'É́cole',
      '>>>',
      '@a',
      'giveaway',
    ),
  )
  const language = fc.constantFrom('en', 'de', 'es', 'fr', 'it', 'pt', 'nl', 'ja', 'und', '')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 10 }), language, (pieces, tag) => {
      const text = pieces.join(' ')
      const reading = read(text, tag)
      for (const { score, because } of reading.kinds) {
        expect(score).toBeGreaterThanOrEqual(0.5)
        expect(score).toBeLessThanOrEqual(1)
        expect(because.length).toBeGreaterThan(0)
        for (const { words, start, end } of because) expect(text.slice(start, end)).toBe(words)
      }
      for (const { words, start, end } of reading.sentiment.because) expect(text.slice(start, end)).toBe(words)
      expect(Math.abs(reading.sentiment.score)).toBeLessThanOrEqual(1)
      expect(reading.main === 'unknown').toBe(reading.kinds.length === 0)
      expect(read(text, tag)).toEqual(reading)
    }),
    { numRuns: 500 },
  )
}, 60_000)

test('a wall of text does not hold up the reading', () => {
  for (const wall of [
    'a '.repeat(50_000),
    'how '.repeat(20_000),
    '?'.repeat(50_000),
    '#'.repeat(50_000),
    '@a-'.repeat(20_000),
  ])
    read(wall)
})
