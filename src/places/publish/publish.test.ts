import { randomBytes } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freeze, thaw } from '#core/freeze'
import { makeRule } from '#core/policy'
import { decideReview, reviewQueue } from '#core/review'
import { newId } from '#lib/id'
import { as, type Context } from '#platform/context'
import { eventTasks } from '#platform/events'
import { type Cast, world } from '../../../test/world.ts'
import {
  articlesBetween,
  authorBySlug,
  editionById,
  editionBySlug,
  editions,
  goOut,
  keepMedia,
  openArticle,
  openMedia,
  partsOfSeries,
  publishArticle,
  saveArticle,
  serveMedia,
  sweepArticles,
  takeBackArticle,
  withdrawArticle,
  writeArticle,
} from './index.ts'
import { changeMedia, dropMedia } from './keep-media.ts'
import { wrongInCaptions } from './model.ts'
import { makeSeries, restoreRevision, revisionsOf } from './write-article.ts'

/** Inés is trusted, Tomás is new and read first, Marta reads. */
const here = world()
const hour = 3_600_000
const job = () => as(here.ctx, { kind: 'job', name: 'let an article go out' })

function begun(who: Cast, more: Parameters<typeof writeArticle>[1] = {}) {
  return writeArticle(here.as(who), { title: 'Charging in winter', text: 'Cells are slow when it is cold.', ...more })
}

async function published(who: Cast, more: Parameters<typeof writeArticle>[1] = {}) {
  const { id, version } = await begun(who, more)
  return publishArticle(here.as(who), id, { version })
}

async function settled(articleId: string): Promise<void> {
  const { rows } = await here.database.pool.query(
    `select id from event where name = 'review.decided' and payload->>'subjectId' = $1`,
    [articleId],
  )
  const task = eventTasks().find(({ name }) => name === 'publish hears review.decided')
  for (const { id: eventId } of rows) await task?.run(here.ctx, { eventId })
}

const reviewOf = async (articleId: string) =>
  (await reviewQueue(here.as('marta'))).find(({ subjectId }) => subjectId === articleId)

async function withFile<Result>(bytes: Buffer, work: (path: string) => Promise<Result>): Promise<Result> {
  const path = join(tmpdir(), `sosh-media-${newId()}`)
  await writeFile(path, bytes)
  try {
    return await work(path)
  } finally {
    await rm(path)
  }
}

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('Inés publishes under her own name: her words stand outside, with who she works for, and so does her author page', async () => {
  const article = await published('ines', { tags: ['Winter', '#winter', 'Cold cells'], summary: 'Why it takes long.' })
  expect(article).toMatchObject({ step: 'published', slug: 'charging-in-winter' })
  expect(await editionBySlug(here.ctx, 'charging-in-winter')).toMatchObject({
    authorName: 'Inés Navarro',
    authorSlug: 'ines-navarro',
    tags: ['winter', 'cold-cells'],
    html: '<p>Cells are slow when it is cold.</p>',
    withdrawnAt: null,
  })
  expect((await editionById(here.ctx, article.id))?.disclosure).toContain('Halden')
  expect(await authorBySlug(here.ctx, 'ines-navarro')).toMatchObject({ name: 'Inés Navarro' })
  expect((await editions(here.ctx, { tag: 'winter', limit: 5 })).map(({ articleId }) => articleId)).toEqual([
    article.id,
  ])
  expect((await published('ines')).slug).toBe('charging-in-winter-2')
})

test('an article that ends as if a colleague had written it is not published, nor handed in', async () => {
  for (const who of ['ines', 'tomas'] as const) {
    const { id, version } = await begun(who, { text: 'We tried it for three winters.\n\nBest regards,\nMarta Lind' })
    await expect(publishArticle(here.as(who), id, { version })).rejects.toMatchObject({
      kind: 'invalid',
      reasons: [{ at: 'text', message: expect.stringContaining('as if Marta Lind had written it') }],
    })
  }
})

