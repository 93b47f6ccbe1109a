import { expect, test } from 'vitest'
import { type Employee, hoursWords, memberView } from './team-views.ts'

const nine: [string, string] = ['09:00', '17:00']

test('hours are said as people say them', () => {
  expect(hoursWords({ mon: nine, tue: nine, wed: nine, thu: nine, fri: nine })).toBe('Monday to Friday, 09:00 to 17:00')
  expect(hoursWords({ sat: nine, mon: nine, tue: nine })).toBe(
    'Monday and Tuesday, 09:00 to 17:00; Saturday, 09:00 to 17:00',
  )
  expect(hoursWords({ wed: nine, thu: ['10:00', '12:00'] })).toBe('Wednesday, 09:00 to 17:00; Thursday, 10:00 to 12:00')
  expect(hoursWords({})).toBe('')
})

test('whoever has a holiday is not at work, whatever their hours say, and it is said which', () => {
  const ines = { id: 'ines', hours: { mon: nine }, knows: [], documents: [], atWork: true } as unknown as Employee
  expect(memberView(ines)).toMatchObject({ atWorkNow: true })
  expect(memberView(ines, 'Founders’ day')).toMatchObject({ atWorkNow: false, holiday: 'Founders’ day' })
})
