import { afterAll, beforeAll, expect, test } from 'vitest'
import { NetworkError, plugIn } from '#core/channels'
import { makeRule } from '#core/policy'
import { decideReview } from '#core/review'
import { seeQueue } from '#journey/review'
import { listInbox } from '#journey/route'
import {
  publishArticle,
  saveArticle,
  sweepArticles,
  takeBackArticle,
  withdrawArticle,
  writeArticle,
} from '#places/publish'
import { foundCommunity } from '#places/sites'
import { as } from '#platform/context'
import { startWorker } from '../../src/apps/worker.ts'
import { hearEcho } from '../../src/journey/echo/hear-echo.ts'
import { openIncident } from '../../src/journey/incident/open-incident.ts'
import { raiseIncident } from '../../src/journey/incident/raise-incident.ts'
import { retractInIncident } from '../../src/journey/incident/retract-in-incident.ts'
import { accountsForShares, previewShare } from '../../src/places/share/compose-post.ts'
import { releaseShare } from '../../src/places/share/release-share.ts'
import { sendAgain } from '../../src/places/share/send-again.ts'
import { offerToColleagues, sharingKit, takeFromKit, toldOf } from '../../src/places/share/sharing-kit.ts'
import { postsOf } from '../../src/places/share/store.ts'
import { takeBackShare, withdrawShare } from '../../src/places/share/withdraw-share.ts'
import { openShare, saveShare, theShare, writeShare } from '../../src/places/share/write-share.ts'
import { heard, post, quietSource } from '../post.ts'
import { ourAccountOn, townSquare } from '../town-square.ts'
import { until } from '../until.ts'
import { type Cast, world } from '../world.ts'

/** Inés is trusted and writes; Tomás is new, and read first by Marta. Everybody meets on the square, pigeons carry little. */
const here = world()
const hour = 3_600_000
let worker: AsyncDisposable
let square: Awaited<ReturnType<typeof townSquare>>
let pigeon = ''

beforeAll(async () => {
  square = await townSquare(here.ctx)
  // A network of few words, to which the card of a page is handed over.
  const { connector } = square
  const limits = { ...connector.limits, maxLength: { value: 120, unit: 'characters' as const } }
  const capabilities = { ...connector.capabilities, card: 'given' as const, retract: false }
  plugIn([connector, { ...connector, name: 'pigeon', label: 'Pigeon', network: 'pigeon', limits, capabilities }])
  pigeon = await ourAccountOn(here.ctx, 'pigeon', { handle: 'halden-pigeon' })
  await foundCommunity(here.as('ada'), { name: 'Halden community', about: 'Who rides, helps.' })
  worker = await startWorker({
    ctx: here.ctx,
    database: here.database,
    databaseUrl: here.url,
    [Symbol.asyncDispose]: async () => {},
  })
}, 60_000)
afterAll(() => worker[Symbol.asyncDispose]())

const both = () => [
  { accountId: square.accountId, words: '' },
  { accountId: pigeon, words: 'Cold cells take less: charge them indoors.' },
]

function begun(who: Cast, more: Parameters<typeof writeShare>[1] = {}) {
  return writeShare(here.as(who), { text: 'Why a cold battery takes less, and what helps.', posts: both(), ...more })
}

async function published(who: Cast, title: string, at: Date | null = null) {
  const text = 'Cells are slow when it is cold: their resistance grows, and the charger waits for them to warm up.'
  const { id, version } = await writeArticle(here.as(who), { title, text, summary: 'Why it takes long in winter.' })
  return publishArticle(here.as(who), id, { version, at })
}

const steps = async (shareId: string) => (await postsOf(here.ctx, shareId)).map(({ step }) => step)
const all = (shareId: string, step: string) =>
  until(`all are ${step}`, async () => {
    const found = await steps(shareId)
    return (found.length > 0 && found.every(each => each === step)) || undefined
  })
const saying = (words: string) => [...square.posts.values()].filter(({ text }) => text.includes(words))

