import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createGlance } from './glance.ts'

const names = ['tomorrow', 'mañana', 'aujourd', 'sábado', 'DZIŚ']
const mayHave = createGlance(names)

test('a first look never overlooks a name, however it is written', () => {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.join('|')})(?![\\p{L}\\p{N}])`, 'iu')
  const parts = fc.constantFrom(
    ...names,
    'TOMORROW',
    'Mañana',
    'ſábado',
    'a',
    '7',
    ' ',
    '-',
    "'hui",
    '.',
    'é',
    '\n',
    '😀',
  )
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 6 }), some => {
      const text = some.join('')
      if (pattern.test(text)) expect(mayHave(text)).toBe(true)
    }),
    { numRuns: 3_000 },
  )
}, 60_000)

test.each(['See you on the day after', 'tomorrows', 'mananas', '', '…'])('“%s” needs no second look', text => {
  expect(mayHave(text)).toBe(false)
})
