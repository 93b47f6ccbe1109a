import { expect, test } from 'vitest'
import { world } from '../../test/world.ts'
import { leaveTurn, letHostRest, takeTurn } from './host-turn.ts'

/** Two listeners of one house, each with feeds at the same host. */
const here = world()
const wait = { mostMs: 10_000 }

test('one at a time goes to a host, whichever process it is in, and the next one a moment later', async () => {
  const log: string[] = []
  const visit = async (who: string) => {
    await takeTurn(here.ctx, 'blog.example', who, wait)
    log.push(`${who} comes`)
    await new Promise(resolve => setTimeout(resolve, 30))
    log.push(`${who} goes`)
    await leaveTurn(here.ctx, 'blog.example', who, 50)
  }
  await Promise.all(['a', 'b', 'c'].map(visit))
  expect(log).toHaveLength(6)
  for (let at = 0; at < 6; at += 2) expect(log[at]?.replace('comes', 'goes')).toBe(log[at + 1])
})

test('whoever comes back for the same is not held up, and other hosts are never waited for', async () => {
  await takeTurn(here.ctx, 'one.example', 'feed', wait)
  await leaveTurn(here.ctx, 'one.example', 'feed', 3_600_000)
  // An hour's gap: this would never end in a test if it were kept.
  expect(await takeTurn(here.ctx, 'one.example', 'feed', wait)).toBeUndefined()
  expect(await takeTurn(here.ctx, 'two.example', 'other', wait)).toBeUndefined()
})

test('a host that asked one process to come later is asked by none before', async () => {
  const until = new Date(Date.now() + 3_600_000)
  await takeTurn(here.ctx, 'busy.example', 'feed', wait)
  await letHostRest(here.ctx, 'busy.example', until)
  await leaveTurn(here.ctx, 'busy.example', 'feed', 1_000)
  expect(await takeTurn(here.ctx, 'busy.example', 'another feed', wait)).toEqual(until)
  // Not even for the same errand; and asked for less later, the longer word holds.
  await letHostRest(here.ctx, 'busy.example', new Date(Date.now() + 60_000))
  expect(await takeTurn(here.ctx, 'busy.example', 'feed', wait)).toEqual(until)
})

test('whoever gives up waiting leaves nothing behind, and a process that died is not waited for for ever', async () => {
  await takeTurn(here.ctx, 'slow.example', 'feed', wait)
  const given = new AbortController()
  const waiting = takeTurn(here.ctx, 'slow.example', 'other', { ...wait, signal: given.signal })
  given.abort()
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
  await here.database.pool.query(
    `update lease set expires_at = now() - interval '1 second' where name = 'turn at slow.example'`,
  )
  expect(await takeTurn(here.ctx, 'slow.example', 'other', wait)).toBeUndefined()
})