test('Inés tells of her article on two networks, in words for each: address or card as it is shown there, signed', async () => {
  const { id: articleId } = await published('ines', 'Charging in winter')
  const share = await begun('ines', { articleId })
  const [onSquare, byPigeon] = await previewShare(here.as('ines'), { ...share, articleId })
  expect(onSquare).toMatchObject({ label: 'Town square', most: 300, problem: null, card: null })
  expect(onSquare?.said).toMatch(/what helps\.\n\nhttp\S+\/charging-in-winter\n\n— Inés, battery engineer at Halden$/)
  expect(byPigeon?.said).toBe('Cold cells take less: charge them indoors.\n\n— Inés, battery engineer at Halden')
  expect(byPigeon?.card).toMatchObject({ title: 'Charging in winter', about: 'Why it takes long in winter.' })
  expect(byPigeon?.length).toBe([...(byPigeon?.said ?? '')].length)

  await releaseShare(here.as('ines'), share.id, { version: share.version })
  await all(share.id, 'sent')
  const stands = saying('charge them indoors')
  expect(stands).toMatchObject([
    { text: byPigeon?.said, card: { url: expect.stringContaining('/charging-in-winter') } },
  ])
  expect(saying('what helps')[0]).toMatchObject({ text: onSquare?.said, writer: { name: 'Inés Navarro' } })
  expect(square.calls.filter(call => call.startsWith('send'))).toHaveLength(2)
  await expect(releaseShare(here.as('ines'), share.id, { version: share.version })).rejects.toMatchObject({
    kind: 'conflict',
  })
})

test('what a network can’t take whole is said with how much too long it is, signature included; nothing leaves', async () => {
  const posts = [{ accountId: pigeon, words: 'A long story. '.repeat(12) }]
  const { id, version, text } = await begun('ines', { posts })
  const [preview] = await previewShare(here.as('ines'), { text, posts })
  expect(preview?.problem).toBe(`${(preview?.length ?? 0) - 120} too many: Pigeon takes 120.`)
  await expect(releaseShare(here.as('ines'), id, { version })).rejects.toMatchObject({
    kind: 'invalid',
    reasons: [{ at: `posts.${pigeon}`, message: expect.stringContaining('shorten these by') }],
  })
  expect(await steps(id)).toEqual([])
})

test('she may speak from her own accounts and the company’s: not from Marta’s, nor from the official voice', async () => {
  const martas = await ourAccountOn(here.ctx, 'square', { handle: 'marta', ownerId: here.id('marta') })
  const press = await ourAccountOn(here.ctx, 'square', { handle: 'halden-press', isOfficial: true })
  const mine = (await accountsForShares(here.as('ines'))).map(({ id }) => id)
  expect(mine).toContain(square.accountId)
  expect(mine).not.toContain(martas)
  expect(mine).not.toContain(press)
  for (const accountId of [martas, press]) {
    const { id, version } = await begun('ines', { posts: [{ accountId, words: '' }] })
    await expect(releaseShare(here.as('ines'), id, { version })).rejects.toMatchObject({ kind: 'conflict' })
  }
})

test('Tomás is new: Marta reads it first and gives other words; it leaves by his press, and by nobody else’s', async () => {
  const { id, version } = await begun('tomas', { text: 'Our workshop opens on Saturday.', posts: [both()[0] as never] })
  expect(await releaseShare(here.as('tomas'), id, { version })).toMatchObject({ step: 'in-review' })
  const queued = (await seeQueue(here.as('marta'))).find(({ subjectId }) => subjectId === id)
  expect(queued).toMatchObject({ subjectKind: 'share', share: { id }, reasons: [{ at: 'learning' }] })
  await decideReview(here.as('marta'), queued?.id ?? '', {
    decision: 'changed',
    comment: 'Say when.',
    text: 'Our workshop opens on Saturday at nine.',
  })
  const approved = await until('it is back with Tomás', async () => {
    const share = await theShare(here.ctx, id)
    return share.step === 'approved' ? share : undefined
  })
  expect(approved.text).toBe('Our workshop opens on Saturday at nine.')
  expect(await steps(id)).toEqual([])
  for (const who of ['marta', 'ada'] as const)
    await expect(releaseShare(here.as(who), id, { version: approved.version })).rejects.toMatchObject({
      kind: 'forbidden',
    })
  await releaseShare(here.as('tomas'), id, { version: approved.version })
  await all(id, 'sent')
  expect(saying('on Saturday at nine')).toHaveLength(1)
})

