import { expect, test } from 'vitest'
import type { Answered } from './answers.ts'
import { goalFigures, goalView, reachedWords, shareWords } from './goal-words.ts'
import { countedResults } from './results-words.ts'

const goal: Answered['Goal'] = {
  ...{ id: 'g', words: 'Nobody waits over a weekend', figure: 'question-solved', wanted: 10, dueOn: '2027-03-31' },
  ...{ madeByName: 'Tomás Rey', madeAt: '2026-11-01T09:00:00Z', endedAt: null, endedWords: '', isMine: true },
  ...{ reached: 3, together: 1 },
  credit: [{ teamId: 'p', name: 'Press', results: 2, share: 1.5 }],
  newest: [{ outcomeId: 'o', statement: 'Solved.', by: ['Marta Lind', 'Tomás Rey'], at: '2026-11-20T09:00:00Z' }],
}
const now = new Date('2026-11-22T12:00:00Z')

test('how far a goal is stands in a sentence, with and without a number, and when it is reached', () => {
  expect(reachedWords(goal)).toBe('Three of ten questions solved, until 31 March 2027.')
  expect(reachedWords({ ...goal, wanted: null, dueOn: null, reached: 1 })).toBe('One question solved so far.')
  expect(reachedWords({ ...goal, reached: 12 })).toBe('Reached: twelve questions solved, and ten were wanted.')
  expect(reachedWords({ ...goal, reached: 0, wanted: 1, dueOn: null })).toBe('None yet of one question solved.')
})

test('a team’s part is said with its halves, and who worked together by name', () => {
  expect(shareWords({ teamId: 'p', name: 'Press', results: 2, share: 1.5 })).toBe(
    'a part in two results; their share is 1.5',
  )
  expect(shareWords({ teamId: 's', name: 'Service', results: 0, share: 0 })).toBe('no part in one yet')
  expect(goalView(goal, now)).toMatchObject({
    together: 'One result by two of the teams or more.',
    newest: [{ by: 'Marta Lind and Tomás Rey' }],
    isOver: false,
    progress: { done: 3, wanted: 10 },
  })
})

test('a goal whose day is past says so until somebody ends it', () => {
  const late = { ...goal, dueOn: '2026-11-21' }
  expect(goalView(late, now).isOver).toBe(true)
  const ended = goalView({ ...late, endedAt: '2026-11-22T08:00:00Z', endedWords: 'Saturdays need a third.' }, now)
  expect(ended).toMatchObject({ isOver: false, ended: 'Ended 22 November: “Saturdays need a third.”' })
})

test('every figure that a goal can look at has words for one and for many', () => {
  for (const { value } of goalFigures) expect(countedResults(2, value)).not.toBe('two results')
})
