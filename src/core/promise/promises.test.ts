import { beforeAll, expect, test } from 'vitest'
import { changeCompany } from '#core/company'
import { changeTeam, makeTeam } from '#core/teams'
import { heard, post, quietSource } from '../../../test/post.ts'
import { world } from '../../../test/world.ts'
import { keepCalendar, removeCalendar } from './calendars.ts'
import { keepTarget, promises, removeTarget } from './targets.ts'

const here = world()
const hour = 3_600_000
const usual = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri'].map(day => [day, ['09:00', '17:00'] as [string, string]]),
)
const office = { name: 'Berlin office', timezone: 'Europe/Berlin', hours: usual }

/** The next Friday, half past six in the evening in Berlin, whenever this runs. */
beforeAll(() => {
  const now = here.ctx.now()
  const daysToFriday = (5 - now.getUTCDay() + 7) % 7
  const evening = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + daysToFriday, 18, 30)
  here.pass(evening - now.getTime() + (evening < now.getTime() ? 7 * 24 * hour : 0))
})

/** What is promised to somebody who asks this now: hours and minutes on the clock of Berlin, after how many days. */
async function promisedTo(said: { text: string; network?: string }): Promise<string> {
  const text = `${said.text} ${Math.random()}`
  await heard(here.ctx, await quietSource(here.ctx), post({ text, ...(said.network && { network: said.network }) }))
  const row = await here.ctx.db
    .selectFrom('conversation')
    .innerJoin('message', 'message.conversation_id', 'conversation.id')
    .where('message.text', '=', text)
    .select(['answer_by', 'notice_at'])
    .executeTakeFirstOrThrow()
  const clock = (at: Date | null) =>
    at?.toLocaleString('en-GB', { weekday: 'short', hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Berlin' })
  return `${clock(row.answer_by)}, first told ${clock(row.notice_at)}`
}

test('until the house says when it is there, an answer is promised by the clock', async () => {
  const held = (await promises(here.ctx)).for({ network: 'bluesky', kind: 'question', teamId: null })
  const now = here.ctx.now()
  expect(held.answerBy(now).getTime() - now.getTime()).toBe(4 * hour)
})

test('with office hours, who asks on Friday evening is promised Monday; text messages go by their own, around the clock', async () => {
  const { id } = await keepCalendar(here.as('ada'), office)
  await changeCompany(here.as('ada'), { calendarId: id })
  await keepTarget(here.as('ada'), { network: 'sms', withinMinutes: 60, aroundTheClock: true })
  expect(await promisedTo({ text: 'Does the Akku fit the Halden Tour?' })).toBe('Mon 13:00, first told Mon 11:40')
  expect(await promisedTo({ text: 'Does the Akku fit the Halden Tour?', network: 'sms' })).toMatch(/^(Fri|Sat)/)
  await expect(removeCalendar(here.as('ada'), id)).rejects.toMatchObject({
    message: 'It is still in use, by the company. Give them other hours first.',
  })
})

test('of several promises the one that says most holds, and the next when it is taken back', async () => {
  const ada = here.as('ada')
  const service = await makeTeam(ada, { name: 'Service', memberIds: [here.id('tomas')] })
  const ofKind = await keepTarget(ada, { kind: 'complaint', withinMinutes: 120 })
  await keepTarget(ada, { network: 'bluesky', withinMinutes: 180 })
  const both = await keepTarget(ada, { network: 'bluesky', kind: 'complaint', withinMinutes: 90 })
  const ofTeam = await keepTarget(ada, { teamId: service.id, withinMinutes: 30 })
  const within = async (about: { network?: string; kind?: string; teamId?: string }) =>
    (await promises(here.ctx)).for({ network: 'reddit', kind: 'question', teamId: null, ...about }).target.withinMinutes
  expect(await within({})).toBe(240)
  expect(await within({ kind: 'complaint' })).toBe(120)
  expect(await within({ network: 'bluesky' })).toBe(180)
  expect(await within({ network: 'bluesky', kind: 'complaint' })).toBe(90)
  expect(await within({ network: 'bluesky', kind: 'complaint', teamId: service.id })).toBe(30)
  await removeTarget(ada, both.id)
  expect(await within({ network: 'bluesky', kind: 'complaint' })).toBe(180)
  await keepTarget(ada, { kind: 'complaint', withinMinutes: 45 })
  expect(await within({ kind: 'complaint' })).toBe(45)
  for (const { id } of [ofTeam]) await removeTarget(ada, id)
  await expect(removeTarget(ada, ofTeam.id)).rejects.toMatchObject({ kind: 'not-found' })
  expect(ofKind.id).toBeTruthy()
})

test('a team has its own hours, and who leads it may change it; a colleague may not', async () => {
  const ada = here.as('ada')
  const night = await keepCalendar(ada, {
    name: 'Night desk',
    timezone: 'Europe/Berlin',
    hours: { fri: ['18:00', '23:00'] },
  })
  const team = await makeTeam(ada, { name: 'Press', leadId: here.id('marta'), memberIds: [here.id('ines')] })
  expect(team.memberIds.toSorted()).toEqual([here.id('ines'), here.id('marta')].toSorted())
  const change = { name: 'Press', memberIds: [here.id('marta')], leadId: here.id('marta'), calendarId: night.id }
  await expect(changeTeam(here.as('ines'), team.id, change)).rejects.toMatchObject({ kind: 'forbidden' })
  await changeTeam(here.as('marta'), team.id, change)
  await keepTarget(ada, { teamId: team.id, withinMinutes: 60 })
  const held = (await promises(here.ctx)).for({ network: 'bluesky', kind: 'question', teamId: team.id })
  expect(held.target.calendar?.name).toBe('Night desk')
  await expect(makeTeam(ada, { name: 'press', memberIds: [here.id('ines')] })).rejects.toMatchObject({
    kind: 'conflict',
  })
})

test('a calendar without hours, a day that is none and a zone that is none are refused where they stand', async () => {
  const ada = here.as('ada')
  await expect(keepCalendar(ada, { ...office, name: 'None', hours: {} })).rejects.toMatchObject({
    reasons: [{ at: 'hours', message: 'Somebody has to be there on one day at least.' }],
  })
  await expect(
    keepCalendar(ada, { ...office, name: 'X', timezone: 'Europe/Atlantis', holidays: [{ day: '2026-02-30' }] }),
  ).rejects.toMatchObject({
    reasons: [
      { at: 'timezone', message: 'This is not a time zone we know, such as Europe/Berlin.' },
      { at: 'holidays.0.day', message: 'A day such as 2026-12-25.' },
    ],
  })
  await expect(keepCalendar(here.as('ines'), { ...office, name: 'Mine' })).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(keepTarget(ada, { withinMinutes: 10 })).rejects.toMatchObject({ kind: 'invalid' })
})
