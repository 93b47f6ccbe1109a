import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { signRequest } from '@fedify/fedify'
import { PUBLIC_COLLECTION } from '@fedify/vocab'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeFirstSpace, openTopic, postsShown, spacesOf, type Topic, topicLines } from '#places/community'
import { foundCommunity } from '#places/sites'
import { createGuardedFetch } from '#platform/fetch'
import { type Elsewhere, openElsewhere } from '../../../test/fediverse.ts'
import { onTheWeb } from '../../../test/house-on-the-web.ts'
import { memberOf } from '../../../test/members.ts'
import { serve } from '../../../test/serve.ts'
import { world } from '../../../test/world.ts'
import { makeActors } from './actors.ts'

/** Lea is who she says she is. Mallory has a server, too, and means no good. */
const here = world()
let web: Awaited<ReturnType<typeof onTheWeb>>
let there: Elsewhere
let mallorys: Elsewhere
let siteId = ''
let topic: Topic
let question: URL
let inbox = ''

beforeAll(async () => {
  web = await onTheWeb(here)
  there = await openElsewhere('lea')
  mallorys = await openElsewhere('mallory')
  siteId = (await foundCommunity(here.as('ada'), { name: 'Cargo Circle' })).id
  await makeFirstSpace(here.ctx, siteId)
  await makeActors(here.ctx)
  const priya = await memberOf(here.ctx, 'priya')
  const [space] = await spacesOf(here.ctx, siteId)
  const asked = { title: 'Which tyres are good in snow?', text: 'Mine slip.' }
  topic = await openTopic(priya.ctx, { siteId, spaceId: space?.id ?? '', ...asked })
  const [first] = await postsOf()
  question = new URL(`${web.url}/fediverse/posts/${first?.id}`)
  inbox = `${web.url}/fediverse/inbox`
}, 60_000)
afterAll(async () => {
  await web?.[Symbol.asyncDispose]()
  await there?.close()
  await mallorys?.close()
})

test('who asks how large the place is hears how many take part and what stands there, and not who', async () => {
  const pointer = await (await fetch(`${web.url}/.well-known/nodeinfo`)).json()
  const { links } = pointer as { links: { href: string }[] }
  const answer = await fetch(`${web.url}${new URL(links[0]?.href ?? '').pathname}`)
  const { usage } = (await answer.json()) as { usage: object }
  expect(usage).toEqual({ users: { total: 1 }, localPosts: 1, localComments: 0 })
})

const postsOf = () => postsShown(here.ctx, topic.id, { from: 1, to: 100, accepted: null })
const words = async () => (await postsOf()).map(each => (each.removedAt ? '–' : each.text))
const context = 'https://www.w3.org/ns/activitystreams'
const everybody = PUBLIC_COLLECTION.href

/** What somebody sends past every library, signed with the key of whoever lives on this server. */
async function post(
  activity: unknown,
  by: { from: Elsewhere; name: string; date?: Date; spec?: 'rfc9421' } | undefined,
  at = inbox,
): Promise<{ status: number; text: string }> {
  const body = typeof activity === 'string' ? activity : JSON.stringify(activity)
  const request = new Request(at, { method: 'POST', headers: { 'content-type': 'application/activity+json' }, body })
  const signed = by
    ? await signRequest(request, by.from.key(by.name).privateKey, new URL(`${by.from.actor(by.name).href}#main-key`), {
        spec: by.spec ?? 'draft-cavage-http-signatures-12',
        ...(by.date && { currentTime: Temporal.Instant.fromEpochMilliseconds(by.date.getTime()) }),
      })
    : request
  const response = await fetch(signed)
  return { status: response.status, text: await response.text() }
}

let count = 0
const reply = (actor: URL, content: string, host = actor.origin) => {
  const id = `${host}/said/${++count}`
  const object = { id, type: 'Note', attributedTo: actor.href, content, inReplyTo: question.href, to: [everybody] }
  return { '@context': context, id: `${id}/create`, type: 'Create', actor: actor.href, to: [everybody], object }
}

test('Lea’s words come in by both kinds of signature, and once however often they are sent', async () => {
  const lea = there.actor('lea')
  const said = reply(lea, 'Studded ones.')
  expect((await post(said, { from: there, name: 'lea' })).status).toBe(202)
  expect((await post(said, { from: there, name: 'lea' })).status).toBe(202)
  // The same note in another activity is still the same note.
  await post({ ...said, id: `${said.id}-again` }, { from: there, name: 'lea', spec: 'rfc9421' })
  expect(await words()).toEqual(['Mine slip.', 'Studded ones.'])
  await post(reply(lea, 'And narrow.'), { from: there, name: 'lea', spec: 'rfc9421' })
  expect(await words()).toEqual(['Mine slip.', 'Studded ones.', 'And narrow.'])
})

test('what nobody signed, or another key, or long ago, is refused', async () => {
  const before = await words()
  const lea = there.actor('lea')
  expect((await post(reply(lea, 'Unsigned.'), undefined)).status).toBe(401)
  expect((await post(reply(lea, 'As Lea.'), { from: mallorys, name: 'mallory' })).status).toBe(401)
  const date = new Date(Date.now() - 2 * 3_600_000)
  expect((await post(reply(lea, 'Of yesterday.'), { from: there, name: 'lea', date })).status).toBe(401)
  expect(await words()).toEqual(before)
})

