import { beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '#platform/context'
import { everyTable } from '../../../test/every-table.ts'
import { heard, post, quietSource } from '../../../test/post.ts'
import { until } from '../../../test/until.ts'
import { world } from '../../../test/world.ts'
import {
  keepApart,
  linkByProof,
  mergePeople,
  mergesOf,
  notePerson,
  placePerson,
  previewMerge,
  previewUnmerge,
  rememberAuthors,
  removeNote,
  sayConsent,
  suggestSame,
  tagPerson,
  unmergePeople,
  unplacePerson,
  wholePerson,
} from './index.ts'
import { weigh } from './likeness.ts'
import { allows } from './model.ts'
import { knownOf, peopleOf } from './note-store.ts'

const here = world()
let source = ''

beforeAll(async () => {
  source = await quietSource(here.ctx)
})

interface Said {
  handle: string
  name?: string
  url?: string
  avatarUrl?: string
  network?: string
  text?: string
}

/** Somebody says something on a network, and is known from then on; returns their person. */
async function meet({ network = 'bluesky', text = 'Does the Tour carry two?', ...author }: Said): Promise<string> {
  const externalId = `${network}:${author.handle}`
  await heard(here.ctx, source, post({ text, network, author: { externalId, ...author } }))
  const { rows } = await here.database.pool.query<{ id: string }>(
    'select person_id as id from person_account where network = $1 and external_id = $2',
    [network, externalId],
  )
  return rows[0]?.id ?? ''
}

describe('one person over all networks', () => {
  test('a merge moves nothing, and taken back, every table is as it was', async () => {
    const jana = await meet({ handle: 'jana.bsky.social', name: 'Jana Weber' })
    const other = await meet({ handle: 'jana@wheels.example', name: 'Jana W.', network: 'mastodon' })
    await notePerson(here.as('ines'), jana, { words: 'Rides in the snow.' })
    await tagPerson(here.as('ines'), other, { tag: 'Courier' })
    const ada = here.as('ada')
    expect(await previewMerge(ada, jana, other)).toMatchObject({
      into: { accounts: 1, conversations: 1, notes: 1 },
      from: { accounts: 1, conversations: 1, tags: 1 },
      wasUndone: false,
    })
    const before = await kept()
    expect(await mergePeople(ada, jana, { fromId: other, why: 'She told Inés so.' })).toBe(jana)
    expect(await wholePerson(ada, other)).toEqual({ id: jana, ids: [jana, other] })
    expect(await knownOf(ada, (await wholePerson(ada, jana)).ids)).toMatchObject({
      notes: [{ words: 'Rides in the snow.', byName: 'Inés Navarro' }],
      tags: ['courier'],
    })
    const [merge] = await mergesOf(ada, [jana])
    expect(merge).toMatchObject({ how: 'by-hand', why: 'She told Inés so.', mergedByName: 'Ada Okafor' })
    expect(await previewUnmerge(ada, merge?.id ?? '')).toMatchObject({
      stays: { accounts: 1, notes: 1, tags: 0 },
      leaves: { accounts: 1, notes: 0, tags: 1 },
    })
    await unmergePeople(ada, merge?.id ?? '', { why: 'Two people share the desk.' })
    expect(await kept()).toEqual(before)
    expect(await wholePerson(ada, other)).toEqual({ id: other, ids: [other] })
    expect((await mergesOf(ada, [other]))[0]).toMatchObject({
      undoneByName: 'Ada Okafor',
      undoneWhy: 'Two people share the desk.',
    })
  })

  test('two sources that tell of somebody new in the same instant make one person, and leave no name behind', async () => {
    const author = { network: 'bluesky', externalId: 'bluesky:new-noor', handle: 'new-noor', name: 'Noor' }
    const meetNoor = () => inTransaction(here.ctx, ctx => rememberAuthors(ctx, [author]))
    const [first, second] = await inTransaction(here.ctx, async ctx => {
      const ids = await rememberAuthors(ctx, [author])
      const beside = meetNoor()
      await until('the other waits for the first', async () => {
        const { rows } = await here.database.pool.query(`
          select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)
        return rows.length > 0
      })
      return [ids, beside] as const
    })
    expect(await second).toEqual(first)
    expect(first.size).toBe(1)
    const { rows } = await here.database.pool.query(`select id from person where name = 'Noor'`)
    expect(rows).toHaveLength(1)
  })

  test('three become one, and any of them goes again without the others', async () => {
    const [a, b, c] = [
      await meet({ handle: 'triple-a' }),
      await meet({ handle: 'triple-b' }),
      await meet({ handle: 'triple-c' }),
    ]
    const ada = here.as('ada')
    await mergePeople(ada, b, { fromId: c, why: 'The same desk.' })
    await mergePeople(ada, a, { fromId: b, why: 'The same desk.' })
    expect((await wholePerson(ada, c)).ids).toEqual([a, b, c])
    await expect(mergePeople(ada, c, { fromId: a, why: 'The same.' })).rejects.toMatchObject({ kind: 'conflict' })
    const merge = (await mergesOf(ada, [c])).find(({ fromId }) => fromId === c)
    await unmergePeople(ada, merge?.id ?? '', { why: 'Not so.' })
    expect((await wholePerson(ada, a)).ids).toEqual([a, b])
    expect((await wholePerson(ada, c)).ids).toEqual([c])
    await expect(unmergePeople(ada, merge?.id ?? '', { why: 'Not so.' })).rejects.toMatchObject({ kind: 'conflict' })
  })

  test('two who merge at once, each into the other, make no circle', async () => {
    const [one, other] = [await meet({ handle: 'circle-one' }), await meet({ handle: 'circle-other' })]
    const outcomes = await Promise.allSettled([
      mergePeople(here.as('ada'), one, { fromId: other, why: 'The same.' }),
      mergePeople(here.as('ada'), other, { fromId: one, why: 'The same.' }),
    ])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const whole = await wholePerson(here.as('ada'), one)
    expect(whole.ids.toSorted()).toEqual([one, other].toSorted())
  })

  test('a proof joins two, and never those whom a person parted', async () => {
    const [one, other] = [await meet({ handle: 'proved-one' }), await meet({ handle: 'proved-other' })]
    const job = here.ctx
    const link = {
      personId: one,
      otherId: other,
      how: 'rel-me' as const,
      evidence: [{ words: 'Each page names the other.', url: 'https://proved.example/' }],
    }
    expect(await linkByProof(job, link)).toBe(true)
    expect(await linkByProof(job, link)).toBe(false)
    const [merge] = await mergesOf(job, [one])
    expect(merge).toMatchObject({ how: 'rel-me', mergedByName: null, evidence: link.evidence })
    await unmergePeople(here.as('ada'), merge?.id ?? '', { why: 'The page was sold.' })
    expect(await linkByProof(job, link)).toBe(false)
  })

  test('Inés, who looks after no pages, merges nobody, and nobody signed out notes anything', async () => {
    const [one, other] = [await meet({ handle: 'plain-one' }), await meet({ handle: 'plain-other' })]
    await expect(mergePeople(here.as('ines'), one, { fromId: other, why: 'The same.' })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await expect(notePerson(here.ctx, one, { words: 'Hm.' })).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(suggestSame(here.ctx, one)).rejects.toMatchObject({ kind: 'forbidden' })
  })
})

describe('who could this be?', () => {
  test('a rare handle, a picture and an order number are shown side by side, each weighed in words', async () => {
    for (let n = 0; n < 30; n++) await meet({ handle: `passer-by-${n}`, name: 'Maria Gomez' })
    const lena = await meet({
      handle: 'lena-frost.bsky.social',
      name: 'Lena Frost',
      avatarUrl: 'https://pictures.example/lena.png',
      text: 'My order no. HT-48213 has not come.',
    })
    const same = await meet({
      handle: 'lena-frost@snow.example',
      name: 'L.',
      network: 'mastodon',
      avatarUrl: 'https://pictures.example/lena.png',
      text: 'Still nothing of Bestellung HT-48213!',
    })
    const maria = await meet({ handle: 'maria-far', name: 'Maria Gomez', network: 'mastodon' })
    const [first, ...rest] = await suggestSame(here.as('ines'), lena)
    expect(first).toMatchObject({
      personId: same,
      accounts: [{ network: 'mastodon', handle: 'lena-frost@snow.example' }],
    })
    expect(first?.because.map(({ sign }) => sign).toSorted()).toEqual(['handle', 'order', 'picture'])
    expect(first?.because.map(({ words }) => words).join(' ')).toContain(
      'Both wrote of order HT-48213: nobody else here has it.',
    )
    expect(first?.probability).toBeGreaterThan(0.9)
    expect(rest).toEqual([])
    const commonName = await suggestSame(here.as('ines'), maria)
    expect(commonName).toEqual([])
    await keepApart(here.as('ada'), lena, same)
    expect(await suggestSame(here.as('ines'), lena)).toEqual([])
  })

  test('what many share says little, what is rare says much, and the same thing twice is not counted twice', () => {
    const rare = weigh([{ sign: 'name', value: 'x', count: 2 }], 1_000_000)
    const usual = weigh([{ sign: 'name', value: 'x', count: 40 }], 1_000_000)
    expect(rare.probability).toBeGreaterThan(usual.probability)
    // By hand: 0.5 / (1 / 1e6) times 1 / 3e6 are odds of one to six.
    expect(rare.probability).toBeCloseTo(1 / 7, 9)
    const twice = weigh(
      [
        { sign: 'name', value: 'x', count: 2 },
        { sign: 'handle-and-name', value: 'x', count: 2 },
      ],
      1_000_000,
    )
    const [points = 0, again = 0] = twice.because.map(each => each.points)
    expect(points).toBeCloseTo(Math.log2(500_000), 9)
    expect(again).toBeCloseTo(0.4 * Math.log2(300_000), 9)
  })
})

describe('what we keep of a person', () => {
  test('consent is for one purpose, with its proof, and the last word holds', async () => {
    const id = await meet({ handle: 'consenting' })
    const ines = here.as('ines')
    const said = 'She wrote it below her post of Tuesday.'
    await sayConsent(ines, id, { purpose: 'quote', isGiven: true, said })
    const given = await knownOf(ines, [id])
    expect([allows(given.consents, 'quote'), allows(given.consents, 'offers')]).toEqual([true, false])
    here.pass(1000)
    await sayConsent(ines, id, { purpose: 'quote', isGiven: false, said: 'She asked us to stop, by mail.' })
    const { consents } = await knownOf(ines, [id])
    expect(allows(consents, 'quote')).toBe(false)
    expect(consents.map(each => each.said)).toEqual(['She asked us to stop, by mail.', said])
    await expect(sayConsent(ines, id, { purpose: 'quote', isGiven: true, said: '' })).rejects.toMatchObject({
      kind: 'invalid',
    })
  })

  test('an organisation has one name, whoever types it, and goes with its last person', async () => {
    const [one, other] = [await meet({ handle: 'courier-one' }), await meet({ handle: 'courier-two' })]
    const ines = here.as('ines')
    await placePerson(ines, one, { name: 'Nordic  Couriers', role: 'runs the fleet' })
    await placePerson(ines, other, { name: 'nordic couriers' })
    const [organisation] = (await knownOf(ines, [one])).organisations
    expect(organisation).toMatchObject({ name: 'Nordic Couriers', role: 'runs the fleet' })
    const id = organisation?.id ?? ''
    expect((await peopleOf(ines, id))?.people).toHaveLength(2)
    await unplacePerson(ines, one, id)
    await unplacePerson(ines, other, id)
    expect(await peopleOf(ines, id)).toBeUndefined()
  })

  test('a colleague takes away their own note, and nobody else’s', async () => {
    const id = await meet({ handle: 'noted' })
    await notePerson(here.as('marta'), id, { words: 'Asked twice.' })
    const [note] = (await knownOf(here.ctx, [id])).notes
    await expect(removeNote(here.as('ines'), id, note?.id ?? '')).rejects.toMatchObject({ kind: 'not-found' })
    await removeNote(here.as('marta'), id, note?.id ?? '')
    expect((await knownOf(here.ctx, [id])).notes).toEqual([])
  })
})

/** Everything but the merges themselves, the trail, the jobs that tell the news, and of whom it is to be counted anew. */
async function kept(): Promise<Map<string, string[]>> {
  const all = await everyTable(here.database.pool)
  for (const name of all.keys())
    if (/^public\.(person_merge|event|advocacy_preference_changed)|^graphile_worker/.test(name)) all.delete(name)
  return all
}
