import { afterAll, beforeAll, expect, test } from 'vitest'
import { sources } from '#core/channels'
import { changeAnswer, giveAnswer, openConversation, retractAnswer } from '#journey/answer'
import { listInbox } from '#journey/route'
import { newId } from '#lib/id'
import { foundCommunity } from '#places/sites'
import { askCompany, changeWidget, readThread, revokeLink, whoAnswers } from '#places/widget'
import { openLive } from '#platform/live'
import { createApp } from '../../src/apps/api/app.ts'
import { startWorker } from '../../src/apps/worker.ts'
import { until } from '../until.ts'
import { world } from '../world.ts'

const here = world()
const running: AsyncDisposable[] = []
const shop = 'https://shop.halden.example'
let siteId = ''
let conversationId = ''
let app: ReturnType<typeof createApp>

const newToken = () => here.ctx.secrets.randomToken()
const asks = (token: string, text: string, more: object = {}) =>
  askCompany(here.ctx, { siteId, token, id: newId(), text, origin: shop, pageUrl: `${shop}/tour?utm=x#top`, ...more })
const token = `${'A'.repeat(42)}Q`

beforeAll(async () => {
  const house = { ctx: here.ctx, database: here.database, databaseUrl: here.url, [Symbol.asyncDispose]: async () => {} }
  const live = await openLive(here.url)
  running.push(await startWorker(house), live)
  siteId = (await foundCommunity(here.as('ada'), { name: 'Cargo Circle', language: 'en' })).id
  app = createApp(here.ctx, live, '/nowhere')
})
afterAll(async () => {
  for (const each of running) await each[Symbol.asyncDispose]()
})

test('Ada says on which pages people may write; whoever is not of the centre can’t', async () => {
  const wanted = { origins: [`${shop}/bikes?x=1`, 'shop.halden.example'], greeting: 'Ask us anything.' }
  await expect(changeWidget(here.as('ines'), siteId, wanted)).rejects.toMatchObject({ kind: 'forbidden' })
  for (const wrong of ['*', 'ftp://shop.example', 'https://*.example', 'https://a:b@shop.example'])
    await expect(changeWidget(here.as('ada'), siteId, { origins: [wrong] })).rejects.toMatchObject({ kind: 'invalid' })
  expect(await changeWidget(here.as('ada'), siteId, wanted)).toMatchObject({ origins: [shop] })
})

test('what Lena writes from the shop is in the inbox, whole, and each message once', async () => {
  const id = newId()
  await asks(token, 'Does the Tour fit under my stairs? They are 1.10 m.', { id, name: 'Lena' })
  await asks(token, 'Does the Tour fit under my stairs? They are 1.10 m.', { id, name: 'Lena' })
  await asks(token, 'With the handlebar turned, I mean.')
  const row = await until('both are heard', async () => {
    const { rows } = await listInbox(here.as('ines'), { view: 'everything' })
    return rows.find(each => each.network === 'widget')
  })
  conversationId = row.id
  const { messages } = await until('it is whole', async () => {
    const seen = await openConversation(here.as('ines'), conversationId)
    return seen.messages.length === 2 ? seen : undefined
  })
  expect(messages.map(each => each.text)).toEqual([
    'Does the Tour fit under my stairs? They are 1.10 m.',
    'With the handlebar turned, I mean.',
  ])
  expect((await readThread(here.ctx, token)).thread.pageUrl).toBe(`${shop}/tour`)
  expect((await sources(here.ctx)).find(each => each.connector === 'widget')).toMatchObject({ failure: null })
})

test('Inés answers from the desk: her name and for whom she works stand there, once; nobody else ever answers', async () => {
  expect((await readThread(here.ctx, token)).said.every(each => each.employeeId === null)).toBe(true)
  await giveAnswer(here.as('ines'), { conversationId, text: 'It is 1.08 m high, so it fits.' })
  const answered = await until('it stands there', async () =>
    (await readThread(here.ctx, token)).said.find(each => each.employeeId),
  )
  expect(answered).toMatchObject({
    name: 'Inés Navarro',
    text: 'It is 1.08 m high, so it fits.',
    disclosure: 'Inés, battery engineer at Halden',
  })
  await asks(token, 'Lovely, thank you!')
  const { messages } = await until('her thanks are in the same conversation', async () => {
    const seen = await openConversation(here.as('ines'), conversationId)
    return seen.messages.length === 4 ? seen : undefined
  })
  expect(messages.find(each => each.text.startsWith('Lovely'))?.parentExternalId).toBe(answered.id)
})

