import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#lib/id'
import { makeFirstSpace, openTopic, spacesOf } from '#places/community'
import { joinWithAccount } from '#places/members'
import { foundCommunity } from '#places/sites'
import { pass, waitingFor } from '#places/taking-part'
import { as, type Context } from '#platform/context'
import { createGuardedFetch } from '#platform/fetch'
import { memberOf } from '../../../test/members.ts'
import { world } from '../../../test/world.ts'
import { changeWays } from './change-ways.ts'
import { codesMade, endCode } from './end-code.ts'
import { monthsOfUse, unverify, verifiedAmong, verify } from './index.ts'
import { inviteCustomer } from './invite-customer.ts'
import { keysIn, plainCode, productKey } from './model.ts'
import { on } from './on.ts'

const here = world()
const closed = createGuardedFetch({ allowPrivateAddresses: false, userAgent: 'Sosh test' })
const open = createGuardedFetch({ allowPrivateAddresses: true, userAgent: 'Sosh test' })
let siteId = ''
let spaceId = ''
let orders: Server
let address = ''
const heard: { signature: string; body: string }[] = []

beforeAll(async () => {
  siteId = (await foundCommunity(here.as('ada'), { name: 'Cargo Circle', language: 'en' })).id
  await makeFirstSpace(here.ctx, siteId)
  spaceId = (await spacesOf(here.ctx, siteId))[0]?.id ?? ''
  orders = createServer((request, response) => {
    let body = ''
    request.on('data', part => {
      body += part
    })
    request.on('end', () => {
      heard.push({ signature: String(request.headers['sosh-signature']), body })
      const { order } = JSON.parse(body)
      const known = order === 'H-1001' ? { valid: true, product: 'the Cargo L', since: '2024-03-01' } : { valid: false }
      response.setHeader('content-type', 'application/json').end(JSON.stringify(order === 'BROKEN' ? 'what?' : known))
    })
  })
  await new Promise<void>(ready => orders.listen(0, '127.0.0.1', ready))
  address = `http://127.0.0.1:${(orders.address() as AddressInfo).port}/orders`
})
afterAll(async () => {
  orders.close()
  await Promise.all([open, closed].map(each => each[Symbol.asyncDispose]()))
})
beforeEach(() => here.pass(86_400_001))

/** Somebody who joined with an address of their own, which they confirmed or not. */
async function withAddress(name: string, email: string, isConfirmed = true): Promise<Context> {
  const userId = newId()
  await here.database.pool.query(
    'insert into member_auth_user (id, name, email, "emailVerified") values ($1, $2, $3, $4)',
    [userId, name, email, isConfirmed],
  )
  const { handle, id: memberId } = await joinWithAccount(here.ctx, { userId, name, language: 'en' })
  return as(here.ctx, { kind: 'member', memberId, handle, name, employeeId: null, sessionId: 'theirs' })
}

test('how long somebody uses it is told in whole months', () => {
  const now = new Date('2026-03-15T00:00:00Z')
  expect(['2024-03-01', '2025-03-16', '2026-03-10', null].map(since => monthsOfUse(since, now))).toEqual([
    24,
    11,
    0,
    undefined,
  ])
})

test('what somebody uses is found again in a question', () => {
  expect(productKey('the Cargo L')).toBe('cargo l')
  expect(keysIn('Does a cargo-L fit?')).toContain('cargo l')
  expect(plainCode('o1l-i 9')).toBe('01119')
})

