import { beforeAll, expect, test } from 'vitest'
import { makeTeam } from '#core/teams'
import { disputeOutcome, insertSampleOutcomes, shareCredit, undoOutcome } from '#journey/measure'
import { newId } from '#lib/id'
import { heard, post, quietSource } from '../../../test/post.ts'
import { type Cast, world } from '../../../test/world.ts'
import { creditOf } from './model.ts'
import { endGoal, seeGoals, setGoal } from './set-goal.ts'

const here = world()
let service = ''
let press = ''

/** Something was solved by a colleague; others helped. */
async function solved(by: Cast, ...helped: Cast[]): Promise<string> {
  const said = post({ text: `Does it fit? ${newId()}` })
  await heard(here.ctx, await quietSource(here.ctx), said)
  const { rows } = await here.database.pool.query('select conversation_id as id from message where external_id = $1', [
    said.externalId,
  ])
  const id = newId()
  await insertSampleOutcomes(here.ctx, [
    {
      ...{ id, conversationId: rows[0].id, kind: 'question-solved', statement: 'Solved.', employeeId: here.id(by) },
      evidence: { askedMessageId: null, answeredMessageId: null, lastMessageId: null, closingId: null },
      ...{ secondsToAnswer: null, at: here.ctx.now() },
    },
  ])
  await here.database.pool.query(
    `insert into outcome_credit (outcome_id, employee_id, part, at) values ($1, $2, 'answered', now()) on conflict do nothing`,
    [id, here.id(by)],
  )
  for (const who of helped) await shareCredit(here.as(by), id, { employeeId: here.id(who) })
  return id
}

beforeAll(async () => {
  const [tomas, marta] = [here.id('tomas'), here.id('marta')]
  service = (await makeTeam(here.as('ada'), { name: 'Service', leadId: tomas, memberIds: [tomas] })).id
  press = (await makeTeam(here.as('ada'), { name: 'Press', memberIds: [marta] })).id
})

test('a goal is shared by two teams at least; whoever leads one of them may set it, others not', async () => {
  const goal = { words: 'Nobody waits over a weekend', figure: 'question-solved' as const, teamIds: [service, press] }
  await expect(setGoal(here.as('tomas'), { ...goal, teamIds: [service] })).rejects.toMatchObject({ kind: 'invalid' })
  await expect(setGoal(here.as('tomas'), { ...goal, teamIds: [service, service] })).rejects.toMatchObject({
    kind: 'not-found',
  })
  await expect(setGoal(here.as('ines'), goal)).rejects.toMatchObject({ kind: 'forbidden' })
  await setGoal(here.as('tomas'), { ...goal, wanted: 10, dueOn: '2999-12-31' })
  expect(await seeGoals(here.as('ines'))).toMatchObject([{ words: goal.words, reached: 0, isMine: false }])
})

test('what Tomás and Marta solved together counts once, and each team has its part; what is undone counts no more', async () => {
  const together = await solved('tomas', 'marta')
  const alone = await solved('marta')
  await solved('ines')
  const [goal] = await seeGoals(here.as('tomas'))
  expect(goal).toMatchObject({ reached: 3, together: 1, isMine: true, wanted: 10, dueOn: '2999-12-31' })
  expect(goal?.credit).toEqual([
    { teamId: press, name: 'Press', results: 2, share: 1.5 },
    { teamId: service, name: 'Service', results: 1, share: 0.5 },
  ])
  expect(goal?.newest.find(({ outcomeId }) => outcomeId === together)).toMatchObject({
    statement: 'Solved.',
    by: ['Marta Lind', 'Tomás Rey'],
  })
  await disputeOutcome(here.as('tomas'), together, { reason: 'Not sure' })
  expect((await seeGoals(here.as('tomas')))[0]?.reached).toBe(3)
  await undoOutcome(here.as('marta'), alone, { reason: 'A mistake' })
  expect((await seeGoals(here.as('tomas')))[0]).toMatchObject({ reached: 2, together: 1 })
})

test('it ends once, with what was learned, and counts nothing that came later', async () => {
  const [goal] = await seeGoals(here.as('ada'))
  const id = goal?.id ?? ''
  await expect(endGoal(here.as('marta'), id, { words: 'Enough.' })).rejects.toMatchObject({ kind: 'forbidden' })
  here.pass(60_000)
  await endGoal(here.as('ada'), id, { words: 'Saturdays need a third of us.' })
  await expect(endGoal(here.as('ada'), id, { words: 'Again.' })).rejects.toMatchObject({ kind: 'conflict' })
  here.pass(60_000)
  await solved('tomas')
  expect((await seeGoals(here.as('ada')))[0]).toMatchObject({ reached: 2, endedWords: 'Saturdays need a third of us.' })
})

test('somebody in two teams gives each half of their part', () => {
  const both = [
    { id: 'a', name: 'A', memberIds: ['ines'] },
    { id: 'b', name: 'B', memberIds: ['ines', 'ada'] },
  ]
  expect(creditOf(both, [{ outcomeId: 'o', credited: ['ines', 'tomas'] }])).toEqual({
    ...{ reached: 1, together: 1 },
    teams: [
      { teamId: 'a', name: 'A', results: 1, share: 0.25 },
      { teamId: 'b', name: 'B', results: 1, share: 0.25 },
    ],
  })
})
