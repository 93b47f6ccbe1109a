import { glob, readFile } from 'node:fs/promises'
import { OpenAPIHono } from '@hono/zod-openapi'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addTopicRows } from '#core/company'
import { mergePeople, wholePerson } from '#core/people'
import { removePosts } from '#journey/listen'
import type { Env } from '#platform/http'
import { buyingPage } from '../../src/apps/api/buying-page.ts'
import { startWorker } from '../../src/apps/worker.ts'
import { buyingCard } from '../../src/journey/buying/buying-card.ts'
import { forgetBuying } from '../../src/journey/buying/forget-buying.ts'
import { givePage } from '../../src/journey/buying/give-page.ts'
import { api as power } from '../../src/journey/power/api.ts'
import { powerCard } from '../../src/journey/power/power-card.ts'
import { strongest } from '../../src/journey/power/store.ts'
import { weighPeople } from '../../src/journey/power/weigh-people.ts'
import { erasePerson } from '../../src/journey/relate/erase-person.ts'
import { exportPerson } from '../../src/journey/relate/export-person.ts'
import { lookAtPerson } from '../../src/journey/relate/look-at-person.ts'
import { heard, post, quietSource } from '../post.ts'
import { until } from '../until.ts'
import { world } from '../world.ts'

const here = world()
const dayMs = 86_400_000
let worker: AsyncDisposable
let source = ''

beforeAll(async () => {
  const names = ['brakes', 'battery', 'tyres', 'charging']
  await addTopicRows(
    here.ctx,
    names.map(name => ({ name, kind: 'topic' as const, words: name === 'brakes' ? ['brake'] : [] })),
    false,
  )
  source = await quietSource(here.ctx)
  worker = await startWorker({
    ctx: here.ctx,
    database: here.database,
    databaseUrl: here.url,
    [Symbol.asyncDispose]: async () => {},
  })
})
afterAll(() => worker[Symbol.asyncDispose]())

const rows = async <Row>(sql: string, values: unknown[] = []) =>
  (await here.database.pool.query(sql, values)).rows as Row[]
const personOf = async (by: string) =>
  (await rows<{ id: string }>('select person_id as id from person_account where external_id = $1', [`did:${by}`]))[0]
    ?.id ?? ''

/** Somebody says something; returns its id on the network. Read, and in its place in line, when this returns. */
async function says(by: string, text: string, more: { to?: string; followers?: number } = {}): Promise<string> {
  const said = post({
    text,
    author: {
      externalId: `did:${by}`,
      handle: `${by}.test`,
      name: by,
      ...(more.followers && { followers: more.followers }),
    },
    postedAt: here.ctx.now(),
    ...(more.to && { replyTo: more.to, threadRoot: more.to }),
  })
  await heard(here.ctx, source, said)
  await until(
    'it is weighed',
    async () =>
      (
        await rows(
          `select 1 from message m join event e on e.name = 'conversation.suggested'
           and e.payload->'conversationIds' ? m.conversation_id::text and e.at >= m.heard_at where m.external_id = $1`,
          [said.externalId],
        )
      ).length > 0,
  )
  return said.externalId
}
const partsOf = async (externalId: string) =>
  (
    await rows<{ parts: { kind: string; points: number }[] }>(
      'select p.parts from priority p join message m on m.conversation_id = p.conversation_id where m.external_id = $1',
      [externalId],
    )
  )[0]?.parts ?? []
const cardOf = async (by: string) => powerCard.card(here.ctx, await wholePerson(here.ctx, await personOf(by)))

/** As the desk asks for either kind. */
async function listed(by: 'influence' | 'conversation'): Promise<{ name: string; words: string; because: string }[]> {
  const app = new OpenAPIHono<Env>()
  app.use('*', async (http, next) => {
    http.set('ctx', here.as('ines'))
    await next()
  })
  app.route('/', power)
  return (await (await app.request(`/power-users?by=${by}`)).json()).people
}

