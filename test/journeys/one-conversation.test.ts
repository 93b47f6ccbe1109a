import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectAccount, openSource } from '#core/channels'
import { topics } from '#core/company'
import { makeRule } from '#core/policy'
import { decideReview, reviewQueue } from '#core/review'
import { sayWhatIKnow } from '#core/team'
import { closeConversation, giveAnswer, openConversation, sendApproved, withdrawAnswer } from '#journey/answer'
import { results } from '#journey/measure'
import { saveQuery } from '#journey/query'
import { claimConversation, listInbox } from '#journey/route'
import { auditTrail, verifyChain } from '#platform/audit'
import { type Live, openLive } from '#platform/live'
import { startListener, startWorker } from '../../src/apps/worker.ts'
import {
  type AtprotoAccount,
  type AtprotoNetwork,
  networksAreInstalled,
  type Stream,
  startAtproto,
  startJetstream,
} from '../networks/atproto.ts'
import { until } from '../until.ts'
import { world } from '../world.ts'

const here = world()

describe.skipIf(!networksAreInstalled && !process.env.CI)('one conversation, end to end, on a real network', () => {
  let network: AtprotoNetwork
  let jetstream: Stream
  let kathrin: AtprotoAccount
  let halden: AtprotoAccount
  const running: AsyncDisposable[] = []
  let live: Live

  beforeAll(async () => {
    network = await startAtproto()
    jetstream = await startJetstream(network.pdsUrl)
    kathrin = await network.createAccount('kathrin.test')
    halden = await network.createAccount('halden.test')
    live = await openLive(here.url)
    const house = {
      ctx: here.ctx,
      database: here.database,
      databaseUrl: here.url,
      [Symbol.asyncDispose]: async () => {},
    }
    running.push(startListener(house, live), await startWorker(house), live)
  }, 60_000)

  afterAll(async () => {
    for (const each of running) await each[Symbol.asyncDispose]()
    await jetstream?.close()
    await network?.close()
  })

  const found = async (who: 'ines' | 'tomas', words: string) =>
    (await listInbox(here.as(who), { view: 'everything' })).rows.find(row => row.text.includes(words))

  test('Ada listens where people speak, and names what must stay inside', async () => {
    const ada = here.as('ada')
    const source = await openSource(ada, {
      connector: 'bluesky',
      settings: { url: jetstream.url, service: network.pdsUrl, plcUrl: network.plcUrl },
    })
    await connectAccount(ada, {
      connector: 'bluesky',
      settings: { service: network.pdsUrl, plcUrl: network.plcUrl, handle: halden.handle },
      secret: { appPassword: halden.appPassword },
    })
    await saveQuery(ada, { name: 'Halden', text: 'halden NEAR/8 (akku OR tour OR bike) OR "cargo l"' })
    await makeRule(here.as('marta'), {
      name: 'Project Blue Fin',
      kind: 'confidential',
      level: 'stop',
      words: ['Blue Fin'],
      explanation: 'The next motor is not announced.',
      suggestion: 'a later model',
    })
    const [winter] = (await topics(ada)).filter(topic => topic.name === 'Winter charging')
    await sayWhatIKnow(here.as('ines'), {
      topics: winter ? [{ id: winter.id }] : [],
      documents: [{ title: 'Laden im Winter', url: 'https://halden.example/winter', language: 'de' }],
    })
    await until('the stream is open', async () => {
      const { rows } = await here.database.pool.query('select 1 from source where id = $1 and failure is null', [
        source.id,
      ])
      return rows.length > 0
    })
  })

  test('Kathrin asks on her network, and it is with the one who knows', async () => {
    await new Promise(resolve => setTimeout(resolve, 1500))
    await kathrin.agent.post({
      text: 'Seit dem Frost lädt mein Halden Tour nur noch bis 80 %. Ist das so gewollt, oder ist der Akku hin?',
      langs: ['de'],
    })
    const row = await until('it is in Inés’ inbox with its reason', async () => {
      const [first] = (await listInbox(here.as('ines'), { view: 'for-you' })).rows
      return first?.reasons && first.reasons.length > 0 ? first : undefined
    })
    expect(row).toMatchObject({ language: 'de', standing: 'open' })
    expect(row.reasons).toContainEqual(expect.objectContaining({ kind: 'knows', topic: 'Winter charging' }))
    const opened = await openConversation(here.as('ines'), row.id)
    expect(opened.messages[0]?.matches.map(match => match.name)).toContain('Halden')
    expect(opened.messages[0]?.reading?.kinds.find(kind => kind.kind === 'question')?.because.length).toBeGreaterThan(0)
    expect(opened.wayOut).toMatchObject({ possible: true, disclosure: '— Inés, battery engineer bei Halden' })
  })

  test('of two who claim it, one has it and the other is told who', async () => {
    const row = await found('ines', 'Seit dem Frost')
    const claims = await Promise.allSettled([
      claimConversation(here.as('ines'), row?.id ?? ''),
      claimConversation(here.as('marta'), row?.id ?? ''),
    ])
    const lost = claims.find(claim => claim.status === 'rejected')
    expect(claims.filter(claim => claim.status === 'fulfilled')).toHaveLength(1)
    expect(lost?.reason).toMatchObject({
      kind: 'conflict',
      message: expect.stringMatching(/^(Inés Navarro|Marta Lind) claimed this a moment before you\.$/),
    })
    if (claims[0].status === 'rejected') {
      const { releaseClaim } = await import('#journey/route')
      await releaseClaim(here.as('marta'), row?.id ?? '')
      await claimConversation(here.as('ines'), row?.id ?? '')
    }
  })

  test('a code name does not leave, and leaves no trace of itself', async () => {
    const row = await found('ines', 'Seit dem Frost')
    await expect(
      giveAnswer(here.as('ines'), { conversationId: row?.id ?? '', text: 'Das behebt BlueFin im Frühjahr.' }),
    ).rejects.toMatchObject({
      kind: 'refused',
      reasons: [expect.objectContaining({ message: expect.stringContaining('Project Blue Fin') })],
    })
    const trail = await auditTrail(here.ctx, { subjectId: row?.id, limit: 50 })
    expect(trail[0]).toMatchObject({ name: 'answer.stopped' })
    expect(JSON.stringify(trail)).not.toMatch(/blue ?fin/i)
  })

  test('Inés’ answer stands on the network under Kathrin’s post, and names her', async () => {
    const row = await found('ines', 'Seit dem Frost')
    const conversationId = row?.id ?? ''
    await giveAnswer(here.as('ines'), {
      conversationId,
      text: 'Hallo Kathrin, das ist so gewollt: unter 0 °C lädt der Akku nur bis 80 %.',
    })
    await until(
      'it is sent',
      async () => (await openConversation(here.as('ines'), conversationId)).answers[0]?.step === 'sent',
    )
    const { data } = await halden.agent.com.atproto.repo.listRecords({
      repo: halden.did,
      collection: 'app.bsky.feed.post',
    })
    expect(data.records).toHaveLength(1)
    const record = data.records[0]?.value as { text: string; reply: { parent: { uri: string } }; langs: string[] }
    expect(record.text).toBe(
      'Hallo Kathrin, das ist so gewollt: unter 0 °C lädt der Akku nur bis 80 %.\n\n— Inés, battery engineer bei Halden',
    )
    expect(record.reply.parent.uri).toContain(kathrin.did)
    expect((await openConversation(here.as('ines'), conversationId)).conversation.standing).toBe('answered')
  })

  test('Kathrin thanks her in the same conversation; it is solved, and the result has its evidence', async () => {
    const row = await found('ines', 'Seit dem Frost')
    const conversationId = row?.id ?? ''
    const [ours] = (
      await halden.agent.com.atproto.repo.listRecords({ repo: halden.did, collection: 'app.bsky.feed.post' })
    ).data.records
    const [hers] = (
      await kathrin.agent.com.atproto.repo.listRecords({ repo: kathrin.did, collection: 'app.bsky.feed.post' })
    ).data.records
    await kathrin.agent.post({
      text: 'Danke, das beruhigt mich!',
      reply: {
        root: { uri: hers?.uri ?? '', cid: hers?.cid ?? '' },
        parent: { uri: ours?.uri ?? '', cid: ours?.cid ?? '' },
      },
    })
    const opened = await until('her thanks are in the thread', async () => {
      const now = await openConversation(here.as('ines'), conversationId)
      return now.messages.length === 3 ? now : undefined
    })
    expect(opened.messages.map(message => message.colleague?.name ?? message.author?.externalId ?? '?')).toEqual([
      kathrin.did,
      'Inés Navarro',
      kathrin.did,
    ])
    expect(opened.conversation).toMatchObject({ standing: 'open', assigneeId: here.id('ines') })
    await closeConversation(here.as('ines'), conversationId, { result: 'solved' })
    const ledger = await until('the result stands in the ledger', async () => {
      const found = await results(here.as('ada'))
      return found.outcomes.length > 0 ? found : undefined
    })
    expect(ledger.outcomes[0]).toMatchObject({
      kind: expect.stringMatching(/^(question-solved|issue-resolved)$/),
      statement: expect.stringMatching(/^Answered by a person in \d+ (s|min); (question solved|issue resolved)\.$/),
      employeeName: 'Inés Navarro',
      quote: 'Danke, das beruhigt mich!',
    })
    expect(ledger.outcomes[0]?.evidence.answeredMessageId).toBeTruthy()
  })

  test('Tomás is new: Marta changes his words with a comment, and Tomás sends them', async () => {
    await kathrin.agent.post({ text: 'Fits two children in the Cargo L? And a dog?' })
    const row = await until('it is heard', () => found('tomas', 'two children'))
    const held = await giveAnswer(here.as('tomas'), { conversationId: row.id, text: 'Yes, guaranteed!' })
    expect(held.step).toBe('in-review')
    await expect(sendApproved(here.as('tomas'), held.id, { text: 'Yes, guaranteed!' })).rejects.toMatchObject({
      kind: 'conflict',
    })
    const [waiting] = await reviewQueue(here.as('marta'))
    expect(waiting?.reasons[0]?.message).toContain('New here')
    await expect(decideReview(here.as('tomas'), waiting?.id ?? '', { decision: 'approved' })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await decideReview(here.as('marta'), waiting?.id ?? '', {
      decision: 'changed',
      comment: 'We don’t guarantee.',
      text: 'Two children fit well; a small dog too.',
    })
    await until(
      'it is back with Tomás',
      async () => (await openConversation(here.as('tomas'), row.id)).answers[0]?.step === 'approved',
    )
    await expect(
      sendApproved(here.as('marta'), held.id, { text: 'Two children fit well; a small dog too.' }),
    ).rejects.toMatchObject({ kind: 'forbidden' })
    await sendApproved(here.as('tomas'), held.id, { text: 'Two children fit well; a small dog too.' })
    await until(
      'it is sent',
      async () => (await openConversation(here.as('tomas'), row.id)).answers[0]?.step === 'sent',
    )
    const { data } = await halden.agent.com.atproto.repo.listRecords({
      repo: halden.did,
      collection: 'app.bsky.feed.post',
    })
    expect(data.records[0]?.value).toMatchObject({
      text: 'Two children fit well; a small dog too.\n\n— Tomás, service at Halden',
    })
  })

  test('Marta returns an answer with a word; Tomás writes it anew, takes it back, and nothing has left', async () => {
    await kathrin.agent.post({ text: 'Is my Halden bike allowed on trains?' })
    const row = await until('it is heard', () => found('tomas', 'allowed on trains'))
    const first = await giveAnswer(here.as('tomas'), { conversationId: row.id, text: 'No idea, ask them.' })
    const [waiting] = await reviewQueue(here.as('marta'))
    await decideReview(here.as('marta'), waiting?.id ?? '', { decision: 'returned', comment: 'Look it up for her.' })
    const back = await until('it is back with Tomás', async () => {
      const opened = await openConversation(here.as('tomas'), row.id)
      return opened.answers[0]?.step === 'returned' ? opened : undefined
    })
    expect(back.draft?.text).toBe('No idea, ask them.')
    expect(back.reviews.at(-1)).toMatchObject({
      decision: 'returned',
      comment: 'Look it up for her.',
      deciderName: 'Marta Lind',
    })
    const anew = await giveAnswer(here.as('tomas'), { conversationId: row.id, text: 'Outside rush hour, yes.' })
    expect(anew).toMatchObject({ id: first.id, step: 'in-review', text: 'Outside rush hour, yes.' })
    await withdrawAnswer(here.as('tomas'), anew.id)
    expect((await reviewQueue(here.as('marta'))).map(review => review.subjectId)).not.toContain(anew.id)
    const { data } = await halden.agent.com.atproto.repo.listRecords({
      repo: halden.did,
      collection: 'app.bsky.feed.post',
    })
    expect(JSON.stringify(data.records)).not.toMatch(/rush hour|No idea/)
  })

  test('a reply to a stranger is heard together with what it answers, and says what can’t be listed', async () => {
    const bernd = await network.createAccount('bernd.test')
    const root = await bernd.agent.post({ text: 'Welches Rad für den Winter? Meins ist müde.' })
    await kathrin.agent.post({ text: 'Mein Halden Tour, seit vier Jahren.', reply: { root, parent: root } })
    const row = await until('the reply is heard', () => found('ines', 'seit vier Jahren'))
    const whole = await until('the question above it was fetched', async () => {
      const opened = await openConversation(here.as('ines'), row.id)
      return opened.messages.length === 2 ? opened : undefined
    })
    expect(whole.messages.map(message => message.author?.handle)).toEqual(['bernd.test', 'kathrin.test'])
    const told = await until('it says that it may not be whole', async () => {
      const { conversation } = await openConversation(here.as('ines'), row.id)
      return conversation.incomplete?.includes('replies') ? conversation.incomplete : undefined
    })
    expect(told).toContain('can’t be listed here')
  })

  test('Kathrin takes a post down, and her words go from the desk as well', async () => {
    const { uri } = await kathrin.agent.post({ text: 'My Halden bike is loud, like a tractor.' })
    const row = await until('it is heard', () => found('ines', 'tractor'))
    await kathrin.agent.deletePost(uri)
    const opened = await until('it is gone', async () => {
      const now = await openConversation(here.as('ines'), row.id)
      // Opened in the very moment of the deletion, it may be seen half.
      return now.conversation.standing === 'gone' && now.messages[0]?.removedAt ? now : undefined
    })
    expect(opened.messages[0]).toMatchObject({ text: '', removedAt: expect.any(Date) })
  })

  test('the trail tells the whole story, and its chain is unbroken', async () => {
    const row = await found('ines', 'Danke')
    const story = (await auditTrail(here.ctx, { subjectId: row?.id, limit: 50 })).map(entry => entry.name).reverse()
    expect(story).toEqual(
      expect.arrayContaining([
        'conversation.claimed',
        'answer.stopped',
        'answer.given',
        'answer.sent',
        'conversation.closed',
        'result.recorded',
      ]),
    )
    expect(await verifyChain(here.ctx)).toMatchObject({ whole: true })
  })
})
