import { beforeEach, expect, test } from 'vitest'
import { newId } from '#lib/id'
import { type Cast, world } from '../../../test/world.ts'
import { askForReview } from './ask-for-review.ts'
import { decideReview, reviewQueue, theReview } from './decide.ts'
import { reasonsFor, stepsFor } from './plan.ts'
import { retirePlan, reviewPlans, savePlan, setNeeds } from './save-plan.ts'
import { paceRow, recordsOf } from './store.ts'
import { settleNote, writeNote } from './write-note.ts'

const here = world()
const asked = { at: 'asked', message: 'The author asks for a second pair of eyes.' }

/** A draft of Tomás, and its review. */
async function held(reasons = [asked], { by = 'tomas' as Cast, words = 'It is guaranteed for ever.' } = {}) {
  const subjectId = newId()
  const subject = { subjectKind: 'answer' as const, subjectId, conversationId: newId(), reasons }
  await askForReview(here.as(by), { ...subject, words })
  const [review] = (await reviewQueue(here.as('marta'))).filter(each => each.subjectId === subjectId)
  if (!review) throw new Error('Nothing waits.')
  return { ...review, again: (words: string) => askForReview(here.as(by), { ...subject, words }) }
}

const say = (who: Cast, id: string, decision: 'approved' | 'returned' = 'approved') =>
  decideReview(here.as(who), id, { decision, comment: 'Well.' })
const waitsFor = async (who: Cast) => (await reviewQueue(here.as(who))).map(review => review.id)
const awayFor = (who: Cast, days: number) =>
  here.database.pool.query(
    `update employee set away_from = current_date - 1, away_until = current_date + $2::int where id = $1`,
    [here.id(who), days],
  )

beforeEach(async () => {
  for (const plan of (await reviewPlans(here.as('ada'))).plans) await retirePlan(here.as('ada'), plan.id)
  await here.database.pool.query('update employee set away_from = null, away_until = null')
})

test('where nothing else is said, any reviewer is enough, and nobody else may', async () => {
  const review = await held()
  await expect(say('ines', review.id)).rejects.toMatchObject({ kind: 'forbidden', message: 'Reviewers decide this.' })
  await expect(say('tomas', review.id)).rejects.toMatchObject({ message: 'Nobody reviews their own words.' })
  expect(await say('marta', review.id)).toMatchObject({ decision: 'approved', deciderName: 'Marta Lind' })
  await expect(say('marta', review.id)).rejects.toMatchObject({ kind: 'conflict' })
})

test('a promise goes to Marta first, then to Inés and Ada, and only their last yes lets it go', async () => {
  await savePlan(here.as('ada'), undefined, {
    name: 'Promises',
    reasons: ['promise'],
    steps: [
      { name: 'Reviewers', needs: 'any' },
      { name: 'Warranty', needs: 'all', people: [here.id('ines'), here.id('ada')] },
    ],
  })
  const review = await held([{ at: 'promise', message: 'It promises something.' }])
  expect(await waitsFor('ines')).not.toContain(review.id)
  expect(await say('marta', review.id)).toMatchObject({ decision: null, step: 1 })
  await expect(say('marta', review.id)).rejects.toThrow('This waits for “Warranty”: Ada Okafor, Inés Navarro.')
  expect(await waitsFor('ines')).toContain(review.id)
  expect(await say('ines', review.id)).toMatchObject({ decision: null, step: 1 })
  await expect(say('ines', review.id)).rejects.toMatchObject({ message: expect.stringContaining('already') })
  const done = await say('ada', review.id)
  expect(done).toMatchObject({ decision: 'approved' })
  expect(done.looks.map(look => look.name)).toEqual(['Marta Lind', 'Inés Navarro', 'Ada Okafor'])
})

test('who changes the words makes whoever looked at that step look again, and the change is what is approved', async () => {
  await savePlan(here.as('ada'), undefined, {
    name: 'All of us',
    steps: [{ name: 'Everybody', needs: 'all', people: [here.id('ines'), here.id('ada')] }],
  })
  const review = await held()
  await say('ines', review.id)
  const changed = {
    decision: 'changed' as const,
    comment: 'We guarantee two years.',
    text: 'It is guaranteed for two years.',
  }
  expect(await decideReview(here.as('ada'), review.id, changed)).toMatchObject({ decision: null })
  expect(await say('ines', review.id)).toMatchObject({
    decision: 'changed',
    changedText: 'It is guaranteed for two years.',
  })
})

test('one no ends it, at any step', async () => {
  await savePlan(here.as('ada'), undefined, {
    name: 'Two of us',
    steps: [{ needs: 'all', people: [here.id('ines'), here.id('ada')] }],
  })
  const review = await held()
  expect(await say('ines', review.id, 'returned')).toMatchObject({ decision: 'returned', deciderName: 'Inés Navarro' })
})

test('nobody waits for a holiday to end', async () => {
  await savePlan(here.as('ada'), undefined, {
    name: 'Two of us',
    steps: [{ name: 'Legal', needs: 'all', people: [here.id('ines'), here.id('ada')] }],
  })
  const review = await held()
  await awayFor('ines', 10)
  expect(await say('ada', review.id)).toMatchObject({ decision: 'approved' })

  const other = await held()
  await awayFor('ada', 10)
  expect(await say('marta', other.id)).toMatchObject({ decision: 'approved' })
})