test('what Tomás writes goes to a colleague first; she changes a word, and he publishes what she left', async () => {
  const { id, version } = await begun('tomas', { text: 'It is always so.' })
  expect(await publishArticle(here.as('tomas'), id, { version })).toMatchObject({ step: 'in-review' })
  expect(await editionById(here.ctx, id)).toBeUndefined()
  const review = await reviewOf(id)
  expect(review).toMatchObject({ subjectKind: 'article', reasons: [{ at: 'learning' }] })
  await expect(saveArticle(here.as('tomas'), id, { version, text: 'Other words.' })).rejects.toMatchObject({
    kind: 'conflict',
  })
  await decideReview(here.as('marta'), review?.id ?? '', {
    decision: 'changed',
    comment: 'Not always.',
    text: 'It is often so.',
  })
  await settled(id)
  const approved = await openArticle(here.as('tomas'), id)
  expect(approved).toMatchObject({ step: 'approved', text: 'It is often so.', version: version + 1 })
  await expect(publishArticle(here.as('tomas'), id, { version })).rejects.toMatchObject({ kind: 'conflict' })
  expect(await publishArticle(here.as('tomas'), id, { version: version + 1 })).toMatchObject({ step: 'published' })
  expect((await revisionsOf(here.as('tomas'), id)).map(({ what, byName }) => [what, byName])).toEqual([
    ['published', 'Tomás Rey'],
    ['changed', 'Marta Lind'],
    ['handed-in', 'Tomás Rey'],
    ['written', 'Tomás Rey'],
  ])
})

test('returned, it is written on and read anew; what was found good is read again once it changed', async () => {
  const { id, version } = await begun('tomas')
  await publishArticle(here.as('tomas'), id, { version })
  const first = await reviewOf(id)
  await decideReview(here.as('marta'), first?.id ?? '', { decision: 'returned', comment: 'Say how cold.' })
  await settled(id)
  const anew = await saveArticle(here.as('tomas'), id, { version, title: 'Charging at −10 °C', text: 'Slow.' })
  await publishArticle(here.as('tomas'), id, { version: anew.version })
  await decideReview(here.as('marta'), (await reviewOf(id))?.id ?? '', { decision: 'approved' })
  await settled(id)
  await takeBackArticle(here.as('tomas'), id)
  const changed = await saveArticle(here.as('tomas'), id, { version: anew.version, title: 'Cold', text: 'Very slow.' })
  expect(await publishArticle(here.as('tomas'), id, { version: changed.version })).toMatchObject({ step: 'in-review' })
})

test('nobody publishes for another, and no token, job or member publishes at all', async () => {
  const { id, version } = await begun('ines')
  const refused = { kind: 'forbidden' }
  await expect(publishArticle(here.as('marta'), id, { version })).rejects.toMatchObject(refused)
  await expect(saveArticle(here.as('marta'), id, { version, text: 'Mine.' })).rejects.toMatchObject(refused)
  const member = {
    kind: 'member',
    memberId: newId(),
    handle: 'kathrin',
    name: 'K',
    employeeId: null,
    sessionId: 's',
  } as const
  const others: Context['actor'][] = [{ kind: 'token', tokenId: newId(), name: 'robot' }, { kind: 'setup' }, member]
  for (const actor of [...others, job().actor]) {
    await expect(publishArticle(as(here.ctx, actor), id, { version })).rejects.toMatchObject(refused)
    await expect(withdrawArticle(as(here.ctx, actor), id, { reason: 'So.' })).rejects.toMatchObject(refused)
  }
  await goOut(job(), id)
  await sweepArticles(job())
  expect(await editionById(here.ctx, id)).toBeUndefined()
  // The database itself lets nothing out that its author did not release.
  await expect(here.database.pool.query(`update article set step = 'published' where id = $1`, [id])).rejects.toThrow(
    /check/,
  )
  await expect(
    here.database.pool.query(
      `update article set step = 'published', released_by = $2, released_at = now() where id = $1`,
      [id, here.id('marta')],
    ),
  ).rejects.toThrow(/check/)
  await expect(openArticle(here.as('marta'), id)).rejects.toMatchObject({ kind: 'not-found' })
})

