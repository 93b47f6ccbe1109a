import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mergePeople, mergesOf, placePerson, sayConsent, tagPerson, unmergePeople } from '#core/people'
import { openConversation } from '#journey/answer'
import { results } from '#journey/measure'
import { newId } from '#lib/id'
import { startWorker } from '../../../src/apps/worker.ts'
import { heard, post, quietSource } from '../../../test/post.ts'
import { townSquare } from '../../../test/town-square.ts'
import { until } from '../../../test/until.ts'
import { world } from '../../../test/world.ts'
import { countThemes } from './count-themes.ts'
import { cite, consider, decide, linkIssue, lookAtDecision, noteDone, withdrawDecision } from './decide.ts'
import { lookAtTheme, themes } from './look-at-theme.ts'
import { mergeTheme, putPost, renameTheme, splitTheme, takePostOut, unmergeTheme } from './rearrange.ts'
import { noteUnderstood, sortPosts } from './sort-posts.ts'
import { askToTell, handTelling, letBe, myTellings, tellings, tellPerson } from './tell.ts'

const here = world()
let worker: AsyncDisposable
let square: Awaited<ReturnType<typeof townSquare>>
let source = ''

beforeAll(async () => {
  square = await townSquare(here.ctx)
  source = await quietSource(here.ctx)
  worker = await startWorker({
    ctx: here.ctx,
    database: here.database,
    databaseUrl: here.url,
    [Symbol.asyncDispose]: async () => {},
  })
})
afterAll(() => worker[Symbol.asyncDispose]())

async function say(by: string, text: string): Promise<string> {
  const said = post({ by, text, network: 'square' })
  await heard(here.ctx, source, said)
  const { rows } = await here.database.pool.query<{ id: string }>('select id from message where external_id = $1', [
    said.externalId,
  ])
  const id = rows[0]?.id ?? ''
  await noteUnderstood(here.ctx, [id])
  return id
}

const seats = [
  ['kathrin', 'Could you sell a child seat for the Tour?'],
  ['bernd', 'Is there a child seat from you for two kids?'],
  ['ana', '¿Hay una sillita para la Tour? ¿Vendéis una sillita para niños?'],
  ['jens', 'Gibt es einen Kindersitz für die Tour von euch?'],
] as const
const bells = [
  ['carl', 'Can you make the bell louder? Nobody hears the bell in traffic.'],
  ['dora', 'Why is the bell so quiet? Cars in traffic do not hear the bell.'],
  ['emil', 'The bell is too quiet, could you make a louder bell for traffic?'],
] as const

const named = async (words: RegExp) => (await themes(here.as('ada'))).find(({ name }) => words.test(name))
const the = async (words: RegExp) => {
  const found = await named(words)
  if (!found) throw new Error(`No theme is called like ${words}: ${(await themes(here.as('ada'))).map(t => t.name)}`)
  return found
}

