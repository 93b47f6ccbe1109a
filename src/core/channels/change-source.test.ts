import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type Connector, openedSource, openSource, plugIn, theSource } from '#core/channels'
import { openSecret } from '#core/secrets'
import { world } from '../../../test/world.ts'
import { changeSource } from './change-source.ts'
import { pauseSource } from './open-source.ts'
import { saveFailure, saveProgress } from './store.ts'

const here = world()
const prepared: unknown[] = []

const bulletin: Connector = {
  name: 'bulletin',
  label: 'Bulletin',
  about: 'What the town says.',
  network: 'bulletin',
  settings: z.object({ town: z.string().min(1, 'Which town?'), lines: z.array(z.string()).default([]) }),
  secret: z.object({ password: z.string().min(4, 'A password has four letters.'), user: z.string() }),
  capabilities: {
    listen: 'poll',
    reply: false,
    retract: false,
    fetchThread: false,
    exactlyOnce: 'no',
    edits: false,
    deletes: false,
  },
  limits: { rules: [] },
  keeps: 'all',
  prepare: async settings => {
    prepared.push(settings)
    return { settings, label: settings.town }
  },
  poll: async () => ({ news: [] }),
}

beforeAll(() => plugIn([bulletin]))

const open = () =>
  openSource(here.as('ada'), {
    connector: 'bulletin',
    settings: { town: 'Halden' },
    secret: { password: 'open', user: 'halden' },
  })

test('a source gets another name, and nothing else changes', async () => {
  const source = await open()
  prepared.length = 0
  const renamed = await changeSource(here.as('ada'), source.id, { label: 'The town' })
  expect(renamed).toMatchObject({ label: 'The town', settings: source.settings, secretId: source.secretId })
  expect(prepared).toEqual([])
})

test('it gets other settings, goes on from its cursor, and what was wrong before no longer counts', async () => {
  const source = await open()
  await saveProgress(here.ctx, source.id, {
    cursor: 'page 7',
    heard: 3,
    newestAt: here.ctx.now(),
    usualGapS: null,
    lagMs: undefined,
    nextTryAt: null,
    progress: null,
    finished: false,
  })
  await saveFailure(here.ctx, source.id, { words: 'No such town.', nextTryAt: here.ctx.now(), signedOut: true })
  const changed = await changeSource(here.as('ada'), source.id, { settings: { town: 'Moss' } })
  expect(changed).toMatchObject({
    settings: { town: 'Moss' },
    cursor: 'page 7',
    heardCount: 3,
    failures: 0,
    failure: null,
    signedOut: false,
    nextTryAt: null,
    changedAt: expect.any(Date),
  })
})

test('of a secret only what is new is asked for; the rest stays', async () => {
  const source = await open()
  await changeSource(here.as('ada'), source.id, { secret: { password: 'closed' } })
  const { secret } = await openedSource(here.ctx, await theSource(here.ctx, source.id))
  expect(secret).toEqual({ password: 'closed', user: 'halden' })
  await expect(openSecret(here.ctx, source.secretId)).rejects.toMatchObject({ kind: 'unavailable' })
  await expect(changeSource(here.as('ada'), source.id, { secret: { password: 'x' } })).rejects.toMatchObject({
    kind: 'invalid',
    reasons: [{ at: 'password', message: 'A password has four letters.' }],
  })
  await expect(changeSource(here.as('ada'), source.id, { settings: { town: '' } })).rejects.toMatchObject({
    reasons: [{ at: 'town', message: 'Which town?' }],
  })
})

test('what is wrong with a form is said together, its settings and its secret', async () => {
  const wrong = { connector: 'bulletin', settings: { town: '' }, secret: { password: 'x', user: 'halden' } }
  await expect(openSource(here.as('ada'), wrong)).rejects.toMatchObject({
    kind: 'invalid',
    reasons: [
      { at: 'town', message: 'Which town?' },
      { at: 'password', message: 'A password has four letters.' },
    ],
  })
})

test('a hook gets a new key in the place of one that was lost, and the old one opens nothing more', async () => {
  const { signingKey, ...hook } = await openSource(here.as('ada'), {
    connector: 'webhook',
    settings: { label: 'The shop' },
  })
  const changed = await changeSource(here.as('ada'), hook.id, { newSigningKey: true })
  expect(changed.signingKey).toBeTruthy()
  expect(changed.signingKey).not.toBe(signingKey)
  const { secret } = await openedSource(here.ctx, await theSource(here.ctx, hook.id))
  expect(secret).toEqual({ signingKey: changed.signingKey })
})

test('it is for coordinators and administrators; a source that rests goes on resting', async () => {
  const source = await open()
  await expect(changeSource(here.as('ines'), source.id, { label: 'Mine' })).rejects.toMatchObject({ kind: 'forbidden' })
  await pauseSource(here.as('ada'), source.id)
  const changed = await changeSource(here.as('ada'), source.id, { keeps: 'matching' })
  expect(changed).toMatchObject({ keeps: 'matching', pausedAt: expect.any(Date) })
})
