import { beforeAll, expect, test } from 'vitest'
import { previewLookAlike, retireLookAlike, saveLookAlike, saveQuery } from '#journey/query'
import { heard, post, quietSource } from '../../../test/post.ts'
import { world } from '../../../test/world.ts'
import { listInbox } from './inbox.ts'
import { proposeLookAlike, tellingWords } from './propose-look-alike.ts'
import { bringBack, bringBackAll, setAside, setPastAside } from './set-aside.ts'
import { asideOf } from './store.ts'
import { suggestColleagues } from './suggest.ts'

const here = world()
const ines = () => here.as('ines')
let source = ''
let count = 0

beforeAll(async () => {
  await saveQuery(here.as('ada'), { name: 'Our name', text: 'halden' })
  source = await quietSource(here.ctx, 'matching')
})

/** Somebody says it in public; it goes its way until somebody is suggested. Returns its conversation. */
async function said(text: string, more: Partial<Parameters<typeof post>[0]> = {}): Promise<string> {
  const one = post({ text, by: `somebody${++count}`, url: `https://town.example/${count}`, ...more })
  await heard(here.ctx, source, one)
  const { rows } = await listInbox(ines(), { view: 'everything', limit: 100 })
  const row = rows.find(each => each.text === text)
  if (!row) throw new Error(`Not heard: ${text}`)
  const ids = await here.ctx.db.selectFrom('message').select('id').where('conversation_id', '=', row.id).execute()
  await suggestColleagues(
    here.ctx,
    ids.map(each => each.id),
  )
  return row.id
}

const standing = async (id: string) =>
  (await listInbox(ines(), { view: 'everything', limit: 100 })).rows.find(row => row.id === id)?.standing

test('a town bears our name: Inés says so once, Ada names it, and from then on it is set aside, until it is ours after all', async () => {
  for (const ours of [
    'My Halden does not charge below zero',
    'The Halden tour is a great bike, we love riding it',
    'Does the Halden cargo bike fit through a door?',
    'New Halden today, first ride tomorrow',
  ])
    await said(ours)
  const town = await said('Konsert på Fredriksten festning i Halden i kveld')
  const past = await said('Halden: ny utstilling på festning til sommeren')
  expect(await standing(town)).toBe('open')

  // One press proposes what tells it apart, and never our own name.
  const proposal = await proposeLookAlike(ines(), town)
  expect(proposal.words.map(each => each.text)).not.toContain('halden')
  expect(proposal.text).toMatch(/fredriksten|festning/)

  // Before it is saved one sees what it would have caught; nobody of us had taken those for ours.
  const preview = await previewLookAlike(here.as('ada'), 'festning OR fredriksten')
  expect(preview).toMatchObject({ count: 2, keptByUs: 0 })

  await expect(saveLookAlike(ines(), { name: 'The town', text: 'festning' })).rejects.toMatchObject({
    kind: 'forbidden',
  })
  const look = await saveLookAlike(here.as('ada'), {
    name: 'Halden, the town in Norway',
    text: 'festning OR fredriksten',
    reason: 'The fortress stands there',
    alsoPast: true,
  })
  await setAside(ines(), town, { lookAlikeId: look.id })
  expect(await asideOf(here.ctx, town)).toMatchObject({
    reason: 'Halden, the town in Norway, not us.',
    by: 'Inés Navarro',
  })

  // What waited already goes aside, too, and says by whose word.
  await setPastAside(here.ctx, look.id)
  expect((await asideOf(here.ctx, past))?.reason).toMatch(
    /^Halden, the town in Norway, not us: it says “festning”\. Ada.* named it\.$/,
  )

  const next = await said('Festning i Halden er stengt i dag')
  expect(await standing(next)).toBe('aside')
  const inAside = await listInbox(ines(), { view: 'aside' })
  expect(inAside.rows.find(row => row.id === next)?.asideReason).toContain('not us: it says “Festning”')

  // The proposal learns from what was set aside for it.
  const another = await said('Guided tour of the fortress in Halden, Norway')
  expect((await proposeLookAlike(ines(), another, look.id)).there).toBe(4)

  // Where the list was quicker, a person's word stands in its place; nobody else's after that.
  await setAside(ines(), next, { lookAlikeId: look.id })
  expect((await asideOf(here.ctx, next))?.by).toBe('Inés Navarro')
  await expect(setAside(here.as('ada'), next, { reason: 'Not about us' })).rejects.toMatchObject({ kind: 'conflict' })

  // It is about us after all: brought back, it stays.
  await bringBack(ines(), next)
  await setPastAside(here.ctx, look.id)
  expect(await standing(next)).toBe('open')

  // Taken off the list, what the list set aside comes back; what a person said stays said.
  await retireLookAlike(here.as('ada'), look.id)
  await bringBackAll(here.ctx, look.id)
  expect([await standing(past), await standing(town)]).toEqual(['open', 'aside'])
  expect(await standing(await said('Halden festning igjen'))).toBe('open')
})

test('who writes to us in person is heard, whatever the words', async () => {
  await saveLookAlike(here.as('ada'), { name: 'Halden, the prison', text: 'fengsel' })
  expect(await standing(await said('I live beside Halden fengsel and my bike broke', { visibility: 'direct' }))).toBe(
    'open',
  )
  expect(await standing(await said('Also beside Halden fengsel, and no address', { url: undefined }))).toBe('open')
  expect(await standing(await said('Halden fengsel in the news'))).toBe('aside')
})

test('a name is on the list once, and what can’t be read is pointed at', async () => {
  await saveLookAlike(here.as('ada'), { name: 'A surname', text: '"mr halden"' })
  await expect(saveLookAlike(here.as('ada'), { name: 'a surname', text: 'x' })).rejects.toMatchObject({
    reasons: [{ at: 'name' }],
  })
  await expect(saveLookAlike(here.as('ada'), { name: 'Another', text: 'mr (halden' })).rejects.toMatchObject({
    reasons: [{ at: 'text:3-4' }],
  })
})

test('words that ours say too tell nothing apart', () => {
  const words = (...list: string[]) => new Map(list.map(word => [word, false]))
  const told = tellingWords(
    [words('town', 'bike', 'castle'), words('town', 'winter')],
    Array.from({ length: 40 }, () => words('bike', 'winter')),
    [words('castle'), words('rain'), words('hello'), words('sun')],
  )
  expect(told.map(each => each.text)).toEqual(['town', 'castle'])
  expect(told[0]).toEqual({ text: 'town', there: 2, elsewhere: 0 })
})