describe('themes', () => {
  test('what several people ask, in three languages, is found and called by their own words', async () => {
    for (const [by, text] of [...seats, ...bells]) await say(by, text)
    await say('fritz', 'Where can I park near your shop in Berlin tomorrow?')
    await sortPosts(here.ctx)
    const seat = await the(/seat/i)
    expect(seat).toMatchObject({ people: 4, posts: 4, namedByName: null })
    const looked = await lookAtTheme(here.as('ines'), seat.id)
    expect(looked.quotes.map(({ words }) => words).sort()).toEqual(seats.map(([, words]) => words).sort())
    expect(looked.weeks.at(-1)).toMatchObject({ count: 4 })
    expect(looked.communities).toEqual([{ name: 'The stream', count: 4 }])
    expect(looked.languages.reduce((sum, { count }) => sum + count, 0)).toBe(4)
    expect(looked.languages.map(({ language }) => language).sort()).toEqual(['de', 'en', 'es'])
    // How many are in a hurry stands on the board as well, of all that was said and not of what is shown.
    await here.database.pool.query('update reading set urgency = 0.9 where message_id = $1', [
      looked.quotes[0]?.messageId,
    ])
    expect(await the(/seat/i)).toMatchObject({ pressing: 1 })
    expect((await lookAtTheme(here.as('ines'), seat.id)).theme).toMatchObject({ pressing: 1 })
    expect(await the(/bell/i)).toMatchObject({ people: 3 })
  })

  test('it keeps its identity as it grows, and what one person says three times is none', async () => {
    const before = await the(/seat/i)
    await say('gerda', 'Do you sell a child seat for the Tour in Vienna?')
    for (const time of ['one', 'two', 'three']) await say('hugo', `Do you repair saxophones on Sunday, time ${time}?`)
    await sortPosts(here.ctx)
    expect(await lookAtTheme(here.as('ada'), before.id)).toMatchObject({ theme: { people: 5 } })
    expect(await named(/saxophone/i)).toBeUndefined()
  })

  test('who asks is told with it: tags, organisations, who is heard, where they stand in buying, what they bought, who may be quoted', async () => {
    const seat = await the(/seat/i)
    const ada = here.as('ada')
    const { quotes } = await lookAtTheme(ada, seat.id)
    const of = (name: string) => quotes.find(({ personName }) => personName.toLowerCase() === name)?.personId ?? ''
    const [kathrin, bernd] = [of('kathrin'), of('bernd')]
    for (const id of [kathrin, bernd]) await tagPerson(ada, id, { tag: 'families' })
    await placePerson(ada, bernd, { name: 'Velo Nord', role: 'buys for the shop' })
    await sayConsent(ada, bernd, { purpose: 'quote', isGiven: true, said: 'By mail on Monday' })
    await sayConsent(ada, kathrin, { purpose: 'quote', isGiven: true, said: 'On the phone' })
    await sayConsent(ada, kathrin, { purpose: 'quote', isGiven: false, said: 'She took it back by mail' })
    await say('kathrin', 'Where can I buy the Tour? What is its price, and is it in stock?')
    const { pool } = here.database
    await pool.query('insert into person_power values ($1, 44, 10, $2, now())', [kathrin, '{}'])
    const [shop, sale] = [newId(), newId()]
    await pool.query("insert into shop (id, kind, label, made_at) values ($1, 'own', 'Halden shop', now())", [shop])
    const conversationId = quotes.find(({ personId }) => personId === kathrin)?.conversationId
    await pool.query(
      `insert into sale (id, shop_id, external_id, conversation_id, link_id, how, quantity, amount, refunds, currency, told_at, ordered_at)
       values ($1, $2, 'order-7', $3, null, 'code', 1, 3150, '{"r1": 150}', 'EUR', now(), now())`,
      [sale, shop, conversationId],
    )
    await pool.query(
      `insert into outcome (id, conversation_id, kind, confidence, statement, evidence, at)
       values ($1, $2, 'purchase', 'confirmed', 'Bought in the shop.', '{}', now())`,
      [sale, conversationId],
    )
    const looked = await until('what she says is read for buying', async () => {
      const found = await lookAtTheme(here.as('ines'), seat.id)
      return found.who.stages.length > 0 ? found : undefined
    })
    expect(looked.who).toMatchObject({
      people: 5,
      heard: 1,
      talking: 0,
      groups: [
        { kind: 'tag', name: 'families', people: 2 },
        { kind: 'organisation', name: 'Velo Nord', people: 1 },
      ],
      bought: [{ currency: 'EUR', orders: 1, amount: 3000 }],
    })
    expect(looked.who.stages.reduce((sum, { people }) => sum + people, 0)).toBe(1)
    const may = looked.quotes.filter(({ mayBeQuoted }) => mayBeQuoted).map(({ personName }) => personName.toLowerCase())
    expect(may).toEqual(['bernd'])
  })

  test('Ada names it: its name stays hers; Inés, who decides nothing, can’t', async () => {
    const bell = await the(/bell/i)
    await expect(renameTheme(here.as('ines'), bell.id, { name: 'x' })).rejects.toMatchObject({ kind: 'forbidden' })
    await renameTheme(here.as('ada'), bell.id, { name: 'Bell too quiet in traffic' })
    await say('ida', 'Could the bell be louder? Nobody hears the bell in traffic.')
    await sortPosts(here.ctx)
    const { theme } = await lookAtTheme(here.as('ada'), bell.id)
    expect(theme).toMatchObject({ name: 'Bell too quiet in traffic', namedByName: 'Ada Okafor', people: 4 })
  })

  test('two are made one, new posts of either kind follow, and are parted again', async () => {
    const [bell, seat] = [await the(/bell/i), await the(/seat/i)]
    await mergeTheme(here.as('ada'), bell.id, { intoId: seat.id })
    expect(await named(/bell/i)).toBeUndefined()
    await say('karl', 'Make the bell louder please: could anybody hear the bell in traffic?')
    await sortPosts(here.ctx)
    expect(await lookAtTheme(here.as('ada'), seat.id)).toMatchObject({
      theme: { people: 10 },
      parts: [{ name: 'Bell too quiet in traffic', byName: 'Ada Okafor' }],
    })
    await expect(mergeTheme(here.as('ada'), bell.id, { intoId: seat.id })).rejects.toMatchObject({ kind: 'conflict' })

    await unmergeTheme(here.as('ada'), bell.id)
    expect((await lookAtTheme(here.as('ada'), bell.id)).theme).toMatchObject({ people: 4, mergedInto: null })
    expect((await lookAtTheme(here.as('ada'), seat.id)).theme).toMatchObject({ people: 6 })
  })

  test('what was put there wrongly is taken out, and nothing puts it back but a person', async () => {
    const [bell, seat] = [await the(/bell/i), await the(/seat/i)]
    const { quotes } = await lookAtTheme(here.as('ada'), seat.id)
    const karl = quotes.find(({ personName }) => personName === 'Karl')
    await takePostOut(here.as('ada'), seat.id, karl?.messageId ?? '')
    await noteUnderstood(here.ctx, [karl?.messageId ?? ''])
    await sortPosts(here.ctx)
    expect((await lookAtTheme(here.as('ada'), bell.id)).theme.people).toBe(4)
    await putPost(here.as('ada'), bell.id, karl?.messageId ?? '')
    const put = (await lookAtTheme(here.as('ada'), bell.id)).quotes.find(({ personName }) => personName === 'Karl')
    expect(put).toMatchObject({ placedByName: 'Ada Okafor', why: 'Ada Okafor put it here.' })
  })

  test('how many ask is kept, and the same as by looking: as posts come and go, as two are one and two again', async () => {
    const { pool } = here.database
    const personOf = async (by: string) =>
      (
        await pool.query(
          `select a.person_id as id from message m join person_account a on a.id = m.account_id where a.handle like $1 and m.network = 'square' limit 1`,
          [`${by}%`],
        )
      ).rows[0].id
    const shown = async () =>
      (await themes(here.as('ada'))).map(({ id, posts, people, networks }) => ({ id, posts, people, networks }))
    const fromScratch = async () => {
      const { rows } = await pool.query(
        `select p.theme_id as id, count(*)::int as posts, count(distinct person_now(a.person_id))::int as people, array_agg(distinct a.network) as networks
         from theme_post p join person_account a on a.id = p.account_id where p.left_at is null group by 1`,
      )
      return (await shown()).map(({ id }) => rows.find(row => row.id === id))
    }
    const people = [await personOf('kathrin'), await personOf('bernd')]
    let mergeId = ''
    const seat = await the(/seat/i)
    const messageId = (await lookAtTheme(here.as('ada'), seat.id)).quotes[0]?.messageId ?? ''
    const deeds = [
      () => mergePeople(here.as('ada'), people[0], { fromId: people[1], why: 'He told Inés so.' }),
      async () => {
        mergeId = (await mergesOf(here.as('ada'), [people[0]]))[0]?.id ?? ''
        await unmergePeople(here.as('ada'), mergeId, { why: 'Two people share the desk.' })
      },
      () => takePostOut(here.as('ada'), seat.id, messageId),
      () => putPost(here.as('ada'), seat.id, messageId),
    ]
    for (const deed of deeds) {
      await deed()
      expect(await shown()).toEqual(await fromScratch())
      await countThemes(here.ctx)
      expect(await shown()).toEqual(await fromScratch())
    }
    // It is kept indeed, and not looked at each time.
    await pool.query('update theme_tally set posts = 1000')
    expect((await shown()).every(({ posts }) => posts === 1000)).toBe(true)
    await pool.query('insert into theme_changed select id from theme')
    await countThemes(here.ctx)
    expect(await shown()).toEqual(await fromScratch())
  })

  test('what is about something else becomes a theme of its own, and those like it follow', async () => {
    const seat = await the(/seat/i)
    const { quotes } = await lookAtTheme(here.as('ada'), seat.id)
    const twoKids = quotes.filter(({ personName }) => personName === 'Bernd').map(({ messageId }) => messageId)
    const id = await splitTheme(here.as('ada'), seat.id, { messageIds: twoKids, name: 'A seat for two kids' })
    expect((await lookAtTheme(here.as('ada'), seat.id)).theme.people).toBe(4)
    expect((await lookAtTheme(here.as('ada'), id)).theme).toMatchObject({ people: 1, name: 'A seat for two kids' })
    await mergeTheme(here.as('ada'), id, { intoId: seat.id })
    expect((await lookAtTheme(here.as('ada'), seat.id)).theme.people).toBe(5)
  })
})

