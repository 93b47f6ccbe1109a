import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { News } from '#core/channels'
import { theSource } from '#core/channels'
import { mergePeople, mergesOf, notePerson, placePerson, sayConsent, tagPerson, wholePerson } from '#core/people'
import { decideReview, reviewsOf } from '#core/review'
import { changeAnswer, closeConversation, giveAnswer, retractAnswer, theAnswer } from '#journey/answer'
import { hear } from '#journey/listen'
import { passOn, setAside } from '#journey/route'
import { seeTogether } from '#journey/together'
import { understanding } from '#journey/understand'
import { idSince, newId } from '#lib/id'
import { makeFirstSpace, openTopic, reply, spacesOf } from '#places/community'
import { foundCommunity } from '#places/sites'
import { startWorker } from '../../../src/apps/worker.ts'
import { whereItStands } from '../../../test/every-table.ts'
import { memberOf } from '../../../test/members.ts'
import { heard, post, quietSource } from '../../../test/post.ts'
import { townSquare } from '../../../test/town-square.ts'
import { until } from '../../../test/until.ts'
import {
  answerColleague,
  askColleague,
  closeWrong,
  disputeOutcome,
  flagWrong,
  raiseIncident,
  recordInfluence,
  writeToColleague,
} from '../../../test/what-colleagues-note.ts'
import { world } from '../../../test/world.ts'
import { erasePerson } from './erase-person.ts'
import { exportPerson } from './export-person.ts'
import { howLongKept, keepAsBefore, keepOnlySoLong, sweepRetention } from './keep-only-so-long.ts'
import { findPeople, lookAtPerson } from './look-at-person.ts'
import { proveLinks } from './prove-links.ts'

const here = world()
let worker: AsyncDisposable
let source = ''

beforeAll(async () => {
  await townSquare(here.ctx)
  source = await quietSource(here.ctx)
  worker = await startWorker({
    ctx: here.ctx,
    database: here.database,
    databaseUrl: here.url,
    [Symbol.asyncDispose]: async () => {},
  })
})
afterAll(() => worker[Symbol.asyncDispose]())

const one = async <Row>(sql: string, values: unknown[] = []) =>
  (await here.database.pool.query(sql, values)).rows[0] as Row
const personOf = async (externalId: string) =>
  (
    await one<{ id: string } | undefined>('select person_id as id from person_account where external_id = $1', [
      externalId,
    ])
  )?.id ?? ''
const conversationOf = async (externalId: string) =>
  (await one<{ id: string }>('select conversation_id as id from message where external_id = $1', [externalId])).id

interface Saying {
  by: string
  name?: string
  text: string
  network?: string
  url?: string
  replyTo?: string
}

/** Somebody says something out there; returns its id on the network. */
async function says({ by, name = by, text, network = 'square', url, replyTo }: Saying): Promise<string> {
  const author = { externalId: `${network}:${by}`, handle: by, name, ...(url && { url }) }
  const said = post({ text, network, author, ...(replyTo && { replyTo, threadRoot: replyTo }) })
  await heard(here.ctx, source, said)
  return said.externalId
}

