import { beforeAll, expect, test } from 'vitest'
import { addTopicRows } from '#core/company'
import { mergePeople, placePerson } from '#core/people'
import { newId } from '#lib/id'
import { heard, post, quietSource } from '../../../test/post.ts'
import { world } from '../../../test/world.ts'
import { findPeople, lookAtOrganisation } from './look-at-person.ts'

const here = world()
let source = ''

beforeAll(async () => {
  await addTopicRows(here.ctx, [{ name: 'leasing', kind: 'topic', words: [] }], false)
  source = await quietSource(here.ctx)
})

const rows = async <Row>(query: string, values: unknown[]) =>
  (await here.database.pool.query(query, values)).rows as Row[]

/** Somebody says something; who they are, and where it stands. */
async function says(by: string, text: string): Promise<{ personId: string; conversationId: string }> {
  const said = post({ text, by, postedAt: here.ctx.now() })
  await heard(here.ctx, source, said)
  const [found] = await rows<{ personId: string; conversationId: string }>(
    `select a.person_id as "personId", m.conversation_id as "conversationId" from message m join person_account a on a.id = m.account_id
     where m.external_id = $1`,
    [said.externalId],
  )
  if (!found) throw new Error(`${by} was not heard.`)
  return found
}

test('Velo Nord has a page: its people together, what they spoke of, what we owe them, and what came of it', async () => {
  const ines = here.as('ines')
  const bernd = await says('bernd', 'Do you offer leasing for a shop?')
  const bernds = await says('bernd-at-home', 'Halden leasing: which forms do I need?')
  const gerda = await says('gerda', 'How long does leasing of ten bikes run?')
  await says('stranger', 'Is there leasing for one bike?')
  await placePerson(ines, bernd.personId, { name: 'Velo Nord', role: 'buys for the shop' })
  await placePerson(ines, gerda.personId, { name: 'velo  nord' })
  await mergePeople(here.as('ada'), bernd.personId, { fromId: bernds.personId, why: 'He says so.' })
  await here.database.pool.query(
    `insert into outcome (id, conversation_id, kind, confidence, statement, evidence, at)
     values ($1, $2, 'purchase', 'confirmed', 'Bought ten in the shop.', '{}', now())`,
    [newId(), gerda.conversationId],
  )
  const [{ id } = { id: '' }] = await rows<{ id: string }>('select id from organisation where name_key = $1', [
    'velo nord',
  ])
  const page = await lookAtOrganisation(ines, id)
  expect(page.name).toBe('Velo Nord')
  expect(page.people.map(({ role }) => role).sort()).toEqual(['', 'buys for the shop'])
  expect(page.story.map(({ by }) => by).sort()).toEqual(['Bernd', 'Bernd-at-home', 'Gerda'])
  expect(page.concerns).toMatchObject([{ topic: 'leasing', count: 3 }])
  expect(page.promises).toHaveLength(3)
  expect(page.results).toMatchObject([{ statement: 'Bought ten in the shop.', conversationId: gerda.conversationId }])
  expect((await findPeople(ines, 'Velo N')).map(({ id }) => id).sort()).toEqual([bernd.personId, gerda.personId].sort())

  await expect(lookAtOrganisation(here.ctx, id)).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(lookAtOrganisation(ines, newId())).rejects.toMatchObject({ kind: 'not-found' })
})
