import pg from 'pg'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { mergePeople, mergesOf, unmergePeople } from '#core/people'
import { countPreferences } from '#journey/advocacy'
import { Problem } from '#lib/problem'
import { type Context, inTransaction } from '#platform/context'
import { retryingDeadlocks } from '#platform/db'
import { preferences, recountPreferences } from '../../src/journey/advocacy/preference-store.ts'
import { deleteRemoved, type PostToRead, replacePosts } from '../../src/journey/advocacy/store.ts'
import { erasePerson } from '../../src/journey/relate/erase-person.ts'
import { drawing } from '../draw.ts'
import { populate } from '../populate.ts'
import { preferencesFromScratch } from '../preferences-from-scratch.ts'
import { world } from '../world.ts'

const here = world()
const monthMs = 30 * 86_400_000
const draw = drawing(62)
const query = async <Row>(text: string, values: unknown[] = []) =>
  (await here.database.pool.query(text, values)).rows as Row[]
const one = <Each>(all: readonly Each[]) => all[draw(all.length)]
const someone = async () => one(await query<{ id: string }>('select id from person order by id'))?.id ?? ''

beforeAll(async () => {
  const client = new pg.Client({ connectionString: here.url })
  await client.connect()
  await populate(client, { conversations: 200, people: 60, messagesPerConversation: 3 })
  await client.end()
})

beforeEach(async () => {
  await query('delete from advocacy_post')
  await countPreferences(here.ctx)
})

type Whom = 'us' | 'them' | undefined

/** These posts are read, and say so by now. */
async function say(ctx: Context, sayings: { id: string; whom: Whom; at: Date }[]): Promise<void> {
  const known = await query<{ id: string; conversationId: string; accountId: string; network: string }>(
    `select id, conversation_id as "conversationId", account_id as "accountId", network from message
     where id = any($1) and account_id is not null and removed_at is null`,
    [sayings.map(({ id }) => id)],
  )
  const rows = known.flatMap(post => {
    const said = sayings.find(({ id }) => id === post.id)
    if (!said) return []
    const read: PostToRead = { ...post, ...unread, postedAt: said.at, heardAt: said.at }
    const because = said.whom
      ? { prefers: { whom: said.whom, words: 'better than' } }
      : { recommends: { words: 'get' } }
    return [{ ...read, said: because, isUnasked: true }]
  })
  await replacePosts(
    ctx,
    sayings.map(({ id }) => id),
    rows,
  )
}
const unread = { text: '', before: '', isDirect: false, isAutomatic: false, isAfterUs: false, isOpening: false }

/** Few moments, so that some say two things at once. */
const someTime = () =>
  new Date(Math.floor(here.ctx.now().getTime() / monthMs - draw(18)) * monthMs + draw(4) * 3_600_000)
const someWhom = (): Whom => one(['us', 'us', 'them', 'them', undefined] as const)

const deeds: Record<string, (ctx: Context) => Promise<unknown>> = {
  async say(ctx) {
    const posts = await query<{ id: string }>('select id from message where account_id is not null order by id')
    const sayings = Array.from({ length: 1 + draw(8) }, () => one(posts)?.id ?? '')
    await inTransaction(ctx, ctx =>
      say(
        ctx,
        [...new Set(sayings)].map(id => ({ id, whom: someWhom(), at: someTime() })),
      ),
    )
  },
  async takeAway(ctx) {
    const post = one(
      await query<{ id: string; of: string }>('select message_id as id, conversation_id as of from advocacy_post'),
    )
    if (!post) return
    await query('update message set removed_at = now() where id = $1', [post.id])
    await deleteRemoved(ctx, [post.of])
  },
  async correct() {
    const post = one(await query<{ id: string }>('select message_id as id from advocacy_post'))
    const said = [post?.id, someWhom() ?? null, someTime()]
    if (post) await query('update advocacy_post set prefers = $2, at = $3 where message_id = $1', said)
  },
  async forget() {
    const post = one(await query<{ id: string }>('select message_id as id from advocacy_post'))
    if (post) await query('delete from message where id = $1', [post.id])
  },
  async merge() {
    await mergePeople(here.as('ada'), await someone(), { fromId: await someone(), why: 'They say so.' })
  },
  async unmerge() {
    const merge = one(await query<{ id: string }>('select id from person_merge where undone_at is null order by id'))
    if (merge) await unmergePeople(here.as('ada'), merge.id, { why: 'They were not.' })
  },
  async move() {
    const account = one(await query<{ id: string }>('select id from person_account order by id'))
    await query('update person_account set person_id = $2 where id = $1', [account?.id, await someone()])
  },
  count: ctx => inTransaction(ctx, ctx => recountPreferences(ctx, 1 + draw(5))),
}

/** Two press at once, a person or a post is gone by now, or another reads it: the house refuses, and nothing is changed. */
async function unlessRefused(deed: () => Promise<unknown>): Promise<void> {
  try {
    await retryingDeadlocks(deed)
  } catch (error) {
    if (!(error instanceof Problem) && !isTooLate(error)) throw error
  }
}
const isTooLate = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === '23503' || error.code === '23505')

