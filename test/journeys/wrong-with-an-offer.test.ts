import { afterAll, beforeAll, expect, test } from 'vitest'
import { plugIn } from '#core/channels'
import { decideReview, reviewQueue } from '#core/review'
import { editionById, postsOf } from '#places/offers'
import { ownPlace } from '#places/own-place'
import { foundCommunity } from '#places/sites'
import { as, type Context } from '#platform/context'
import { startWorker } from '../../src/apps/worker.ts'
import { publishGuideline } from '../../src/core/policy/guidelines.ts'
import { openIncident } from '../../src/journey/incident/open-incident.ts'
import { raiseIncident } from '../../src/journey/incident/raise-incident.ts'
import { retractInIncident } from '../../src/journey/incident/retract-in-incident.ts'
import { makeOffer, openOffer, saveOffer, takeBackOffer } from '../../src/places/offers/make-offer.ts'
import { releaseOffer } from '../../src/places/offers/release-offer.ts'
import { townSquare } from '../town-square.ts'
import { trustedAgain } from '../trusted-again.ts'
import { until } from '../until.ts'
import { type Cast, world } from '../world.ts'

/** Inés sells ridden bikes and posts it on the square; Tomás sees that it is wrong; Marta reads, Ada coordinates. */
const here = world()
let worker: AsyncDisposable
let square: Awaited<ReturnType<typeof townSquare>>
let siteId = ''

beforeAll(async () => {
  square = await townSquare(here.ctx)
  plugIn([square.connector, ownPlace])
  const house = { ctx: here.ctx, database: here.database, databaseUrl: here.url, [Symbol.asyncDispose]: async () => {} }
  worker = await startWorker(house)
  await publishGuideline(here.as('marta'), { body: 'Say what you know, and nothing of what is not out yet.' })
  siteId = (await foundCommunity(here.as('ada'), { name: 'Halden community', about: 'Who rides, helps.' })).id
})
afterAll(() => worker[Symbol.asyncDispose]())

function ada(): Context {
  const ctx = here.as('ada')
  if (ctx.actor.kind !== 'employee') throw new Error('Ada works here')
  return as(ctx, { ...ctx.actor, roles: [...ctx.actor.roles, 'coordinator'] })
}

const pressed = { words: 'Ridden by us for one summer, with two years of guarantee on every part of it.' }

async function released(who: Cast, about: string, own?: string) {
  const posts = own === undefined ? [] : [{ accountId: square.accountId, words: own }]
  const { id, version } = await makeOffer(here.as(who), { siteId, title: 'A Tour, ridden', about, posts })
  await trustedAgain(here, who)
  return releaseOffer(here.as(who), id, { version })
}

const postOf = (offerId: string) =>
  until('the post stands on the square', async () => {
    const [post] = await postsOf(here.ctx, offerId)
    return post?.step === 'sent' && post.externalId ? { ...post, externalId: post.externalId } : undefined
  })

