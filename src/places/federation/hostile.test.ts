import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { signRequest } from '@fedify/fedify'
import { PUBLIC_COLLECTION } from '@fedify/vocab'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeFirstSpace, openTopic, postsShown, spacesOf, type Topic, topicLines } from '#places/community'
import { decide } from '#places/moderation'
import { foundCommunity } from '#places/sites'
import { createGuardedFetch } from '#platform/fetch'
import { type Elsewhere, openElsewhere } from '../../../test/fediverse.ts'
import { onTheWeb } from '../../../test/house-on-the-web.ts'
import { memberOf } from '../../../test/members.ts'
import { serve } from '../../../test/serve.ts'
import { world } from '../../../test/world.ts'
import { makeActors } from './actors.ts'
import { knowAgain, sayHere } from './say-here.ts'
import { insertTelling, strangerByUri, upsertStranger } from './store.ts'
import { handOver, type Telling } from './tell.ts'
import { actorRow } from './who-store.ts'

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

test('a key that can’t be fetched for now is no wrong signature: whoever sent it is told to come again, and is heard then', async () => {
  const nora = await openElsewhere('nora', 'otto')
  try {
    nora.goAway(true)
    const said = reply(nora.actor('nora'), 'Mine are wide.')
    const by = { from: nora, name: 'nora' }
    expect((await post(said, by)).status).toBe(503)
    expect((await post(said, { ...by, spec: 'rfc9421' })).status).toBe(503)
    expect(await words()).not.toContain('Mine are wide.')
    nora.goAway(false)
    expect((await post(said, { from: nora, name: 'nora' })).status).toBe(202)
    expect(await words()).toContain('Mine are wide.')
    // Another key than hers stays wrong, and so does one that nobody there has.
    expect((await post(reply(nora.actor('nora'), 'As Nora.'), { from: nora, name: 'otto' })).status).toBe(401)
    const nobody = { ...nora, actor: () => new URL(`${nora.url}/people/nobody`) }
    expect((await post(reply(nobody.actor(), 'As nobody.'), { from: nobody, name: 'nora' })).status).toBe(401)
  } finally {
    await nora.close()
  }
})

