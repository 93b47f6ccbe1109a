import { expect, test } from 'vitest'
import {
  editionById,
  publishArticle,
  saveArticle,
  takeBackArticle,
  withdrawArticle,
  writeArticle,
} from '#places/publish'
import { as, type Context } from '#platform/context'
import { eventTasks } from '#platform/events'
import { trustedAgain } from '../../../test/trusted-again.ts'
import { type Cast, world } from '../../../test/world.ts'
import { openIncident } from './open-incident.ts'
import { raiseIncident } from './raise-incident.ts'
import { retractInIncident } from './retract-in-incident.ts'

/** Inés wrote it; Tomás sees that it is wrong; Ada coordinates. */
const here = world()
const wrong = 'We measured forty cells over three winters, and none of them fell below eighty percent of its charge.'

function ada(): Context {
  const ctx = here.as('ada')
  if (ctx.actor.kind !== 'employee') throw new Error('Ada works here')
  return as(ctx, { ...ctx.actor, roles: [...ctx.actor.roles, 'coordinator'] })
}

async function published(who: Cast, title: string, text = wrong) {
  const { id, version } = await writeArticle(here.as(who), { title, text })
  await trustedAgain(here, who)
  return publishArticle(here.as(who), id, { version })
}

async function settled(name: string, subjectId: string): Promise<void> {
  const { rows } = await here.database.pool.query('select id from event where name = $1 and subject_id = $2', [
    name,
    subjectId,
  ])
  const task = eventTasks().find(each => each.name === `incident hears ${name}`)
  for (const { id: eventId } of rows) await task?.run(here.ctx, { eventId })
}

test('one press on an article finds what says the same, and nothing like it is published; it is put right at its place, and the incident says so', async () => {
  const article = await published('ines', 'Forty cells')
  const copy = await published('marta', 'Forty cells, once more')
  const incident = await raiseIncident(here.as('tomas'), { articleId: article.id, reason: 'It was thirty' })
  const { concerned } = await openIncident(here.as('tomas'), incident.id)
  expect(concerned.map(({ kind, id, canRetract }) => [kind, id, canRetract])).toEqual([
    ['article', article.id, true],
    ['article', copy.id, true],
  ])
  await expect(published('marta', 'And again')).rejects.toMatchObject({
    kind: 'refused',
    reasons: [{ message: expect.stringContaining('It was thirty') }],
  })

  const back = await takeBackArticle(here.as('ines'), article.id)
  const right = await saveArticle(here.as('ines'), article.id, {
    ...{ title: article.title, text: wrong.replace('forty', 'thirty') },
    version: back.version,
  })
  const as = { version: right.version }
  // Without a word to those who read it before it is only the same again.
  await expect(publishArticle(here.as('ines'), article.id, as)).rejects.toMatchObject({ kind: 'refused' })
  await trustedAgain(here, 'ines')
  await publishArticle(here.as('ines'), article.id, { ...as, correction: 'It was thirty cells, not forty.' })
  expect(await editionById(here.ctx, article.id)).toMatchObject({ correction: 'It was thirty cells, not forty.' })
  await settled('article.corrected', article.id)
  await settled('article.corrected', article.id)
  const { deeds } = await openIncident(here.as('tomas'), incident.id)
  expect(deeds.map(({ what, articleId, name }) => [what, articleId, name])).toEqual([
    ['raised', article.id, 'Tomás Rey'],
    ['froze', null, 'Tomás Rey'],
    ['corrected', article.id, 'Inés Navarro'],
  ])
})

test('taken back through the incident it is a gap with the reason; by whom it concerns or who coordinates, and in a drill not at all', async () => {
  const text = 'The new motor pulls two hundred kilos up any hill there is in Bergen, wet or dry.'
  const article = await published('ines', 'Hills', text)
  const drill = await raiseIncident(here.as('tomas'), { articleId: article.id, reason: 'To practise', isDrill: true })
  await retractInIncident(ada(), drill.id, 'all')
  expect(await editionById(here.ctx, article.id)).toMatchObject({ withdrawnAt: null })

  const incident = await raiseIncident(here.as('tomas'), { articleId: article.id, reason: 'It was tried on one hill' })
  expect(await raiseIncident(here.as('marta'), { articleId: article.id, reason: 'Me too' })).toMatchObject({
    id: incident.id,
  })
  await expect(retractInIncident(here.as('tomas'), incident.id, article.id)).rejects.toMatchObject({
    kind: 'forbidden',
  })
  expect(await retractInIncident(ada(), incident.id, article.id)).toEqual([])
  expect(await editionById(here.ctx, article.id)).toMatchObject({ withdrawnWhy: 'It was tried on one hill' })
  const { concerned } = await openIncident(here.as('tomas'), incident.id)
  expect(concerned[0]).toMatchObject({ step: 'retracted', canRetract: false, whyNot: 'It was taken back.' })
})

test('about what nobody outside can see there is no incident', async () => {
  const draft = await writeArticle(here.as('ines'), { title: 'A draft', text: 'Nothing yet.' })
  const press = (articleId: string) => raiseIncident(here.as('tomas'), { articleId, reason: 'Wrong' })
  await expect(press(draft.id)).rejects.toMatchObject({ kind: 'not-found' })
  const gone = await published('ines', 'Gone', 'It went.')
  await withdrawArticle(here.as('ines'), gone.id, { reason: 'Not so.' })
  await expect(press(gone.id)).rejects.toMatchObject({ kind: 'not-found' })
})
