import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { addTopics } from '#core/company'
import { world } from '../../test/world.ts'
import { auditTrail, sealEvents, verifyChain } from './audit.ts'

const here = world()

beforeEach(async () => {
  await addTopics(here.as('ada'), [{ name: `Topic ${Math.random()}`, kind: 'topic' }])
  await sealEvents(here.ctx)
})

/** What somebody with the database's own password could do; the triggers are switched off as they would do it. */
async function tamper(statement: string): Promise<void> {
  const client = await here.database.pool.connect()
  await client.query('begin')
  await client.query(`set local session_replication_role = replica`)
  await client.query(statement)
  await client.query('commit')
  client.release()
}

test('an untouched trail is whole, and says who did what', async () => {
  expect(await verifyChain(here.ctx)).toMatchObject({ whole: true, waiting: 0 })
  const [newest] = await auditTrail(here.ctx, { limit: 1 })
  expect(newest).toMatchObject({ name: 'topics.changed', actorKind: 'employee', actorId: here.id('ada') })
})

test('the database itself refuses to change or delete an event', async () => {
  for (const statement of [
    `update event set name = 'nothing'`,
    'delete from event',
    'truncate event cascade',
    'delete from event_seal',
  ])
    await expect(here.database.pool.query(statement)).rejects.toThrow(/append-only/)
})

test('an event that was changed shows', async () => {
  const { rows } = await here.database.pool.query('select id, payload from event order by id desc limit 1')
  await tamper(`update event set payload = '{"added": 99}' where id = '${rows[0].id}'`)
  expect(await verifyChain(here.ctx)).toMatchObject({ whole: false, broken: expect.stringContaining(rows[0].id) })
  await tamper(`update event set payload = '${JSON.stringify(rows[0].payload)}' where id = '${rows[0].id}'`)
  expect(await verifyChain(here.ctx)).toMatchObject({ whole: true })
})

test('an event that was put in beside the chain shows', async () => {
  await tamper(
    `insert into event (id, name, at, actor_kind, payload) values ('00000000-0000-7000-8000-000000000001', 'answer.sent', now(), 'employee', '{}')`,
  )
  expect(await verifyChain(here.ctx)).toMatchObject({
    whole: false,
    broken: expect.stringContaining('without passing the sealer'),
  })
  await tamper(`delete from event where id = '00000000-0000-7000-8000-000000000001'`)
})

test('a cut-off end shows, because the head is kept outside the database', async () => {
  const { rows } = await here.database.pool.query(
    'select s.*, e.* from event_seal s join event e on e.id = s.event_id order by position desc limit 1',
  )
  const last = rows[0]
  await tamper(`delete from event_seal where position = ${last.position}; delete from event where id = '${last.id}'`)
  expect(await verifyChain(here.ctx)).toMatchObject({ whole: false, broken: expect.stringContaining('cut off') })
  const client = await here.database.pool.connect()
  await client.query('begin')
  await client.query('set local session_replication_role = replica')
  await client.query(
    'insert into event (id, name, at, actor_kind, actor_id, subject_id, payload) values ($1,$2,$3,$4,$5,$6,$7)',
    [last.id, last.name, last.at, last.actor_kind, last.actor_id, last.subject_id, last.payload],
  )
  await client.query('insert into event_seal (position, event_id, hash) values ($1,$2,$3)', [
    last.position,
    last.id,
    last.hash,
  ])
  await client.query('commit')
  client.release()
  expect(await verifyChain(here.ctx)).toMatchObject({ whole: true })
})

test('a head that was removed or forged shows', async () => {
  const file = join(here.ctx.config.dataDir, 'audit-head.json')
  const head = await readFile(file, 'utf8')
  await rm(file)
  expect(await verifyChain(here.ctx)).toMatchObject({ whole: false, broken: expect.stringContaining('missing') })
  await writeFile(file, head.replace(/"content":"\d+/, '"content":"1'))
  expect(await verifyChain(here.ctx)).toMatchObject({ whole: false })
  await writeFile(file, head)
  expect(await verifyChain(here.ctx)).toMatchObject({ whole: true })
})
