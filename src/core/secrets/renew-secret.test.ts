import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepSecret, openSecret, renewSecret } from '#core/secrets'
import type { Context } from '#platform/context'
import { type OpenDatabase, openDatabase } from '#platform/db'
import { world } from '../../../test/world.ts'

const here = world()
let second: OpenDatabase
let elsewhere: Context

beforeAll(() => {
  second = openDatabase(here.url, { max: 2 })
  elsewhere = { ...here.ctx, db: second.db }
})
afterAll(() => second[Symbol.asyncDispose]())

/** A network that takes each refresh token once, and ends the sign-in of whoever shows one again. */
function strictNetwork(first: string) {
  let good = first
  let grants = 0
  return {
    grants: () => grants,
    refresh: async (current: object) => {
      const { token } = current as { token: string }
      if (token !== good) throw new Error('This token was used before: the sign-in has ended.')
      grants++
      good = `${first} ${grants}`
      await pause(150)
      return { token: good }
    },
  }
}

test('two processes that renew one sign-in at once ask the network once, and both go on with what came', async () => {
  const held = { token: 'given at sign-in' }
  const id = await keepSecret(here.ctx, 'account', held)
  const network = strictNetwork(held.token)
  const renewals = [here.ctx, elsewhere, here.ctx, elsewhere].map(ctx => renewSecret(ctx, id, held, network.refresh))
  const renewed = { token: 'given at sign-in 1' }
  expect(await Promise.all(renewals)).toEqual([renewed, renewed, renewed, renewed])
  expect(network.grants()).toBe(1)
  expect(await openSecret(elsewhere, id)).toEqual(renewed)
  // The next time it has run out, whoever holds the newest renews that one.
  expect(await renewSecret(elsewhere, id, renewed, network.refresh)).toEqual({ token: 'given at sign-in 2' })
})

test('whoever fails to renew keeps what there is, and lets the next one try', async () => {
  const held = { token: 'good' }
  const id = await keepSecret(here.ctx, 'account', held)
  const broken = () => Promise.reject(new Error('The network is down.'))
  await expect(renewSecret(here.ctx, id, held, broken)).rejects.toThrow('The network is down.')
  expect(await openSecret(here.ctx, id)).toEqual(held)
  expect(await renewSecret(elsewhere, id, held, strictNetwork('good').refresh)).toEqual({ token: 'good 1' })
})

test('those who wait hold no connection: more may wait than the pool has', async () => {
  const held = { token: 'busy' }
  const id = await keepSecret(here.ctx, 'account', held)
  const network = strictNetwork(held.token)
  const many = Array.from({ length: 8 }, () => renewSecret(elsewhere, id, held, network.refresh))
  await expect(Promise.all(many)).resolves.toHaveLength(8)
  expect(network.grants()).toBe(1)
})

test('different sign-ins are renewed side by side', async () => {
  const inside = Promise.withResolvers<void>()
  const one = await keepSecret(here.ctx, 'account', { token: 'one' })
  const other = await keepSecret(here.ctx, 'account', { token: 'other' })
  const first = renewSecret(here.ctx, one, { token: 'one' }, async () => {
    await inside.promise
    return { token: 'one 1' }
  })
  expect(await renewSecret(here.ctx, other, { token: 'other' }, async () => ({ token: 'other 1' }))).toEqual({
    token: 'other 1',
  })
  inside.resolve()
  expect(await first).toEqual({ token: 'one 1' })
})