describe('their page', () => {
  test('the story over all networks, what they care about, who answered, and what they are owed stand on one page', async () => {
    const first = await says({ by: 'wilma', text: 'Is the battery of the Tour fit for frost? Charging fails.' })
    await says({ by: 'wilma@frost.example', network: 'mastodon', text: 'Halden: why does charging fail in the frost?' })
    const [square, mastodon] = [await personOf('square:wilma'), await personOf('mastodon:wilma@frost.example')]
    await mergePeople(here.as('ada'), square, { fromId: mastodon, why: 'She links to it.' })
    const conversationId = await conversationOf(first)
    await giveAnswer(here.as('ines'), {
      conversationId,
      text: 'Keep it inside below zero, Wilma. Does that work for you?',
    })
    await until('it is sent', async () => (await lookAtPerson(here.as('ines'), square)).answeredBy.length > 0)
    await closeConversation(here.as('ines'), conversationId, { result: 'solved' })
    await tagPerson(here.as('marta'), mastodon, { tag: 'rides in snow' })
    const page = await until('its result is counted', async () => {
      const looked = await lookAtPerson(here.as('tomas'), mastodon)
      return looked.results.length > 0 && looked
    })
    expect(page).toMatchObject({
      id: square,
      name: 'wilma',
      accounts: [{ network: 'square' }, { network: 'mastodon' }],
      known: { tags: ['rides in snow'] },
      answeredBy: [{ name: 'Inés Navarro', answers: 1 }],
      cards: [expect.objectContaining({ title: 'Buying' })],
    })
    expect(page.story.map(({ network }) => network)).toEqual(['mastodon', 'square'])
    expect(page.concerns[0]).toMatchObject({ topic: 'Winter charging', count: 2, posts: [{}, {}] })
    expect(page.promises).toEqual([
      { what: 'An answer', conversationId: expect.any(String), byName: null, until: expect.any(Date) },
    ])
    expect((await findPeople(here.as('tomas'), 'WIL')).map(({ id }) => id)).toEqual([square])
    expect((await findPeople(here.as('tomas'), '#rides in snow')).map(({ id }) => id)).toEqual([square])
    expect((await findPeople(here.as('tomas')))[0]).toMatchObject({ id: square, accounts: [{}, {}] })
    await expect(lookAtPerson(here.ctx, square)).rejects.toMatchObject({ kind: 'forbidden' })
  })

  test('pages that name each other as their own prove that two are one, over a page in between, too', async () => {
    const pages: Record<string, string[]> = {
      '/@olaf': ['/site', '/@stranger'],
      '/site': ['/@olaf', '/users/olaf'],
      '/users/olaf': ['/site'],
      '/@stranger': [],
    }
    const server = createServer((request, response) => {
      response.setHeader('content-type', 'text/html')
      response.end(
        (pages[request.url ?? ''] ?? []).map(href => `<p><a rel="nofollow me" href="${href}">me</a>`).join(''),
      )
    }).listen(0, '127.0.0.1')
    await new Promise(resolve => server.once('listening', resolve))
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    try {
      await says({ by: 'olaf-o', text: 'A question.', url: `${at}/@olaf` })
      await says({ by: 'olaf.rides', network: 'mastodon', text: 'A question.', url: `${at}/users/olaf` })
      await says({ by: 'stranger', network: 'mastodon', text: 'A question.', url: `${at}/@stranger` })
      const olaf = await personOf('square:olaf-o')
      expect(await proveLinks(here.ctx, { personId: olaf })).toBe(1)
      expect((await wholePerson(here.ctx, olaf)).ids).toEqual([olaf, await personOf('mastodon:olaf.rides')])
      expect((await mergesOf(here.ctx, [olaf]))[0]).toMatchObject({
        how: 'rel-me',
        evidence: [{ words: `${at}/site names both, and both name it (rel="me").` }],
      })
      expect(await proveLinks(here.ctx, { personId: olaf })).toBe(0)
    } finally {
      server.close()
    }
  })
})

