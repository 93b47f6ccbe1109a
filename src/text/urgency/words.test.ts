import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordPattern, wordsOf } from './read.ts'

test('words are those that the pattern says, though it is not asked', () => {
  const parts = fc.constantFrom(
    'don',
    '’',
    "'",
    't',
    '.',
    '-',
    ' ',
    'a.s.a.p',
    'É',
    'e\u0301',
    '日本',
    '𝐀',
    '😀',
    '7',
    '\ud800',
    '\n',
  )
  const written = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.array(parts, { maxLength: 12 }).map(some => some.join('')),
  )
  fc.assert(
    fc.property(written, text => {
      const { starts, ends } = wordsOf(text)
      expect(starts.map((start, at) => [start, ends[at]])).toEqual(
        Array.from(text.matchAll(wordPattern), match => [match.index, match.index + match[0].length]),
      )
    }),
    { numRuns: 2_000 },
  )
}, 60_000)
