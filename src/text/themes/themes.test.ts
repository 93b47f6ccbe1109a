import { describe, expect, test } from 'vitest'
import { closeness, findThemes, groupPoints, grown, nameOf, placeIn, pointOf } from './index.ts'

function finish<Result>(work: Generator<undefined, Result>): Result {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

const seats = [
  'Could you sell a child seat for the Tour?',
  'I would love a child seat from you for my two kids.',
  'Gibt es einen Kindersitz für die Tour von euch?',
  'Is there a seat for a child that fits the rear of the Tour?',
]
const strangers = [
  'Where can I park downtown?',
  'My invoice shows the wrong address.',
  'Do you ship to Norway?',
  'What colour is the new frame?',
  'Our dog loves the ride.',
]

describe('where a text lies', () => {
  test('is the same today and next year, has length 1, and is nowhere for no words', () => {
    const point = pointOf('Could you sell a child seat?')
    expect(closeness(point, pointOf('Could you sell a child seat?'))).toBeCloseTo(1, 5)
    expect(closeness(pointOf(''), point)).toBe(0)
  })

  test('what says the same lies closer, also in another language', () => {
    const close = (a: string, b: string) => closeness(pointOf(a), pointOf(b))
    const asked = 'Is there a child seat for the Tour?'
    for (const other of ['Gibt es einen Kindersitz für die Tour?', '¿Hay una sillita para la Tour?'])
      expect(close(asked, other)).toBeGreaterThan(close(asked, 'My invoice shows the wrong address.') + 0.3)
  })

  test('an English text that has a word of another language is read as English', () => {
    expect(closeness(pointOf('The mover is kind and fast'), pointOf('The mover is kind and fast.'))).toBeCloseTo(1, 5)
    expect(closeness(pointOf('be kind to me'), pointOf('be child to me'))).toBeLessThan(0.9)
  })
})

describe('themes', () => {
  test('are found among strangers, who are left alone', () => {
    const texts = [...seats, ...strangers]
    const [found, ...others] = finish(findThemes(texts.map(pointOf)))
    expect(others).toEqual([])
    expect(found?.places).toEqual([0, 1, 2, 3])
    expect(nameOf(seats, strangers)).toBe('Child seat')
  })

  test('three who have nothing in common are none', () => {
    expect(finish(findThemes(strangers.slice(0, 3).map(pointOf)))).toEqual([])
    expect(finish(findThemes([]))).toEqual([])
  })

  test('take what belongs to them and leave the rest; what they grow by does not move them far', () => {
    const [found] = finish(findThemes([...seats, ...strangers].map(pointOf)))
    const theme = { id: 'seat', sums: [found?.sum ?? pointOf('')] }
    expect(placeIn([theme], pointOf('Do you sell a child seat for the Tour in Vienna?'))?.id).toBe('seat')
    for (const text of strangers) expect(placeIn([theme], pointOf(text))).toBeUndefined()
    const later = grown(theme, pointOf('A child seat, please.'))
    expect(placeIn([later], pointOf(seats[0] ?? ''))?.id).toBe('seat')
  })

  test('of two ways of saying it, each keeps being recognised when one grows', () => {
    const both = { id: 'both', sums: [pointOf('The bell is too quiet'), pointOf('Could you sell a child seat?')] }
    let theme = both
    for (let time = 0; time < 50; time++) theme = grown(theme, pointOf('Please make the bell louder'))
    expect(placeIn([theme], pointOf('Could you sell a child seat for two?'))?.id).toBe('both')
    expect(theme.sums[1]).toEqual(both.sums[1])
  })

  test('as many groups as are asked for, each text in one, the same each time', () => {
    const points = [...seats, ...strangers].map(pointOf)
    const groups = finish(groupPoints(points, { count: 3 }))
    expect(new Set(groups).size).toBe(3)
    expect(finish(groupPoints(points, { count: 3 }))).toEqual(groups)
  })
})

test('a name is how most people write it, and nothing is called by no words', () => {
  expect(nameOf(['the rear rack bends', 'a bent rear rack', 'Rear rack!!'])).toBe('Rear rack')
  expect(nameOf(['👍', '???'])).toBe('')
})
