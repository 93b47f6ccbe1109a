import { beforeAll, expect, test } from 'vitest'
import { newId } from '#lib/id'
import { heard, post, quietSource } from '../../../test/post.ts'
import { world } from '../../../test/world.ts'
import { beginExperiment, endExperiment, planExperiment } from './begin-experiment.ts'
import { chanceOf } from './model.ts'
import { seeExperiment, seeExperiments } from './see-experiments.ts'
import { settleTries, suggestWay, tellWhether, tryWay } from './try-way.ts'

const here = world()
const dayMs = 24 * 3_600_000
let source = ''
const question = {
  question: 'Do people write again when we ask back first?',
  unit: 'conversation' as const,
  success: 'wrote-again' as const,
  withinDays: 3,
  baseline: 0.3,
  difference: 0.4,
  ways: [
    { name: 'Ask back', words: 'First ask what they have tried.' },
    { name: 'Answer at once', words: 'Say what helps in the first sentence.' },
  ],
}

beforeAll(async () => {
  source = await quietSource(here.ctx)
})

async function asked(): Promise<{ id: string; externalId: string }> {
  const said = post({ text: `Does it charge in winter? ${newId()}`, postedAt: here.ctx.now() })
  await heard(here.ctx, source, said)
  const { rows } = await here.database.pool.query('select conversation_id as id from message where external_id = $1', [
    said.externalId,
  ])
  return { id: rows[0].id, externalId: said.externalId }
}

/** Inés answers, and Kathrin writes again or doesn’t. */
async function answeredIn(conversation: { id: string; externalId: string }, writesAgain: boolean) {
  await here.database.pool.query(
    `insert into message (id, conversation_id, network, external_id, author_id, text, posted_at, heard_at, fingerprint, terms)
     values ($1, $2, 'bluesky', $3, $4, 'Yes.', $5, $5, 1, '')`,
    [newId(), conversation.id, `at://ours/${newId()}`, here.id('ines'), new Date(here.ctx.now().getTime() + 60_000)],
  )
  if (!writesAgain) return
  await heard(
    here.ctx,
    source,
    post({
      text: `Oh, and how far? ${newId()}`,
      replyTo: conversation.externalId,
      threadRoot: conversation.externalId,
      postedAt: new Date(here.ctx.now().getTime() + 120_000),
    }),
  )
}

test('Ada asks one question and is told beforehand how many it takes; Tomás can’t ask, and two at a time can’t run', async () => {
  const { perWay, atOnce } = planExperiment(here.as('ada'), { baseline: 0.3, difference: 0.4, ways: 2 })
  expect(atOnce).toBe(24)
  expect(perWay).toBeGreaterThan(atOnce)
  await expect(beginExperiment(here.as('tomas'), question)).rejects.toMatchObject({ kind: 'forbidden' })
  const begun = await beginExperiment(here.as('ada'), question)
  expect(begun).toMatchObject({ perWay, begunByName: 'Ada Okafor' })
  await expect(beginExperiment(here.as('ada'), question)).rejects.toMatchObject({ kind: 'conflict' })
  await expect(
    beginExperiment(here.as('ada'), { ...question, unit: 'post', success: 'wrote-again' }),
  ).rejects.toMatchObject({ kind: 'invalid' })
  await endExperiment(here.as('ada'), begun.id)
})

test('Inés is shown a way by chance, chooses herself, writes herself; asking back works better, and that is said', async () => {
  const begun = await beginExperiment(here.as('ada'), question)
  const [outgoing] = (await here.database.pool.query('select count(*)::int as n from delivery')).rows
  let tried = 0
  for (let n = 0; n < 60; n++) {
    const conversation = await asked()
    const shown = await suggestWay(here.as('ines'), conversation.id)
    const suggested = shown?.suggested ?? 0
    expect(suggested).toBe(chanceOf(begun.id, conversation.id, 2))
    await tryWay(here.as('ines'), begun.id, { subjectId: conversation.id, way: suggested })
    await answeredIn(conversation, suggested === 1)
    tried++
  }
  expect((await seeExperiment(here.as('ada'), begun.id)).verdict.finding).toBe('waiting')
  here.pass(3 * dayMs + 1000)
  await settleTries(here.ctx)
  const seen = await seeExperiment(here.as('ada'), begun.id)
  expect(seen.verdict).toMatchObject({ finding: 'better', better: { way: 1, than: [2] } })
  expect(seen.verdict.words).toMatch(/^“Ask back” worked better/)
  expect(seen.tries).toHaveLength(tried)
  expect(seen.counts[0]).toMatchObject({ known: seen.counts[0]?.worked, otherwise: 0 })
  const [after] = (await here.database.pool.query('select count(*)::int as n from delivery')).rows
  expect(after).toEqual(outgoing)
  await endExperiment(here.as('ada'), begun.id)
})

test('whoever goes another way still counts where chance had put them; a colleague’s choice stays theirs', async () => {
  const begun = await beginExperiment(here.as('ada'), question)
  const conversation = await asked()
  const other = 3 - chanceOf(begun.id, conversation.id, 2)
  await tryWay(here.as('ines'), begun.id, { subjectId: conversation.id, way: other })
  await expect(tryWay(here.as('tomas'), begun.id, { subjectId: conversation.id, way: 1 })).rejects.toMatchObject({
    kind: 'conflict',
  })
  const { counts } = await seeExperiment(here.as('ada'), begun.id)
  expect(counts.find(({ number }) => number === 3 - other)).toMatchObject({ tried: 1, otherwise: 1 })
  await expect(endExperiment(here.as('ines'), begun.id)).rejects.toMatchObject({ kind: 'forbidden' })
  await endExperiment(here.as('ada'), begun.id)
  await expect(tryWay(here.as('ines'), begun.id, { subjectId: conversation.id, way: 1 })).rejects.toMatchObject({
    kind: 'conflict',
  })
})

test('on posts their authors say whether it worked; said early, it counts when its time is up, unsaid as no', async () => {
  const begun = await beginExperiment(here.as('ada'), { ...question, unit: 'post', success: 'told' })
  const ids = [newId(), newId()]
  for (const id of ids)
    await here.database.pool.query(
      `insert into share (id, author_id, text, language, step, made_at, changed_at) values ($1, $2, 'Winter tyres', 'en', 'draft', now(), now())`,
      [id, here.id('ines')],
    )
  const { candidates } = await seeExperiment(here.as('ines'), begun.id)
  expect(candidates.map(({ id }) => id).sort()).toEqual(ids.sort())
  await expect(tryWay(here.as('tomas'), begun.id, { subjectId: ids[0] ?? '', way: 1 })).rejects.toMatchObject({
    kind: 'not-found',
  })
  for (const { id, suggested } of candidates) await tryWay(here.as('ines'), begun.id, { subjectId: id, way: suggested })
  const [first = ''] = ids
  await tellWhether(here.as('ines'), { experimentId: begun.id, subjectId: first }, { worked: true })
  expect((await seeExperiment(here.as('ada'), begun.id)).tries.map(({ worked }) => worked)).toEqual([null, null])
  here.pass(3 * dayMs + 1000)
  await settleTries(here.ctx)
  const { tries } = await seeExperiment(here.as('ada'), begun.id)
  expect(tries.find(({ subjectId }) => subjectId === first)?.worked).toBe(true)
  expect(tries.find(({ subjectId }) => subjectId !== first)?.worked).toBe(false)
  await endExperiment(here.as('ada'), begun.id)
  const [newest] = await seeExperiments(here.as('ada'))
  expect(newest?.verdict.finding).toBe('ended-early')
})
