import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mergePeople, mergesOf, unmergePeople, wholePerson } from '#core/people'
import { countPreferences } from '#journey/advocacy'
import { insertOurMessage, removePosts } from '#journey/listen'
import { newId } from '#lib/id'
import { as } from '#platform/context'
import { startWorker } from '../../src/apps/worker.ts'
import { advocacyCard } from '../../src/journey/advocacy/advocacy-card.ts'
import { lookWhoSpeaksWell } from '../../src/journey/advocacy/look-who-speaks-well.ts'
import { compareAnswered, listCases, listPosts, seeAdvocacy } from '../../src/journey/advocacy/see-advocacy.ts'
import { beginExperiment } from '../../src/journey/experiment/begin-experiment.ts'
import { seeExperiment } from '../../src/journey/experiment/see-experiments.ts'
import { settleTries, tryWay } from '../../src/journey/experiment/try-way.ts'
import { erasePerson } from '../../src/journey/relate/erase-person.ts'
import { exportPerson } from '../../src/journey/relate/export-person.ts'
import { lookAtPerson } from '../../src/journey/relate/look-at-person.ts'
import { whereItStands } from '../every-table.ts'
import { heard, post, quietSource } from '../post.ts'
import { ourAccountOn } from '../town-square.ts'
import { until } from '../until.ts'
import { world } from '../world.ts'

const here = world()
const dayMs = 86_400_000
let worker: AsyncDisposable
let source = ''

