import { afterAll, beforeAll, expect, test } from 'vitest'
import { signatureHeader, signPayload } from '#connectors/webhook'
import { upsertDocument } from '#core/team'
import { giveAnswer, openConversation } from '#journey/answer'
import { attribute, countWays, seePath } from '#journey/attribution'
import { listBehind } from '#journey/behind'
import { addressOf, followLinks, makeLink } from '#journey/links'
import { results } from '#journey/measure'
import { claimConversation } from '#journey/route'
import { receiveShopNews } from '#journey/sales'
import { newId } from '#lib/id'
import { startWorker } from '../../src/apps/worker.ts'
import { connectShop } from '../../src/journey/sales/connect-shop.ts'
import { heard, post, quietSource } from '../post.ts'
import { townSquare } from '../town-square.ts'
import { until } from '../until.ts'
import { world } from '../world.ts'

const here = world()
let worker: AsyncDisposable
let source = ''
const shopPage = 'https://shop.halden.example/tour'
const day = 24 * 3_600_000

beforeAll(async () => {
  await townSquare(here.ctx)
  source = await quietSource(here.ctx)
  await upsertDocument(
    here.ctx,
    { id: newId(), title: 'The Tour', url: shopPage, language: 'en', summary: '', authorIds: [] },
    false,
  )
  worker = await startWorker({
    ctx: here.ctx,
    database: here.database,
    databaseUrl: here.url,
    [Symbol.asyncDispose]: async () => {},
  })
})
afterAll(() => worker[Symbol.asyncDispose]())

/** Somebody asks on the square, and Inés answers, with a link to the shop where there is one. */
async function answered(by: string, withLink: boolean) {
  const said = post({
    text: `Which Halden carries a cello? ${newId()}`,
    network: 'square',
    by,
    postedAt: here.ctx.now(),
  })
  await heard(here.ctx, source, said)
  const { rows } = await here.database.pool.query('select conversation_id as id from message where external_id = $1', [
    said.externalId,
  ])
  const conversationId = rows[0].id as string
  const link = withLink ? await makeLink(here.as('ines'), { url: shopPage, conversationId }) : undefined
  await claimConversation(here.as('ines'), conversationId)
  const text = `For ${by}: the Tour does. ${link ? addressOf(here.ctx, link) : newId()}`
  await giveAnswer(here.as('ines'), { conversationId, text })
  await until('it is sent', async () =>
    (await openConversation(here.as('ines'), conversationId)).answers.at(-1)?.step === 'sent' ? true : undefined,
  )
  return { conversationId, link }
}

