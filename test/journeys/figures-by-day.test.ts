import { beforeAll, expect, test } from 'vitest'
import { conversationsIn, countWhatChanged, movesIn } from '#journey/tally'
import { newId } from '#lib/id'
import {
  nobodyWaited,
  promptness,
  promptnessByChannel,
  promptnessByWeek,
} from '../../src/journey/measure/promptness.ts'
import { heard, post, quietSource } from '../post.ts'
import { world } from '../world.ts'

const here = world()
const hourMs = 3_600_000
const dayMs = 24 * hourMs
const start = Math.floor(Date.now() / dayMs - 30) * dayMs
const span = { from: new Date(start + 5 * hourMs), to: new Date(start + 20 * dayMs + 7 * hourMs) }
let seed = 7
let source = ''

const draw = (below: number) => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor(((seed ^ (seed >>> 15)) >>> 0) / (2 ** 32 / below))
}
const query = async (text: string, values: unknown[] = []) => (await here.database.pool.query(text, values)).rows

beforeAll(async () => {
  source = await quietSource(here.ctx)
  await query(
    `insert into account (id, connector, network, external_id, handle, settings, connected_at)
     values ($1, 'bluesky', 'bluesky', 'did:plc:us', 'halden.test', '{}', now())`,
    [newId()],
  )
})

/** What the figures are, counted from scratch: not by day, not in steps, and by other words of SQL. */
async function fromScratch() {
  const [waits] = await query(
    `select percentile_cont(0.5) within group (order by seconds) as median,
       percentile_cont(0.25) within group (order by seconds) as "lowerQuartile",
       percentile_cont(0.75) within group (order by seconds) as "upperQuartile",
       percentile_cont(0.5) within group (order by coalesce(working_seconds, seconds)) as "workingMedian",
       count(*)::int as answered, count(promised_by)::int as promised, (count(*) filter (where answered_at <= promised_by))::int as kept
     from first_answer where answered_at >= $1 and answered_at < $2`,
    [span.from, span.to],
  )
  const [{ due }] = await query(
    `select (count(*) filter (where answer_by <= $3 or id in (select conversation_id from first_answer)))::int as due from conversation
     where last_message_at >= $1 and last_message_at < $2 and standing <> 'aside' and kind = any('{question,complaint,purchase-interest,idea}')`,
    [span.from, span.to, here.ctx.now()],
  )
  const networks = await query(
    `select c.network, percentile_cont(0.5) within group (order by seconds) as median, count(*)::int as answered
     from first_answer f join conversation c on c.id = f.conversation_id where answered_at >= $1 and answered_at < $2 group by 1 order by 1`,
    [span.from, span.to],
  )
  const weeks = await query(
    `select date_trunc('week', answered_at at time zone 'UTC') at time zone 'UTC' as week, count(*)::int as answered,
       percentile_cont(0.75) within group (order by seconds) as "upperQuartile"
     from first_answer where answered_at >= $1 and answered_at < $2 group by 1 order by 1`,
    [span.from, span.to],
  )
  const spoken = await query(
    `select network, count(*)::int as conversations,
       (count(*) filter (where folded_into is null and standing not in ('aside', 'gone') and kind = any('{question,complaint,purchase-interest,idea}')))::int as wanted,
       (count(*) filter (where folded_into is null and standing = 'open' and answer_by <= $3))::int as waiting
     from conversation where last_message_at >= $1 and last_message_at < $2 group by 1 order by 1`,
    [span.from, span.to, here.ctx.now()],
  )
  const moves = await query(
    `select a.move, count(distinct a.id)::int as sent, count(distinct a.id) filter (where r.id is not null)::int as "wroteAgain"
     from answer a join message m on m.id = a.reply_to
       left join message r on r.conversation_id = a.conversation_id and r.account_id = m.account_id and r.posted_at > a.sent_at
     where a.step = 'sent' and a.sent_at >= $1 and a.sent_at < $2 group by 1 order by 2 desc, 1`,
    [span.from, span.to],
  )
  return { waits, due: Math.max(due, waits.answered), networks, weeks, spoken, moves }
}

async function asShown() {
  const [{ due, ...waits } = nobodyWaited] = await promptness(here.ctx, [span])
  const networks = await promptnessByChannel(here.ctx, span.from, span.to)
  const weeks = await promptnessByWeek(here.ctx, span.from, span.to)
  return {
    ...{ waits, due },
    networks: networks
      .filter(({ answered }) => answered > 0)
      .map(({ network, median, answered }) => ({ network, median, answered }))
      .sort((a, b) => (a.network < b.network ? -1 : 1)),
    weeks: weeks.map(({ week, answered, upperQuartile }) => ({ week, answered, upperQuartile })),
    spoken: ((await conversationsIn(here.ctx, [span]))[0] ?? []).map(({ network, conversations, wanted, waiting }) => ({
      ...{ network, conversations, wanted, waiting },
    })),
    moves: await movesIn(here.ctx, span),
  }
}

const anyOf = async (table: string) =>
  (await query(`select id from ${table} order by md5(id::text || $1) limit 1`, [`${draw(1_000_000)}`]))[0]?.id

