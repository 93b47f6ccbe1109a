import fc from 'fast-check'
import { expect, test } from 'vitest'
import { excerptOf } from './excerpt.ts'

test('a short post is shown whole', () => {
  expect(excerptOf('Halden, bitte melden.', [{ start: 0, end: 6 }])).toEqual({
    text: 'Halden, bitte melden.',
    spans: [{ start: 0, end: 6 }],
  })
})

test('of a long post the part is shown in which the word stands', () => {
  const text = `${'Vom Wetter war lange die Rede. '.repeat(40)}Dann kam das Halden Tour. ${'Und wieder Wetter. '.repeat(40)}`
  const start = text.indexOf('Halden')
  const shown = excerptOf(text, [{ start, end: start + 6 }])
  expect(shown.text.length).toBeLessThan(340)
  expect(shown.text.startsWith('… ')).toBe(true)
  expect(shown.spans.map(span => shown.text.slice(span.start, span.end))).toEqual(['Halden'])
})

test('marks stay on their words, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 900 }),
      fc.nat(),
      fc.nat(20),
      (text, at, long) => {
        const start = at % text.length
        const end = Math.min(text.length, start + long + 1)
        const shown = excerptOf(text, [{ start, end }])
        for (const span of shown.spans) expect(shown.text.slice(span.start, span.end)).toBe(text.slice(start, end))
        expect(shown.text.length).toBeLessThanOrEqual(330)
      },
    ),
  )
})