test('a server that could not look up our key says 401: it is told again later, ever more seldom, and not for ever', async () => {
  const statuses: number[] = []
  let answers = 401
  const server = await serve(
    createServer((request, response) => {
      statuses.push(answers)
      request.resume()
      response.writeHead(answers).end()
    }),
  )
  try {
    const { rows } = await here.database.pool.query(`select id from federation_actor where kind = 'space' limit 1`)
    const tellingId = await insertTelling(here.ctx, rows[0].id, { id: `${web.url}/told/401`, type: 'Create' })
    const telling = { tellingId: tellingId ?? '', inbox: `${server.url}/inbox` }
    const waiting = async () => {
      const { rows } = await here.database.pool.query(
        'select payload, run_at from graphile_worker._private_jobs where key like $1 order by id',
        [`% ${telling.inbox} %`],
      )
      return rows.map(each => ({ payload: each.payload as Telling, at: (each.run_at as Date).getTime() }))
    }
    await handOver(here.ctx, telling)
    expect(statuses).toEqual([401, 401])
    const waits: number[] = []
    for (let next = (await waiting()).at(-1); next; ) {
      waits.push(next.at - here.ctx.now().getTime())
      const before = await waiting()
      await handOver(here.ctx, next.payload)
      const after = await waiting()
      next = after.length > before.length ? after.at(-1) : undefined
    }
    expect(waits.length).toBeGreaterThanOrEqual(3)
    expect(waits).toEqual([...waits].sort((one, other) => one - other))
    expect(waits[0]).toBeGreaterThan(0)
    answers = 202
    const [first] = await waiting()
    if (first) await handOver(here.ctx, first.payload)
    expect(statuses.at(-1)).toBe(202)
    expect(await waiting()).toHaveLength(waits.length)
  } finally {
    await server.close()
  }
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

test('a place that is followed brings the words of many: each is held to what one person may say, and all together to more', async () => {
  const { rows } = await here.database.pool.query(`select id from federation_actor where kind = 'space' limit 1`)
  const ours = await actorRow(here.ctx, { id: rows[0].id })
  const uri = 'https://workshop.example/fediverse/actors/1'
  const workshop = await upsertStranger(here.ctx, {
    ...{ uri, host: 'workshop.example', inbox: `${uri}/inbox`, address: 'community@workshop.example' },
    ...{ name: 'The Workshop', url: null, sharedInbox: null },
  })
  let number = 0
  const opens = async (name: string, apart = 120_000) => {
    here.pass(apart)
    const id = ++number
    const plain = `What squeaks on my Cargo L, number ${id}?\n\n${name}:\n\nIt began in week ${id}.`
    const words = { uri: `https://workshop.example/${id}`, plain, title: null, answers: undefined, names: ours }
    await sayHere(here.ctx, workshop, words)
  }
  const manyToday = { kind: 'refused', message: expect.stringContaining('many topics today') }
  // Whom nobody follows is one person, whoever they name.
  for (let n = 0; n < 10; n++) await opens(n % 2 ? 'Rosa' : 'Priya')
  await expect(opens('Tarn')).rejects.toMatchObject(manyToday)

  here.pass(86_400_000)
  await here.database.pool.query(
    `insert into following (id, actor_id, whom, stranger_id, asked_at, accepted_at)
     values ($1, $2, 'community@workshop.example', $3, $4, $4)`,
    [crypto.randomUUID(), rows[0].id, (await strangerByUri(here.ctx, uri))?.id, here.ctx.now()],
  )
  for (let n = 0; n < 10; n++) await opens('Rosa')
  await expect(opens('Rosa')).rejects.toMatchObject(manyToday)
  await opens('Priya')
  // Four in a minute are as many as one person says; others still may.
  for (let n = 0; n < 3; n++) await opens('Priya', 1_000)
  await expect(opens('Priya', 1_000)).rejects.toMatchObject({ kind: 'refused' })
  await opens('Tarn', 1_000)
  // Whatever names they give, all of them together have their limit.
  await here.database.pool.query(
    `insert into community_topic
     select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid()))).*
     from community_topic t, generate_series(1, $1)
     where t.id = (select id from community_topic order by opened_at desc limit 1)`,
    [100 - 15],
  )
  await expect(opens('Mo')).rejects.toMatchObject(manyToday)
  const { rows: writers } = await here.database.pool.query(
    'select writer from federation_post where writer is not null',
  )
  expect(JSON.stringify(writers)).not.toMatch(/Rosa|Priya|Tarn/)
})

test('what waits of a place that is followed counts to whoever wrote it, while it waits and once it stands here', async () => {
  const { rows } = await here.database.pool.query(`select id from federation_actor where kind = 'space' limit 1`)
  const ours = await actorRow(here.ctx, { id: rows[0].id })
  const uri = 'https://hut.example/fediverse/actors/1'
  const hut = await upsertStranger(here.ctx, {
    ...{ uri, host: 'hut.example', inbox: `${uri}/inbox`, address: 'community@hut.example' },
    ...{ name: 'The Hut', url: null, sharedInbox: null },
  })
  await here.database.pool.query(
    `insert into following (id, actor_id, whom, stranger_id, asked_at, accepted_at)
     values ($1, $2, 'community@hut.example', $3, $4, $4)`,
    [crypto.randomUUID(), rows[0].id, hut.id, here.ctx.now()],
  )
  let number = 0
  const opens = async (name: string) => {
    here.pass(86_400_000)
    const id = ++number
    const shops = ['a', 'b', 'c'].map(shop => `https://${shop}.example/${id}`).join(' ')
    const plain = `Where did you buy bag number ${id}?\n\n${name}:\n\nI looked at ${shops} and know no more.`
    const known = (await strangerByUri(here.ctx, uri)) ?? hut
    await sayHere(here.ctx, known, {
      uri: `https://hut.example/${id}`,
      plain,
      title: null,
      answers: undefined,
      names: ours,
    })
  }
  for (let n = 0; n < 5; n++) await opens('Ylva')
  await expect(opens('Ylva')).rejects.toMatchObject({
    kind: 'refused',
    message: expect.stringContaining('wait to be read'),
  })
  await opens('Runa')
  const written = async () =>
    (
      await here.database.pool.query(
        `select f.writer, count(*)::int as posts from federation_post f join federation_stranger s on s.id = f.stranger_id
         where s.uri = $1 group by 1`,
        [uri],
      )
    ).rows
  expect(await written()).toEqual([])
  const { rows: cases } = await here.database.pool.query(
    `select c.id, c.held ->> 'text' as text from moderation_case c where c.kind = 'held' and c.settled_at is null order by c.opened_at, c.id`,
  )
  expect(cases).toHaveLength(6)
  await decide(here.as('ada'), { caseId: cases[0].id, does: 'fine' })
  const { rows: stands } = await here.database.pool.query('select id from community_post where text = $1', [
    cases[0].text,
  ])
  await knowAgain(here.ctx, stands[0].id)
  expect(await written()).toEqual([{ writer: expect.any(String), posts: 1 }])
  // One of hers was read: another may wait.
  await opens('Ylva')
})

test('Nora writes faster than people can read: her server is told to send the rest later, and then it stands', async () => {
  const nora = await openElsewhere('nora')
  try {
    const sends = (said: unknown) => post(said, { from: nora, name: 'nora' })
    const said = Array.from({ length: 5 }, (_, n) => reply(nora.actor('nora'), `Tyre number ${n}.`))
    for (const each of said.slice(0, 4)) expect((await sends(each)).status).toBe(202)
    expect(await sends(said[4])).toMatchObject({ status: 429, text: expect.stringContaining('Wait a minute') })
    expect(await words()).not.toContain('Tyre number 4.')
    here.pass(61_000)
    expect((await sends(said[4])).status).toBe(202)
    expect(await words()).toContain('Tyre number 4.')
  } finally {
    await nora.close()
  }
})