/** What happens in a house, in no order. */
const deeds: (() => Promise<unknown>)[] = [
  ...Array.from({ length: 3 }, () => async () => {
    const at = new Date(start + draw(21 * 24) * hourMs)
    await heard(
      here.ctx,
      source,
      ...Array.from({ length: 3 }, () =>
        post({
          text: `How do I charge it in winter? ${draw(1e6)}`,
          postedAt: at,
          by: `p${draw(8)}`,
          network: ['bluesky', 'reddit'][draw(2)],
        }),
      ),
    )
  }),
  async () => {
    const [root] = await query(
      `select external_id as id, network from message where parent_external_id is null order by md5(id::text || $1) limit 1`,
      [`${draw(1e6)}`],
    )
    if (!root) return
    const reply = { replyTo: root.id, threadRoot: root.id, network: root.network, by: `p${draw(8)}` }
    await heard(
      here.ctx,
      source,
      post({ text: 'Mine, too.', postedAt: new Date(start + draw(21 * 24) * hourMs), ...reply }),
    )
  },
  async () => {
    const id = await anyOf('conversation')
    const at = new Date(start + draw(21 * 24 * 60) * 60_000)
    await query(
      `insert into first_answer (conversation_id, asked_at, answered_at, answered_by, seconds, working_seconds, promised_by)
       values ($1, $2, $2, $3, $4, $5, $6) on conflict do nothing`,
      [
        id,
        at,
        here.id('ines'),
        draw(50_000),
        draw(2) ? draw(9_000) : null,
        draw(2) ? new Date(at.getTime() + draw(9) - 4) : null,
      ],
    )
  },
  async () => {
    const id = await anyOf('conversation')
    await query(
      `insert into answer (id, conversation_id, reply_to, author_id, account_id, text, signed_text, findings, step, move, given_at, released_at, sent_at)
       select $1, $2, (select id from message where conversation_id = $2 order by posted_at limit 1), $3, (select id from account limit 1), 'So.', 'So.', '[]',
         'sent', $4, $5, $5, $5`,
      [newId(), id, here.id('ines'), ['answer', 'thank'][draw(2)], new Date(start + draw(21 * 24) * hourMs)],
    )
  },
  async () => query(`update answer set step = 'withdrawn' where id = $1`, [await anyOf('answer')]),
  async () => query('delete from first_answer where conversation_id = $1', [await anyOf('conversation')]),
  async () =>
    query('update conversation set standing = $2, kind = $3 where id = $1', [
      await anyOf('conversation'),
      ['open', 'closed', 'aside', 'gone'][draw(4)],
      ['question', 'news', 'idea'][draw(3)],
    ]),
  async () =>
    query('update conversation set answer_by = $2 where id = $1', [
      await anyOf('conversation'),
      new Date(here.ctx.now().getTime() + (draw(200) - 100) * hourMs),
    ]),
  async () =>
    query('update conversation set folded_into = $2 where id = $1', [
      await anyOf('conversation'),
      draw(2) ? await anyOf('conversation') : null,
    ]),
  async () =>
    query(
      'delete from message where id = $1 and parent_external_id is not null and id not in (select reply_to from answer)',
      [await anyOf('message')],
    ),
  async () => {
    const id = await anyOf('conversation')
    await query('delete from answer where conversation_id = $1', [id])
    await query('delete from message where conversation_id = $1', [id])
    await query('delete from conversation where id = $1', [id])
  },
  async () => here.pass(draw(40) * hourMs),
]

test('whatever happens, in whatever order, the figures are what counting from scratch gives', async () => {
  const counted: number[] = []
  for (let each = 0; each < 8; each++) await deeds[0]?.()
  for (let round = 0; round < 12; round++) {
    for (let each = 0; each < 20; each++) await deeds[draw(deeds.length)]?.()
    const shown = await asShown()
    expect(shown).toEqual(await fromScratch())
    counted.push(shown.waits.answered, shown.moves.length)
    // Of half the rounds nothing is counted anew before the next: then what changed is looked at.
    if (round % 2 === 0) {
      await countWhatChanged(here.ctx)
      expect(await query('select * from day_changed')).toEqual([])
      expect(await asShown()).toEqual(await fromScratch())
    }
  }
  expect(Math.max(...counted)).toBeGreaterThan(3)
})

test('an answer that arrives while a day is being counted is not forgotten', async () => {
  const id = await anyOf('conversation')
  await query('delete from first_answer where conversation_id = $1', [id])
  await countWhatChanged(here.ctx)
  const other = await here.database.pool.connect()
  try {
    await other.query('begin')
    const at = new Date(span.from.getTime() + 3 * dayMs)
    await other.query(
      'insert into first_answer (conversation_id, asked_at, answered_at, answered_by, seconds) values ($1, $2, $2, $3, 60)',
      [id, at, here.id('ines')],
    )
    const before = (await asShown()).waits.answered
    await query(`insert into day_changed values ('wait', $1)`, [at.toISOString().slice(0, 10)])
    await countWhatChanged(here.ctx)
    await other.query('commit')
    await countWhatChanged(here.ctx)
    expect((await asShown()).waits.answered).toBe(before + 1)
    expect(await asShown()).toEqual(await fromScratch())
  } finally {
    other.release()
  }
})