test('what must stay inside stays here, in whichever wording it stands', async () => {
  await makeRule(here.as('marta'), {
    name: 'The next bike',
    kind: 'confidential',
    level: 'stop',
    words: ['Project Fjord'],
    explanation: 'Nobody outside knows of it yet.',
  })
  const { id, version } = await begun('ines', { posts: [{ accountId: pigeon, words: 'Wait for Project Fjord!' }] })
  await expect(releaseShare(here.as('ines'), id, { version })).rejects.toMatchObject({ kind: 'refused' })
  expect(saying('Fjord')).toEqual([])
})

test('let go beforehand, it leaves with the article, word by word and not before', async () => {
  const { id: articleId } = await published('ines', 'Brakes in the rain', new Date(here.ctx.now().getTime() + hour))
  const { id, version } = await begun('ines', { articleId, text: 'Wet brakes need a longer way.', posts: both() })
  await saveShare(here.as('ines'), id, {
    ...{ version, text: 'Wet brakes need a longer way.' },
    posts: [{ accountId: square.accountId, words: '' }],
  })
  await releaseShare(here.as('ines'), id, { version: version + 1 })
  expect(await steps(id)).toEqual(['held'])
  await expect(openShare(here.as('tomas'), id)).rejects.toMatchObject({ kind: 'not-found' })
  expect(saying('Wet brakes')).toEqual([])
  here.pass(hour + 1_000)
  await sweepArticles(as(here.ctx, { kind: 'job', name: 'sweep' }))
  await all(id, 'sent')
  expect(saying('Wet brakes')[0]?.text).toMatch(/\/brakes-in-the-rain\n/)
  expect(saying('Wet brakes')).toHaveLength(1)
})

test('where the article gets another address, is withdrawn, or a rule came meanwhile, nothing leaves, and Inés reads why', async () => {
  const soon = () => new Date(here.ctx.now().getTime() + hour)
  const waiting = async (title: string, text: string) => {
    const article = await published('ines', title, soon())
    const posts = [{ accountId: square.accountId, words: '' }]
    const { id, version } = await begun('ines', { articleId: article.id, text, posts })
    await releaseShare(here.as('ines'), id, { version })
    return { article, id }
  }
  const renamed = await waiting('Lamps', 'How far a lamp shines, measured at night on a field road.')
  const given = await waiting('Bells', 'How loud a bell is, measured in the traffic of a Monday morning.')
  const ruled = await waiting('Locks', 'How long a lock holds against a grinder, tried out in our yard.')
  const back = await takeBackArticle(here.as('ines'), renamed.article.id)
  const again = await saveArticle(here.as('ines'), back.id, { ...back, title: 'Lamps at night', version: back.version })
  await publishArticle(here.as('ines'), again.id, { version: again.version })
  await withdrawArticle(here.as('ines'), given.article.id, { reason: 'Measured wrongly.' })
  await makeRule(here.as('marta'), {
    name: 'Locks',
    kind: 'confidential',
    level: 'stop',
    words: ['grinder'],
    explanation: 'Nobody gives thieves advice.',
  })
  here.pass(hour + 1_000)
  await sweepArticles(as(here.ctx, { kind: 'job', name: 'sweep' }))
  for (const [{ id }, why] of [
    [renamed, /another address/],
    [given, /was withdrawn/],
    [ruled, /Nobody gives thieves advice/],
  ] as const) {
    const share = await until('it is back with Inés', async () => {
      const found = await theShare(here.ctx, id)
      return found.step === 'draft' ? found : undefined
    })
    expect(share.waitsBecause).toMatch(why)
    expect(await steps(id)).toEqual(['cancelled'])
  }
  expect([...saying('How far a lamp'), ...saying('How loud a bell'), ...saying('grinder')]).toEqual([])
})