test('let go for a time, it goes out at that time, once, and not before', async () => {
  const { id, version } = await begun('ines', { title: 'For later' })
  const at = new Date(here.ctx.now().getTime() + hour)
  expect(await publishArticle(here.as('ines'), id, { version, at })).toMatchObject({ step: 'scheduled', goesOutAt: at })
  expect((await articlesBetween(here.ctx, here.ctx.now(), new Date(at.getTime() + 1))).map(each => each.id)).toContain(
    id,
  )
  await goOut(job(), id)
  expect(await editionById(here.ctx, id)).toBeUndefined()
  here.pass(hour + 1000)
  await sweepArticles(job())
  await goOut(job(), id)
  expect(await openArticle(here.as('ines'), id)).toMatchObject({
    step: 'published',
    goesOutAt: null,
    slug: 'for-later',
  })
  const { rows } = await here.database.pool.query(
    `select actor_kind from event where name = 'article.published' and subject_id = $1`,
    [id],
  )
  expect(rows).toEqual([{ actor_kind: 'job' }])
})

test('under an embargo it can’t go out before, whatever time was chosen', async () => {
  const embargoUntil = new Date(here.ctx.now().getTime() + 2 * hour)
  const { id, version } = await begun('ines', { title: 'Under embargo', embargoUntil })
  const early = new Date(here.ctx.now().getTime() + hour)
  expect(await publishArticle(here.as('ines'), id, { version, at: early })).toMatchObject({ goesOutAt: embargoUntil })
  await here.database.pool.query(`update article set goes_out_at = now() - interval '1 day' where id = $1`, [id])
  await goOut(job(), id)
  expect(await editionById(here.ctx, id)).toBeUndefined()
  here.pass(2 * hour + 1000)
  await goOut(job(), id)
  expect(await editionById(here.ctx, id)).toBeDefined()
})

test('what a rule keeps until Friday may be let go for Saturday, and not for Thursday', async () => {
  const until = new Date(here.ctx.now().getTime() + 24 * hour)
  await makeRule(here.as('marta'), {
    name: 'The new bike',
    kind: 'embargo',
    level: 'stop',
    words: ['Halden Fjord'],
    until,
    explanation: 'We announce it on Friday.',
  })
  const { id, version } = await begun('ines', { title: 'Meet the Halden Fjord' })
  const inDays = (days: number) => new Date(here.ctx.now().getTime() + days * 24 * hour)
  await expect(publishArticle(here.as('ines'), id, { version, at: inDays(0.5) })).rejects.toMatchObject({
    kind: 'refused',
  })
  expect(await publishArticle(here.as('ines'), id, { version, at: inDays(2) })).toMatchObject({ step: 'scheduled' })
})

test('what a rule or a freeze of its moment stops waits for its author, who reads why', async () => {
  const at = new Date(here.ctx.now().getTime() + hour)
  const scheduled = async (title: string, text: string) => {
    const { id, version } = await begun('ines', { title, text })
    return (await publishArticle(here.as('ines'), id, { version, at })).id
  }
  const byRule = await scheduled('Plans', 'Project Bluebird is on its way.')
  const said = 'We measured forty cells over three winters and none of them fell below eighty percent.'
  const byFreeze = await scheduled('Measured', said)
  await makeRule(here.as('marta'), {
    name: 'Bluebird',
    kind: 'confidential',
    level: 'stop',
    words: ['Project Bluebird'],
    explanation: 'Nobody outside knows of it.',
  })
  const frozenId = await freeze(here.as('marta'), said, 'The figures were wrong.')
  here.pass(hour + 1000)
  await sweepArticles(job())
  expect(await openArticle(here.as('ines'), byRule)).toMatchObject({
    step: 'draft',
    waitsBecause: expect.stringContaining('Nobody outside knows of it.'),
  })
  expect(await openArticle(here.as('ines'), byFreeze)).toMatchObject({
    step: 'draft',
    waitsBecause: expect.stringContaining('The figures were wrong.'),
  })
  expect(await editionById(here.ctx, byRule)).toBeUndefined()
  await thaw(here.as('marta'), frozenId)
  const { rows } = await here.database.pool.query(
    `select payload->>'employeeId' as who from event where name = 'article.held-at-its-time' and subject_id = $1`,
    [byRule],
  )
  expect(rows).toEqual([{ who: here.id('ines') }])
})

