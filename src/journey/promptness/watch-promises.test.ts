import { beforeEach, expect, test } from 'vitest'
import { keepCalendar, keepTarget } from '#core/promise'
import { changeProfile } from '#core/team'
import { makeTeam, removeTeam } from '#core/teams'
import { findConversation } from '#journey/listen'
import { claimConversation, listInbox, passOn } from '#journey/route'
import { auditTrail } from '#platform/audit'
import { as } from '#platform/context'
import { eventTasks } from '#platform/events'
import { heard, post, quietSource } from '../../../test/post.ts'
import { type Cast, world } from '../../../test/world.ts'
import { notices, putNoticeAway } from './notices.ts'
import { watchPromises } from './watch-promises.ts'

const here = world()
const minutes = 60_000
let id = ''

/** Somebody asks, and is promised an answer within four hours; nobody is suggested. */
beforeEach(async () => {
  const text = `Where do I find the serial number? ${Math.random()}`
  await heard(here.ctx, await quietSource(here.ctx), post({ text }))
  id =
    (await listInbox(here.as('ines'), { view: 'everything', limit: 100 })).rows.find(row => row.text === text)?.id ?? ''
})

const watch = () => watchPromises(as(here.ctx, { kind: 'job', name: 'sweep' }))
const told = async (who: Cast) =>
  (await notices(here.as(who))).filter(notice => notice.conversationId === id).map(notice => notice.step)
const happened = async (name: string) => (await auditTrail(here.as('ada'), { subjectId: id, name, limit: 50 })).length

test('whoever has it is told first, then who coordinates, then that it was missed; each once', async () => {
  await claimConversation(here.as('ines'), id)
  here.pass(159 * minutes)
  await watch()
  expect(await told('ines')).toEqual([])
  here.pass(2 * minutes)
  await claimConversation(here.as('ines'), id)
  await watch()
  await watch()
  expect(await told('ines')).toEqual(['claimer'])
  expect(await told('ada')).toEqual([])
  here.pass(60 * minutes)
  await claimConversation(here.as('ines'), id)
  await watch()
  expect(await told('ada')).toEqual(['coordinator'])
  expect(await told('marta')).toEqual([])
  here.pass(20 * minutes)
  await claimConversation(here.as('ines'), id)
  await watch()
  await watch()
  expect([await told('ines'), await told('ada')]).toEqual([['missed'], ['missed']])
  expect([await happened('promptness.warned'), await happened('promptness.missed')]).toEqual([2, 1])
})

test('an answer in time, or words that say it needs none, is the end of it', async () => {
  await claimConversation(here.as('ines'), id)
  here.pass(161 * minutes)
  await claimConversation(here.as('ines'), id)
  await watch()
  const notice = (await notices(here.as('ines'))).find(each => each.conversationId === id)
  await putNoticeAway(here.as('ines'), notice?.id ?? '')
  expect(await told('ines')).toEqual([])
  await expect(putNoticeAway(here.as('marta'), notice?.id ?? '')).rejects.toMatchObject({ kind: 'not-found' })
  await here.ctx.db.updateTable('conversation').set({ standing: 'answered' }).where('id', '=', id).execute()
  here.pass(100 * minutes)
  await watch()
  expect([await told('ines'), await told('ada')]).toEqual([[], []])
  expect((await findConversation(here.ctx, id))?.noticeAt).toBeNull()
})

test('passed to a team, its members at work are told, and its lead when none of them takes it', async () => {
  const service = await makeTeam(here.as('ada'), {
    name: 'Service',
    memberIds: [here.id('tomas'), here.id('ines')],
    leadId: here.id('marta'),
  })
  // Inés is never at work, so nobody waits for her.
  await changeProfile(here.as('ines'), { hours: { mon: ['00:00', '00:00'] } })
  await passOn(here.as('ines'), id, { toTeam: service.id, reason: 'Serial numbers are yours.' })
  expect((await listInbox(here.as('tomas'), { view: 'for-you' })).rows.find(row => row.id === id)?.reasons).toEqual([
    { kind: 'passed', from: 'Inés Navarro', note: 'Serial numbers are yours.', team: 'Service' },
  ])
  here.pass(161 * minutes)
  await watch()
  expect([await told('tomas'), await told('ines'), await told('marta')]).toEqual([['claimer'], [], ['claimer']])
  await changeProfile(here.as('ines'), { hours: {} })
  await removeTeam(here.as('ada'), service.id)
})

test('a team that promises sooner promises sooner for what is passed to it, and what waits follows new hours', async () => {
  const ada = here.as('ada')
  const team = await makeTeam(ada, { name: 'Press desk', memberIds: [here.id('marta')] })
  await keepTarget(ada, { teamId: team.id, withinMinutes: 60 })
  const before = await findConversation(here.ctx, id)
  await passOn(here.as('ines'), id, { toTeam: team.id })
  await runWhatFollows('conversation.passed')
  const after = await findConversation(here.ctx, id)
  const sooner = (before?.answerBy?.getTime() ?? 0) - (after?.answerBy?.getTime() ?? 0)
  expect(Math.round(sooner / minutes)).toBe(180)
  const never = await keepCalendar(ada, { name: 'Leap days', timezone: 'UTC', hours: { mon: ['03:00', '03:01'] } })
  await keepTarget(ada, { teamId: team.id, withinMinutes: 60, calendarId: never.id })
  await runWhatFollows('target.kept')
  const late = await findConversation(here.ctx, id)
  // An hour of one minute a week is sixty Mondays.
  expect(late?.answerBy?.getTime()).toBeGreaterThan(here.ctx.now().getTime() + 58 * 7 * 24 * 60 * minutes)
})

test('after a night without the machine, only the last step that was due is told', async () => {
  here.pass(24 * 60 * minutes)
  await watch()
  expect(await told('ada')).toEqual(['missed'])
  expect([await happened('promptness.warned'), await happened('promptness.missed')]).toEqual([0, 1])
})

test('who told something first and asks later is promised an answer from then on', async () => {
  const source = await quietSource(here.ctx)
  const news = post({ text: `We rode our Halden to the sea today, all forty kilometres of it. ${Math.random()}` })
  await heard(here.ctx, source, news)
  const waiting = async () => {
    const { rows } = await listInbox(here.as('ines'), { view: 'everything', limit: 100 })
    return rows.find(row => row.text.includes(text))
  }
  let text = news.text
  expect((await waiting())?.answerBy).toBeNull()
  text = `How do I charge it there, does anybody know? ${Math.random()}`
  await heard(here.ctx, source, post({ text, replyTo: news.externalId, threadRoot: news.externalId }))
  expect((await waiting())?.answerBy?.getTime()).toBeGreaterThan(here.ctx.now().getTime() + 230 * minutes)
})

/** What the house does by itself when it hears of the last event of this name. */
async function runWhatFollows(name: string): Promise<void> {
  const event = await here.ctx.db
    .selectFrom('event')
    .where('name', '=', name)
    .orderBy('id', 'desc')
    .select('id')
    .executeTakeFirstOrThrow()
  for (const task of eventTasks().filter(each => each.name.endsWith(` hears ${name}`)))
    await task.run(here.ctx, { eventId: event.id })
}
