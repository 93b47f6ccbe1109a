import { parquetReadObjects } from 'hyparquet'
import { beforeAll, expect, test } from 'vitest'
import { attribute } from '#journey/attribution'
import { showCoverage, showHours } from '#journey/coverage'
import { themes } from '#journey/learn'
import { results } from '#journey/measure'
import { newId } from '#lib/id'
import { as } from '#platform/context'
import { heard, post, quietSource } from '../../../test/post.ts'
import { world } from '../../../test/world.ts'
import { type Exported, exported, exportResults } from './export-results.ts'
import { monthOf } from './model.ts'
import { layOutLetter, printLetter, writeLetter } from './write-letter.ts'

const here = world()
const november = new Date('2026-11-09T10:00:00Z')
let conversationId = ''

beforeAll(async () => {
  const source = await quietSource(here.ctx)
  const question = post({ text: 'How do I charge it at minus ten?', postedAt: november })
  await heard(here.ctx, source, question)
  await heard(here.ctx, source, post({ text: 'Why does nobody answer me?', postedAt: november, by: 'jo' }))
  const { rows } = await here.database.pool.query('select conversation_id as id from message where external_id = $1', [
    question.externalId,
  ])
  conversationId = rows[0].id
  await here.database.pool.query(`update conversation set kind = 'question', last_message_at = $1`, [november])
  await here.database.pool.query(
    `insert into first_answer (conversation_id, asked_at, answered_at, answered_by, seconds) values ($1, $2, $2, $3, 7200)`,
    [conversationId, november, here.id('ines')],
  )
  const outcome = `insert into outcome (id, conversation_id, kind, confidence, statement, evidence, employee_id, at) values ($1, $2, $3, $4, $5, '{}', $6, $7)`
  const made: [kind: string, confidence: string, words: string, at: Date][] = [
    ['thanked', 'observed', 'Kathrin said thank you.', november],
    ['purchase', 'confirmed', '=Bought [a Tour](https://evil.example)', november],
    ['question-solved', 'observed', 'Solved in October.', new Date('2026-10-31T23:59:59Z')],
  ]
  for (const [kind, confidence, words, at] of made)
    await here.database.pool.query(outcome, [newId(), conversationId, kind, confidence, words, here.id('ines'), at])
})

