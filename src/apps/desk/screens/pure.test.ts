import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineAt, piecesOf } from './query-field.tsx'
import { wordChanges } from './word-changes.ts'

test('colouring a query never changes it, whether it can be read or not', () => {
  const words = fc.array(
    fc.constantFrom('halden', ' ', 'NEAR/8', '"cargo l"', 'NOT', 'OR', '(', ')', '\n', 'url:', 'lang:de', '"'),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(words, parts => {
      const text = parts.join('')
      expect(
        piecesOf(text)
          .map(piece => piece.text)
          .join(''),
      ).toBe(text)
    }),
  )
})

test('an error points at its character', () => {
  const text = 'halden\nOR lnk:x'
  expect(lineAt(text, text.indexOf('lnk'))).toEqual({ line: 'OR lnk:x', column: 3, number: 2 })
  expect(
    piecesOf(text)
      .filter(piece => piece.look === 'bad')
      .map(piece => piece.text),
  ).toEqual(['lnk:x'])
})

test('a reviewer’s change gives back both texts', () => {
  const text = fc
    .array(fc.constantFrom('the', 'price', 'is', '4,100', ' ', '\n', 'each.'), { maxLength: 30 })
    .map(words => words.join(' '))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const changes = wordChanges(before, after)
      const of = (...kinds: string[]) =>
        changes
          .filter(change => kinds.includes(change.kind))
          .map(change => change.text)
          .join('')
      expect(of('same', 'gone')).toBe(before)
      expect(of('same', 'come')).toBe(after)
    }),
  )
  expect(wordChanges('about 4,100 each', 'about 4,200 each').filter(change => change.kind !== 'same')).toEqual([
    { kind: 'gone', text: '4,100 ' },
    { kind: 'come', text: '4,200 ' },
  ])
})
