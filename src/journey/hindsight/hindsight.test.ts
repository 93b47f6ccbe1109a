import { beforeAll, expect, test } from 'vitest'
import { makeRule } from '#core/policy'
import { newId } from '#lib/id'
import { heard, post, quietSource } from '../../../test/post.ts'
import { world } from '../../../test/world.ts'
import { caughtByEach, tryOnThePast } from './caught.ts'

const here = world()
const fjell = {
  name: 'The code name Fjell',
  kind: 'confidential' as const,
  level: 'stop' as const,
  words: ['Fjell'],
  explanation: 'Nobody outside knows of it yet.',
}

beforeAll(async () => {
  const source = await quietSource(here.ctx)
  const question = post({ text: 'What comes next?' })
  await heard(here.ctx, source, question)
  const said: [text: string, daysAgo: number, step: string][] = [
    ['The Fjell comes in spring.', 2, 'sent'],
    ['Wait for the fjells, I would.', 20, 'sent'],
    ['She fell on the fjord road.', 3, 'sent'],
    ['Try another tyre.', 5, 'sent'],
    ['Fjell, long ago.', 90, 'sent'],
    ['Fjell, taken down.', 4, 'retracted'],
  ]
  for (const [text, daysAgo, step] of said)
    await here.database.pool.query(
      `insert into answer (id, conversation_id, reply_to, author_id, text, signed_text, findings, step, given_at, released_at, sent_at)
       select $1, m.conversation_id, m.id, $2, $3, $3, '[]', $5, at, at, at
       from message m, lateral (select now() - $4 * interval '1 day' as at) t where m.external_id = $6`,
      [newId(), here.id('ines'), text, daysAgo, step, question.externalId],
    )
})

test('Marta sees what a rule would have caught before she keeps it', async () => {
  const seen = await tryOnThePast(here.as('marta'), fjell)
  expect(seen).toMatchObject({ answers: 4, caught: 2 })
  expect(seen.places.map(each => each.words)).toEqual(['Fjell', 'fjells'])
  expect(await tryOnThePast(here.as('marta'), { ...fjell, exceptions: ['the fjells'] })).toMatchObject({ caught: 1 })
  expect((await caughtByEach(here.as('ines'))).caught).toEqual([])
})

test('an embargo that has ended is tried by its words all the same', async () => {
  expect(await tryOnThePast(here.as('marta'), { ...fjell, until: new Date('2020-01-01') })).toMatchObject({ caught: 2 })
})

test('everybody sees what the rules in force would have caught', async () => {
  const [rule] = await makeRule(here.as('marta'), fjell)
  expect(await caughtByEach(here.as('ines'))).toMatchObject({ answers: 4, caught: [{ ruleId: rule?.id, count: 2 }] })
})

test('only who may make rules tries them on what colleagues said', async () => {
  await expect(tryOnThePast(here.as('ines'), fjell)).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(tryOnThePast(here.as('marta'), { ...fjell, words: [] })).rejects.toMatchObject({ kind: 'invalid' })
})
