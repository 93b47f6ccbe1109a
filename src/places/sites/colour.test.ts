import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accentsFrom, contrast } from './colour.ts'

const colour = fc.integer({ min: 0, max: 0xffffff }).map(value => `#${value.toString(16).padStart(6, '0')}`)

test('contrast is what the standard says', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#767676', '#ffffff')).toBeGreaterThan(4.5)
  expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5)
})

test('whatever colour is chosen, what is shown of it can be read by day and by night', () => {
  fc.assert(
    fc.property(colour, wished => {
      const first = accentsFrom(wished)
      const found = 'accents' in first ? first : accentsFrom(first.nearest)
      if (!('accents' in found)) throw new Error(`${wished}: the nearest was refused, too`)
      const { light, dark } = found.accents
      expect(contrast(light.accent, '#fdfcfa')).toBeGreaterThanOrEqual(4.5)
      expect(contrast(light.accent, light.wash)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(light.onAccent, light.accent)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(light.onAccent, light.press)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(dark.accent, '#1a1917')).toBeGreaterThanOrEqual(4.5)
      expect(contrast(dark.accent, dark.wash)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(dark.onAccent, dark.accent)).toBeGreaterThanOrEqual(4.5)
    }),
    { numRuns: 300, examples: [['#bf6ee9'], ['#9aa3a7'], ['#3d831d']] },
  )
})

test('a colour that can be read stays as it is', () => {
  expect(accentsFrom('#1d4f7c')).toMatchObject({ accents: { light: { accent: '#1d4f7c' } } })
  expect(accentsFrom('#FFD54A')).toMatchObject({ nearest: expect.stringMatching(/^#[0-9a-f]{6}$/) })
})
