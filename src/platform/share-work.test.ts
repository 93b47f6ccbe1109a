import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { until } from '../../test/until.ts'
import { world } from '../../test/world.ts'
import { type Context, inTransaction } from './context.ts'
import { openDatabase } from './db.ts'
import { shareOf } from './lease.ts'
import { type Sharing, shareWork } from './share-work.ts'

const here = world()
const open: AsyncDisposable[] = []
let counter = 0

afterEach(async () => {
  for (const each of open.splice(0)) await each[Symbol.asyncDispose]()
})

/** A process that takes part: what it does now, and how to make it die without a word. */
function taker(work: string, parts: string[], options: { isLasting?: boolean } = {}) {
  const database = openDatabase(here.url, { max: 3 })
  const ctx: Context = { ...here.ctx, db: database.db }
  const doing = new Set<string>()
  const begun: string[] = []
  const sharing = shareWork(ctx, {
    work,
    parts: async () => parts.map(name => ({ name, isDue: true, isLasting: options.isLasting ?? true })),
    async begin(name, _lease, signal) {
      doing.add(name)
      begun.push(name)
      await new Promise<void>(resolve => signal.addEventListener('abort', () => resolve(), { once: true }))
      doing.delete(name)
    },
  })
  let isDead = false
  const die = async () => {
    if (!isDead) await database[Symbol.asyncDispose]()
    isDead = true
  }
  open.push({
    async [Symbol.asyncDispose]() {
      await sharing[Symbol.asyncDispose]()
      await die()
    },
  })
  return { ctx, doing, begun, sharing, die }
}

const anew = () => `work ${counter++}`

test('a part is done by one process at a time, however many could do it', async () => {
  const work = anew()
  const all = [taker(work, ['stream']), taker(work, ['stream']), taker(work, ['stream'])]
  await until('somebody does it', () => all.some(each => each.doing.size > 0))
  await pause(2_500)
  expect(all.map(each => each.doing.size).sort()).toEqual([0, 0, 1])
  expect(all.flatMap(each => each.begun)).toHaveLength(1)
})

test('what a process did that died without a word is done by another within seconds, and not before', async () => {
  const work = anew()
  const first = taker(work, ['stream'])
  await until('the first does it', () => first.doing.has('stream'))
  const second = taker(work, ['stream'])
  await pause(1_500)
  expect(second.doing.size).toBe(0)
  await first.die()
  const from = performance.now()
  await until('the second does it', () => second.doing.has('stream'), 9_000)
  expect(performance.now() - from).toBeGreaterThan(2_500)
})

test('a process that ends in order leaves nothing to wait for', async () => {
  const work = anew()
  const first = taker(work, ['stream'])
  await until('the first does it', () => first.doing.has('stream'))
  const second = taker(work, ['stream'])
  await first.sharing[Symbol.asyncDispose]()
  await until('the second does it', () => second.doing.has('stream'), 2_500)
})

test('work is spread anew when somebody comes', async () => {
  const work = anew()
  const parts = ['a', 'b', 'c', 'd', 'e']
  const first = taker(work, parts)
  await until('the first does all', () => first.doing.size === 5)
  const second = taker(work, parts)
  await until('each does a share', () => first.doing.size === 3 && second.doing.size === 2)
  expect([...first.doing, ...second.doing].sort()).toEqual(parts)
})

test('a process that was frozen past its lease stores nothing more, and one that stores can’t be robbed', async () => {
  const work = anew()
  const first = taker(work, ['stream'])
  await until('the first does it', () => first.doing.has('stream'))
  const { sharing } = first
  let second: { sharing: Sharing; doing: Set<string> } | undefined
  await inTransaction(here.ctx, async ctx => {
    expect(await sharing.stillHeld(ctx, ['stream'])).toEqual(['stream'])
    await first.die()
    second = taker(work, ['stream'])
    await pause(7_000)
    expect(second.doing.size).toBe(0)
  })
  await until('the second does it', () => second?.doing.has('stream'))
  await inTransaction(here.ctx, async ctx => expect(await sharing.stillHeld(ctx, ['stream'])).toEqual([]))
})

test('shares are fair and leave nothing over', () => {
  expect(shareOf(16, 1)).toBe(16)
  expect(shareOf(16, 3)).toBe(6)
  expect(shareOf(0, 3)).toBe(0)
  expect(shareOf(1, 5)).toBe(1)
})