describe('from what is heard to each person told', () => {
  test('Ada takes it up with everything that was said, decides with a reason, and Inés tells each in her own words', async () => {
    const seat = await the(/seat/i)
    const taken = await consider(here.as('ada'), {
      themeId: seat.id,
      title: 'A child seat of our own',
      ownerId: here.id('ines'),
    })
    expect(taken).toMatchObject({ cited: 5, ownerName: 'Inés Navarro', verdict: null })
    await expect(consider(here.as('ada'), { themeId: seat.id, title: 'Twice' })).rejects.toMatchObject({
      kind: 'conflict',
    })
    await expect(askToTell(here.as('ada'), taken.id)).rejects.toMatchObject({ kind: 'conflict' })

    await decide(here.as('ada'), taken.id, { verdict: 'do', reason: 'Five people would buy it from us.' })
    await linkIssue(here.as('ada'), taken.id, { url: 'https://tracker.example/12', label: '#12' })
    await expect(askToTell(here.as('ada'), taken.id)).rejects.toThrow('Say when it is done')
    await noteDone(here.as('ada'), taken.id, { note: 'In the shop since today.' })
    expect(await askToTell(here.as('ada'), taken.id)).toBe(5)
    expect(await askToTell(here.as('ada'), taken.id)).toBe(0)
    expect(await lookAtDecision(here.as('marta'), taken.id)).toMatchObject({ issues: [{ label: '#12' }] })

    const [first, second] = await myTellings(here.as('ines'))
    if (!first || !second) throw new Error('Inés has nobody to tell')
    const say = (start: string, own: string) => start.replace(/\[[^\]]+\]/, own)
    const own = 'The seat is in the shop since today and fits the rear rack that you have.'
    await expect(tellPerson(here.as('ines'), first.id, { text: first.start })).rejects.toThrow('in your own words')
    await expect(tellPerson(here.as('ines'), first.id, { text: say(first.start, '') })).rejects.toThrow(
      'words to begin with',
    )
    await expect(tellPerson(here.as('marta'), first.id, { text: 'Hi' })).rejects.toMatchObject({ kind: 'forbidden' })

    await tellPerson(here.as('ines'), first.id, { text: say(first.start, own) })
    const told = await until('they are told', async () =>
      (await tellings(here.as('ada'), taken.id)).find(({ id, toldAt }) => id === first.id && toldAt),
    )
    expect(told).toMatchObject({ tellerName: 'Inés Navarro', said: expect.stringContaining('rear rack') })
    const stands = [...square.posts.values()].filter(({ text }) => text.includes('rear rack'))
    expect(stands).toHaveLength(1)
    expect(
      (await openConversation(here.as('ines'), first.conversationId)).messages.some(m => m.text.includes('rear rack')),
    ).toBe(true)

    await expect(tellPerson(here.as('ines'), second.id, { text: say(second.start, own) })).rejects.toThrow(
      'nearly the same',
    )
    await handTelling(here.as('ines'), second.id, { tellerId: here.id('marta') })
    expect((await myTellings(here.as('marta'))).map(({ id }) => id)).toEqual([second.id])

    const result = await until('it stands in Results', async () =>
      (await results(here.as('ada'))).outcomes.find(({ kind }) => kind === 'product-decision'),
    )
    expect(result).toMatchObject({ conversationId: first.conversationId, employeeName: 'Inés Navarro' })
    expect((await results(here.as('ada'))).decisions).toMatchObject([
      { area: 'product', decided: 1, citing: 1, conversations: 5, people: 5, told: 1 },
    ])
    const month = here.ctx.now().toISOString().slice(0, 7)
    expect((await results(here.as('ada'))).decisionMonths).toEqual([{ month, area: 'product', decided: 1, citing: 1 }])
    await expect(decide(here.as('ada'), taken.id, { verdict: 'no', reason: 'x' })).rejects.toMatchObject({
      kind: 'conflict',
    })
  })

  test('Tomás is new: a colleague reads what he tells first, and nobody counts as told before it stands there', async () => {
    const [decision] = (await results(here.as('ada'))).decisions
    expect(decision?.told).toBe(1)
    const open = (await myTellings(here.as('ines')))[0]
    if (!open) throw new Error('Inés has nobody left to tell')
    await handTelling(here.as('tomas'), open.id, { tellerId: here.id('tomas') })
    const text =
      'It took us a year, and now the seat is here: try it at our workshop, I will show you how it is mounted.'
    const answer = await tellPerson(here.as('tomas'), open.id, { text })
    expect(answer.step).toBe('in-review')
    const row = (await tellings(here.as('ada'), open.decisionId)).find(({ id }) => id === open.id)
    expect(row).toMatchObject({ answerStep: 'in-review', toldAt: null })
  })

  test('a no is told, too; and somebody is let be, with the reason', async () => {
    const bell = await the(/bell/i)
    const { id } = await consider(here.as('ada'), { themeId: bell.id, title: 'A louder bell', area: 'product' })
    await decide(here.as('ada'), id, { verdict: 'no', reason: 'The law caps it.' })
    expect(await askToTell(here.as('ada'), id)).toBe(5)
    const [one, other] = await myTellings(here.as('ada'))
    expect(one?.start).toContain('decided against it')
    await letBe(here.as('ada'), other?.id ?? '', { why: 'They asked us not to write any more.' })
    await expect(
      tellPerson(here.as('ada'), other?.id ?? '', { text: 'Hello, we thought about it.' }),
    ).rejects.toMatchObject({ kind: 'conflict' })
  })

  test('a decision of marketing cites words from anywhere, and can be dropped while nobody was told', async () => {
    const said = await say('lena', 'Your winter page says nothing about range, how far does it go?')
    const taken = await consider(here.as('ada'), {
      title: 'Say the winter range',
      area: 'marketing',
      messageIds: [said],
    })
    expect(taken).toMatchObject({ cited: 1, themeId: null })
    await expect(cite(here.as('ada'), taken.id, 'theme')).rejects.toMatchObject({ kind: 'conflict' })
    await withdrawDecision(here.as('ada'), taken.id)
    await expect(decide(here.as('ada'), taken.id, { verdict: 'do', reason: 'x' })).rejects.toMatchObject({
      kind: 'conflict',
    })
  })
})
