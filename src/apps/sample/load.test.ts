import { beforeAll, describe, expect, test } from 'vitest'
import { resumeSource, sources, upsertSampleAccount } from '#core/channels'
import { addTopics, theCompany } from '#core/company'
import { makeRule } from '#core/policy'
import { decideReview, reviewQueue } from '#core/review'
import { employees } from '#core/team'
import { closeConversation, giveAnswer, openConversation, saveDraft } from '#journey/answer'
import { answerAtHome, thankAtHome } from '#journey/at-home'
import { results } from '#journey/measure'
import { saveQuery } from '#journey/query'
import { claimConversation, listInbox, passOn, setAside, suggestColleagues, today } from '#journey/route'
import { newId } from '#lib/id'
import { openTopic, reply, spacesOf, topicLines } from '#places/community'
import { insertSampleMember } from '#places/members'
import { decide, moderationQueue, reportPost } from '#places/moderation'
import { editions } from '#places/publish'
import { writeShare } from '#places/share'
import { findMaster, makeSite } from '#places/sites'
import { thank } from '#places/standing'
import { follow, vote } from '#places/taking-part'
import { as, type Context } from '#platform/context'
import { heard, post, quietSource } from '../../../test/post.ts'
import { world } from '../../../test/world.ts'
import { compareAnswered, listPosts, seeAdvocacy } from '../../journey/advocacy/see-advocacy.ts'
import { openDrill, tryDrill } from '../../journey/drill/try-drill.ts'
import { seeExperiments } from '../../journey/experiment/see-experiments.ts'
import { consider, decisions } from '../../journey/learn/decide.ts'
import { themes } from '../../journey/learn/look-at-theme.ts'
import { stageOf } from '../../journey/learn/model.ts'
import { renameTheme } from '../../journey/learn/rearrange.ts'
import { finishLesson, myCourses } from '../../journey/train/learning.ts'
import { sampleCompany } from './index.ts'
import { insight } from './learning/insight.ts'
import { loadSample, removeSample, sampleIsHere } from './load.ts'

const here = world()
let before: Map<string, string[]>
let realId = ''
let rosa: Context

