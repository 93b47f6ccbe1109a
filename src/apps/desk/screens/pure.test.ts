import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineAt, piecesOf } from './query-field.tsx'
import { wordChanges } from './word-changes.ts'

test('colouring a query never changes it, with an error or without', () => {
  const words = fc.array(
    fc.constantFrom('halden', ' ', 'NEAR/8', '"cargo l"', 'NOT', 'OR', '(', ')', '\n', 'url:', 'lang:de', '"'),
    { maxLength: 30 },
  )
  const errors = fc.option(
    fc.record({
      at: fc.integer({ min: 0, max: 90 }),
      end: fc.option(fc.integer({ min: 0, max: 99 }), { nil: undefined }),
    }),
    { nil: undefined },
  )
  fc.assert(
    fc.property(words, errors, (parts, error) => {
      const text = parts.join('')
      expect(
        piecesOf(text, error)
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
    piecesOf(text, { at: 10, end: 14 })
      .filter(piece => piece.look === 'bad')
      .map(piece => piece.text),
  ).toEqual(['lnk:'])
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