test('Inés invites Rosa: the code is good once, for one, and is kept nowhere', async () => {
  const rosa = await memberOf(here.ctx, 'rosa')
  const { code } = await inviteCustomer(here.as('ines'), { product: 'the Cargo L', since: '2024-05-01' })
  expect(code).toMatch(/^([0-9A-Z]{4}-){2}[0-9A-Z]{4}$/)
  const { rows } = await here.database.pool.query('select * from verification_code')
  expect(JSON.stringify(rows)).not.toContain(code)
  await verify(rosa.ctx, { code: ` ${code.toLowerCase()} ` })
  expect((await verifiedAmong(here.ctx, [rosa.id])).get(rosa.id)).toMatchObject({
    ...{ how: 'invitation', product: 'the Cargo L', since: '2024-05-01' },
  })
  const ben = await memberOf(here.ctx, 'ben')
  await expect(verify(ben.ctx, { code })).rejects.toMatchObject({ reasons: [{ at: 'code' }] })
  await expect(inviteCustomer(rosa.ctx, { product: 'x' })).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(inviteCustomer(here.as('ines'), { product: 'the Cargo L', uses: 50 })).rejects.toMatchObject({
    kind: 'forbidden',
  })
  await unverify(rosa.ctx)
  expect((await verifiedAmong(here.ctx, [rosa.id])).size).toBe(0)
})

test('who made a code may end it, and so may the centre; ended, it is worth nothing, and the list never tells a code', async () => {
  const { code } = await inviteCustomer(here.as('ines'), { product: 'the Tour' })
  const many = await inviteCustomer(here.as('ada'), { product: 'the Tour', uses: 500 })
  const seen = await codesMade(here.as('ines'))
  expect(seen.slice(0, 2)).toMatchObject([
    { kind: 'code', usesLeft: 500, madeByName: 'Ada Okafor', isMine: false },
    { kind: 'invitation', usesLeft: 1, isMine: true },
  ])
  expect(JSON.stringify(seen)).not.toContain(code)
  const [forMany, forOne] = seen.map(({ id }) => id)
  await expect(endCode(here.as('ines'), forMany ?? '')).rejects.toMatchObject({ kind: 'not-found' })
  await endCode(here.as('ines'), forOne ?? '')
  await endCode(here.as('ada'), forMany ?? '')
  expect((await codesMade(here.as('ada'))).map(({ id }) => id)).not.toContain(forMany)
  const lou = await memberOf(here.ctx, 'lou')
  for (const ended of [code, many.code])
    await expect(verify(lou.ctx, { code: ended })).rejects.toMatchObject({ reasons: [{ at: 'code' }] })
  await expect(codesMade(lou.ctx)).rejects.toMatchObject({ kind: 'forbidden' })
})

