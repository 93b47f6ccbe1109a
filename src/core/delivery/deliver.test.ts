import { beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { type Connector, connectAccount, NetworkError, plugIn } from '#core/channels'
import { newId } from '#lib/id'
import { as } from '#platform/context'
import { world } from '../../../test/world.ts'
import { deliver } from './deliver.ts'
import { queueDelivery } from './queue-delivery.ts'
import { deliveryById } from './store.ts'

const here = world()

/** A network that can be asked whether a message arrived, and that fails as a test wants it to. */
const there = {
  posts: [] as string[],
  sends: 'well' as 'well' | 'takes it and breaks off',
  asked: 'well' as 'well' | 'later' | 'refused',
}
const harbour: Connector = {
  name: 'harbour',
  label: 'Harbour',
  about: 'Messages by lamp.',
  network: 'harbour',
  settings: z.object({}),
  secret: z.object({ token: z.string() }),
  capabilities: {
    listen: 'poll',
    reply: true,
    retract: false,
    fetchThread: false,
    exactlyOnce: 'by-looking',
    edits: false,
    deletes: false,
  },
  limits: { rules: [] },
  keeps: 'all',
  identify: async () => ({ externalId: 'halden', handle: 'halden' }),
  send: async (_, message) => {
    there.posts.push(message.text)
    if (there.sends !== 'well') throw new NetworkError('unknown', 'The lamp went out.')
    return { externalId: `lamp:${there.posts.length}` }
  },
  find: async (_, message) => {
    if (there.asked !== 'well') throw new NetworkError(there.asked, 'Nobody is at the lamp.')
    const at = there.posts.indexOf(message.text)
    return at === -1 ? undefined : { externalId: `lamp:${at + 1}` }
  },
}

let accountId = ''
beforeAll(async () => {
  plugIn([harbour])
  accountId = (await connectAccount(here.as('ada'), { connector: 'harbour', secret: { token: 'one' } })).id
})
beforeEach(() => Object.assign(there, { posts: [], sends: 'well', asked: 'well' }))

async function broken(): Promise<string> {
  const id = await queueDelivery(here.as('ines'), {
    kind: 'answer',
    subjectId: newId(),
    accountId,
    authorId: here.id('ines'),
    message: { text: 'The bridge is open again.', replyTo: { externalId: 'lamp:0' } },
  })
  there.sends = 'takes it and breaks off'
  await goOn(id)
  there.sends = 'well'
  return id
}

const goOn = (id: string) => {
  here.pass(120_000)
  return deliver(as(here.ctx, { kind: 'job', name: 'deliver' }), id)
}

test('where the network can’t even be asked yet, it is asked again before anything is sent a second time', async () => {
  const id = await broken()
  there.asked = 'later'
  for (let tries = 0; tries < 3; tries++) await goOn(id)
  expect((await deliveryById(here.ctx, id))?.state).toBe('sending')
  there.asked = 'well'
  await goOn(id)
  expect(await deliveryById(here.ctx, id)).toMatchObject({ state: 'sent', externalId: 'lamp:1' })
  expect(there.posts).toEqual(['The bridge is open again.'])
})

test('where it refuses to be asked, the author is shown the doubt', async () => {
  const id = await broken()
  there.asked = 'refused'
  await goOn(id)
  expect((await deliveryById(here.ctx, id))?.state).toBe('doubtful')
  expect(there.posts).toHaveLength(1)
})
