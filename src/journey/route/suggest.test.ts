import { beforeAll, expect, test } from 'vitest'
import { addTopicRows, changeCompany } from '#core/company'
import { keepCalendar } from '#core/promise'
import { changeAvailability, sayWhatIKnow } from '#core/team'
import { makeTeam, removeTeam } from '#core/teams'
import { noticeDeclared } from '#journey/expertise'
import { as } from '#platform/context'
import { heard, post, quietSource } from '../../../test/post.ts'
import { world } from '../../../test/world.ts'
import { claimConversation, releaseClaim } from './claim.ts'
import { today } from './inbox.ts'
import { passOn } from './pass-on.ts'
import { suggestionsOf } from './store.ts'
import { suggestAgain, suggestColleagues } from './suggest.ts'

const here = world()
const job = () => as(here.ctx, { kind: 'job', name: 'test' })
const winter = 'https://halden.example/winter-charging'
let source = ''

beforeAll(async () => {
  source = await quietSource(here.ctx)
  await addTopicRows(here.ctx, [{ name: 'battery', kind: 'topic', words: ['akku'] }], false)
  await sayWhatIKnow(here.as('ines'), {
    topics: [{ name: 'battery', kind: 'topic', words: [] }],
    documents: [
      {
        title: 'Winter charging below zero',
        url: winter,
        summary: 'Why the battery of the cargo bike charges to eighty percent only when it is below zero outside.',
      },
    ],
  })
  await sayWhatIKnow(here.as('tomas'), { topics: [{ name: 'battery', kind: 'topic', words: [] }] })
  await noticeDeclared(job())
})

/** Somebody says it; returns the conversation and who is suggested, the first first. */
async function said(text: string, more: Parameters<typeof post>[0] | object = {}): Promise<string> {
  const one = post({ text, by: `person${Math.random()}`, ...more })
  await heard(here.ctx, source, one)
  const { id, conversation_id } = await here.ctx.db
    .selectFrom('message')
    .select(['id', 'conversation_id'])
    .where('external_id', '=', one.externalId)
    .executeTakeFirstOrThrow()
  await suggestColleagues(job(), [id])
  return conversation_id
}
const suggested = async (id: string) => (await suggestionsOf(here.ctx, id)).filter(each => !each.passedAt)
const reasons = async (id: string) => (await suggested(id))[0]?.reasons.map(each => each.kind)

test('a post that links to Inés’ page goes to her first, with the page as its reason', async () => {
  const id = await said('Is this really so with the akku?', { links: [`${winter}/?utm_source=x`] })
  const [first] = await suggested(id)
  expect(first?.employeeId).toBe(here.id('ines'))
  expect(first?.reasons[0]).toMatchObject({
    kind: 'wrote',
    how: 'links',
    title: 'Winter charging below zero',
    url: winter,
  })
})

test('a post that plainly speaks of the same goes to her, too, and says by which words', async () => {
  const id = await said('Why does my cargo bike charge to eighty percent only when it is below zero?')
  const [first] = await suggested(id)
  expect(first?.employeeId).toBe(here.id('ines'))
  expect(first?.reasons[0]).toMatchObject({ kind: 'wrote', how: 'about' })
  const [reason] = first?.reasons ?? []
  expect(reason?.kind === 'wrote' && reason.words?.length).toBeGreaterThan(0)
})

test('Inés lets it pass: Tomás is next, and is told in whose place and of which page', async () => {
  const id = await said('Is this meant to be so with the akku?', { links: [winter] })
  await passOn(here.as('ines'), id, { reason: '' })
  await suggestAgain(job(), [id])
  const [first] = await suggested(id)
  expect(first?.employeeId).toBe(here.id('tomas'))
  expect(first?.reasons[0]).toEqual({
    kind: 'instead',
    of: 'Inés Navarro',
    why: 'passed',
    title: 'Winter charging below zero',
  })
  expect((await today(here.as('ines'))).rows.map(row => row.id)).not.toContain(id)
  expect((await today(here.as('tomas'))).rows.map(row => row.id)).toContain(id)
})

test('while Inés is on holiday, Tomás is asked in her place; when she is back, she is', async () => {
  const day = (ahead: number) => new Date(here.ctx.now().getTime() + ahead * 86_400_000).toISOString().slice(0, 10)
  await expect(
    changeAvailability(here.as('tomas'), here.id('ines'), { mostOpen: 5, awayFrom: null, awayUntil: null }),
  ).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(
    changeAvailability(here.as('ines'), here.id('ines'), { mostOpen: 5, awayFrom: day(3), awayUntil: day(1) }),
  ).rejects.toMatchObject({ kind: 'invalid' })
  await changeAvailability(here.as('ines'), here.id('ines'), { mostOpen: 5, awayFrom: day(-1), awayUntil: day(3) })
  const id = await said('And what about the akku in spring?', { links: [winter] })
  expect((await suggested(id))[0]).toMatchObject({ employeeId: here.id('tomas') })
  expect((await suggested(id))[0]?.reasons[0]).toMatchObject({ kind: 'instead', why: 'away' })
  await changeAvailability(here.as('ines'), here.id('ines'), { mostOpen: 5, awayFrom: null, awayUntil: null })
  await suggestAgain(job(), [id])
  expect((await suggested(id))[0]?.employeeId).toBe(here.id('ines'))
})