test('the guard reads everything of it, the captions and what pictures show too, and keeps that it was tried', async () => {
  const { id } = await begun('ines', { kind: 'gallery', title: 'The workshop', text: '' })
  const picture = await withFile(pixel, path =>
    keepMedia(here.as('ines'), id, { path, alt: 'The plans of Project Bluebird' }),
  )
  const { version } = await openArticle(here.as('ines'), id)
  await expect(publishArticle(here.as('ines'), id, { version })).rejects.toMatchObject({ kind: 'refused' })
  const { rows } = await here.database.pool.query(
    `select payload from event where name = 'article.stopped' and subject_id = $1`,
    [id],
  )
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain('Bluebird')
  await changeMedia(here.as('ines'), picture.id, { alt: '' })
  const again = await openArticle(here.as('ines'), id)
  await expect(publishArticle(here.as('ines'), id, { version: again.version })).rejects.toMatchObject({
    kind: 'invalid',
    reasons: [{ at: 'media', message: 'Say of each picture what it shows.' }],
  })
  await changeMedia(here.as('ines'), picture.id, { alt: 'Two frames on a bench' })
  const told = await openArticle(here.as('ines'), id)
  expect(await publishArticle(here.as('ines'), id, { version: told.version })).toMatchObject({ step: 'published' })
  expect((await editionById(here.ctx, id))?.media).toMatchObject([{ alt: 'Two frames on a bench', width: 1 }])
  await takeBackArticle(here.as('ines'), id)
  await expect(dropMedia(here.as('ines'), picture.id)).rejects.toMatchObject({ kind: 'conflict' })
})

test('a video needs captions and a transcript, is played from its middle, and is nobody’s before it is published', async () => {
  const { id } = await begun('ines', { kind: 'video', title: 'A wheel in a minute', text: '' })
  const bytes = Buffer.concat([Buffer.from('0000001866747970', 'hex'), Buffer.from('mp42'), randomBytes(600_000)])
  const video = await withFile(bytes, path => keepMedia(here.as('ines'), id, { path, alt: '' }))
  expect(video).toMatchObject({ kind: 'video', mediaType: 'video/mp4', bytes: bytes.length })
  const stranger = here.ctx
  await expect(openMedia(stranger, video.id)).rejects.toMatchObject({ kind: 'not-found' })
  const { version } = await openArticle(here.as('ines'), id)
  await expect(publishArticle(here.as('ines'), id, { version })).rejects.toMatchObject({
    kind: 'invalid',
    reasons: [{ at: 'captions' }, { at: 'transcript' }],
  })
  await expect(changeMedia(here.as('ines'), video.id, { alt: '', captions: 'Hello' })).rejects.toMatchObject({
    kind: 'invalid',
  })
  await changeMedia(here.as('ines'), video.id, {
    alt: '',
    captions: 'WEBVTT\n\n00:00.000 --> 00:02.000\nTake the wheel.\n',
  })
  const captioned = await openArticle(here.as('ines'), id)
  const ready = await saveArticle(here.as('ines'), id, {
    ...{ kind: 'video', title: 'A wheel in a minute', transcript: 'Take the wheel.' },
    version: captioned.version,
  })
  await publishArticle(here.as('ines'), id, { version: ready.version })
  const response = serveMedia(stranger, await openMedia(stranger, video.id), 'bytes=262000-400000', true)
  expect([response.status, response.headers.get('content-range')]).toEqual([206, `bytes 262000-400000/${bytes.length}`])
  expect(Buffer.from(await response.arrayBuffer()).equals(bytes.subarray(262_000, 400_001))).toBe(true)
  const whole = serveMedia(stranger, video, undefined, true)
  expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true)
  expect(serveMedia(stranger, video, 'bytes=9999999-', true).status).toBe(416)
})

