import { beforeEach, expect, test } from 'vitest'
import { openConversation, saveDraft } from '#journey/answer'
import { inTransaction } from '#platform/context'
import { heard, post, quietSource } from '../../../test/post.ts'
import { until } from '../../../test/until.ts'
import { world } from '../../../test/world.ts'
import { claimConversation, releaseClaim, sweepClaims } from './claim.ts'
import { listInbox, today } from './inbox.ts'
import { passOn } from './pass-on.ts'
import { bringBack, setAside } from './set-aside.ts'

const here = world()
let id = ''

beforeEach(async () => {
  const text = `How long does the Akku last? ${Math.random()}`
  await heard(here.ctx, await quietSource(here.ctx), post({ text }))
  id =
    (await listInbox(here.as('ines'), { view: 'everything', limit: 100 })).rows.find(row => row.text === text)?.id ?? ''
})

const standing = async () => (await openConversation(here.as('ines'), id)).conversation.standing
const minutes = 60_000

test('of ten who claim at once, one has it', async () => {
  const people = ['ada', 'ines', 'tomas', 'marta'] as const
  const tries = await Promise.allSettled(
    Array.from({ length: 12 }, (_, at) => claimConversation(here.as(people[at % 4] ?? 'ada'), id)),
  )
  const holders = new Set(tries.flatMap(each => (each.status === 'fulfilled' ? [each.value.employeeId] : [])))
  expect(holders.size).toBe(1)
  for (const each of tries) if (each.status === 'rejected') expect(each.reason).toMatchObject({ kind: 'conflict' })
})

test('a claim that nobody uses runs out, and the conversation is everybody’s again', async () => {
  await claimConversation(here.as('ines'), id)
  here.pass(31 * minutes)
  await claimConversation(here.as('marta'), id)
  expect((await openConversation(here.as('ines'), id)).claim?.employeeId).toBe(here.id('marta'))
  here.pass(31 * minutes)
  expect(await sweepClaims(here.ctx)).toBeGreaterThan(0)
  expect(await standing()).toBe('open')
})

test('whoever writes keeps their claim', async () => {
  await claimConversation(here.as('ines'), id)
  here.pass(20 * minutes)
  await saveDraft(here.as('ines'), id, { text: 'About eight years…' })
  here.pass(20 * minutes)
  await expect(claimConversation(here.as('marta'), id)).rejects.toMatchObject({ kind: 'conflict' })
})

test('what she types in the very moment that her words leave is kept, and neither stops the other', async () => {
  const ines = here.as('ines')
  await claimConversation(ines, id)
  await saveDraft(ines, id, { text: 'About eight' })
  const [typing] = await inTransaction(ines, async ctx => {
    await claimConversation(ctx, id)
    const beside = saveDraft(ines, id, { text: 'About eight years' }).then(
      () => 'kept',
      (error: Error) => error.message,
    )
    await until('the keys wait for the answer', async () => {
      const { rows } = await here.database.pool.query(`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)
      return rows.length > 0
    })
    await saveDraft(ctx, id, { text: '' })
    return [beside]
  })
  expect(await typing).toBe('kept')
  expect((await openConversation(ines, id)).draft?.text).toBe('About eight years')
})

test('a claim is let go by its holder or a coordinator, and by nobody else', async () => {
  await claimConversation(here.as('ines'), id)
  await expect(releaseClaim(here.as('tomas'), id)).rejects.toMatchObject({ kind: 'forbidden' })
  await releaseClaim(here.as('ada'), id)
  expect(await standing()).toBe('open')
})

test('what Inés passes to Tomás stands in his Today with her note, and comes to her no more', async () => {
  await claimConversation(here.as('ines'), id)
  await passOn(here.as('ines'), id, { to: here.id('tomas'), reason: 'You sold it to her.' })
  const his = (await today(here.as('tomas'))).rows.find(row => row.id === id)
  expect(his?.reasons).toEqual([{ kind: 'passed', from: 'Inés Navarro', note: 'You sold it to her.' }])
  expect((await today(here.as('ines'))).rows.map(row => row.id)).not.toContain(id)
})

test('set aside with a reason, and back with one press', async () => {
  await setAside(here.as('ines'), id, { reason: 'The town, not us' })
  expect(await standing()).toBe('aside')
  const [row] = (await listInbox(here.as('marta'), { view: 'aside' })).rows
  expect(row?.asideReason).toBe('The town, not us')
  await expect(setAside(here.as('marta'), id, { reason: 'Again' })).rejects.toMatchObject({ kind: 'conflict' })
  await bringBack(here.as('marta'), id)
  expect(await standing()).toBe('open')
})