test('words that carry another’s name, or another’s address, are not Mallory’s to say', async () => {
  const before = await words()
  const mallory = mallorys.actor('mallory')
  const by = { from: mallorys, name: 'mallory' }
  const inLeasName = reply(mallory, 'I, Lea, sell everything.')
  inLeasName.object.attributedTo = there.actor('lea').href
  expect((await post(inLeasName, by)).status).toBeGreaterThanOrEqual(400)
  expect((await post(reply(mallory, 'From her server.', there.url), by)).status).not.toBe(500)
  expect(await words()).toEqual(before)
})

test('nobody changes or takes away what somebody else said', async () => {
  const before = await words()
  const mallory = mallorys.actor('mallory')
  const by = { from: mallorys, name: 'mallory' }
  const note = there.note('lea', { content: 'Mine.', replyTo: question })
  await there.say('lea', await there.find(await actorOfSpace()), note)
  expect(await words()).toEqual([...before, 'Mine.'])
  const object = { id: note.id?.href, type: 'Note', attributedTo: mallory.href, content: 'Stolen.', to: [everybody] }
  const about = { '@context': context, actor: mallory.href, to: [everybody] }
  await post({ ...about, id: `${mallory.href}#1`, type: 'Update', object }, by)
  await post(
    { ...about, id: `${mallory.href}#2`, type: 'Update', object: { ...object, attributedTo: there.actor('lea').href } },
    by,
  )
  const gone = await post(
    { ...about, id: `${mallory.href}#3`, type: 'Delete', object: { id: note.id?.href, type: 'Tombstone' } },
    by,
  )
  expect(gone.status).not.toBe(202)
  // Neither what was said here.
  await post({ ...about, id: `${mallory.href}#4`, type: 'Delete', object: question.href }, by)
  await post(
    {
      ...about,
      id: `${mallory.href}#5`,
      type: 'Undo',
      object: { id: `${there.url}/f`, type: 'Follow', actor: there.actor('lea').href, object: await actorOfSpace() },
    },
    by,
  )
  expect(await words()).toEqual([...before, 'Mine.'])
})

test('what is larger, deeper or wider than a person’s words is not read', async () => {
  const lea = { from: there, name: 'lea' }
  const large = await post(reply(there.actor('lea'), 'x'.repeat(300_000)), lea)
  expect(large).toMatchObject({ status: 413, text: expect.stringContaining('256 KB') })
  const deep = `{"@context":"${context}","type":"Create","actor":"${there.actor('lea').href}","object":${'{"object":'.repeat(200)}1${'}'.repeat(200)}}`
  expect(await post(deep, lea)).toMatchObject({ status: 400, text: expect.stringContaining('deeper') })
  const wide = {
    ...reply(there.actor('lea'), 'Hello'),
    '@context': Array.from({ length: 50 }, (_, n) => `${mallorys.url}/context/${n}`),
  }
  expect(await post(wide, lea)).toMatchObject({ status: 400, text: expect.stringContaining('contexts') })
  expect((await post('{"type":', lea)).status).toBe(400)
})

test('no key is fetched from inside our network, neither at once nor behind a redirect', async () => {
  const asked: string[] = []
  const inside = createServer((request, response) => {
    asked.push(`inside ${request.url}`)
    response.end('{}')
  })
  await new Promise<void>(resolve => inside.listen(0, '127.0.0.2', resolve))
  const { port } = inside.address() as AddressInfo
  const trap = await serve(
    createServer((request, response) => {
      asked.push(`trap ${request.url}`)
      response.writeHead(302, { location: `http://127.0.0.2:${port}/keys` }).end()
    }),
  )
  const before = here.ctx.fetch
  const opened: string[] = []
  const guarded = createGuardedFetch({
    allowPrivateAddresses: false,
    exceptAddresses: ['127.0.0.1'],
    userAgent: 'Sosh test',
    resolve: async hostname => {
      opened.push(hostname)
      return [{ address: '10.0.0.7', family: 4 }]
    },
  })
  here.ctx.fetch = guarded
  try {
    const mallory = new URL(`${trap.url}/people/mallory`)
    const body = JSON.stringify(reply(mallory, 'Let me in.'))
    const request = new Request(inbox, {
      method: 'POST',
      headers: { 'content-type': 'application/activity+json' },
      body,
    })
    const signed = await signRequest(request, mallorys.key('mallory').privateKey, new URL(`${mallory.href}#main-key`))
    expect((await fetch(signed)).status).toBe(401)
    expect(asked).toContain('trap /people/mallory')
    expect(asked.filter(each => each.startsWith('inside'))).toEqual([])
    const hidden = new URL('http://intranet.example/people/mallory')
    const second = JSON.stringify(reply(hidden, 'Let me in.'))
    const again = new Request(inbox, {
      method: 'POST',
      headers: { 'content-type': 'application/activity+json' },
      body: second,
    })
    const other = await signRequest(again, mallorys.key('mallory').privateKey, new URL(`${hidden.href}#main-key`))
    expect((await fetch(other)).status).toBe(401)
    expect(opened).toContain('intranet.example')
  } finally {
    here.ctx.fetch = before
    await guarded[Symbol.asyncDispose]()
    await trap.close()
    inside.close()
  }
  expect((await topicLines(here.ctx, { siteId })).length).toBe(1)
})

async function actorOfSpace(): Promise<string> {
  const seen = await fetch(question, { headers: { accept: 'application/activity+json' } })
  return ((await seen.json()) as { attributedTo: string }).attributedTo
}