beforeAll(async () => {
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
const conversationOf = async (externalId: string) =>
  (await rows<{ id: string }>('select conversation_id as id from message where external_id = $1', [externalId]))[0]
    ?.id ?? ''

interface Saying {
  by: string
  text: string
  to?: string
  network?: string
  visibility?: 'direct'
}

const sayingOf = ({ by, text, to, network = 'bluesky', visibility }: Saying) =>
  post({
    text,
    network,
    externalId: `at://${by}/${newId()}`,
    author: { externalId: `did:${by}`, handle: `${by}.test`, name: by },
    postedAt: here.ctx.now(),
    ...(visibility && { visibility }),
    ...(to && { replyTo: to, threadRoot: to }),
  })

/** People say these; all of it is read and looked at when this returns. Returns their ids on the network. */
async function say(...sayings: Saying[]): Promise<string[]> {
  const said = sayings.map(sayingOf)
  await heard(here.ctx, source, ...said)
  await looked()
  return said.map(({ externalId }) => externalId)
}

async function looked(): Promise<void> {
  const news = `select 1 from graphile_worker.jobs where task_identifier like 'news of %' or task_identifier like '% hears %'`
  await until('all of it is told', async () => (await rows(news)).length === 0)
  const job = as(here.ctx, { kind: 'job', name: 'look' })
  await lookWhoSpeaksWell(job)
  await countPreferences(job)
}

async function answers(externalId: string): Promise<void> {
  await insertOurMessage(here.ctx, {
    id: newId(),
    conversationId: await conversationOf(externalId),
    network: 'bluesky',
    externalId: `at://ours/${newId()}`,
    parentExternalId: externalId,
    authorId: here.id('ines'),
    text: 'Thank you for telling us.',
    language: 'en',
    url: null,
    postedAt: here.ctx.now(),
    fingerprint: 0n,
    terms: [],
  })
}

const withoutUs = async () => (await seeAdvocacy(here.as('tomas'))).withoutUs.at(-1)?.conversations
const posts = async (what: 'without-us' | 'recommends' | 'prefers-us' | 'prefers-them') =>
  (await listPosts(here.as('tomas'), { what })).posts

describe('what people say without us', () => {
  test('Wilma praises the Tour among strangers: it is counted, with her words and the way there; thanking her later changes nothing', async () => {
    const [hers = ''] = await say({ by: 'wilma', text: 'I love my Halden Tour, it is wonderful in the snow!' })
    expect(await withoutUs()).toBe(1)
    const [first] = await posts('without-us')
    expect(first).toMatchObject({
      conversationId: await conversationOf(hers),
      personName: 'wilma',
      because: { well: { of: expect.stringContaining('Halden'), words: expect.stringMatching(/love|wonderful/) } },
      wroteSince: false,
    })
    expect(first?.quote).toContain('wonderful in the snow')
    here.pass(60_000)
    await answers(hers)
    expect(await withoutUs()).toBe(1)
    expect((await posts('without-us'))[0]).toMatchObject({ wroteSince: true })
  })

  test('what is said after us, to us, by us, or of somebody else is not said without us', async () => {
    const [question = ''] = await say({ by: 'olaf', text: 'How long does the battery of the Halden Tour last?' })
    here.pass(60_000)
    await answers(question)
    here.pass(60_000)
    await ourAccountOn(here.ctx, 'bluesky', { handle: 'did:halden', isOfficial: true })
    await say(
      { by: 'olaf', text: 'Great, I love the Halden Tour!', to: question },
      { by: 'paul', text: 'I love my Halden Tour, wonderful bike!', visibility: 'direct' },
      { by: 'rita', text: 'I love my Halden Tour, wonderful bike!', network: 'email' },
      { by: 'halden', text: 'We love the Halden Tour, wonderful bike!' },
      { by: 'sven', text: 'I love my Ranger, wonderful bike!' },
      { by: 'tina', text: 'I hate my Halden Tour, terrible bike!' },
    )
    expect(await withoutUs()).toBe(1)
    // Olaf, Paul and Rita spoke well of us all the same: their own pages say so.
    const card = await advocacyCard.card(here.ctx, await wholePerson(here.ctx, await personOf('olaf')))
    expect(card?.lines).toEqual([
      expect.objectContaining({
        label: 'They spoke well of you once',
        because: 'After one of us had spoken there, or to us.',
      }),
    ])
    expect(
      await rows(
        `select 1 from advocacy_post p join person_account a on a.id = p.account_id where a.handle in ('halden.test', 'sven.test', 'tina.test')`,
      ),
    ).toEqual([])
  })

  test('two who praise us in one conversation make one conversation; taken away, the other stands for it, then none', async () => {
    const [first = ''] = await say({ by: 'uma', text: 'I love my Halden Tour, wonderful in winter!' })
    here.pass(60_000)
    const [second = ''] = await say({ by: 'vera', text: 'Me too, the Halden Tour is wonderful!', to: first })
    expect(await withoutUs()).toBe(2)
    await removePosts(here.ctx, [{ network: 'bluesky', externalId: first }])
    await looked()
    expect(await withoutUs()).toBe(2)
    expect((await posts('without-us')).map(({ personName }) => personName)).toEqual(['vera', 'wilma'])
    await removePosts(here.ctx, [{ network: 'bluesky', externalId: second }])
    await looked()
    expect(await withoutUs()).toBe(1)
  })
})

describe('who recommends us', () => {
  test('Ana recommends three times over two networks: once she is known as one, her page says so and where', async () => {
    await say({ by: 'ana', text: 'Who rides in the snow: I can only recommend the Halden Tour.' })
    here.pass(60_000)
    await say({ by: 'ana2', text: 'Tengo una Halden desde hace un año. La recomiendo.', network: 'mastodon' })
    here.pass(60_000)
    const [asked = ''] = await say({ by: 'bo', text: 'Has anybody tried the Halden Tour?' })
    const [last = ''] = await say({ by: 'ana', text: 'I have. Highly recommended, you will love it!', to: asked })
    const names = async () =>
      (await seeAdvocacy(here.as('tomas'))).recommenders.map(({ name, posts }) => [name, posts.length])
    expect(await names()).toEqual([
      ['ana', 2],
      ['ana2', 1],
    ])
    const ana = await personOf('ana')
    await mergePeople(here.as('ada'), ana, { fromId: await personOf('ana2'), why: 'She says so.' })
    expect(await names()).toEqual([['ana', 3]])
    const page = await lookAtPerson(here.as('tomas'), ana)
    const card = page.cards.find(({ title }) => title === 'What they say of us')
    expect(card?.lines[0]).toMatchObject({
      label: 'They recommended you 3 times',
      words: expect.stringContaining('“Highly recommended”'),
      conversationId: await conversationOf(last),
    })
    expect(card?.lines).toHaveLength(3)
    const [merge] = await mergesOf(here.ctx, [ana])
    await unmergePeople(here.as('ada'), merge?.id ?? '', { why: 'She was not.' })
    expect(await names()).toHaveLength(2)
  })
})

describe('whom people would rather have', () => {
  test('of nine nothing is said; of ten the share with its interval, each by their last word in a month', async () => {
    const rivals = Array.from({ length: 7 }, (_, n) => ({
      by: `rather ${n}`,
      text: 'My Halden is better than any Ranger.',
    }))
    await say(
      ...rivals,
      { by: 'away 1', text: 'We switched from Halden to Ranger.' },
      { by: 'away 2', text: 'The Ranger is much better than the Halden Tour.' },
    )
    const month = async () => (await seeAdvocacy(here.as('tomas'))).preference.at(-1)
    expect(await month()).toMatchObject({ us: 7, them: 2, share: null })
    here.pass(60_000)
    await say({ by: 'rather 0', text: 'I was wrong: the Ranger is better than my Halden.' })
    expect(await month()).toMatchObject({ us: 6, them: 3, share: null })
    await say({ by: 'rather 8', text: 'I prefer my Halden to the Ranger.' })
    // Wilson’s interval of 7 in 10.
    const { month: name, share, us } = (await month()) ?? {}
    expect(us).toBe(7)
    expect(share?.share).toBeCloseTo(0.7, 10)
    expect(share?.from).toBeCloseTo(0.3968, 4)
    expect(share?.to).toBeCloseTo(0.8922, 4)
    expect((await seeAdvocacy(here.as('tomas'))).whole).toMatchObject({ us: 7, them: 3, share })
    expect((await listPosts(here.as('tomas'), { what: 'prefers-them', month: name })).posts).toHaveLength(3)
    await expect(listPosts(here.as('tomas'), { what: 'prefers-them', month: '2026-13' })).rejects.toMatchObject({
      kind: 'invalid',
    })
    await expect(seeAdvocacy(here.ctx)).rejects.toMatchObject({ kind: 'forbidden' })
  })
})

describe('people who were answered, and people who were not', () => {
  test('they are compared two months later: alike in what they asked, where, how and when, each person once', async () => {
    // Begun on the second of a month, so that all of them asked in the same one.
    const now = here.ctx.now()
    here.pass(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 2) - now.getTime())
    const people = Array.from({ length: 24 }, (_, n) => `asks ${n}`)
    const asked = await say(...people.map(by => ({ by, text: `Does the Halden Tour fit two children? ${by}` })))
    here.pass(dayMs)
    for (const externalId of asked.slice(0, 12)) await answers(externalId)
    // Glad of the answer in the same week: that is not what they say later. Asking again is the same person.
    await say(
      { by: 'asks 13', text: 'I love my Halden Tour!' },
      { by: 'asks 0', text: 'And how far does the Halden Tour go?' },
    )
    here.pass(8 * dayMs)
    await answers(asked[23] ?? '')
    here.pass(8 * dayMs)
    const recommends = (n: number) => ({ by: `asks ${n}`, text: 'I can only recommend the Halden Tour.' })
    await say(...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 14, 15].map(recommends))
    expect(await compareAnswered(here.as('tomas'))).toMatchObject({ people: 0 })
    here.pass(51 * dayMs)
    await looked()

    const { later, people: known } = await compareAnswered(here.as('tomas'))
    const [, recommended] = later
    expect(recommended).toMatchObject({
      later: 'recommended',
      // Olaf, who was answered before, and Bo, who was not, are alike in another month.
      answered: { people: 13, did: 10 },
      unanswered: { people: 13, did: 2 },
      strata: 2,
      difference: { isShown: true },
    })
    expect(recommended?.difference?.points).toBeCloseTo(8 / 13, 10)
    expect(later[0]?.unanswered.did).toBeLessThan(4)
    expect(known).toBeGreaterThanOrEqual(24)
    const behind = await listCases(here.as('tomas'), { answered: 'no', later: 'recommended' })
    expect(behind.cases.map(({ personName }) => personName).toSorted()).toEqual(['asks 14', 'asks 15'])
    expect(behind.cases[0]?.quote).toContain('fit two children')
  })

  test('two who turn out to be one count once, by what they asked first, and twice again when that is undone', async () => {
    const sides = async () => (await compareAnswered(here.as('tomas'))).later[1]
    const before = await sides()
    const [one, other] = [await personOf('asks 1'), await personOf('asks 20')]
    await mergePeople(here.as('ada'), one, { fromId: other, why: 'They say so.' })
    await looked()
    const merged = await sides()
    expect((merged?.answered.people ?? 0) + (merged?.unanswered.people ?? 0)).toBe(25)
    const [merge] = await mergesOf(here.ctx, [one])
    await unmergePeople(here.as('ada'), merge?.id ?? '', { why: 'They were not.' })
    await looked()
    expect(await sides()).toEqual(before)
  })

  test('a coordinator lets chance decide instead: it worked when they spoke well of us, wherever they did', async () => {
    const shares = { baseline: 0.1, difference: 0.3, withinDays: 60 }
    const ways = [{ name: 'Answer' }, { name: 'Leave it' }]
    const question = 'Do people speak well of us later when we answer them?'
    const asked = { question, unit: 'conversation', success: 'spoke-well', ...shares, ways } as const
    const { id } = await beginExperiment(here.as('ada'), asked)
    const said = await say(...['kim', 'lou'].map(by => ({ by, text: `Which tyres fit the Halden Tour? ${by}` })))
    for (const externalId of said)
      await tryWay(here.as('ines'), id, { subjectId: await conversationOf(externalId), way: 1 })
    here.pass(30 * dayMs)
    await say(
      { by: 'kim', text: 'I can only recommend the Halden Tour.' },
      { by: 'lou', text: 'I hate my Halden Tour.' },
    )
    here.pass(31 * dayMs)
    await settleTries(here.ctx)
    const { tries } = await seeExperiment(here.as('ada'), id)
    const worked = new Map(tries.map(each => [each.subjectId, each.worked]))
    expect(await Promise.all(said.map(async each => worked.get(await conversationOf(each))))).toEqual([true, false])
  })

  test('what is erased is gone from every figure, and from every table', async () => {
    const id = await personOf('asks 2')
    expect(JSON.stringify(await exportPerson(here.as('ada'), id))).toContain('can only recommend')
    const before = (await compareAnswered(here.as('tomas'))).later[1]
    await erasePerson(here.as('ada'), id, { because: 'asked', isSure: true })
    await looked()
    const after = (await compareAnswered(here.as('tomas'))).later[1]
    expect(after?.answered).toEqual({ people: 12, did: 9 })
    expect(before?.answered).toEqual({ people: 13, did: 10 })
    expect(await whereItStands(here.database.pool, [id, 'asks 2.test', 'did:asks 2"'])).not.toContainEqual(
      expect.stringContaining('advocacy'),
    )
  })
})
