import { beforeAll, expect, test } from 'vitest'
import { changeCompany } from '#core/company'
import { keepCalendar } from '#core/promise'
import { closeConversation, openConversation } from '#journey/answer'
import { listBehind } from '#journey/behind'
import { claimConversation, listInbox } from '#journey/route'
import { heard, post, quietSource } from '../../../test/post.ts'
import { world } from '../../../test/world.ts'
import { previewTarget } from './preview-target.ts'
import { noteFirstAnswer } from './record-result.ts'
import { results } from './results.ts'

const here = world()
const hour = 3_600_000
const hours = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri'].map(day => [day, ['09:00', '17:00'] as [string, string]]),
)

let friday = 0

/** The next Friday, four in the afternoon in Berlin or in summer five, whenever this runs. */
beforeAll(async () => {
  const now = here.ctx.now()
  friday = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + ((5 - now.getUTCDay() + 7) % 7), 15)
  const ahead = friday - now.getTime() + (friday < now.getTime() ? 7 * 24 * hour : 0)
  here.pass(ahead)
  friday = now.getTime() + ahead
  const { id } = await keepCalendar(here.as('ada'), { name: 'Office', timezone: 'Etc/GMT-1', hours })
  await changeCompany(here.as('ada'), { calendarId: id, answerWithinMinutes: 240 })
})

async function asked(said: { network?: string } = {}): Promise<{ id: string; messageId: string }> {
  const text = `Does the Akku fit the Halden Tour? ${Math.random()}`
  const source = await quietSource(here.ctx)
  await heard(here.ctx, source, post({ text, postedAt: new Date(friday), ...said }))
  const id = (await listInbox(here.as('ines'), { view: 'everything', limit: 100 })).rows.find(
    row => row.text === text,
  )?.id
  const [message] = (await openConversation(here.as('ines'), id ?? '')).messages
  return { id: id ?? '', messageId: message?.id ?? '' }
}

async function answered({ id, messageId }: { id: string; messageId: string }, afterMs: number): Promise<void> {
  await here.ctx.db.updateTable('conversation').set({ standing: 'answered' }).where('id', '=', id).execute()
  await noteFirstAnswer(here.ctx, {
    conversationId: id,
    employeeId: here.id('ines'),
    repliesTo: messageId,
    at: new Date(friday + afterMs),
  })
}

test('who asks on Friday at four and is answered on Monday at eleven waited three days, and three of our hours', async () => {
  await answered(await asked(), 67 * hour)
  await answered(await asked({ network: 'sms' }), 90 * hour)
  const sms = await asked({ network: 'sms' })
  here.pass(95 * hour)
  const { promptness, channels } = await results(here.as('ada'))
  expect(promptness).toMatchObject({ answered: 2, promised: 2, kept: 1 })
  expect(channels.find(each => each.network === 'bluesky')).toEqual({
    network: 'bluesky',
    median: 67 * 3600,
    workingMedian: 3 * 3600,
    answered: 1,
    promised: 1,
    kept: 1,
    waiting: 0,
  })
  expect(channels.find(each => each.network === 'sms')).toMatchObject({ kept: 0, promised: 1, waiting: 1 })

  type Asked = Parameters<typeof listBehind>[1]
  const behind = (of: Asked['of'], more: Partial<Asked> = {}) =>
    listBehind(here.as('ada'), { of, which: 'sms', ...more })
  const { lines, next } = await behind('answered')
  expect(lines).toMatchObject([{ network: 'sms', employeeName: 'Inés Navarro', seconds: 90 * 3600 }])
  expect(next).toBeNull()
  expect((await behind('late')).lines).toMatchObject([{ conversationId: sms.id, employeeName: null, seconds: null }])
  const [last] = lines
  expect((await behind('answered', { before: `${last?.at.toISOString()}_${last?.id}` })).lines).toEqual([])
  await expect(behind('late', { before: 'yesterday' })).rejects.toMatchObject({ kind: 'invalid' })
  await expect(behind('invited')).rejects.toMatchObject({
    reasons: [{ at: 'which', message: expect.stringContaining('named by its id') }],
  })
  const { weeks } = await results(here.as('ada'))
  expect(weeks).not.toHaveLength(0)
  for (const { week, answered: inWeek } of weeks) {
    const which = week.toISOString().slice(0, 10)
    expect((await behind('week', { which })).lines).toHaveLength(inWeek)
  }
  await expect(behind('week', { which: 'last' })).rejects.toMatchObject({ reasons: [{ at: 'which' }] })
  await claimConversation(here.as('ines'), sms.id)
})

test('before a promise is kept, it is said how many of last month’s would have been late', async () => {
  const ada = here.as('ada')
  expect(await previewTarget(ada, { network: 'bluesky', withinMinutes: 120 })).toEqual({
    conversations: 1,
    late: 1,
    lateNow: 0,
    workingMedian: 3 * 3600,
    isPart: false,
  })
  expect(await previewTarget(ada, { network: 'bluesky', withinMinutes: 24 * 60, aroundTheClock: true })).toMatchObject({
    late: 1,
  })
  expect(await previewTarget(ada, { withinMinutes: 5 * 24 * 60 })).toMatchObject({
    conversations: 3,
    late: 0,
    lateNow: 2,
  })
  await expect(previewTarget(here.as('ines'), { withinMinutes: 60 })).rejects.toMatchObject({ kind: 'forbidden' })
})

test('that we chose not to answer is a decision: it has its reason, and stands in Results with who made it', async () => {
  const { id } = await asked()
  const ines = here.as('ines')
  await expect(closeConversation(ines, id, { result: 'chose-not-to' })).rejects.toMatchObject({
    reasons: [{ at: 'why', message: 'Say why: it is a decision.' }, { at: 'note' }],
  })
  await expect(
    closeConversation(ines, id, { result: 'chose-not-to', why: 'would-feed-it', note: ' ' }),
  ).rejects.toMatchObject({
    reasons: [{ at: 'note', message: 'Say it in your words, for whoever asks later.' }],
  })
  const note = 'He asks the same of every maker, to quarrel.'
  await closeConversation(ines, id, { result: 'chose-not-to', why: 'would-feed-it', note })
  expect((await openConversation(here.as('marta'), id)).closing).toMatchObject({
    result: 'chose-not-to',
    why: 'would-feed-it',
    by: 'Inés Navarro',
    note,
  })
  const { choices, outcomes } = await results(here.as('ada'))
  expect(choices.counts).toEqual([{ why: 'would-feed-it', count: 1 }])
  expect(choices.newest).toMatchObject([{ conversationId: id, by: 'Inés Navarro', note }])
  expect(outcomes).toEqual([])
})
