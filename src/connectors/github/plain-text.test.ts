import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainText } from './plain-text.ts'

test.each([
  ['**It** _rattles_ ~~badly~~', 'It rattles badly'],
  ['# Title #1\n\nText', 'Title #1\n\nText'],
  ['> You said so.\n\nI did not.', 'I did not.'],
  ['Use `my_snake_case` and `**`', 'Use my_snake_case and **'],
  ['my_snake_case stays', 'my_snake_case stays'],
  ['3 * 4 * 5', '3 * 4 * 5'],
  ['```ts\nconst a = 1 // *not* bold\n```', 'const a = 1 // *not* bold'],
  ['Yes.\n\n<!-- 0197-our-mark -->', 'Yes.'],
  ['| a | b |\n|---|---|\n| 1 | 2 |', 'a   b\n1   2'],
  ['* one\n+ two', '- one\n- two'],
  ['<details><summary>Log</summary>\nlines</details>', 'Log\nlines'],
  ['![a cat](https://x.example/cat.png) &amp; more', 'a cat & more'],
])('%j reads as %j', (markdown, text) => {
  expect(plainText(markdown).text).toBe(text)
})

test('its links are known, in each way of writing them', () => {
  const { text, links } = plainText(
    '[the manual](https://halden.example/m "Manual"), <https://a.example/> and https://b.example/x.',
  )
  expect(text).toBe('the manual, https://a.example/ and https://b.example/x.')
  expect(links).toEqual(['https://halden.example/m', 'https://a.example/', 'https://b.example/x'])
})

test.each([' ', '\t', ' |', '- ', '* ', '| ', '\n', '> '])('a whole post of %j is read at once', bit => {
  plainText(bit.repeat(100_000 / bit.length))
})

test('whatever somebody writes is read in no time', () => {
  const bits = fc.constantFrom(
    '[',
    '](',
    '**',
    '_',
    '`',
    '<',
    '<!--',
    '<a ',
    '![',
    ')',
    'x',
    '\\',
    '&',
    '|',
    '-',
    ' ',
    '\n',
  )
  fc.assert(
    fc.property(fc.array(bits, { minLength: 1, maxLength: 8 }), pattern => {
      const text = pattern.join('').repeat(Math.ceil(65_536 / pattern.join('').length))
      plainText(text)
    }),
    { numRuns: 40 },
  )
})