/** Every row of every table as text, but for the audit trail, the queue of jobs and what marks a session. */
async function everything(): Promise<Map<string, string[]>> {
  const { pool } = here.database
  const { rows: tables } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
     and table_name not in ('event', 'event_unsealed', 'event_seal', 'listening_query_gone', 'evidence_gone', 'day_changed', 'theme_changed', 'advocacy_preference_changed') order by 1`,
  )
  const all = new Map<string, string[]>()
  for (const { name } of tables) {
    const { rows } = await pool.query<{ row: string }>(`select to_jsonb(t)::text as row from "${name}" t order by 1`)
    all.set(
      name,
      rows.map(each => each.row),
    )
  }
  return all
}

const firstPostOf = async (topicId: string) =>
  (await here.database.pool.query('select id from community_post where topic_id = $1 and number = 1', [topicId]))
    .rows[0].id as string

const count = async (query: string) =>
  Number((await here.database.pool.query(`select count(*) ${query}`)).rows[0].count)
const newsOf = (name: string) => count(`from event where name = '${name}'`)

async function conversationIds(where = 'true'): Promise<string[]> {
  const { rows } = await here.database.pool.query<{ id: string }>(
    `select id from conversation where is_sample and ${where} order by last_message_at desc`,
  )
  return rows.map(row => row.id)
}

beforeAll(async () => {
  const ada = here.as('ada')
  await addTopics(ada, [{ name: 'TOUR', kind: 'product', words: ['our own word'] }])
  await saveQuery(ada, { name: 'Ours', text: 'halden' })
  await makeRule(ada, { name: 'Ours', kind: 'tone', level: 'note', words: ['simply'], explanation: 'Nothing is.' })
  const source = await quietSource(here.ctx)
  await heard(here.ctx, source, post({ text: 'Why does my real Halden charge to 80 % only?' }))
  realId = (await listInbox(ada, { view: 'everything' })).rows[0]?.id ?? ''
  rosa = await realMember('rosa')
  before = await everything()
})

/** Somebody real, who takes part from a server of their own. */
async function realMember(handle: string): Promise<Context> {
  const id = newId()
  const who = {
    userId: null,
    employeeId: null,
    handle,
    name: 'Rosa',
    language: 'es',
    elsewhere: `${handle}@away.example`,
  }
  await insertSampleMember(here.ctx, { id, ...who })
  const session = { sessionId: 'hers', employeeId: null }
  return as(here.ctx, { kind: 'member', memberId: id, handle, name: 'Rosa', ...session })
}

test('only an administrator brings the sample company, or takes it away', async () => {
  await expect(loadSample(here.as('ines'))).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(removeSample(here.as('ines'))).rejects.toMatchObject({ kind: 'forbidden' })
  expect(await sampleIsHere(here.as('ines'))).toBe(false)
})

describe('Ada looks around in the sample company', () => {
  beforeAll(async () => {
    await loadSample(here.as('ada'))
  }, 60_000)

  test('it is there once, and says so in one piece of news', async () => {
    expect(await sampleIsHere(here.as('ines'))).toBe(true)
    await expect(loadSample(here.as('ada'))).rejects.toMatchObject({ kind: 'conflict' })
    expect(await newsOf('sample.loaded')).toBe(1)
    expect(await newsOf('posts.heard')).toBe(1)
    expect(await newsOf('conversation.suggested')).toBe(0)
  })

  test('the company that was set up stays what it is', async () => {
    expect((await theCompany(here.ctx)).name).toBe('Halden')
    expect((await everything()).get('company')).toEqual(before.get('company'))
    expect(await count(`from topic where lower(name) = 'tour'`)).toBe(1)
  })

  test('conversations stand where the sample says they do', async () => {
    const states = (...wanted: string[]) => sampleCompany.conversations.filter(c => wanted.includes(c.state)).length
    const { rows } = await here.database.pool.query(
      'select standing, count(*) from conversation where is_sample group by 1',
    )
    expect(Object.fromEntries(rows.map(row => [row.standing, row.count]))).toEqual({
      open: states('new', 'suggested'),
      claimed: states('claimed'),
      'in-review': states('in-review', 'returned'),
      answered: states('answered'),
      closed: states('solved', 'thanked'),
      aside: states('set-aside', 'static'),
      gone: states('gone'),
    })
  })

  test('each row of a conversation tells the same story', async () => {
    const agrees = async (standing: string, there: string) =>
      count(`from conversation c where is_sample and (standing = '${standing}') <> exists (${there})`)
    expect(await agrees('claimed', 'select 1 from claim where conversation_id = c.id and ended_at is null')).toBe(0)
    expect(await agrees('aside', 'select 1 from setting_aside where conversation_id = c.id')).toBe(0)
    expect(await agrees('closed', 'select 1 from closing where conversation_id = c.id')).toBe(0)
    const waiting = `select 1 from answer where conversation_id = c.id and step in ('in-review', 'returned')`
    expect(await agrees('in-review', waiting)).toBe(0)
    expect(
      await count(`from conversation c cross join lateral
        (select count(*)::int as number, max(posted_at) as last from message where conversation_id = c.id) m
        where (c.message_count, c.last_message_at) is distinct from (m.number, m.last)`),
    ).toBe(0)
    expect(
      await count(`from answer a join message m on m.id = a.message_id
      where a.step = 'sent' and (m.text, m.author_id, m.posted_at) is distinct from (a.signed_text, a.author_id, a.sent_at)`),
    ).toBe(0)
    expect(await count(`from answer where step = 'sent'`)).toBe(await count('from message where author_id is not null'))
    expect(
      await count(`from conversation c where standing = 'gone' and exists
      (select 1 from message where conversation_id = c.id and account_id is not null and (removed_at is null or text <> ''))`),
    ).toBe(0)
    expect(await count('from message where posted_at > now() or heard_at > now()')).toBe(0)
  })

  test('every post was read, and most were heard by what Halden listens for', async () => {
    const posts = 'from message m where account_id is not null and removed_at is null'
    expect(await count(`${posts} and not exists (select 1 from reading where message_id = m.id)`)).toBe(0)
    const caught = await count(
      `from query_match q join listening_query l on l.id = q.query_id where l.is_sample and spans <> '{}'`,
    )
    expect(caught).toBeGreaterThan(sampleCompany.conversations.length)
    const beyond = 'from query_match q join message m on m.id = q.message_id cross join unnest(spans) as place'
    expect(await count(`${beyond} where place > length(m.text) * 2`)).toBe(0)
  })

  test('who is heard and who buys, what its people want together, their class and their links are there to look at', async () => {
    expect(await count('from person_power')).toBeGreaterThan(4)
    expect(await count('from buying_signal')).toBeGreaterThan(30)
    const { rows } = await here.database.pool.query(
      `select g.wanted, (select count(*)::int from goal_team where goal_id = g.id) as teams,
         (select count(*)::int from outcome where kind = g.figure and withdrawn_at is null and at >= g.made_at) as reached from goal g`,
    )
    expect(rows).toEqual([{ wanted: 30, teams: 2, reached: expect.any(Number) }])
    expect(rows[0].reached).toBeGreaterThan(5)
    expect(rows[0].reached).toBeLessThan(30)
    expect(await count('from class_seat s join live_class k on k.id = s.class_id where k.starts_at > now()')).toBe(4)
    const given = await count('from tracked_link')
    expect(given).toBeGreaterThan(4)
    const followed = await count('from tracked_link l where followed_at is not null')
    expect(followed).toBeGreaterThan(2)
    expect(followed).toBeLessThan(given)
    expect(await count('from tracked_link where followed_at <= made_at')).toBe(0)
  })

  test('every conversation opens, and says why nothing can leave from it', async () => {
    for (const id of await conversationIds()) {
      const opened = await openConversation(here.as('ada'), id)
      expect(opened.messages.length).toBeGreaterThan(0)
      expect(opened.wayOut).toMatchObject({ possible: false, why: expect.stringContaining('sample') })
      expect(opened.sourceName).toContain('sample')
    }
  })

  test('each view of the inbox has something to show', async () => {
    const views = ['for-you', 'nobody-yet', 'with-colleagues', 'in-review', 'answered', 'closed', 'aside'] as const
    for (const view of views) expect((await listInbox(here.as('ada'), { view })).rows.length, view).toBeGreaterThan(2)
    expect((await listInbox(here.as('ada'), { view: 'everything', limit: 100 })).rows).toHaveLength(100)
    expect((await listInbox(here.as('ines'), { view: 'everything', search: 'akku' })).rows.length).toBeGreaterThan(5)
    expect((await reviewQueue(here.as('marta'))).length).toBe(
      sampleCompany.conversations.filter(each => each.state === 'in-review').length + 1,
    )
    const { outcomes, promptness, weeks } = await results(here.as('ada'))
    expect(outcomes.length).toBe(30)
    expect(promptness.median).toBeGreaterThan(0)
    expect(weeks.length).toBeGreaterThanOrEqual(6)
  })

  test('what people say without Halden has its figures: where, whom they would rather have, and who recommends it', async () => {
    const { preference, recommenders, whole, withoutUs } = await seeAdvocacy(here.as('ada'))
    const spoke = withoutUs.filter(({ conversations }) => conversations > 0)
    expect(spoke.length).toBeGreaterThanOrEqual(2)
    expect(new Set(spoke.flatMap(({ networks }) => networks.map(({ network }) => network))).size).toBeGreaterThan(2)
    expect(whole).toMatchObject({ us: 10, them: 3, share: { share: 10 / 13 } })
    expect(preference.reduce((sum, { us, them }) => sum + us + them, 0)).toBe(13)
    expect(recommenders).toHaveLength(7)
    const { posts } = await listPosts(here.as('ada'), { what: 'recommends' })
    for (const { quote, because } of posts) expect(quote).toContain(because.recommends?.words)
    const { people, waiting } = await compareAnswered(here.as('ada'))
    expect([people, waiting > 50]).toEqual([0, true])
  })

  test('Ada finds conversations that a colleague passed to her, with a note, in her language', async () => {
    const { rows } = await today(here.as('ada'))
    expect(rows).toHaveLength(5)
    const passed = (await listInbox(here.as('ada'), { view: 'for-you', limit: 100 })).rows.filter(row =>
      row.reasons?.some(reason => reason.kind === 'passed'),
    )
    expect(passed.length).toBeGreaterThanOrEqual(5)
    expect(passed.length).toBeLessThanOrEqual(8)
    expect(passed.map(row => row.language)).toEqual(passed.map(() => 'en'))
    const names = sampleCompany.colleagues.map(each => each.name)
    for (const row of passed)
      expect(names).toContain(row.reasons?.flatMap(reason => (reason.kind === 'passed' ? [reason.from] : []))[0])
  })

  test('reasons for suggesting somebody are the ones that Sosh itself would give', async () => {
    const reasonsNow = async () =>
      (
        await here.database.pool.query(
          `select s.conversation_id, s.employee_id, s.reasons from suggestion s join conversation c on c.id = s.conversation_id
           where c.is_sample and c.standing = 'open' and c.message_count = 1 and s.passed_at is null
             and not s.reasons::text like '%"passed"%' order by 1, 2`,
        )
      ).rows
    const given = await reasonsNow()
    expect(given.length).toBeGreaterThan(20)
    const rollBack = new Error('only looking')
    await expect(
      here.ctx.db.transaction().execute(async db => {
        const { rows } = await here.database.pool.query(
          `select m.id from message m join conversation c on c.id = m.conversation_id
           where c.is_sample and c.standing = 'open' and c.message_count = 1`,
        )
        await suggestColleagues(
          { ...here.ctx, db },
          rows.map(row => row.id),
        )
        const anew = await db
          .selectFrom('suggestion')
          .innerJoin('conversation', 'conversation.id', 'suggestion.conversation_id')
          .select(['suggestion.conversation_id', 'employee_id', 'reasons'])
          .where('is_sample', '=', true)
          .where('standing', '=', 'open')
          .where('message_count', '=', 1)
          .where('passed_at', 'is', null)
          .orderBy('suggestion.conversation_id')
          .orderBy('employee_id')
          .execute()
        const asked = new Set(anew.map(row => row.conversation_id))
        expect(asked.size).toBeGreaterThan(10)
        // Who comes first depends on what each carries by then; why somebody could be asked does not.
        const why = (rows: { conversation_id: string; employee_id: string; reasons: unknown }[]) =>
          new Map(
            rows.map(row => [
              `${row.conversation_id} ${row.employee_id}`,
              (row.reasons as { kind: string }[]).filter(reason => reason.kind !== 'instead'),
            ]),
          )
        const now = why(anew)
        const said = [...why(given)].filter(([pair]) => now.has(pair))
        expect(said.length).toBeGreaterThan(given.filter(row => asked.has(row.conversation_id)).length * 0.9)
        for (const [pair, reasons] of said) expect(now.get(pair)).toEqual(reasons)
        throw rollBack
      }),
    ).rejects.toBe(rollBack)
  })

  test('what Sosh is said to have set aside, it read as static itself', async () => {
    const bySosh = `from setting_aside s join conversation c on c.id = s.conversation_id where c.is_sample and s.employee_id is null`
    expect(await count(`${bySosh} and c.kind <> 'static'`)).toBe(0)
    expect(await count(`from setting_aside where reason = ''`)).toBe(0)
  })

  test('its sources ask no network anything, not even when somebody wakes one', async () => {
    const ofSample = (await sources(here.ctx)).filter(source => source.label.includes('sample'))
    expect(ofSample.map(source => source.network).sort()).toEqual(['bluesky', 'feed', 'import', 'webhook'])
    for (const source of ofSample) {
      expect(source.pausedAt).not.toBeNull()
      expect((await resumeSource(here.as('ada'), source.id)).finishedAt).not.toBeNull()
    }
  })

  test('nobody can sign in as one of its people', async () => {
    const people = (await employees(here.ctx)).filter(each => each.userId === null)
    expect(people.map(each => each.name).sort()).toEqual(sampleCompany.colleagues.map(each => each.name).sort())
  })

  test('what Ada tries goes nowhere, even with a real account, and leaves with the sample', async () => {
    const ada = here.as('ada')
    const accountId = newId()
    const account = {
      id: accountId,
      connector: 'bluesky',
      network: 'bluesky',
      externalId: 'did:plc:h',
      handle: 'h.test',
    }
    const rest = {
      name: null,
      avatarUrl: null,
      url: null,
      settings: {},
      secretId: null,
      signedOutAt: null,
      failure: null,
    }
    await upsertSampleAccount(here.ctx, { ...account, ...rest, connectedAt: new Date() }, null)
    const [first = '', second = '', third = '', fourth = ''] = await conversationIds(`standing = 'open'`)
    await claimConversation(ada, first)
    await saveDraft(ada, first, { text: 'A beginning' })
    await expect(giveAnswer(ada, { conversationId: first, text: 'Hello.' })).rejects.toMatchObject({ kind: 'conflict' })
    await closeConversation(ada, second, { result: 'no-answer-needed' })
    await setAside(ada, third, { reason: 'Not for us' })
    const colleague = (await employees(here.ctx)).find(each => each.userId === null)?.id
    await passOn(ada, fourth, { to: colleague, reason: 'Yours' })
    const answered = (await conversationIds(`standing = 'answered'`))[0] ?? ''
    await closeConversation(ada, answered, { result: 'thanked' })
    expect(await count('from delivery')).toBe(0)
    await here.database.pool.query('delete from account where id = $1', [accountId])
  })

  test('Rosa asks, thanks, votes and reports in its community; a colleague settles it, and nobody speaks for the company', async () => {
    const site = await findMaster(here.ctx)
    expect(site).toMatchObject({ name: 'Halden Riders', isSample: true })
    const siteId = site?.id ?? ''
    const [help] = await spacesOf(here.ctx, siteId)
    const asked = {
      siteId,
      spaceId: help?.id ?? '',
      title: 'Where does the rain cover go in summer?',
      text: 'It is big.',
    }
    const topic = await openTopic(rosa, { ...asked, tags: ['rain-cover', 'summer'] })
    await reply(rosa, { topicId: topic.id, text: 'Under the bench, I found it.' })
    const first = await firstPostOf(topic.id)
    await expect(answerAtHome(here.as('ada'), { postId: first, text: 'Well found!' })).rejects.toThrow(/sample/)
    await expect(thankAtHome(here.as('ada'), { postId: first })).rejects.toThrow(/sample/)
    const wish = (await topicLines(here.ctx, { siteId, order: 'votes' }))[0]
    await vote(rosa, { topicId: wish?.id ?? '', wants: true })
    await follow(rosa, { of: { siteId }, wants: true })
    const { rows: helped } = await here.database.pool.query(`select post_id as id from standing_deed limit 1`)
    await thank(rosa, { postId: helped[0].id })
    await reportPost(rosa, { postId: helped[0].id, reason: 'off-topic' })
    const [waiting] = (await moderationQueue(here.as('ada'))).cases
    await decide(here.as('ada'), { caseId: waiting?.id ?? '', does: 'hide', why: 'Another subject.' })
    expect(await count(`from standing_deed where kind = 'corrected'`)).toBe(1)
    await expect(makeSite(here.as('ada'), { name: 'Ours' })).rejects.toThrow(/sample/)
    const [article] = await editions(here.ctx, { limit: 5 })
    await expect(writeShare(here.as('ada'), { articleId: article?.articleId, text: 'Look!' })).rejects.toThrow(/sample/)
    const [review] = (await reviewQueue(here.as('marta'))).filter(each => each.subjectKind === 'article')
    await decideReview(here.as('marta'), review?.id ?? '', {
      decision: 'returned',
      comment: 'How wide is the box now?',
    })
  })

  test('what people raised was decided, and they were told; Lukas tried again, and a real colleague may as well', async () => {
    const board = await themes(here.as('ada'))
    expect(board.map(each => each.name)).toEqual(expect.arrayContaining(insight.map(each => each.name)))
    const made = await decisions(here.as('ada'))
    expect(made.map(each => [each.title, each.verdict, stageOf(each)]).sort()).toEqual([
      ['A heater in the box', 'no', 'told'],
      ['A snowflake on the display when the cold ends a charge', 'do', 'decided'],
      ['Lend a Cargo L for a week, with a toddler’s worth of rain', null, 'considered'],
      ['The number of the pads, engraved on each caliper', 'do', 'told'],
    ])
    const [seen] = await seeExperiments(here.as('ada'))
    expect(seen?.verdict).toMatchObject({ finding: 'better', better: { way: 2 } })
    const theme = board.find(each => each.name.startsWith('A display'))
    await renameTheme(here.as('ada'), theme?.id ?? '', { name: 'Called otherwise' })
    await consider(here.as('ada'), { themeId: theme?.id ?? '', area: 'marketing', title: 'Say it on the page' })
    const drill = (await here.database.pool.query('select id from drill')).rows[0].id
    expect((await openDrill(here.as('ines'), drill)).drill.title).toBe('Three shops shrugged')
    await tryDrill(here.as('ines'), drill, { text: 'Number 7, and Tomás has them.' })
    const course = (await myCourses(here.as('ines'))).find(each => each.title === 'Your first answer')
    expect(course).toMatchObject({ isAsked: false })
    const [first] = (await here.database.pool.query(`select id from lesson where kind = 'text' order by position`)).rows
    await finishLesson(here.as('ines'), first.id, { language: 'en' })
  })

  test('removed, it leaves the house exactly as it was', async () => {
    await removeSample(here.as('ada'))
    const after = await everything()
    for (const [table, rows] of before) expect(after.get(table), table).toEqual(rows)
    expect(await sampleIsHere(here.as('ada'))).toBe(false)
    expect(await newsOf('sample.loaded')).toBe(1)
    expect(await newsOf('conversation.claimed')).toBe(1)
  })

  test('removed once more, nothing happens', async () => {
    await removeSample(here.as('ada'))
    expect(await newsOf('sample.removed')).toBe(1)
  })
})

test('it comes again, and goes again even when real work was shared with its people', async () => {
  await loadSample(here.as('ada'))
  const colleague = (await employees(here.ctx)).find(each => each.userId === null)?.id
  await passOn(here.as('ines'), realId, { to: colleague, reason: 'Yours' })
  expect(await conversationIds()).toHaveLength(sampleCompany.conversations.length)
  await removeSample(here.as('ada'))
  expect(await conversationIds()).toEqual([])
  expect((await openConversation(here.as('ines'), realId)).messages).toHaveLength(1)
})

test('two administrators who press at once bring one sample', async () => {
  const both = await Promise.allSettled([loadSample(here.as('ada')), loadSample(here.as('ada'))])
  expect(both.map(each => each.status).sort()).toEqual(['fulfilled', 'rejected'])
  await removeSample(here.as('ada'))
})