test('words written anew take the place of what waited; the same words are one review', async () => {
  const review = await held()
  await review.again('It is guaranteed for ever.')
  expect(await theReview(here.as('marta'), review.id)).toMatchObject({ decision: null })
  await review.again('It is guaranteed for two years.')
  expect(await theReview(here.as('marta'), review.id)).toMatchObject({ decision: 'superseded' })
  await expect(say('marta', review.id)).rejects.toMatchObject({ kind: 'conflict' })
  expect((await reviewQueue(here.as('tomas'))).filter(each => each.subjectId === review.subjectId)).toHaveLength(1)
})

test('a word at the words, with others in their place: the author says whether it is taken', async () => {
  const review = await held()
  const note = { start: 6, end: 16, words: 'guaranteed', body: 'Legal asked us not to.', suggestion: 'covered' }
  await expect(writeNote(here.as('ines'), review.id, note)).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(writeNote(here.as('marta'), review.id, { ...note, body: '', suggestion: null })).rejects.toMatchObject({
    kind: 'invalid',
  })
  const written = await writeNote(here.as('marta'), review.id, note)
  expect((await theReview(here.as('tomas'), review.id)).notes).toMatchObject([
    { ...note, name: 'Marta Lind', taken: null },
  ])
  await expect(settleNote(here.as('marta'), written.id, true)).rejects.toMatchObject({ kind: 'forbidden' })
  expect(await settleNote(here.as('tomas'), written.id, true)).toMatchObject({ taken: true })
  await expect(settleNote(here.as('tomas'), written.id, false)).rejects.toMatchObject({ kind: 'conflict' })
})

test('how the drafts of somebody came back is known, and how long drafts wait', async () => {
  await here.database.pool.query('delete from review')
  for (const decision of ['approved', 'returned', 'approved'] as const) {
    const { id } = await held()
    here.pass(30 * 60_000)
    await say('marta', id, decision)
  }
  expect(await recordsOf(here.as('ada'), [here.id('tomas'), here.id('ines')])).toEqual([
    { employeeId: here.id('tomas'), decided: 3, approved: 2, cameBack: 1 },
  ])
  expect(await paceRow(here.as('ada'))).toMatchObject({ waiting: 0, decided: 3, medianMinutes: expect.closeTo(30, 0) })
})

test('a coordinator or an administrator says who looks; nobody else, and four steps are the most', async () => {
  const plan = { name: 'Legal', steps: [{ needs: 'any' as const }] }
  await expect(savePlan(here.as('ines'), undefined, plan)).rejects.toMatchObject({ kind: 'forbidden' })
  const saved = await savePlan(here.as('ada'), undefined, plan)
  await expect(savePlan(here.as('ada'), undefined, { ...plan, name: 'legal' })).rejects.toMatchObject({
    kind: 'conflict',
  })
  const five = Array.from({ length: 5 }, () => ({ needs: 'any' as const }))
  await expect(savePlan(here.as('ada'), saved.id, { ...plan, steps: five })).rejects.toMatchObject({ kind: 'invalid' })
  await expect(
    savePlan(here.as('ada'), saved.id, { ...plan, steps: [{ needs: 'any', people: [newId()] }] }),
  ).rejects.toMatchObject({ kind: 'invalid' })
  await expect(
    setNeeds(here.as('marta'), { reachFrom: 10_000, kinds: [], cameBack: null, unreadGuidelines: false }),
  ).rejects.toMatchObject({ kind: 'forbidden' })
})

test('who is addressed, and how drafts came back, asks for a second look where the company says so', () => {
  const needs = { reachFrom: 10_000, kinds: ['complaint'], cameBack: 3, unreadGuidelines: true }
  const careful = { record: { decided: 10, cameBack: 4 }, hasReadGuidelines: false }
  expect(reasonsFor(needs, { followers: 25_000, kind: 'complaint' }, careful).map(({ at }) => at)).toEqual([
    'reach',
    'kind',
    'record',
    'unread',
  ])
  const calm = { record: { decided: 10, cameBack: 0 }, hasReadGuidelines: true }
  expect(reasonsFor(needs, { followers: 12, kind: 'question' }, calm)).toEqual([])
})

test('several plans that fit are gone through one after the other, each step once', () => {
  const reviewers = { name: '', needs: 'any' as const, people: null }
  const legal = { name: 'Legal', needs: 'all' as const, people: ['ada', 'ines'] }
  const plans = [
    { id: '1', name: 'Everything', reasons: [], steps: [reviewers] },
    { id: '2', name: 'Promises', reasons: ['promise'], steps: [reviewers, legal] },
    { id: '3', name: 'Figures', reasons: ['finance'], steps: [{ ...legal, people: ['ines', 'ada'] }] },
  ]
  const because = (...reasons: string[]) => reasons.map(at => ({ at, message: '' }))
  expect(stepsFor(plans, because('learning'))).toEqual([reviewers])
  expect(stepsFor(plans, because('promise', 'finance'))).toEqual([reviewers, legal])
  expect(stepsFor([], because('learning'))).toEqual([reviewers])
})