describe('what they ask to see, and to have erased', () => {
  test('Kathrin gets everything in one document, and once she is erased nothing of her stands in any table', async () => {
    const siteId = (await foundCommunity(here.as('ada'), { name: 'Cargo Circle' })).id
    await makeFirstSpace(here.ctx, siteId)
    const spaceId = (await spacesOf(here.ctx, siteId))[0]?.id ?? ''
    const kathrin = await memberOf(here.ctx, 'kathrin-zobel')
    const rosa = await memberOf(here.ctx, 'rosa')
    // Alone with us, in a thread with another, in one that another began, and in our own community.
    const alone = await says({ by: 'kathrinzobel', text: 'Zimtstern asks: does the Tour carry two?' })
    const shared = await says({ by: 'kathrinzobel', text: 'Zimtstern again: what of the brakes?' })
    const other = await says({ by: 'bernd', text: 'Mine brake well.', replyTo: shared })
    const begun = await says({ by: 'bernd', text: 'Which lights are on the Tour?' })
    await says({ by: 'kathrinzobel', text: 'Zimtstern knows: the bright ones.', replyTo: begun })
    await says({ by: 'zobel@wheels.example', network: 'email', text: 'Zimtstern, order HT-90210, is late.' })
    const topic = await openTopic(kathrin.ctx, {
      siteId,
      spaceId,
      title: 'Zimtstern’s trailer',
      text: 'Zimtstern has a trailer.',
    })
    await reply(rosa.ctx, { topicId: topic.id, text: 'Which one is it?' })
    await openTopic(kathrin.ctx, { siteId, spaceId, title: 'Zimtstern’s bell', text: 'Zimtstern has a bell.' })
    const community = await until('the community is heard', () => personOf(kathrin.id).then(id => id || undefined))
    const id = await personOf('square:kathrinzobel')
    const ada = here.as('ada')
    await mergePeople(ada, id, { fromId: await personOf('email:zobel@wheels.example'), why: 'The order is hers.' })
    await mergePeople(ada, id, { fromId: community, why: 'She said so in the community.' })
    for (const said of [alone, shared]) {
      const conversationId = await conversationOf(said)
      await giveAnswer(here.as('ines'), {
        conversationId,
        text: `Hello Kathrinzobel, Zimtstern: ${said.length} is enough.`,
      })
    }
    await giveAnswer(here.as('tomas'), {
      conversationId: await conversationOf(begun),
      text: 'Dear Kathrinzobel, Zimtstern is right.',
    })
    await notePerson(here.as('ines'), id, { words: 'Zimtstern is her dog.' })
    await sayConsent(here.as('ines'), id, { purpose: 'quote', isGiven: true, said: 'Zimtstern barked yes.' })
    await placePerson(here.as('ines'), id, { name: 'Zimtstern Couriers' })
    const uploads = join(here.ctx.config.dataDir, 'uploads')
    await mkdir(uploads, { recursive: true })
    const old = join(uploads, 'left-behind')
    await writeFile(old, 'Zimtstern in an archive')
    await utimes(old, new Date(0), new Date(0))
    const words = ['zimtstern', 'kathrinzobel', 'kathrin-zobel', 'zobel@wheels.example', 'HT-90210']
    await until('both answers stood there', async () => {
      const sent = await one<{ count: number }>(
        `select count(*)::int as count from answer where step = 'sent' and text like 'Hello Kath%'`,
      )
      return sent.count === 2
    })

    await expect(exportPerson(here.as('ines'), id)).rejects.toMatchObject({ kind: 'forbidden' })
    const handed = JSON.stringify(await exportPerson(ada, id))
    for (const each of [
      'does the Tour carry two',
      'knows: the bright ones',
      'order HT-90210',
      'has a trailer',
      'is her dog',
      'barked yes',
      'Zimtstern Couriers',
      'Hello Kathrinzobel',
      'kathrin-zobel',
    ])
      expect(handed).toContain(each)
    expect(handed).not.toContain('Mine brake well')

    expect((await whereItStands(here.database.pool, words)).length).toBeGreaterThan(10)
    await expect(erasePerson(here.as('ines'), id, { because: 'asked', isSure: true })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    const erased = await erasePerson(ada, id, { because: 'asked', isSure: true })
    expect(erased).toMatchObject({ accounts: 3, passedOn: 0 })
    await until('the news of it settled', async () => (await whereItStands(here.database.pool, words)).length === 0)
    expect(await whereItStands(here.database.pool, [...words, alone, shared, 'square:kathrinzobel'])).toEqual([])
    expect(await readdir(uploads)).toEqual([])

    // What others said stands, and the trail says who erased when, and how much.
    const bernd = await lookAtPerson(ada, await personOf('square:bernd'))
    expect(bernd.story.map(line => line.words).toSorted()).toEqual([
      'Mine brake well.',
      'Which lights are on the Tour?',
    ])
    expect(await conversationOf(other)).not.toBe('')
    await expect(lookAtPerson(ada, id)).rejects.toMatchObject({ kind: 'not-found' })
    expect(await one(`select payload from event where name = 'person.erased'`)).toEqual({
      payload: {
        personId: id,
        employeeId: here.id('ada'),
        because: 'asked',
        ...{ accounts: 3, conversations: erased.conversations, messages: erased.messages },
      },
    })
  })

  test('what colleagues noted of Noralind in threads with others goes with her, and the rest of it stays', async () => {
    const asked = 'My Tour squeaks on the left side of the rear wheel.'
    const begun = await says({ by: 'bernhild', text: 'Does anybody know this squeak of the Tour?' })
    const hers = await says({ by: 'noralind', text: asked, replyTo: begun })
    const noted = await says({ by: 'bernhild', text: 'And does the light flicker?' })
    await says({ by: 'noralind', text: 'Mine does, in every frost.', replyTo: noted })
    const [first, second] = [await conversationOf(begun), await conversationOf(noted)]
    const [ada, ines, tomas, marta] = [here.as('ada'), here.as('ines'), here.as('tomas'), here.as('marta')]
    await passOn(ines, first, { to: here.id('tomas'), reason: 'Noralind wants somebody from service.' })
    await setAside(ines, second, { reason: 'Noralind writes this everywhere.' })
    const named = await askColleague(ines, first, { of: here.id('tomas'), words: 'Is noralind with a dealer?' })
    await answerColleague(tomas, named.id, { answer: 'Noralind bought it in Oslo.', source: 'Noralind herself' })
    const kept = await askColleague(ines, first, { of: here.id('tomas'), words: 'Which grease does bernhild need?' })
    const { id: messageId } = await one<{ id: string }>('select id from message where external_id = $1', [begun])
    const wrong = await flagWrong(ines, messageId, { isRight: 'It is the brake.', source: 'Noralind, on the phone' })
    await closeWrong(ines, wrong.id, { ended: 'was-right', note: `She wrote: “${asked}”` })
    const answer = await giveAnswer(tomas, { conversationId: first, text: 'Look at the brake, Bernhild.' })
    const [review] = await reviewsOf(marta, [answer.id])
    await decideReview(marta, review?.id ?? '', { decision: 'returned', comment: 'Say hello to Noralind, too.' })
    await raiseIncident(ada, { answerId: answer.id, reason: 'Noralind is not named.', isDrill: true })
    const result = await recordInfluence(ines, { conversationId: first, what: 'Noralind buys a second one' })
    await disputeOutcome(tomas, result.id, { reason: 'Noralind said no such thing.' })
    const care = { kind: 'care', toId: here.id('ines'), conversationId: first } as const
    await writeToColleague(ada, { ...care, words: 'Noralind was hard on you: how are you?' })
    await closeConversation(ines, first, { result: 'chose-not-to', why: 'other', note: 'Noralind wants no answer.' })
    const bernhild = await personOf('square:bernhild')
    await notePerson(ines, bernhild, { words: 'Rides with noralind.' })
    await notePerson(ines, bernhild, { words: 'Likes grease.' })

    const { notedByColleagues } = await exportPerson(ada, await personOf('square:noralind'))
    const handed = notedByColleagues as { where: string; words: string }[]
    expect(handed.map(({ where, words }) => [where, words])).toEqual(
      expect.arrayContaining([
        ['passed on', 'Noralind wants somebody from service.'],
        ['set aside', 'Noralind writes this everywhere.'],
        ['asked among colleagues', 'Is noralind with a dealer?'],
        ['answered among colleagues', 'Noralind bought it in Oslo.\nNoralind herself'],
        ['said to be wrong', 'It is the brake.\nNoralind, on the phone'],
        ['said to be wrong, ended', `She wrote: “${asked}”`],
        ['reviewed', 'Say hello to Noralind, too.'],
        ['an incident', 'Noralind is not named.'],
        ['a doubt about what came of it', 'Noralind said no such thing.'],
        ['written to a colleague', 'Noralind was hard on you: how are you?'],
        ['closed', 'Noralind wants no answer.'],
        ['noted of somebody else', 'Rides with noralind.'],
      ]),
    )
    expect(JSON.stringify(handed)).not.toMatch(/bernhild|grease/i)

    const tables = new Set(
      (await whereItStands(here.database.pool, ['noralind', asked])).map(each => each.split(':')[0]),
    )
    for (const table of [
      ...['suggestion', 'setting_aside', 'colleague_question', 'wrong_information', 'review', 'incident', 'outcome'],
      ...['outcome_dispute', 'colleague_word', 'closing', 'person_note'],
    ])
      expect(tables).toContain(`public.${table}`)
    await erasePerson(ada, await personOf('square:noralind'), { because: 'asked', isSure: true })
    const words = ['noralind', asked, hers]
    await until('the news of it settled', async () => (await whereItStands(here.database.pool, words)).length === 0)
    expect(await whereItStands(here.database.pool, words)).toEqual([])
    const seen = await seeTogether(ines, first)
    expect(seen.questions.map(({ words }) => words)).toEqual([
      'Taken away: it named somebody who was erased.',
      kept.words,
    ])
    expect(await one('select is_right, ended from wrong_information where id = $1', [wrong.id])).toEqual({
      ...{ is_right: 'It is the brake.', ended: 'was-right' },
    })
    expect((await lookAtPerson(ines, bernhild)).known.notes.map(({ words }) => words)).toContain('Likes grease.')
  })

  test('a note that calls Solvei by her first name goes where she spoke; elsewhere another Solvei keeps hers', async () => {
    const [ada, ines, tomas] = [here.as('ada'), here.as('ines'), here.as('tomas')]
    const begun = await says({ by: 'bernulf', text: 'Who has the long trailer?' })
    await says({ by: 'fjordrider', name: 'Solvei Braaten', text: 'I have, and it is heavy.', replyTo: begun })
    const shared = await conversationOf(begun)
    const elsewhere = await conversationOf(await says({ by: 'lights-out', text: 'Is there a longer lamp cable?' }))
    await askColleague(ines, shared, { of: here.id('tomas'), words: 'Does solvei’s dealer know?' })
    const { id } = await askColleague(ines, shared, { of: here.id('tomas'), words: 'Is that Solveig from the fair?' })
    await answerColleague(tomas, id, { answer: 'SOLVEI told me. Bernulf knows her.', source: 'The fair' })
    await askColleague(ines, shared, { of: here.id('tomas'), words: 'Does Bernulf want our answer?' })
    await askColleague(ines, elsewhere, { of: here.id('tomas'), words: 'Is Solvei from the workshop in?' })
    const bernulf = await personOf('square:bernulf')
    await notePerson(ines, bernulf, { words: 'His sister is called Solvei.' })
    const { id: replyTo } = await one<{ id: string }>('select id from message where external_id = $1', [begun])
    const answer = await giveAnswer(ines, {
      ...{ conversationId: shared, replyTo },
      text: 'Bernulf, ask Solvei how heavy it is.',
    })
    await until('it stands there', async () => (await theAnswer(ines, answer.id)).step === 'sent')

    const handed = await exportPerson(ada, await personOf('square:fjordrider'))
    expect(handed.notedByColleagues).toEqual([
      ...[
        {
          where: 'asked among colleagues',
          words: 'Does solvei’s dealer know?',
          by: 'Inés Navarro',
          at: expect.any(Date),
        },
      ],
      {
        ...{ where: 'answered among colleagues', words: 'SOLVEI told me. … knows her.\nThe fair' },
        ...{ by: 'Tomás Rey', at: expect.any(Date) },
      },
      {
        ...{ where: 'answered to somebody else', words: expect.stringContaining('…, ask Solvei how heavy it is.') },
        ...{ by: 'Inés Navarro', at: expect.any(Date) },
      },
    ])

    await erasePerson(ada, await personOf('square:fjordrider'), { because: 'asked', isSure: true })
    const gone = 'Taken away: it named somebody who was erased.'
    const { questions } = await seeTogether(ines, shared)
    expect(questions.map(({ words, answer }) => [words, answer])).toEqual([
      [gone, null],
      ['Is that Solveig from the fair?', gone],
      ['Does Bernulf want our answer?', null],
    ])
    expect((await seeTogether(ines, elsewhere)).questions.map(({ words }) => words)).toEqual([
      'Is Solvei from the workshop in?',
    ])
    const noted = (await lookAtPerson(ines, bernulf)).known.notes.map(({ words }) => words)
    expect(noted).toEqual(['His sister is called Solvei.'])
    const { rows } = await here.database.pool.query('select text from answer where conversation_id = $1', [shared])
    expect(rows).toEqual([])
  })

  test('an answer to another Solvei stays when the one who spoke beside her goes', async () => {
    const [ada, tomas] = [here.as('ada'), here.as('tomas')]
    const begun = await says({ by: 'solvei-north', name: 'Solvei Nygaard', text: 'Does the rain cover fit the Tour?' })
    await says({ by: 'solvei-south', name: 'Solvei Anne-Grete Lie', text: 'Mine does not.', replyTo: begun })
    const conversationId = await conversationOf(begun)
    const { id: replyTo } = await one<{ id: string }>('select id from message where external_id = $1', [begun])
    await giveAnswer(tomas, { conversationId, replyTo, text: 'Yes, Solvei, it fits.' })
    await erasePerson(ada, await personOf('square:solvei-south'), { because: 'asked', isSure: true })
    expect(await one('select text from answer where conversation_id = $1', [conversationId])).toEqual({
      text: 'Yes, Solvei, it fits.',
    })
  })

  test('Anne-Grete is found however colleagues write her double name', async () => {
    const [ada, ines, tomas] = [here.as('ada'), here.as('ines'), here.as('tomas')]
    const begun = await says({ by: 'bernadotte', text: 'Who has the wide kickstand?' })
    await says({ by: 'fjellrider', name: 'Anne-Grete Moe', text: 'I have had it for years.', replyTo: begun })
    const shared = await conversationOf(begun)
    const ways = ['Anne-Grete', 'anne grete', 'Annegrete’s', 'ANNE‑GRETE']
    for (const way of ways)
      await askColleague(ines, shared, { of: here.id('tomas'), words: `Is ${way} bike the red one?` })
    await askColleague(ines, shared, { of: here.id('tomas'), words: 'Is Grete from service in?' })
    await erasePerson(ada, await personOf('square:fjellrider'), { because: 'asked', isSure: true })
    const gone = 'Taken away: it named somebody who was erased.'
    const { questions } = await seeTogether(tomas, shared)
    expect(questions.map(({ words }) => words)).toEqual([...ways.map(() => gone), 'Is Grete from service in?'])
  })

  test('whoever asks reads what became of an answer that was changed and taken back', async () => {
    const conversationId = await conversationOf(await says({ by: 'second-thoughts', text: 'How long is the Tour?' }))
    const ines = here.as('ines')
    const { id } = await giveAnswer(ines, { conversationId, text: 'It is two metres long.' })
    await until('it stands there', async () => (await theAnswer(ines, id)).step === 'sent')
    await changeAnswer(ines, id, {
      ...{ text: 'It is 2.35 metres long.', reason: 'I had measured the short one.' },
    })
    await until('the change stands there', async () => {
      const change = await one<{ step: string }>('select step from amendment where answer_id = $1', [id])
      return change.step === 'done'
    })
    await retractAnswer(ines, id, { reason: 'It was the wrong bike.' })
    await until('it is gone there', async () => (await theAnswer(ines, id)).step === 'retracted')
    const { said } = await exportPerson(here.as('ada'), await personOf('square:second-thoughts'))
    expect(said).toMatchObject([
      {
        weAnswered: [
          {
            text: expect.stringContaining('2.35 metres'),
            changed: [
              { kind: 'edit', reason: 'I had measured the short one.' },
              { kind: 'retraction', reason: 'It was the wrong bike.' },
            ],
          },
        ],
      },
    ])
  })

  test('no source brings her back, under a new post or the old one', async () => {
    const again = await says({ by: 'kathrinzobel', text: 'Zimtstern is here again.' })
    expect(await personOf('square:kathrinzobel')).toBe('')
    expect(await one('select id from message where external_id = $1', [again])).toBeUndefined()
    expect(await whereItStands(here.database.pool, ['zimtstern'])).toEqual([])
    await says({ by: 'kathrinzobel2', text: 'Somebody else with nearly her name.' })
    expect(await personOf('square:kathrinzobel2')).not.toBe('')
  })

  test('what is being heard of somebody while they are erased goes with them', async () => {
    const begun = await says({ by: 'frida', text: 'Fridolin is my cat.' })
    const person = await personOf('square:frida')
    const author = { externalId: 'square:frida', handle: 'frida' }
    const news: News[] = [{ kind: 'post', post: post({ text: 'Fridolin rides along.', network: 'square', author }) }]
    const hearing = { ...(await theSource(here.ctx, source)), keeps: 'all' as const }
    let erasing: Promise<unknown> = Promise.resolve()
    await hear(here.ctx, hearing, { news }, understanding, {
      keepProgress: async () => {
        erasing = erasePerson(here.as('ada'), person, { because: 'asked', isSure: true })
        await until('the erasing waits', async () => {
          const waits = await one<{ count: number }>(`select count(*)::int as count from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'`)
          return waits.count > 0
        })
      },
    })
    await erasing
    await until(
      'the news of it settled',
      async () => (await whereItStands(here.database.pool, ['fridolin'])).length === 0,
    )
    expect(await whereItStands(here.database.pool, ['frida', begun])).toEqual([])
  })

  test('an account that is deleted on its network says nothing of itself here any more', async () => {
    const said = await says({ by: 'gone-gustav', text: 'Gustav asks: which tyre?' })
    await heard(here.ctx, source, { kind: 'account-gone', network: 'square', accountExternalId: 'square:gone-gustav' })
    const left = await whereItStands(here.database.pool, ['Gustav asks'])
    expect(left).toEqual([])
    expect(await one('select name, handle from person_account where external_id = $1', ['square:gone-gustav'])).toEqual(
      {
        name: null,
        handle: 'square:gone-gustav',
      },
    )
    expect(await one('select removed_at is not null as removed from message where external_id = $1', [said])).toEqual({
      removed: true,
    })
  })
})

describe('how long words are kept', () => {
  test('the narrowest rule holds, what came of a conversation stays, and a rule that is taken back takes nothing more', async () => {
    const [square, mastodon] = [
      await says({ by: 'rita', text: 'Kept on the square for long?' }),
      await says({ by: 'rita@x.example', network: 'mastodon', text: 'Kept on Mastodon for short?' }),
    ]
    const ada = here.as('ada')
    await expect(keepOnlySoLong(here.as('ines'), { days: 30 })).rejects.toMatchObject({ kind: 'forbidden' })
    await keepOnlySoLong(ada, { days: 30 })
    await keepOnlySoLong(ada, { network: 'square', days: 400 })
    await keepOnlySoLong(ada, { network: 'square', days: 300 })
    expect(await howLongKept(ada)).toMatchObject([
      { network: null, days: 30, madeByName: 'Ada Okafor' },
      { network: 'square', days: 300 },
    ])
    const words = async (id: string) =>
      (await one<{ text: string }>('select text from message where external_id = $1', [id])).text
    await sweepRetention(here.ctx)
    expect([await words(square), await words(mastodon)]).toEqual([
      'Kept on the square for long?',
      'Kept on Mastodon for short?',
    ])
    here.pass(60 * 86_400_000)
    expect(await sweepRetention(here.ctx)).toBeGreaterThan(0)
    expect([await words(square), await words(mastodon)]).toEqual(['Kept on the square for long?', ''])
    await until(
      'what was read from it is gone',
      async () =>
        (
          await one<{ count: number }>(
            'select count(*)::int as count from reading r join message m on m.id = r.message_id where m.external_id = $1',
            [mastodon],
          )
        ).count === 0,
    )
    const [, onSquare] = await howLongKept(ada)
    await keepAsBefore(ada, onSquare?.id ?? '')
    await sweepRetention(here.ctx)
    expect(await words(square)).toBe('')
    expect(await conversationOf(square)).not.toBe('')
  })

  test('a moment has an id that all later ones are above, and none before', () => {
    const border = idSince(new Date(0x0192_3456_789a))
    expect(border).toBe('01923456-789a-7000-8000-000000000000')
    expect('01923456-7899-7fff-bfff-ffffffffffff' < border).toBe(true)
    expect(newId() > border).toBe(true)
  })
})
