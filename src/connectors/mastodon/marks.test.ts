import { expect, test } from 'vitest'
import { compareIds, type Marks, marksIn, noted, readFrom } from './marks.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 0, 5, 9, minutes))

test('ids of every kind of server stand in the order in which they were given', () => {
  expect(compareIds('99', '100')).toBeLessThan(0)
  expect(compareIds('01J9ZK3V', '01J9ZK3W')).toBeLessThan(0)
  expect(compareIds('117020593741189701', '117020593741189701')).toBe(0)
})

test('what arrives late is still heard: a timeline is read again from where it stood a quarter of an hour ago', () => {
  let marks: Marks = []
  for (let minute = 0; minute <= 40; minute++) marks = noted(marks, String(1_000 + minute), at(minute))
  expect(readFrom(marks)).toBe('1025')
  expect(marks.length).toBeLessThan(20)
})

test('an older id does not lead back', () => {
  const marks = noted(noted([], '20', at(0)), '30', at(1))
  expect(noted(marks, '10', at(2))).toEqual(marks)
})

test('a saved place that can’t be read is none', () => {
  for (const cursor of [undefined, '', 'x', '[]', '{"a":5}', '{"a":[["x"]]}', 'null'])
    expect(marksIn(cursor).size).toBe(0)
  expect(marksIn('{"#snow":[["7",5]]}').get('#snow')).toEqual([['7', 5]])
})