test('of two who use the last of a code at once, one is verified', async () => {
  const { code } = await inviteCustomer(here.as('ines'), { product: 'the Cargo L' })
  const both = await Promise.all(['uma', 'vic'].map(name => memberOf(here.ctx, name)))
  const tried = await Promise.allSettled(both.map(each => verify(each.ctx, { code })))
  expect(tried.map(each => each.status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('an order is asked about in a signed request, counts for one account, and its number is kept nowhere', async () => {
  const ctx = { ...here.as('ada'), fetch: open }
  await expect(changeWays(here.as('ines'), { orderUrl: address, domains: [] })).rejects.toMatchObject({
    kind: 'forbidden',
  })
  await expect(
    changeWays({ ...here.as('ada'), fetch: closed }, { orderUrl: address, domains: [] }),
  ).rejects.toMatchObject({
    kind: 'refused',
  })
  const { key = '' } = await changeWays(ctx, { orderUrl: address, domains: [] })
  expect((await changeWays(ctx, { orderUrl: address, domains: [] })).key).toBeUndefined()
  const kim = await memberOf(here.ctx, 'kim')
  const other = await memberOf(here.ctx, 'other')
  const asKim = { ...kim.ctx, fetch: open }
  await expect(verify(asKim, { order: 'H-9' })).rejects.toMatchObject({ reasons: [{ at: 'order' }] })
  await expect(verify(asKim, { order: 'BROKEN' })).rejects.toMatchObject({ kind: 'unavailable' })
  expect(await verify(asKim, { order: 'h-1001 ' })).toMatchObject({ product: 'the Cargo L', since: '2024-03-01' })
  await expect(verify({ ...other.ctx, fetch: open }, { order: 'H-1001' })).rejects.toMatchObject({ kind: 'conflict' })
  const last = heard.at(-1)
  const [, at = '', mac] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(last?.signature ?? '') ?? []
  expect(createHmac('sha256', key).update(`${at}.${last?.body}`).digest('hex')).toBe(mac)
  const { rows } = await here.database.pool.query('select * from verification')
  expect(JSON.stringify(rows)).not.toContain('1001')
})

test('nobody tries numbers until one fits', async () => {
  const mal = await memberOf(here.ctx, 'mal')
  for (let n = 0; n < 10; n++)
    await expect(verify(mal.ctx, { code: `${n}` })).rejects.toMatchObject({ kind: 'invalid' })
  const { code } = await inviteCustomer(here.as('ines'), { product: 'the Cargo L' })
  await expect(verify(mal.ctx, { code })).rejects.toMatchObject({ kind: 'refused' })
  here.pass(86_400_001)
  expect(await verify(mal.ctx, { code })).toMatchObject({ how: 'invitation' })
})

test('a confirmed address of a customer’s domain is enough; one that nobody confirmed is not', async () => {
  const ctx = { ...here.as('ada'), fetch: open }
  await changeWays(ctx, { orderUrl: null, domains: [{ domain: 'school.example', product: 'our whole fleet' }] })
  const lea = await withAddress('Lea', 'lea@school.example')
  expect(await verify(lea, {})).toMatchObject({ how: 'domain', product: 'our whole fleet' })
  const eve = await withAddress('Eve', 'eve@school.example', false)
  await expect(verify(eve, {})).rejects.toMatchObject({ reasons: [{ at: 'address' }] })
  const far = await withAddress('Far', 'far@notschool.example')
  await expect(verify(far, {})).rejects.toMatchObject({ reasons: [{ at: 'address' }] })
})

test('a prospect’s question goes to two who use it, whoever was asked least; they may pass; a customer’s goes to nobody first', async () => {
  const names = ['ana', 'bo', 'cy']
  const users = await Promise.all(names.map(name => memberOf(here.ctx, name)))
  for (const user of users) {
    const { code } = await inviteCustomer(here.as('ines'), { product: 'the Trailer Z' })
    await verify(user.ctx, { code })
  }
  const priya = await memberOf(here.ctx, 'priya')
  const asks = async (who: { ctx: Context }, title: string) => {
    const { id } = await openTopic(who.ctx, { siteId, spaceId, title, text: 'I think of buying one.' })
    await on.handlers['topic.opened']?.(here.ctx, { payload: { topicId: id } } as never)
    return id
  }
  const askedAbout = async (topicId: string) => {
    const waits = await Promise.all(users.map(user => waitingFor(here.ctx, user.id)))
    return names.filter((_, at) => waits[at]?.some(each => each.topicId === topicId))
  }
  const first = await asks(priya, 'Is the trailer Z stable on cobbles?')
  const [one] = await askedAbout(first)
  expect(await askedAbout(first)).toHaveLength(2)
  const second = await asks(priya, 'Does a Trailer-Z fold for the cellar?')
  expect(new Set([...(await askedAbout(first)), ...(await askedAbout(second))])).toEqual(new Set(names))
  const asked = users[names.indexOf(one ?? '')]
  expect((await waitingFor(here.ctx, asked?.id ?? '')).find(each => each.topicId === first)?.because).toBe(
    'You use the Trailer Z, and they ask about it before they choose.',
  )
  await pass(asked?.ctx ?? here.ctx, first)
  expect(await askedAbout(first)).not.toContain(one)
  const ana = users[0]
  if (!ana) throw new Error('Ana is not here.')
  expect(await askedAbout(await asks(ana, 'Where do I get a new wheel for the Trailer Z?'))).toEqual([])
  expect(await askedAbout(await asks(priya, 'Which helmet is good for a child?'))).toEqual([])
})