test('she corrects it, and takes it back: its words are gone there', async () => {
  const { answers } = await openConversation(here.as('ines'), conversationId)
  const answerId = answers[0]?.id ?? ''
  const ours = async () => (await readThread(here.ctx, token)).said.find(each => each.employeeId)
  await changeAnswer(here.as('ines'), answerId, { text: 'It is 1.09 m high, so it fits.' })
  await until('it is corrected', async () => (await ours())?.text.includes('1.09') && (await ours())?.editedAt)
  await retractAnswer(here.as('ines'), answerId, { reason: 'Measured on the wrong bike.' })
  expect(await until('it is gone', async () => ((await ours())?.removedAt ? ours() : undefined))).toMatchObject({
    text: '',
  })
})

const call = (path: string, options: RequestInit & { origin?: string; token?: string } = {}) =>
  app.request(`http://localhost:4100/widget/${siteId}${path}`, {
    ...options,
    headers: {
      ...(options.origin && { origin: options.origin }),
      ...(options.token && { authorization: `Bearer ${options.token}` }),
    },
  })

test('only pages that are listed are let in, and no answer carries or asks for a cookie', async () => {
  const listed = await call('', { origin: shop })
  expect(listed.status).toBe(200)
  expect(Object.fromEntries(listed.headers)).toMatchObject({ 'access-control-allow-origin': shop, vary: 'origin' })
  expect(listed.headers.get('set-cookie')).toBeNull()
  expect(listed.headers.get('access-control-allow-credentials')).toBeNull()
  expect(await listed.json()).toMatchObject({ company: 'Halden', greeting: 'Ask us anything.' })
  const strangers = ['https://shop.halden.example.evil.example', 'http://shop.halden.example', 'null', undefined]
  for (const origin of strangers)
    for (const path of ['', '/search?q=x', '/messages', '/live']) {
      const refused = await call(path, { origin, token })
      expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([403, null])
    }
  const preflight = await call('/messages', { method: 'OPTIONS', origin: shop })
  expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([
    204,
    'authorization, content-type',
  ])
})

test('what is too long, too much or no link at all is refused in words', async () => {
  const body = (text: string) => JSON.stringify({ id: newId(), text })
  const long = await call('/messages', {
    method: 'POST',
    origin: shop,
    token: newToken(),
    body: body('x'.repeat(5_000)),
  })
  expect([long.status, (await long.json()).reasons[0].message]).toEqual([400, 'Up to 4000 letters fit in one message.'])
  const huge = await call('/messages', {
    method: 'POST',
    origin: shop,
    token: newToken(),
    body: body('x'.repeat(20_000)),
  })
  expect(huge.status).toBe(400)
  expect((await call('/messages', { origin: shop, token: newToken() })).status).toBe(404)
  expect((await call('/messages', { method: 'POST', origin: shop, token: 'short', body: body('Hi') })).status).toBe(400)
  const eager = newToken()
  for (let n = 1; n <= 12; n++) await asks(eager, `Message ${n}`)
  await expect(asks(eager, 'One more')).rejects.toMatchObject({ kind: 'refused' })
  here.pass(601_000)
  await asks(eager, 'After a pause it goes on')
})

test('whoever has the link ends it: it opens nothing any more, and nothing can be written there', async () => {
  await revokeLink(here.ctx, token)
  await expect(readThread(here.ctx, token)).rejects.toMatchObject({ kind: 'not-found' })
  await expect(asks(token, 'Still here?')).rejects.toMatchObject({ kind: 'not-found' })
  // The house goes on having what was said to it.
  expect((await openConversation(here.as('ines'), conversationId)).messages.length).toBeGreaterThan(2)
})

test('of when somebody answers, only what is kept and was measured is said', async () => {
  const nothing = { name: null, from: null, isHere: false, usually: null }
  expect(await whoAnswers(here.ctx, siteId)).toEqual(nothing)
  const links = [1, 2, 3, 4, 5, 6].map(() => newToken())
  for (const [at, link] of links.entries()) await asks(link, `How heavy is the Tour number ${at}?`)
  here.pass(20 * 60_000)
  for (const [at] of links.entries()) {
    const row = await until(`number ${at} is heard`, async () =>
      (await listInbox(here.as('ines'), { view: 'everything' })).rows.find(each => each.text.includes(`number ${at}?`)),
    )
    await giveAnswer(here.as('ines'), {
      conversationId: row.id,
      text: `Number ${at} weighs ${20 + at} kg, with everything.`,
    })
  }
  await until('all are answered', async () => {
    const threads = await Promise.all(links.map(link => readThread(here.ctx, link)))
    return threads.every(({ said }) => said.some(each => each.employeeId))
  })
  // Two others still wait, so the median is the fifth of eight.
  expect(await whoAnswers(here.ctx, siteId)).toMatchObject({ name: 'Inés', usually: 'within half an hour' })
  for (let n = 0; n < 8; n++) await asks(newToken(), `Nobody answers this one, ${n}.`)
  expect(await whoAnswers(here.ctx, siteId)).toMatchObject({ name: 'Inés', usually: null })
})
