import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cut, pairs } from './spans.ts'

const spans = fc.array(fc.record({ start: fc.integer({ min: -5, max: 60 }), end: fc.integer({ min: -5, max: 60 }) }), {
  maxLength: 8,
})

test('whatever is marked, the words stay the words', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 50, unit: 'grapheme' }), spans, (text, marked) => {
      const pieces = cut(text, marked)
      expect(pieces.map(piece => piece.text).join('')).toBe(text)
      let at = 0
      for (const piece of pieces) {
        expect(piece.from).toBe(at)
        expect(piece.text.length).toBeGreaterThan(0)
        at += piece.text.length
      }
    }),
  )
})

test('every marked letter lies in a span that asked for it', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), spans, (text, marked) => {
      for (const { span, from, text: words } of cut(text, marked)) {
        const covered = marked.some(({ start, end }) => start <= from && from + words.length <= end)
        if (span === undefined)
          expect(marked.some(({ start, end }) => Math.max(start, from) < Math.min(end, from + words.length))).toBe(
            false,
          )
        else expect(covered).toBe(true)
      }
    }),
  )
})

test('stored numbers become stretches, two by two', () => {
  expect(pairs([0, 4, 9, 12])).toEqual([
    { start: 0, end: 4 },
    { start: 9, end: 12 },
  ])
  expect(pairs([0, 4, 9])).toEqual([{ start: 0, end: 4 }])
})