describe('power users', () => {
  test('Wilma, whom others answer and name, is heard first; Olaf, who bought his followers, is not', async () => {
    const first = await says('wilma', 'Halden: my notes on charging the Tour in the frost.')
    for (const by of ['ana', 'bo', 'cy', 'dee', 'eli']) {
      await says(by, 'Thanks Wilma, that is great! It works.', { to: first })
      await says(by, `Halden riders, read what @wilma.test wrote, and ask @ana.test and @bo.test.`)
    }
    await says('olaf', 'Halden: look at me.', { followers: 100_000 })
    await weighPeople(here.ctx)

    expect(await cardOf('wilma')).toMatchObject({
      lines: [{ label: 'Influence', words: expect.stringMatching(/^(Noticeable|Strong)/) }, {}],
    })
    expect((await cardOf('wilma'))?.lines[0]?.because).toMatch(/^5 people answer or name them/)
    expect(await cardOf('olaf')).toBeUndefined()
    expect((await strongest(here.ctx, 'influence', 5))[0]).toMatchObject({ name: 'wilma' })
    const [strongestNow] = await listed('influence')
    expect(strongestNow).toMatchObject({
      name: 'wilma',
      words: expect.stringMatching(/^(Noticeable|Strong): \d+ of 100\.$/),
    })
    expect(strongestNow?.because).toMatch(/^5 people answer or name them/)

    const [hers, his] = [
      await says('wilma', 'Halden, which tyres fit the Tour?'),
      await says('olaf', 'Halden, which tyres fit the Tour?', { followers: 100_000 }),
    ]
    expect((await partsOf(hers)).map(({ kind }) => kind)).toContain('influence')
    expect((await partsOf(his)).map(({ kind }) => kind)).not.toContain('influence')
  })

  test('who answers others and is thanked is seen as a talker, and answering oneself over two accounts counts nothing', async () => {
    for (const by of ['fay', 'gus', 'hal', 'ivy']) {
      const asked = await says(by, 'Halden: how do I change the brake pads?')
      const answered = await says('tess', 'Two screws, then pull it out. Here is how I do it.', { to: asked })
      await says(by, 'Wonderful, thank you so much, I love it!', { to: answered })
    }
    // Una answers as many, in talk that happens to name us and is about nothing of ours.
    for (const by of ['fay', 'gus', 'hal', 'ivy']) {
      const asked = await says(by, 'Met the neighbour with the Halden today, what a fine evening it was')
      const answered = await says('una', 'Same here, the sunset by the lake!', { to: asked })
      await says(by, 'Wonderful, thank you so much, I love it!', { to: answered })
    }
    const own = await says('tess', 'Halden, how long does the battery last?')
    await says('tess2', 'A year.', { to: own })
    await weighPeople(here.ctx)
    const line = async () => (await cardOf('tess'))?.lines[1]
    expect(await line()).toMatchObject({ label: 'Talks with others' })
    expect((await line())?.because).toBe(
      'They answer 4 other people about our topics; 4 answer them back; 4 were glad of it.',
    )
    expect((await cardOf('una'))?.lines[1]?.because).toMatch(/^They answer 0 other people/)
    expect((await listed('conversation')).map(({ name }) => name)).not.toContain('una')
    expect((await listed('conversation'))[0]).toMatchObject({ name: 'tess', because: (await line())?.because })
    expect((await cardOf('tess'))?.lines[0]?.because).toMatch(/^5 people/)
    await mergePeople(here.as('ada'), await personOf('tess'), { fromId: await personOf('tess2'), why: 'She says so.' })
    await weighPeople(here.ctx)
    expect((await line())?.because).toBe(
      'They answer 4 other people about our topics; 4 answer them back; 4 were glad of it.',
    )
    expect((await cardOf('tess'))?.lines[0]?.because).toMatch(/^4 people/)
    expect(await rows('select 1 from person_power where person_id = $1', [await personOf('tess2')])).toEqual([])
  })

  test('it fades: after half a year of silence nothing is said of anybody', async () => {
    here.pass(200 * dayMs)
    await weighPeople(here.ctx)
    expect(await rows('select 1 from person_power')).toEqual([])
  })
})