test('the letter says what changed first, what was done last, and every figure leads to what it counts', async () => {
  const { title, summary, text } = await writeLetter(here.as('ada'), '2026-11')
  expect(title).toBe('What conversations changed in November 2026')
  expect(summary).toBe('1 purchase and 1 thank-you; 50 of 100 who wanted an answer had one from a person.')
  const heads = [...text.matchAll(/^## (.+)$/gm)].map(([, head]) => head)
  expect(heads[0]).toBe('What changed because of conversations')
  expect(heads.at(-1)).toBe('Behind it')
  expect(text).toContain('1 confirmed by those concerned, 1 observed by us, 0 inferred')
  expect(text).toContain('Half of those who wrote waited 2 hours or less for a person.')
  expect(text).toContain(`/inbox/${conversationId})`)
  expect(text).not.toContain('October')
  await expect(writeLetter(as(here.ctx, { kind: 'nobody' }), '2026-11')).rejects.toMatchObject({ kind: 'forbidden' })
})

test('as a page and on paper it is the same, and what was written stays words', async () => {
  const letter = await writeLetter(here.as('ada'), '2026-11')
  const page = layOutLetter(letter)
  expect(page).toContain('<h1>What conversations changed in November 2026</h1>')
  expect(page).not.toContain('href="https://evil.example"')
  expect(page).toContain(`/inbox/${conversationId}"`)
  const pdf = await printLetter(here.as('ada'), letter)
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.length).toBeGreaterThan(10_000)
})

test('an empty month says so, and that this is not the same as nothing', async () => {
  const { text, summary } = await writeLetter(here.as('ada'), '2019-02')
  expect(summary).toBe('No result was written down; nobody waited for an answer.')
  expect(text).toContain('not the same as nothing')
})

test('results leave as CSV, JSON and Parquet, the same rows, each with its conversation', async () => {
  const json = JSON.parse(Buffer.from(await exportResults(here.as('ada'), 'results', { format: 'json' })).toString())
  expect(json).toHaveLength(3)
  expect(json[0].conversation).toMatch(new RegExp(`/inbox/${conversationId}$`))
  const csv = Buffer.from(await exportResults(here.as('ada'), 'results', { format: 'csv' })).toString()
  expect(csv.trim().split('\r\n')).toHaveLength(4)
  expect(csv).toContain(`'=Bought`)
  const parquet = await exportResults(here.as('ada'), 'results', {
    format: 'parquet',
    since: new Date('2026-11-01T00:00:00Z'),
  })
  const rows = await parquetReadObjects({ file: parquet.buffer })
  expect(rows.map(({ kind }) => kind).sort()).toEqual(['purchase', 'thanked'])
  expect(rows[0]).toMatchObject({ conversation: json[0].conversation, isDisputed: false, at: november })
})

const taken = async (who: 'ada' | 'ines', of: Exported) =>
  JSON.parse(Buffer.from(await exportResults(here.as(who), of, { format: 'json' })).toString())

test('what a page shows leaves with the same figures: how fast, who covers what and when, what people ask, what led to purchases', async () => {
  const ada = here.as('ada')
  const fast = await results(ada)
  const [month, before, ...channels] = await taken('ada', 'promptness')
  expect(month).toMatchObject({ network: 'all', median: fast.promptness.median, answered: fast.promptness.answered })
  expect(before).toMatchObject({ period: 'the 30 days before', answered: fast.before.answered })
  expect(channels).toEqual(
    fast.channels.map(({ kept, median, network, waiting }) =>
      expect.objectContaining({ network, median, kept, waiting }),
    ),
  )
  expect(channels).not.toHaveLength(0)
  expect(await taken('ada', 'weeks')).toEqual(JSON.parse(JSON.stringify(fast.weeks)))

  const themeId = newId()
  await here.database.pool.query(
    `insert into theme (id, name, named_by, named_at, made_by, found_at, last_post_at, sums) values ($1, '=Cold start', $2, $3, $2, $3, $3, '')`,
    [themeId, here.id('ada'), november],
  )
  expect(await taken('ada', 'themes')).toEqual(
    (await themes(ada)).map(({ id, name, people }) =>
      expect.objectContaining({ id, name, people, theme: expect.stringMatching(new RegExp(`/insight/themes/${id}$`)) }),
    ),
  )
  const asCsv = Buffer.from(await exportResults(ada, 'themes', { format: 'csv' })).toString()
  expect(asCsv).toContain(`,'=Cold start,`)

  for (const [area, at] of [
    ['product', november],
    ['product', new Date('2026-09-30T23:00:00Z')],
    ['marketing', november],
    ['product', new Date('2025-10-09T10:00:00Z')],
  ] as const)
    await here.database.pool.query(
      `insert into decision (id, area, title, owner_id, considered_by, considered_at, verdict, decided_by, decided_at)
       values ($1, $2, 'A longer cable', $3, $3, $4, 'do', $3, $4)`,
      [newId(), area, here.id('ada'), at],
    )
  expect(await taken('ada', 'decisions')).toEqual([
    { month: '2026-11', area: 'marketing', decided: 1, citing: 0 },
    { month: '2026-11', area: 'product', decided: 1, citing: 0 },
    { month: '2026-09', area: 'product', decided: 1, citing: 0 },
  ])
  expect(await taken('ada', 'decisions')).toEqual((await results(ada)).decisionMonths)

  const topicId = newId()
  await here.database.pool.query(
    `insert into topic (id, name, kind, created_at) values ($1, 'Batteries', 'topic', $2)`,
    [topicId, november],
  )
  expect(await taken('ada', 'coverage')).toContainEqual({
    topicId,
    topic: 'Batteries',
    asked: 0,
    knownBy: 0,
    endorsed: 0,
  })
  expect(await taken('ada', 'hours')).toEqual(
    (await showHours(ada)).rows.flatMap(({ parts }) => parts.map(() => expect.anything())),
  )
  expect(await taken('ada', 'attribution')).toEqual(
    (await attribute(ada)).rows.map(({ step }) => expect.objectContaining({ step })),
  )
  for (const of of exported) {
    const file = await exportResults(ada, of, { format: 'parquet' })
    expect([of, (await parquetReadObjects({ file: file.buffer })).length]).toEqual([
      of,
      (await taken('ada', of)).length,
    ])
  }
})

test('who may not see a page takes none of its figures along', async () => {
  await expect(showCoverage(here.as('ines'))).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(taken('ines', 'coverage')).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(taken('ines', 'hours')).rejects.toMatchObject({ kind: 'forbidden' })
  expect(await taken('ines', 'results')).toHaveLength(3)
})

test('the month before is meant when none is named, over the turn of the year, too', () => {
  expect(monthOf(undefined, new Date('2027-01-09T00:00:00Z'))).toMatchObject({ name: '2026-12' })
  expect(monthOf('2026-12', november).to).toEqual(new Date('2027-01-01T00:00:00Z'))
})
