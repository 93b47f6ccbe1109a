import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'
import { as, type Context, type EmployeeActor } from '#platform/context'
import { furnish } from '../../../src/apps/rooms.ts'
import { keyFile, openHouse } from '../../../test/cast.ts'
import { databaseForThisFile } from '../../../test/database.ts'
import { whereItStands } from '../../../test/every-table.ts'
import { heard, post, quietSource } from '../../../test/post.ts'
import { erasePerson, keepErasures } from './erase-person.ts'

const halden = inject('halden')

test('a backup of database and data folder is put back: whoever was erased since is nowhere in it once the house is open', async () => {
  furnish()
  const folder = await mkdtemp(join(tmpdir(), 'sosh-restore-'))
  await writeFile(join(folder, keyFile), halden.keys, { mode: 0o600 })
  const live = await databaseForThisFile(halden.template)
  onTestFinished(async () => {
    await live.drop()
    await rm(folder, { recursive: true, force: true })
    await rm(`${folder}.backup`, { recursive: true, force: true })
  })
  await inHouse(live.url, folder, async ctx => {
    const source = await quietSource(ctx)
    for (const [by, text] of [
      ['noralind', 'My Halden squeaks.'],
      ['bernd', 'Mine does not.'],
    ] as const)
      await heard(ctx, source, post({ text, author: { externalId: `did:${by}`, handle: `${by}.test`, name: by } }))
  })
  const backup = await databaseForThisFile(decodeURIComponent(new URL(live.url).pathname.slice(1)))
  onTestFinished(() => backup.drop())
  await cp(folder, `${folder}.backup`, { recursive: true })

  await inHouse(live.url, folder, async ctx => {
    const { personId } = await ctx.db
      .selectFrom('person_account')
      .select('person_id as personId')
      .where('external_id', '=', 'did:noralind')
      .executeTakeFirstOrThrow()
    await erasePerson(as(ctx, halden.actors.ada as EmployeeActor), personId, { because: 'asked', isSure: true })
  })

  // As the manual says: the newest list is set aside, the older folder put back, and the list beside it.
  await cp(join(folder, 'erasures.log'), join(`${folder}.backup`, 'erasures.log'))
  await inHouse(backup.url, `${folder}.backup`, async (ctx, pool) => {
    expect(await whereItStands(pool, ['noralind', 'squeaks'])).not.toEqual([])
    await keepErasures(as(ctx, { kind: 'job', name: 'erase again' }))
    expect(await whereItStands(pool, ['noralind', 'squeaks'])).toEqual([])
    expect(await whereItStands(pool, ['bernd'])).not.toEqual([])
  })
})

type Pool = ReturnType<typeof openHouse>['opened']['pool']

async function inHouse(url: string, folder: string, work: (ctx: Context, pool: Pool) => Promise<void>): Promise<void> {
  const { ctx, opened } = openHouse(url, folder)
  try {
    await work(ctx, opened.pool)
  } finally {
    await opened[Symbol.asyncDispose]()
  }
}