test('she takes back what waits for its article, and takes down what stands; where a network can’t, she is told', async () => {
  const later = await published('ines', 'Saddles', new Date(here.ctx.now().getTime() + hour))
  const waits = await begun('ines', { articleId: later.id, text: 'Which saddle fits whom.' })
  await releaseShare(here.as('ines'), waits.id, { version: waits.version })
  expect(await takeBackShare(here.as('ines'), waits.id)).toMatchObject({ step: 'draft' })
  expect(await steps(waits.id)).toEqual(['cancelled', 'cancelled'])

  const out = await begun('ines', { text: 'Come to the test ride on Sunday, in any weather.' })
  await releaseShare(here.as('ines'), out.id, { version: out.version })
  await all(out.id, 'sent')
  await expect(takeBackShare(here.as('ines'), out.id)).rejects.toMatchObject({ kind: 'conflict' })
  await expect(withdrawShare(here.as('tomas'), out.id)).rejects.toMatchObject({ kind: 'forbidden' })
  await withdrawShare(here.as('ada'), out.id)
  await until('it is taken down', async () => (await steps(out.id)).includes('retracted') || undefined)
  expect(await postsOf(here.ctx, out.id)).toMatchObject([
    { step: 'retracted', failure: null },
    { step: 'sent', failure: 'Pigeon takes nothing back from programs: take it down there.' },
  ])
  expect(saying('test ride on Sunday')).toEqual([])
})

test('Inés asks colleagues to tell of her article: Tomás finds it, and must put it in words of his own', async () => {
  const { id: articleId } = await published('ines', 'Tyres for snow')
  await expect(offerToColleagues(here.as('tomas'), articleId, {})).rejects.toMatchObject({ kind: 'forbidden' })
  expect((await sharingKit(here.as('tomas'))).map(({ title }) => title)).not.toContain('Tyres for snow')
  await offerToColleagues(here.as('ines'), articleId, { note: 'The part about pressure matters most.' })
  const hers = await begun('ines', {
    ...{ articleId, isForColleagues: true, posts: [both()[0] as never] },
    text: 'Wide tyres with little pressure hold on snow; we rode all winter to find out how little.',
  })
  await releaseShare(here.as('ines'), hers.id, { version: hers.version })
  await all(hers.id, 'sent')
  const kit = await sharingKit(here.as('tomas'))
  expect(kit).toContainEqual(
    expect.objectContaining({ articleId, note: 'The part about pressure matters most.', told: ['Inés Navarro'] }),
  )
  expect(kit).toContainEqual(expect.objectContaining({ shareId: hers.id, byName: 'Inés Navarro' }))
  expect((await sharingKit(here.as('ines'))).map(({ articleId }) => articleId)).not.toContain(articleId)

  const his = await begun('tomas', {
    ...{ afterId: hers.id, posts: [both()[0] as never] },
    text: 'Wide tyres with little pressure hold on snow; we rode all winter to find out how little!',
  })
  expect(his.articleId).toBe(articleId)
  const [preview] = await previewShare(here.as('tomas'), his)
  expect(preview?.alike).toMatchObject({ what: 'post', byName: 'Inés Navarro', words: hers.text })
  await expect(releaseShare(here.as('tomas'), his.id, { version: his.version })).rejects.toMatchObject({
    kind: 'invalid',
    reasons: [{ message: expect.stringContaining('Inés Navarro posted nearly the same') }],
  })
  const article = 'Cells are slow when it is cold: their resistance grows, and the charger waits for them to warm up.'
  const copied = await previewShare(here.as('tomas'), { ...his, text: article })
  expect(copied[0]?.alike).toMatchObject({ what: 'article', byName: 'Inés Navarro' })
  const own = { text: 'In our workshop nobody believed it: half the air, twice the grip.', posts: his.posts }
  const saved = await saveShare(here.as('tomas'), his.id, { ...own, version: his.version })
  expect((await previewShare(here.as('tomas'), { ...saved }))[0]?.alike).toBeNull()
  expect(await releaseShare(here.as('tomas'), his.id, { version: saved.version })).toMatchObject({ step: 'in-review' })

  const told = await toldOf(here.as('marta'), articleId)
  expect(told).toMatchObject({ note: 'The part about pressure matters most.', shares: [{ networks: ['square'] }] })
  await takeFromKit(here.as('ines'), articleId)
  expect((await sharingKit(here.as('tomas'))).map(({ articleId }) => articleId)).not.toContain(articleId)
})

