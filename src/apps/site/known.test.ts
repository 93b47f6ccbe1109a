import { expect, test } from 'vitest'
import { foundCommunity } from '#places/sites'
import { openDatabase } from '#platform/db'
import { world } from '../../../test/world.ts'
import { openAtHand } from './known.ts'

const here = world()

test('while the database is away, what was known last still holds', async () => {
  await foundCommunity(here.as('ada'), { name: 'Halden community' })
  await using gone = openDatabase('postgres://nobody:x@127.0.0.1:9/nowhere', { max: 1 })
  const ctx = { ...here.ctx }
  const atHand = openAtHand(ctx, () => {})
  expect((await atHand.now()).directory.master?.name).toBe('Halden community')
  ctx.db = gone.db
  atHand.changed()
  expect((await atHand.now()).directory.master?.name).toBe('Halden community')
  // Whoever starts while it is away knows of no community, and of the desk’s addresses none is taken.
  expect((await openAtHand(ctx, () => {}).now()).directory.master).toBeUndefined()
})