describe('buying', () => {
  const buying = async (by: string) => buyingCard.card(here.ctx, await wholePerson(here.ctx, await personOf(by)))

  test('Kathrin compares and asks for the price: her page says so with her words, and her question comes sooner', async () => {
    await says('kathrin', 'Halden: is the Tour better than the Ranger?')
    here.pass(2 * dayMs)
    const removed = await says('kathrin', 'Halden, what is the difference between the Tour and the City?')
    const asked = await says('kathrin', 'Halden, how much is the Tour, and is it in stock?')
    const card = await buying('kathrin')
    expect(card?.lines[0]?.label).toMatch(/^Probably (comparing|deciding)$/)
    expect(card?.lines.map(({ words }) => words).join(' ')).toContain('“in stock”')
    expect(await partsOf(asked)).toContainEqual(
      expect.objectContaining({ kind: 'buying', stage: expect.stringMatching(/^(comparing|deciding)$/) }),
    )
    const page = await lookAtPerson(here.as('tomas'), await personOf('kathrin'))
    expect(page.cards.map(({ title }) => title)).toContain('Buying')
    expect(await exportPerson(here.as('marta'), page.id).catch(error => error.kind)).toBe('forbidden')
    expect(JSON.stringify(await exportPerson(here.as('ada'), page.id))).toContain('difference between')

    const signs = () =>
      rows('select 1 from buying_signal s join message m on m.id = s.message_id where m.external_id = $1', [removed])
    expect(await signs()).toHaveLength(1)
    await removePosts(here.ctx, [{ network: 'bluesky', externalId: removed }])
    await until('its sign is gone', async () => (await signs()).length === 0)
  })

  test('Kathrin sees by Inés’ link what is guessed of her and ends it: it is gone at once, and is not guessed again', async () => {
    const id = await personOf('kathrin')
    const app = buyingPage(here.ctx)
    const { url } = await givePage(here.as('ines'), id)
    const path = `/${url.split('/').at(-1)}`
    const seen = await app.request(path)
    expect(seen.status).toBe(200)
    expect(await seen.text()).toMatch(/Our guess.*(comparing|deciding): \d+ %.*“in stock”.*Forget this/s)
    expect((await app.request(path.replace(id, await personOf('wilma')))).status).toBe(404)
    await expect(givePage(here.ctx, id)).rejects.toMatchObject({ kind: 'forbidden' })
    const other = await givePage(here.as('ines'), await personOf('wilma'))
    expect((await app.request(path, { method: 'POST' })).status).toBe(200)
    expect(await (await app.request(path)).text()).toContain('won’t guess again')
    here.pass(31 * dayMs)
    expect(await (await app.request(`/${other.url.split('/').at(-1)}`)).text()).toContain('has ended')
    await forgetBuying(here.as('ines'), await personOf('wilma'))
    expect((await buying('kathrin'))?.lines).toEqual([])
    const asked = await says('kathrin', 'Halden, how much is the Tour, and is it in stock?')
    expect((await buying('kathrin'))?.lines).toEqual([])
    expect(await partsOf(asked)).not.toContainEqual(expect.objectContaining({ stage: expect.anything() }))
    await erasePerson(here.as('ada'), id, { because: 'asked', isSure: true })
    for (const table of ['buying_signal', 'buying_unasked', 'reply_tie', 'power_waiting', 'person_power'])
      expect(JSON.stringify(await rows(`select * from ${table}`))).not.toContain(id)
  })

  test('no page, offer or place outside can ask where somebody stands: nothing is hidden by it', async () => {
    const asking: string[] = []
    for await (const path of glob('src/**/*.{ts,tsx}'))
      if (!path.includes('.test.') && /#journey\/buying'|\bbuying_signal\b/.test(await readFile(path, 'utf8')))
        asking.push(path)
    expect(asking.filter(path => !path.startsWith('src/journey/buying/')).toSorted()).toEqual([
      // The page that shows it to themselves.
      'src/apps/api/buying-page.ts',
      'src/apps/rooms.ts',
      // Has what the sample's people say read, as it stands.
      'src/apps/sample/load.ts',
      // Counts them, so that nobody alone is said to stand anywhere.
      'src/journey/learn/look-at-theme.ts',
      'src/journey/priority/prioritise.ts',
      'src/journey/route/on.ts',
      'src/platform/schema.ts',
    ])
  })
})