test('what people answer below it is a conversation in the inbox, and stands with what came of it', async () => {
  const share = await begun('ines', {
    text: 'Which lamp do you ride home with in November?',
    posts: [both()[0] as never],
  })
  await releaseShare(here.as('ines'), share.id, { version: share.version })
  await all(share.id, 'sent')
  const [said] = await postsOf(here.ctx, share.id)
  const below = { network: 'square', replyTo: said?.externalId ?? '', threadRoot: said?.externalId ?? '' }
  await heard(
    here.ctx,
    await quietSource(here.ctx),
    post({ ...below, text: 'With none: does the Tour have one?', by: 'priya' }),
  )
  // The thread is fetched whole a little later: our own post stands at its head then.
  const head = { ...below, externalId: below.threadRoot, by: 'halden', postedAt: new Date(Date.now() - hour) }
  const { replyTo: _, threadRoot: __, ...alone } = head
  await heard(here.ctx, await quietSource(here.ctx), post({ ...alone, text: share.text }))
  const { rows } = await listInbox(here.as('tomas'), { view: 'everything' })
  const asked = rows.find(({ text }) => text === 'With none: does the Tour have one?')
  expect(await hearEcho(here.as('marta'), share.id)).toMatchObject([
    { conversationId: asked?.id, words: 'With none: does the Tour have one?', standing: 'open' },
  ])
})

test('what the square did not take Inés sends once more, word by word; nobody else does, and it stands there once', async () => {
  square.troubles.push({ call: 'send', error: new NetworkError('refused', 'Closed for cleaning.') })
  const share = await begun('ines', { text: 'Our stand is at gate four all day.', posts: [both()[0] as never] })
  await releaseShare(here.as('ines'), share.id, { version: share.version })
  await all(share.id, 'refused')
  const [post] = await postsOf(here.ctx, share.id)
  expect(post?.failure).toBe('Closed for cleaning.')
  await expect(sendAgain(here.as('marta'), post?.id ?? '')).rejects.toMatchObject({ kind: 'forbidden' })
  await sendAgain(here.as('ines'), post?.id ?? '')
  await all(share.id, 'sent')
  await expect(sendAgain(here.as('ines'), post?.id ?? '')).rejects.toMatchObject({ kind: 'conflict' })
  expect(saying('gate four')).toMatchObject([{ text: post?.said }])
})

test('something is wrong: what says the same is stopped and found, and what tells of a wrong article with it', async () => {
  const { id: articleId } = await published('ines', 'Chains and wax')
  const onSquare = [both()[0] as never]
  const tells = await begun('ines', {
    articleId,
    text: 'Wax your chain in autumn and leave it alone until spring.',
    posts: onSquare,
  })
  await releaseShare(here.as('ines'), tells.id, { version: tells.version })
  const alone = await begun('ines', {
    text: 'Never ride a waxed chain through salt, it is done for after a week.',
    posts: onSquare,
  })
  await releaseShare(here.as('ines'), alone.id, { version: alone.version })
  for (const { id } of [tells, alone]) await all(id, 'sent')

  const overArticle = await raiseIncident(here.as('tomas'), { articleId, reason: 'Wax does not last that long.' })
  const [told] = await postsOf(here.ctx, tells.id)
  const concerned = async (id: string) => (await openIncident(here.as('marta'), id)).concerned
  expect(await concerned(overArticle.id)).toContainEqual(
    expect.objectContaining({ kind: 'share', id: told?.id, canRetract: true }),
  )
  const overPost = await raiseIncident(here.as('tomas'), { shareId: alone.id, reason: 'It lasts a month.' })
  expect(overPost).toMatchObject({ shareId: alone.id, isFrozen: true })
  const again = await begun('marta', {
    text: 'Never ride a waxed chain through salt, it is done for after a week!',
    posts: onSquare,
  })
  await expect(releaseShare(here.as('marta'), again.id, { version: again.version })).rejects.toMatchObject({
    kind: 'refused',
  })
  await expect(retractInIncident(here.as('tomas'), overPost.id, 'all')).rejects.toMatchObject({ kind: 'forbidden' })
  expect(await retractInIncident(here.as('ada'), overPost.id, 'all')).toEqual([])
  await all(alone.id, 'retracted')
  expect(saying('through salt')).toEqual([])
  expect((await concerned(overPost.id)).map(({ whyNot }) => whyNot)).toEqual(['It was taken back.'])
})
