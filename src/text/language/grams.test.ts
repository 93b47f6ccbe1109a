import { eld } from 'eld/medium'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { weighGrams } from './grams.ts'
import { readTable } from './table.ts'

const table = readTable('medium')
const likeness = new Float64Array(256)

/** Languages that a text is like at all, by code. */
function ours(text: string): Record<string, number> {
  const isKnown = weighGrams(table, text, likeness)
  const found = table.codes.flatMap((code, number): [string, number][] => {
    const like = likeness[number] ?? 0
    return like > 0 ? [[code, like]] : []
  })
  expect(isKnown).toBe(found.length > 0)
  return Object.fromEntries(found)
}

test.each([
  'Has anyone tried the new Kestrel bike?',
  "Qu'est-ce qu'elle n’aime pas ? ''Rien'' d'autre'",
  'Τέλος ΤΕΛΟΣ ΣΟΦΙΑ Σ',
  'İstanbul’da DİYARBAKIR',
  'Привет, делишки',
  '更新之后应用打不开了',
  'a bc def ghij klmno',
  'w'.repeat(90),
  `${'ж'.repeat(40)} ${'ж'.repeat(40)}`,
  '12 34 !',
  '',
])('“%s” is as like each language as eld itself says', text => {
  expect(ours(text)).toEqual(eld.detect(text).getScores())
})

test('whatever somebody writes is as like each language as eld itself says', () => {
  const letters = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCXYZ') },
    { weight: 2, arbitrary: fc.constantFrom(...' ,.-\'’`"!') },
    { weight: 2, arbitrary: fc.constantFrom(...'äößéèçñłğışİΣσςжщїñđữ') },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xd7ff }).map(unit => String.fromCharCode(unit)) },
  )
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 96 }), text => {
      expect(ours(text)).toEqual(eld.detect(text).getScores())
    }),
    { numRuns: 2_000 },
  )
}, 60_000)