test('Kathrin is answered, follows the link and buys; Jonas is answered and does not: five models share it out, each its way', async () => {
  const { conversationId, link } = await answered('kathrin', true)
  await answered('jonas', false)
  here.pass(day)
  const path = new URL(addressOf(here.ctx, link ?? { words: '', code: '' })).pathname
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0'
  const led = await followLinks(here.ctx).follow({
    ...{ method: 'GET', path },
    header: name => (name === 'user-agent' ? firefox : undefined),
  })
  await until('the invitation is accepted', async () =>
    (await results(here.as('ada'))).outcomes.some(({ kind }) => kind === 'invitation-accepted'),
  )
  here.pass(day)
  const shop = await connectShop(here.as('ada'), { kind: 'own', label: 'Halden shop' })
  const now = here.ctx.now()
  const order = {
    ...{ id: 'order-7', orderedAt: now, updatedAt: now, state: 'paid', currency: 'EUR', total: 3150 },
    // Where the shop’s own page was when they came, with what our link put there.
    ...{ cameBy: led.kind === 'to' ? led.url : '', lines: [{ article: 'tour', quantity: 1, amount: 3150 }] },
  }
  const body = JSON.stringify({ orders: [order] })
  const headers = { [signatureHeader.toLowerCase()]: signPayload(body, shop.signingKey ?? '', now) }
  const told = await receiveShopNews(here.ctx, shop.id, { headers, body: new TextEncoder().encode(body) })
  expect(told).toEqual({ taken: 1 })
  const bought = await until('the purchase is in the ledger', async () =>
    (await results(here.as('ada'))).outcomes.find(({ kind }) => kind === 'purchase'),
  )
  expect(bought).toMatchObject({
    ...{ conversationId, confidence: 'confirmed', employeeName: 'Inés Navarro' },
    statement: 'Bought: in the shop, 1 for €3,150; Halden shop told us, by the link that Inés Navarro gave.',
  })

  const found = await attribute(here.as('ada'))
  expect(found).toMatchObject({ purchases: 1, joined: 1, attributed: 1, unbought: 1 })
  const byStep = Object.fromEntries(found.rows.map(({ step, credits, effect }) => [step, { ...credits, effect }]))
  expect(byStep).toEqual({
    answer: { first: 1, last: 0, linear: 0.5, position: 0.5, markov: 0.5, effect: 1 },
    link: { first: 0, last: 1, linear: 0.5, position: 0.5, markov: 0.5, effect: 1 },
  })
  expect(found.differs?.by).toBe(1)
  expect(found.money).toMatchObject([{ currency: 'EUR', paid: 3150 }])
  expect(found.money[0]?.rows.find(({ step }) => step === 'link')?.amounts).toMatchObject({ last: 3150, markov: 1575 })
  const colleagues = await attribute(here.as('ada'), { by: 'colleague' })
  expect(colleagues.rows.map(({ name }) => name)).toEqual(['Inés Navarro'])

  const kathrins = [{ id: bought.id, conversationId, personName: 'Kathrin' }]
  const behind = async (of: 'led-by-step' | 'led-by-network' | 'led-by-colleague', which: string) =>
    (await listBehind(here.as('ada'), { of, which })).lines
  expect(await behind('led-by-step', 'link')).toMatchObject(kathrins)
  expect(await behind('led-by-step', 'answer')).toMatchObject(kathrins)
  expect(await behind('led-by-step', 'invitation')).toEqual([])
  expect(await behind('led-by-network', 'square')).toMatchObject(kathrins)
  expect(await behind('led-by-colleague', here.id('ines'))).toMatchObject(kathrins)
  expect(await behind('led-by-colleague', here.id('marta'))).toEqual([])

  // Where very much happens it is counted beforehand: the same figures, until it is counted again.
  await countWays(here.ctx, 0)
  const { countedAt: _, since: __, ...counted } = colleagues
  expect(await attribute(here.as('ada'), { by: 'colleague' }, 0)).toMatchObject(counted)

  const { steps } = await seePath(here.as('tomas'), conversationId)
  expect(steps.map(({ kind, side }) => `${side} ${kind}`)).toEqual([
    'them asked',
    'us gave-link',
    'us answered',
    'them followed',
    // The link was an invitation, too.
    'them result',
    'them result',
  ])
  expect(steps.at(-1)).toMatchObject({ outcomeKind: 'purchase', confidence: 'confirmed', outcomeId: bought.id })
})

test('what lies further back than the window did not lead to it, and is a way without a purchase', async () => {
  here.pass(60 * day)
  const week = await attribute(here.as('ada'), { windowDays: 7 })
  expect(week).toMatchObject({ attributed: 1, unbought: 1 })
  await here.database.pool.query(`update outcome set at = at + interval '20 days' where kind = 'purchase'`)
  expect(await attribute(here.as('ada'), { windowDays: 7 })).toMatchObject({ purchases: 1, attributed: 0, unbought: 2 })
  expect(await attribute(here.as('ada'), { windowDays: 30 })).toMatchObject({ attributed: 1, unbought: 1 })
  const behind = (windowDays: number) => listBehind(here.as('ada'), { of: 'led-by-step', which: 'link', windowDays })
  expect((await behind(7)).lines).toEqual([])
  expect((await behind(30)).lines).toHaveLength(1)
})

test('a member, a stranger and nobody see none of it', async () => {
  await expect(attribute(here.ctx)).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(seePath(here.ctx, newId())).rejects.toMatchObject({ kind: 'forbidden' })
})
