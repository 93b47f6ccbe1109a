import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  createFeatures,
  FAMILIES,
  type Features,
  IN_TITLE,
  LETTERS,
  MOVES,
  OUTLINE,
  readFeatures,
  readMoves,
  readPairs,
  SIGNS,
  WORDS,
} from '#text/features'

const one = createFeatures()
const other = createFeatures()
const hashesOf = (features: Features, text: string, group: number, title?: string) => {
  readFeatures(features, text, title)
  const found = new Set<number>()
  for (let at = 0; at < features.count; at++) if (features.groups[at] === group) found.add(features.hashes[at] ?? 0)
  return found
}
const shared = (a: string, b: string, group: number) => hashesOf(one, a, group).intersection(hashesOf(other, b, group))

test('accents, capitals and apostrophes do not make other words', () => {
  expect(hashesOf(one, 'Où est LE café?', WORDS)).toEqual(hashesOf(other, 'ou est le cafe?', WORDS))
  expect(hashesOf(one, "I don't know", WORDS)).toEqual(hashesOf(other, 'i dont know', WORDS))
})

test('words that can stand for each other share a family', () => {
  expect(shared('walnut', 'almond', WORDS).size).toBe(0)
  expect(shared('my walnut', 'my almond', FAMILIES).size).toBeGreaterThan(0)
})

test('a turned-around word is not the word alone', () => {
  const plain = hashesOf(one, 'it is good', WORDS)
  const turned = hashesOf(other, 'it is not good', WORDS)
  expect(turned.difference(plain).size).toBeGreaterThan(2)
})

test('scripts without spaces have words too', () => {
  expect(shared('東京駅前で会う', '東京タワー', WORDS).size).toBeGreaterThan(0)
})

test('nobody is learned by name: a mention is a sign and no word', () => {
  expect(hashesOf(one, 'thanks @ines.example', WORDS)).toEqual(hashesOf(other, 'thanks @tomas', WORDS))
  expect(hashesOf(one, 'thanks @ines', SIGNS)).not.toEqual(hashesOf(other, 'thanks', SIGNS))
})

test('a title is read, and its places are of the title', () => {
  readFeatures(one, 'It fell off.', 'Broken handle')
  const places = [...one.placeFields.subarray(0, one.places).keys()].filter(at => one.placeFields[at] === IN_TITLE)
  expect(places.length).toBeGreaterThan(5)
  for (const at of places) expect(one.placeEnds[at] ?? 99).toBeLessThanOrEqual('Broken handle'.length)
})

test('whatever is written, each feature can be shown in the text, twice the same, and nothing throws', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '#a#B',
      '@',
      '@a.b@c',
      'http://',
      'www.',
      '👨‍👩‍👧‍👦',
      '\ud83d',
      '\udc00',
      "l'été",
      '...',
      'é́',
      '１２',
      '．',
    ),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.string({ maxLength: 20 }), (pieces, title) => {
      const text = pieces.join(' ')
      readFeatures(one, text, title)
      readFeatures(other, text, title)
      for (const features of [one, other]) {
        readPairs(features)
        readMoves(features)
      }
      expect(one.hashes.subarray(0, one.count)).toEqual(other.hashes.subarray(0, other.count))
      const shown = new Set<number>()
      for (let at = 0; at < one.places; at++) {
        const source = one.placeFields[at] === IN_TITLE ? title : text
        const start = one.placeStarts[at] ?? -1
        const end = one.placeEnds[at] ?? -1
        if (!(start >= 0 && start <= end && end <= source.length)) throw new Error(`a place outside: ${start}..${end}`)
        shown.add(one.placeOf[at] ?? -1)
      }
      expect(shown.size).toBe(one.count)
      expect(new Set(one.hashes.subarray(0, one.count)).size).toBe(one.count)
    }),
    { numRuns: 300 },
  )
})

test('a wall of text does not hold up the reading', () => {
  for (const wall of [
    'a '.repeat(50_000),
    '?'.repeat(50_000),
    'ab'.repeat(50_000),
    '😀'.repeat(20_000),
    '@a-'.repeat(20_000),
    '東'.repeat(50_000),
  ])
    readFeatures(one, wall)
  expect(hashesOf(one, 'small again', LETTERS)).toEqual(hashesOf(other, 'small again', LETTERS))
})

test('two words say something together wherever they stand, whatever their endings', () => {
  const pairsOf = (text: string) => {
    const features = createFeatures()
    readFeatures(features, text)
    const before = features.count
    readPairs(features)
    readPairs(features)
    return new Set(features.hashes.slice(before, features.count))
  }
  const [lost, cards] = [pairsOf('I lost my card'), pairsOf('my cards are all lost')]
  expect(lost.size).toBe(6)
  expect(lost.intersection(cards).size).toBe(3)
  expect(pairsOf('card').size).toBe(0)
})

test('who asks for an act is like another who asks, whatever it is about', () => {
  const doneBy = (text: string, group: number) => {
    const features = createFeatures()
    readFeatures(features, text)
    readMoves(features)
    readMoves(features)
    return new Set(features.hashes.slice(0, features.count).filter((_, at) => features.groups[at] === group))
  }
  const outlines = doneBy('Could you mail us the tariffs?', OUTLINE).intersection(
    doneBy('Could you paint us the stairs?', OUTLINE),
  )
  expect(outlines.size).toBe(doneBy('Could you mail us the tariffs?', OUTLINE).size)
  const begins = doneBy('Thanks, and send it to Ada.', MOVES).intersection(doneBy('Send Tomás a pump!', MOVES))
  expect(begins.size).toBeGreaterThan(3)
  const told = doneBy('It was sent to Ada.', MOVES).intersection(doneBy('Send Tomás a pump!', MOVES))
  expect(begins.size).toBeGreaterThan(told.size)
  expect(doneBy('', MOVES).size).toBe(0)
})
