import { expect, test } from 'vitest'
import { mergePeople, mergesOf, unmergePeople, wholePerson } from '#core/people'
import { newId } from '#lib/id'
import { memberOf } from '../../../test/members.ts'
import { world } from '../../../test/world.ts'
import { standingCard } from './standing-card.ts'

const here = world()

test('Rosa helped under two names: once they are one, her help adds up; parted again, each has their own', async () => {
  const { pool } = here.database
  const names = await Promise.all(['rosa', 'rosa-rides', 'ben'].map(handle => memberOf(here.ctx, handle)))
  const [rosa, rides, ben] = names.map(({ id }) => id)
  const people = [newId(), newId()] as const
  for (const [at, personId] of people.entries()) {
    await pool.query(`insert into person (id, name, first_heard_at) values ($1, 'Rosa', now())`, [personId])
    await pool.query('update member set person_id = $1 where id = $2', [personId, names[at]?.id])
  }
  const helped = (memberId?: string, by?: string) =>
    pool.query(
      `insert into standing_deed (id, member_id, kind, case_id, by_member, at) values ($1, $2, 'corrected', $3, $4, now())`,
      [newId(), memberId, newId(), by],
    )
  await helped(rosa, ben)
  await helped(rides, ben)
  // Under her other name it was herself who said so.
  await helped(rides, rosa)
  const lines = async (id: string) => (await standingCard.card(here.ctx, await wholePerson(here.ctx, id)))?.lines

  const own = { label: '@rosa', words: 'rightly reported 1 times.' }
  expect(await lines(people[0])).toEqual([own])
  await mergePeople(here.as('ada'), people[0], { fromId: people[1], why: 'She says so herself.' })
  expect(await lines(people[0])).toEqual([
    { label: 'Together', words: 'rightly reported 2 times.' },
    own,
    { label: '@rosa-rides', words: 'rightly reported 2 times.' },
  ])
  const [merge] = await mergesOf(here.as('ada'), [people[0]])
  await unmergePeople(here.as('ada'), merge?.id ?? '', { why: 'Two sisters.' })
  expect(await lines(people[0])).toEqual([own])
})
