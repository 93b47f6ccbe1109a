import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linePath, ticksFor } from './chart-scale.ts'
import { hueOf, initialsOf } from './initials.ts'
import { lengthState } from './length.tsx'
import { matchCommands } from './match-commands.ts'

test('people without a picture keep their initials, in any script', () => {
  expect(initialsOf('Inés Navarro')).toBe('IN')
  expect(initialsOf('Øystein')).toBe('Ø')
  expect(initialsOf('Marie van der Berg')).toBe('MB')
  expect(initialsOf('+34 ··· ··· 218')).toBe('')
  expect(initialsOf('داليا حداد')).toBe('دح')
  expect(hueOf('Inés Navarro')).toBe(hueOf('Inés Navarro'))
})

test('find-or-do finds what begins so before what merely contains it, whatever the accents', () => {
  const commands = ['Results', 'Pass to Tomás', 'Pass to Inés', 'Compass'].map(label => ({ label }))
  expect(matchCommands(commands, 'pass').map(each => each.label)).toEqual(['Pass to Tomás', 'Pass to Inés', 'Compass'])
  expect(matchCommands(commands, 'tomas').map(each => each.label)).toEqual(['Pass to Tomás'])
  expect(matchCommands(commands, 'ines').map(each => each.label)).toEqual(['Pass to Inés'])
  expect(matchCommands(commands, 'zzz')).toEqual([])
  expect(matchCommands(commands, ' ')).toHaveLength(4)
})

test('a chart has few round ticks, and room for its largest value', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 1e9, noNaN: true }), largest => {
      const ticks = ticksFor(largest)
      expect(ticks.length).toBeLessThanOrEqual(4)
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(largest)
      expect(ticks[0]).toBe(0)
    }),
  )
  expect(ticksFor(11.4)).toEqual([0, 5, 10, 15])
  expect(
    linePath([
      [0, 1.23],
      [2, 3],
    ]),
  ).toBe('M0 1.2L2 3')
})

test('a length warns in its last tenth and stops past its end', () => {
  expect(lengthState(270, 300)).toBe('fine')
  expect(lengthState(271, 300)).toBe('close')
  expect(lengthState(300, 300)).toBe('close')
  expect(lengthState(301, 300)).toBe('past')
})