test('one press on an offer stops its page’s words and its post’s; Inés puts them right, Marta reads that first, and the post changes', async () => {
  const about = 'The battery of each of them is new, was charged eleven times, and lasts for seven winters.'
  const offer = await released('ines', about, pressed.words)
  const { externalId, id: postId } = await postOf(offer.id)
  const copy = await released('marta', about)
  const incident = await raiseIncident(here.as('tomas'), { offerId: offer.id, reason: 'It is five winters' })
  const again = await raiseIncident(here.as('marta'), { offerId: offer.id, reason: 'Me too' })
  expect(again.id).toBe(incident.id)
  const { concerned } = await openIncident(here.as('tomas'), incident.id)
  expect(concerned.map(({ kind, id }) => [kind, id])).toEqual(
    expect.arrayContaining([
      ['offer', offer.id],
      ['offer-post', postId],
      ['offer', copy.id],
    ]),
  )
  expect(concerned.find(({ id }) => id === postId)).toMatchObject({
    network: 'square',
    canChange: true,
    whyNot: 'It is taken down with the offer.',
  })
  const stopped = { kind: 'refused', reasons: [{ message: expect.stringContaining('It is five winters') }] }
  await expect(released('marta', about)).rejects.toMatchObject(stopped)
  // What its post says is stopped as well, wherever it is said next.
  await expect(released('marta', pressed.words)).rejects.toMatchObject(stopped)

  const back = await takeBackOffer(here.as('ines'), offer.id)
  const right = about.replace('seven', 'five')
  const { words, posts } = back
  const saved = await saveOffer(here.as('ines'), offer.id, {
    ...{ ...words, about: right, version: back.version },
    posts: posts.map(post => ({ ...post, words: pressed.words.replace('two years', 'one year') })),
  })
  await releaseOffer(here.as('ines'), offer.id, { version: saved.version })
  expect(await editionById(here.ctx, offer.id)).toMatchObject({ words: { about } })
  const waiting = (await reviewQueue(here.as('marta'))).find(({ subjectId }) => subjectId === offer.id)
  expect(waiting?.reasons).toContainEqual({
    at: 'stopped',
    message: 'Tomás Rey stopped what is like it: It is five winters. It is put right.',
  })
  await decideReview(here.as('marta'), waiting?.id ?? '', { decision: 'approved' })
  const approved = await until('it is hers to release', async () => {
    const found = await openOffer(here.as('ines'), offer.id)
    return found.step === 'approved' && found
  })
  await releaseOffer(here.as('ines'), offer.id, { version: approved.version })
  expect(await editionById(here.ctx, offer.id)).toMatchObject({ words: { about: right } })
  await until('the post says it, too', async () => square.posts.get(externalId)?.text.includes('one year'))
  const noted = await until('the incident says so', async () => {
    const { deeds } = await openIncident(here.as('tomas'), incident.id)
    return deeds.find(({ what }) => what === 'corrected')
  })
  expect(noted).toMatchObject({ name: 'Inés Navarro', offerId: offer.id })
})

test('Ada takes an offer back: its page says why, and its post is gone from the square; in a drill nothing is', async () => {
  const offer = await released('ines', 'Six of them went to the north cape and back, and not one had a flat tyre.', '')
  const { externalId, id: postId } = await postOf(offer.id)
  const drill = await raiseIncident(here.as('tomas'), { offerId: offer.id, reason: 'To practise', isDrill: true })
  await retractInIncident(ada(), drill.id, 'all')
  expect(await editionById(here.ctx, offer.id)).toMatchObject({ withdrawnAt: null })

  const incident = await raiseIncident(here.as('tomas'), { offerId: offer.id, reason: 'One had' })
  await expect(retractInIncident(here.as('tomas'), incident.id, offer.id)).rejects.toMatchObject({ kind: 'forbidden' })
  const notPossible = await retractInIncident(ada(), incident.id, 'all')
  expect(notPossible).toEqual([{ id: postId, why: 'It is taken down with the offer.' }])
  expect(await editionById(here.ctx, offer.id)).toMatchObject({ withdrawnWhy: 'One had' })
  await until('it is gone from the square', async () => !square.posts.has(externalId))
  const { concerned, deeds } = await until('the incident shows it', async () => {
    const opened = await openIncident(here.as('tomas'), incident.id)
    return opened.concerned.every(({ step }) => step === 'retracted') && opened
  })
  expect(concerned.map(({ whyNot }) => whyNot)).toEqual(['It was taken back.', 'It was taken back.'])
  expect(deeds.map(({ what, offerId, name }) => [what, offerId, name])).toEqual([
    ['raised', offer.id, 'Tomás Rey'],
    ['froze', null, 'Tomás Rey'],
    ['retracted', offer.id, 'Ada Okafor'],
  ])
})

test('about an offer that nobody outside can see there is no incident', async () => {
  const { id } = await makeOffer(here.as('ines'), { siteId, title: 'Soon', about: 'Nothing yet.' })
  await expect(raiseIncident(here.as('tomas'), { offerId: id, reason: 'Wrong' })).rejects.toMatchObject({
    kind: 'not-found',
  })
})

test('each refusal, approval and taking back stands in the trail, with the version of the guidelines and without a word of the drafts', async () => {
  const { rows } = await here.database.pool.query(
    `select name, payload from event
      where name in ('offer.stopped', 'review.decided', 'offer.released', 'offer.withdrawn', 'incident.retracted')`,
  )
  expect(new Set(rows.map(({ name }) => name)).size).toBe(5)
  for (const { payload } of rows) expect(payload.guidelineVersion).toBeGreaterThan(0)
  expect(JSON.stringify(rows)).not.toMatch(/battery|guarantee|cape/)
})