async function isAsFromScratch(): Promise<void> {
  for (const monthsBack of [0, 6, 12, 24]) {
    const now = here.ctx.now()
    const since = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - monthsBack, 1)).toISOString().slice(0, 10)
    expect(await preferences(here.ctx, since)).toEqual(await preferencesFromScratch(here.database.pool, since))
  }
}

describe('whom people would rather have, counted as it changes', () => {
  test('while one worker looks at what Wilma said, she is merged and counted: both are in the figure, in whatever order they commit; erased, she is in none', async () => {
    await query('update person_merge set undone_at = now() where undone_at is null')
    const [hers, wilma, other] = await query<{ id: string; person: string }>(
      `select distinct on (a.person_id) m.id, a.person_id as person from message m join person_account a on a.id = m.account_id
       order by a.person_id, m.id limit 3`,
    )
    if (!hers || !wilma || !other) throw new Error('Nobody is here.')
    const [at, later] = [new Date(Date.UTC(2026, 3, 3)), new Date(Date.UTC(2026, 3, 4))]
    await say(here.ctx, [{ id: wilma.id, whom: 'us', at }])
    await countPreferences(here.ctx)
    const isSaid = Promise.withResolvers<void>()
    const isCounted = Promise.withResolvers<void>()
    const looking = inTransaction(here.ctx, async ctx => {
      await say(ctx, [{ id: hers.id, whom: 'them', at: later }])
      isSaid.resolve()
      await isCounted.promise
    })
    await isSaid.promise
    await mergePeople(here.as('ada'), wilma.person, { fromId: hers.person, why: 'They say so.' })
    await countPreferences(here.ctx)
    expect(await preferences(here.ctx, '2026-01-01')).toEqual([
      { month: '', us: 1, them: 0 },
      { month: '2026-04', us: 1, them: 0 },
    ])
    isCounted.resolve()
    await looking
    const together = [
      { month: '', us: 0, them: 1 },
      { month: '2026-04', us: 0, them: 1 },
    ]
    expect(await preferences(here.ctx, '2026-01-01')).toEqual(together)
    await countPreferences(here.ctx)
    expect(await preferences(here.ctx, '2026-01-01')).toEqual(together)
    const [merge] = await mergesOf(here.ctx, [wilma.person])
    await unmergePeople(here.as('ada'), merge?.id ?? '', { why: 'They were not.' })
    expect((await preferences(here.ctx, '2026-01-01'))[0]).toEqual({ month: '', us: 1, them: 1 })
    await countPreferences(here.ctx)
    await erasePerson(here.as('ada'), hers.person, { because: 'asked', isSure: true })
    const alone = [
      { month: '', us: 1, them: 0 },
      { month: '2026-04', us: 1, them: 0 },
    ]
    expect(await preferences(here.ctx, '2026-01-01')).toEqual(alone)
    await countPreferences(here.ctx)
    expect(await preferences(here.ctx, '2026-01-01')).toEqual(alone)
    // The time looked at begins later: she spoke before it.
    expect(await preferences(here.ctx, '2026-05-01')).toEqual([])
    await say(here.ctx, [{ id: other.id, whom: 'us', at: new Date(Date.UTC(2026, 5, 1)) }])
    expect(await preferences(here.ctx, '2026-05-01')).toEqual([
      { month: '', us: 1, them: 0 },
      { month: '2026-06', us: 1, them: 0 },
    ])
    await countPreferences(here.ctx)
    // Never one with anybody.
    await erasePerson(here.as('ada'), other.person, { because: 'asked', isSure: true })
    expect(await preferences(here.ctx, '2026-05-01')).toEqual([])
    await countPreferences(here.ctx)
    expect(await preferences(here.ctx, '2026-05-01')).toEqual([])
  })

  test('whatever happens, and four things at once, it is what counting everything from scratch says', async () => {
    const names = [...Object.keys(deeds), 'say', 'say', 'say', 'merge', 'count']
    for (let turn = 0; turn < 60; turn++) {
      const atOnce = Array.from({ length: 4 }, () => deeds[one(names) ?? 'say'])
      await Promise.all(atOnce.map(deed => unlessRefused(async () => deed?.(here.ctx))))
      await isAsFromScratch()
      if (turn % 20 === 10) await erasePerson(here.as('ada'), await someone(), { because: 'asked', isSure: true })
    }
    await isAsFromScratch()
    await countPreferences(here.ctx)
    expect(await query('select * from advocacy_preference_changed')).toEqual([])
    await isAsFromScratch()
    const kept = `select count(distinct person_id)::int as people, (select sum(last_us + last_them)::int from advocacy_preference_tally) as tallied
      from advocacy_preference`
    const [counted] = await query<{ people: number; tallied: number }>(kept)
    expect(counted?.tallied).toBe(counted?.people)
    expect(counted?.people).toBeGreaterThan(5)
  }, 120_000)
})