test('whoever has as many open as they take on comes after the others, until they let one go', async () => {
  await changeAvailability(here.as('ines'), here.id('ines'), { mostOpen: 1, awayFrom: null, awayUntil: null })
  const first = await said('Akku question one', { links: [winter] })
  await claimConversation(here.as('ines'), first)
  const second = await said('Akku question two', { links: [winter] })
  const list = await suggested(second)
  expect(list.map(each => each.employeeId)).toEqual([here.id('tomas'), here.id('ines')])
  expect(list[0]?.reasons[0]).toMatchObject({ kind: 'instead', why: 'full' })
  await releaseClaim(here.as('ines'), first)
  await changeAvailability(here.as('ines'), here.id('ines'), { mostOpen: 5, awayFrom: null, awayUntil: null })
})

test('questions that two could answer don’t pile up on one of them', async () => {
  const ids: string[] = []
  for (let n = 0; n < 16; n++) ids.push(await said(`What is the capacity of the battery, take ${n}?`))
  const firsts = await Promise.all(ids.map(async id => (await suggested(id))[0]?.employeeId))
  const share = (who: 'ines' | 'tomas') => firsts.filter(each => each === here.id(who)).length / firsts.length
  expect(share('ines')).toBeGreaterThan(0.2)
  expect(share('tomas')).toBeGreaterThan(0.2)
})

test('what nobody knows about is suggested to nobody, and has its place in line all the same', async () => {
  const id = await said('Do you sponsor local football clubs?')
  expect(await suggested(id)).toEqual([])
  const row = await here.ctx.db
    .selectFrom('priority')
    .selectAll()
    .where('conversation_id', '=', id)
    .executeTakeFirstOrThrow()
  expect(row.suggested).toBe(0)
})

test('on a holiday of her calendar Inés is not at work, and it is said which; Tomás, in the service team, is', async () => {
  const id = await said('How long does the battery last?')
  const of = async (who: 'ines' | 'tomas') => {
    await suggestAgain(job(), [id])
    const kinds = (await suggested(id)).find(each => each.employeeId === here.id(who))?.reasons ?? []
    return kinds.filter(each => each.kind === 'at-work' || each.kind === 'holiday')
  }
  expect(await of('ines')).toEqual([{ kind: 'at-work' }])
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Pacific/Kiritimati' }).format(here.ctx.now())
  const always = { mon: ['00:00', '00:00'] as [string, string] }
  const company = await keepCalendar(here.as('ada'), {
    name: 'Kiritimati',
    timezone: 'Pacific/Kiritimati',
    hours: always,
    holidays: [{ day: today, name: 'Founders’ day' }],
  })
  const service = await keepCalendar(here.as('ada'), { name: 'Service', timezone: 'Europe/Berlin', hours: always })
  await changeCompany(here.as('ada'), { calendarId: company.id })
  const team = await makeTeam(here.as('ada'), {
    name: 'Service',
    memberIds: [here.id('tomas')],
    calendarId: service.id,
  })
  expect(await of('ines')).toEqual([{ kind: 'holiday', name: 'Founders’ day' }])
  expect(await of('tomas')).toEqual([{ kind: 'at-work' }])
  expect((await suggested(id)).map(each => each.employeeId)).toEqual([here.id('tomas'), here.id('ines')])
  await removeTeam(here.as('ada'), team.id)
  expect(await of('tomas')).toEqual([{ kind: 'holiday', name: 'Founders’ day' }])
  await changeCompany(here.as('ada'), { calendarId: null })
})

test('the author has left: the next best is asked, and told who wrote it', async () => {
  await here.ctx.db.updateTable('employee').set({ left_at: here.ctx.now() }).where('id', '=', here.id('ines')).execute()
  const id = await said('Is this page about the akku still true?', { links: [winter] })
  expect((await suggested(id))[0]).toMatchObject({ employeeId: here.id('tomas') })
  expect((await suggested(id))[0]?.reasons[0]).toEqual({
    kind: 'instead',
    of: 'Inés Navarro',
    why: 'left',
    title: 'Winter charging below zero',
  })
  expect(await reasons(id)).toContain('knows')
})
