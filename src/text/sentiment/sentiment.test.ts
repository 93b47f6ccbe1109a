import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSentiment } from './index.ts'

const read = (text: string, language = 'en', title?: string) =>
  readSentiment({ text, language, ...(title === undefined ? {} : { title }) })
const aspects = [
  { name: 'Halden', words: ['Halden', 'ハルデン'] },
  { name: 'app', words: ['app', 'application'] },
]
const toward = (text: string, language = 'en') =>
  Object.fromEntries(readSentiment({ text, language, aspects }).toward.map(({ name, score }) => [name, score]))

describe('a person who is glad, and one who is not', () => {
  test.each([
    ['en', 'I love this bike, best purchase in years!', 'The bike broke after a week and nobody answers. Awful.'],
    ['de', 'Ich bin begeistert, das Rad ist super', 'Leider schon wieder kaputt, ich bin sehr enttäuscht'],
    ['fr', 'Merci à toute l’équipe, un vélo magnifique', 'Très déçu, le vélo est déjà en panne'],
    ['es', 'Me encanta, funciona genial', 'No funciona y nadie responde, qué vergüenza'],
    ['it', 'Servizio ottimo, bici bellissima, grazie', 'Non funziona più, sono molto deluso'],
    ['pt', 'Adorei, muito bom mesmo', 'Péssimo atendimento, não funciona'],
    ['nl', 'Geweldige fiets, heel blij mee', 'Werkt niet meer, erg teleurgesteld'],
    ['pl', 'Świetny rower, bardzo polecam', 'Nie działa i nikt nie odpisuje, jestem rozczarowany'],
    ['ja', 'とても便利で最高です', 'すぐ壊れた。最悪です'],
    ['fi', 'Uusi pyörä 😍🎉', 'Pyörä taas 😡'],
  ])('in %s', (language, glad, sad) => {
    expect(read(glad, language).score).toBeGreaterThan(0.2)
    expect(read(sad, language).score).toBeLessThan(-0.2)
  })

  test('more is more: intensifiers, capitals and exclamation marks', () => {
    const plain = read('The service was good').score
    expect(read('The service was really good').score).toBeGreaterThan(plain)
    expect(read('The service was GOOD!!!').score).toBeGreaterThan(plain)
    expect(read('The service was not good').score).toBeLessThan(-0.1)
  })

  test('somebody who says where the bus leaves feels nothing in particular', () => {
    expect(Math.abs(read('The bus leaves from platform four at noon').score)).toBeLessThan(0.15)
  })

  test('praise and anger in one post are said to be mixed', () => {
    expect(read('I love the bike but the support is terrible').isMixed).toBe(true)
    expect(read('I love the bike and the support is great').isMixed).toBe(false)
  })

  test('a language without a list of words is owned up to', () => {
    expect(read('Uusi pyörä', 'fi').knowsLanguage).toBe(false)
    expect(read('Das Rad', 'de').knowsLanguage).toBe(true)
  })
})

describe('feeling toward us', () => {
  test('each thing gets the feeling of its own clause', () => {
    const both = toward('I love my Halden but the app is terrible')
    expect(both.Halden).toBeGreaterThan(0.2)
    expect(both.app).toBeLessThan(-0.2)
    const inGerman = toward('Das Rad von Halden ist super, aber die App ist schrecklich', 'de')
    expect(inGerman.Halden).toBeGreaterThan(0.2)
    expect(inGerman.app).toBeLessThan(-0.2)
  })

  test('what is better than we are speaks against us', () => {
    expect(toward('Kestrel is better than Halden').Halden).toBeLessThan(-0.1)
    expect(toward('Halden is better than Kestrel').Halden).toBeGreaterThan(0.1)
  })

  test('the next sentence counts when it goes on about it', () => {
    expect(toward('I bought a Halden in May. It is wonderful.').Halden).toBeGreaterThan(0.2)
  })

  test.each([
    ['thanks in advance', 'Thanks in advance! Does anyone know if the Halden app runs offline?'],
    ['a letter’s manners', 'Dear Halden, I am writing about order 4711. Kind regards, Grace'],
    ['what is asked', 'Does a Halden do real damage to a lawn?'],
    ['what is thought of', 'mineral oil or DOT for a Halden before I do something stupid'],
    ['what is for sale', 'For sale: Halden, perfect condition, wonderful colour'],
    ['what somebody else hates', 'my neighbour hates my Halden because of the bell'],
    ['the weather', 'Love the weather today! Took the Halden to the lake.'],
    ['one face', 'Neu im Halden-Club ✌️'],
  ])('%s is no feeling toward us', (_, text) => {
    const [halden] = readSentiment({ text, language: text.startsWith('Neu') ? 'de' : 'en', aspects }).toward
    expect(halden).toMatchObject({ name: 'Halden', score: 0, because: [] })
  })

  test('a post that does not name us says nothing toward us', () => {
    expect(toward('What an awful day')).toEqual({})
    expect(toward('Haldenstein is awful')).toEqual({})
  })

  test('Japanese needs no spaces around our name', () => {
    expect(toward('ハルデンは最高です', 'ja').Halden).toBeGreaterThan(0.2)
  })
})

test('the words that moved the score are shown, in title and text', () => {
  const reading = read('Still no answer from anyone.', 'en', 'Terrible support')
  expect(reading.because.find(({ words }) => words === 'Terrible')).toMatchObject({ in: 'title', start: 0, end: 8 })
  expect(read('A wonderful day').because[0]).toMatchObject({ words: 'wonderful', start: 2, end: 11 })
})

test('whatever is written, scores stay in bounds, places are exact, and nothing throws', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      'not',
      'Halden',
      'app',
      'love',
      ':)',
      ':-(',
      '😡',
      '#SoGood',
      '!!!',
      '?',
      '.',
      'better than',
      'kaputt',
      '最悪',
      'İ',
    ),
  )
  const language = fc.constantFrom('en', 'de', 'fr', 'ja', 'und', '', 'xx')
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 12 }),
      fc.option(piece, { nil: undefined }),
      language,
      (pieces, title, tag) => {
        const text = pieces.join(' ')
        const input = { text, language: tag, aspects, ...(title === undefined ? {} : { title }) }
        const reading = readSentiment(input)
        expect(Math.abs(reading.score)).toBeLessThanOrEqual(1)
        expect(reading.good).toBeGreaterThanOrEqual(0)
        expect(reading.good).toBeLessThanOrEqual(1)
        for (const { words, start, end, in: where } of [
          ...reading.because,
          ...reading.toward.flatMap(one => one.because),
        ])
          expect((where === 'title' ? (title ?? '') : text).slice(start, end)).toBe(words)
        expect(readSentiment(input)).toEqual(reading)
      },
    ),
    { numRuns: 150 },
  )
}, 60_000)

test('a wall of text does not hold up the reading', () => {
  for (const wall of [
    'a '.repeat(50_000),
    'not good '.repeat(20_000),
    '!'.repeat(100_000),
    ':('.repeat(50_000),
    'a'.repeat(100_000),
    'o'.repeat(50_000),
  ])
    read(wall)
})
