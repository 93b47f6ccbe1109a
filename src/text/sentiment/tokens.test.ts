import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pattern, piecesOf } from './tokens.ts'

const written = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        ...[
          'http',
          'https://a.b/c',
          'www',
          'www.x',
          'Hot',
          'x',
          'xD',
          'XDD',
          'x-d',
          'T_T',
          'to',
          'o_O',
          'don’t',
          "it's",
          'a-b',
          'f*ck',
        ],
        ...[
          ':)',
          ':-(',
          ';-P',
          '<3',
          '</3',
          '>:(',
          '^_^',
          '-_-',
          '\\o/',
          '&lt;3',
          '(:',
          '@',
          '@ines',
          '#',
          '#SoHappy',
          '😀',
          '👍🏽',
          'é',
          'e\u0301',
        ],
        ...[
          '!',
          '!!',
          '?!',
          '...',
          '…',
          '.',
          ',',
          ';',
          '—',
          '\n',
          '|',
          ' ',
          '  ',
          '3',
          'ℹ',
          '日本',
          'ไทย',
          '𝐀',
          '\ud800',
        ],
      ),
      { maxLength: 12 },
    )
    .map(parts => parts.join('')),
)

test('a post is cut where the pattern says, though most words are found without it', () => {
  const plain = new RegExp(pattern.source, 'gu')
  fc.assert(
    fc.property(written, text => {
      expect(piecesOf(text).list.map(({ start, end }) => [start, end])).toEqual(
        Array.from(text.matchAll(plain), match => [match.index, match.index + match[0].length]),
      )
    }),
    { numRuns: 3_000 },
  )
}, 60_000)