test('what only calls itself a picture is none', async () => {
  const { id } = await begun('ines')
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  await withFile(svg, path =>
    expect(keepMedia(here.as('ines'), id, { path, alt: 'x' })).rejects.toMatchObject({ kind: 'invalid' }),
  )
})

test('written in two windows, nothing is overwritten; what was written in one sitting is one revision', async () => {
  const { id, version } = await begun('ines')
  const first = await saveArticle(here.as('ines'), id, { version, title: 'One', text: 'One.' })
  await expect(saveArticle(here.as('ines'), id, { version, title: 'Two', text: 'Two.' })).rejects.toMatchObject({
    kind: 'conflict',
  })
  here.pass(20 * 60_000)
  const later = await saveArticle(here.as('ines'), id, { version: first.version, title: 'Three', text: 'Three.' })
  expect((await revisionsOf(here.as('ines'), id)).map(({ title }) => title)).toEqual(['Three', 'One'])
  await restoreRevision(here.as('ines'), id, { number: 1, version: later.version })
  expect(await openArticle(here.as('ines'), id)).toMatchObject({ title: 'One', text: 'One.' })
  expect((await revisionsOf(here.as('ines'), id))[0]).toMatchObject({ what: 'restored', title: 'One' })
})

test('published words stand until others take their place, with what was put right at their head', async () => {
  const { id } = await published('ines', { title: 'Range', text: 'It is 120 km.' })
  const back = await takeBackArticle(here.as('ines'), id)
  const right = await saveArticle(here.as('ines'), id, { version: back.version, title: 'Range', text: 'It is 102 km.' })
  expect((await editionById(here.ctx, id))?.text).toBe('It is 120 km.')
  await publishArticle(here.as('ines'), id, { version: right.version, correction: 'The range was wrong.' })
  expect(await editionById(here.ctx, id)).toMatchObject({
    slug: 'range',
    text: 'It is 102 km.',
    correction: 'The range was wrong.',
  })
})

test('withdrawn, it stays as a gap with its reason, and its media are gone from the public', async () => {
  const article = await published('ines', { title: 'Not so' })
  await expect(withdrawArticle(here.as('tomas'), article.id, { reason: 'Wrong.' })).rejects.toMatchObject({
    kind: 'forbidden',
  })
  await withdrawArticle(here.as('ines'), article.id, { reason: 'The measurement was wrong.' })
  expect(await editionBySlug(here.ctx, 'not-so')).toMatchObject({ withdrawnWhy: 'The measurement was wrong.' })
  expect((await editions(here.ctx, { limit: 100 })).map(({ slug }) => slug)).not.toContain('not-so')
  await expect(publishArticle(here.as('ines'), article.id, { version: article.version })).rejects.toMatchObject({
    kind: 'conflict',
  })
})

test('the parts of a series stand in the order in which they came out', async () => {
  const series = await makeSeries(here.as('ines'), { title: 'Winter school' })
  for (const title of ['Part one', 'Part two']) await published('ines', { title, seriesId: series.id })
  expect((await partsOfSeries(here.ctx, series.id)).map(({ title }) => title)).toEqual(['Part one', 'Part two'])
  await expect(makeSeries(here.as('tomas'), { title: 'winter school' })).rejects.toMatchObject({ kind: 'conflict' })
})

test.each([
  ['WEBVTT\n\n00:00.000 --> 00:02.000\nHello', undefined],
  ['﻿WEBVTT - a title\r\n\r\n1\r\n00:00:01.000 --> 00:00:02.500 align:start\r\nHello', undefined],
  ['Hello', 'Captions begin with the line WEBVTT.'],
  ['WEBVTT\n\n00:00,000 --> 00:02,000\nSRT', 'Line 3 is no time such as 00:01.000 --> 00:04.000.'],
  ['WEBVTT\n\n00:03.000 --> 00:02.000\nx', 'Line 3 ends before it begins.'],
  ['WEBVTT', 'There is no caption in it.'],
])('captions are read as a player reads them: %j', (vtt, wrong) => {
  expect(wrongInCaptions(vtt)).toBe(wrong)
})
