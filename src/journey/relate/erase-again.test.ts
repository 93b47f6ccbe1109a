import { appendFile, readFile, stat } from 'node:fs/promises'
import { beforeAll, expect, test } from 'vitest'
import { as } from '#platform/context'
import { heard, post, quietSource } from '../../../test/post.ts'
import { world } from '../../../test/world.ts'
import { erasePerson, keepErasures } from './erase-person.ts'

const here = world()
const keep = () => keepErasures(as(here.ctx, { kind: 'job', name: 'erase again' }))
let source = ''

beforeAll(async () => {
  source = await quietSource(here.ctx)
})

const rows = async <Row>(query: string, values: unknown[] = []) =>
  (await here.database.pool.query(query, values)).rows as Row[]
const says = (by: string, text: string) =>
  heard(here.ctx, source, post({ text, author: { externalId: `did:${by}`, handle: `${by}.test`, name: by } }))
const personOf = async (by: string) =>
  (await rows<{ id: string }>('select person_id as id from person_account where external_id = $1', [`did:${by}`]))[0]
    ?.id
/** As if a backup from before the first erasing had been put back. */
const putBackBackup = () => here.database.pool.query('truncate erased_account, erasure_key')

test('whoever was erased is erased again when a backup put them back, and still is not taken in anew', async () => {
  await says('noralind', 'My Halden squeaks.')
  await says('bernd', 'Mine does not.')
  await erasePerson(here.as('ada'), (await personOf('noralind')) ?? '', { because: 'asked', isSure: true })
  const list = here.ctx.config.erasuresFile
  const kept = await readFile(list, 'utf8')
  expect(kept).toMatch(/^key \S+\nerased [0-9a-f]{64}\n$/)
  expect(kept).not.toMatch(/noralind/)
  expect((await stat(list)).mode & 0o077).toBe(0)
  await keep()
  expect(await readFile(list, 'utf8')).toBe(kept)

  await putBackBackup()
  await says('noralind', 'My Halden squeaks.')
  expect(await personOf('noralind')).toBeDefined()
  // Somebody wrote into the list what is none of it, and the last line was cut off.
  await appendFile(list, 'key a.b.c\nerased 00\nerased 12')
  await keep()
  expect(await personOf('noralind')).toBeUndefined()
  expect(await rows(`select 1 from message where text like '%squeaks%'`)).toEqual([])
  expect(await personOf('bernd')).toBeDefined()
  expect(
    await rows(`select payload->>'because' as because, payload->>'employeeId' as by from event
      where name = 'person.erased' order by at desc, id desc limit 1`),
  ).toEqual([{ because: 'restored', by: null }])
  await says('noralind', 'It squeaks again.')
  expect(await personOf('noralind')).toBeUndefined()

  // The next who is erased stands in the list behind what was cut off.
  await says('olaf', 'Forget me.')
  await erasePerson(here.as('ada'), (await personOf('olaf')) ?? '', { because: 'asked', isSure: true })
  await putBackBackup()
  await says('olaf', 'Forget me.')
  await keep()
  expect(await personOf('olaf')).toBeUndefined()
  await says('noralind', 'It squeaks again.')
  expect(await personOf('noralind')).toBeUndefined()
})
