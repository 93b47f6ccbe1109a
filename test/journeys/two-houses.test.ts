import { execFileSync } from 'node:child_process'
import { createServer as createPlainServer } from 'node:http'
import { createServer } from 'node:https'
import { generateCryptoKeyPair, signRequest } from '@fedify/fedify'
import { Agent, fetch } from 'undici'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listInbox } from '#journey/route'
import { editPost, openTopic, postsShown, removePost, reply, spacesOf, topicLines } from '#places/community'
import { decide, moderationQueue } from '#places/moderation'
import { publishArticle, withdrawArticle, writeArticle } from '#places/publish'
import { foundCommunity } from '#places/sites'
import { block, lookElsewhere } from '../../src/places/federation/block.ts'
import { followElsewhere, stopFollowing } from '../../src/places/following/follow-elsewhere.ts'
import { type Authority, openAuthority, startBehindHttps } from '../https-house.ts'
import { memberOf } from '../members.ts'
import { serve } from '../serve.ts'
import { until } from '../until.ts'
import { type World, world } from '../world.ts'

type House = Awaited<ReturnType<typeof startBehindHttps>>

/** Two companies, each with a Sosh of its own, over HTTPS: the riders follow the workshop, and talk with it. */
describe.skipIf(!hasOpenssl() && !process.env.CI)('two houses', () => {
  const riders = world()
  const workshop = world()
  let authority: Authority
  let ridersWeb: House
  let workshopWeb: House
  let agent: Agent
  const closing: (() => Promise<unknown>)[] = []
  const sites = { riders: '', workshop: '' }
  let asked: { id: string; firstPost: string }
  let stands: { id: string }
  let answered: { id: string }

  beforeAll(async () => {
    authority = await openAuthority()
    agent = new Agent({ connect: { ca: authority.certificate } })
    sites.riders = (await foundCommunity(riders.as('ada'), { name: 'Cargo Riders', language: 'en' })).id
    sites.workshop = (await foundCommunity(workshop.as('ada'), { name: 'The Workshop', language: 'en' })).id
    ridersWeb = await startBehindHttps(riders, authority)
    workshopWeb = await startBehindHttps(workshop, authority)
  }, 250_000)

  afterAll(async () => {
    for (const close of closing) await close()
    await ridersWeb?.[Symbol.asyncDispose]()
    await workshopWeb?.[Symbol.asyncDispose]()
    await agent?.destroy()
    await authority?.[Symbol.asyncDispose]()
  }, 60_000)

  const spaceOf = (here: World, siteId: string) =>
    until('its first space is made', async () => (await spacesOf(here.ctx, siteId))[0]?.id)
  const actorOf = (here: World, name: string) =>
    until(`${name} can be followed`, async () =>
      (await lookElsewhere(here.as('ada'))).actors.find(each => each.address.startsWith(`@${name}@`)),
    )
  const postsOf = (here: World, topicId: string) => postsShown(here.ctx, topicId, { from: 1, to: 100, accepted: null })
  const followed = async (whom: string) =>
    (await lookElsewhere(riders.as('ada'))).following.find(each => each.whom === whom.replace(/^@/, ''))
  const follow = async (whom: string) => {
    const { id: actorId } = await actorOf(riders, 'community')
    return followElsewhere(riders.as('ada'), { actorId, whom })
  }
  const topicOf = async (siteId: string, title: string) =>
    (await topicLines(riders.ctx, { siteId })).find(each => each.title === title)

  test('only who speaks for the riders decides whom they follow, and the workshop lets them', async () => {
    const whom = `@community@${workshopWeb.host}`
    const { id: actorId } = await actorOf(riders, 'community')
    await actorOf(workshop, 'community')
    await expect(followElsewhere(riders.as('ines'), { actorId, whom })).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(follow(`@community@${ridersWeb.host}`)).rejects.toThrow('your own server')
    await follow(whom)
    const found = await until('they are let', async () => {
      const row = await followed(whom)
      return row?.acceptedAt ? row : undefined
    })
    expect(found.name).toBe('The Workshop')
    expect((await actorOf(workshop, 'community')).followers).toBe(1)
    await expect(follow(whom)).rejects.toMatchObject({ kind: 'conflict' })
  })

  test('what Priya asks in the workshop stands with the riders, under its title, and in their inbox', async () => {
    const priya = await memberOf(workshop.ctx, 'priya')
    const topic = await openTopic(priya.ctx, {
      ...{ siteId: sites.workshop, spaceId: await spaceOf(workshop, sites.workshop) },
      ...{ title: 'Who has trued a wheel of a Cargo L?', text: 'Mine wobbles since the *last* tour.' },
    })
    asked = { id: topic.id, firstPost: (await postsOf(workshop, topic.id))[0]?.id ?? '' }
    stands = await until('it stands there', () => topicOf(sites.riders, 'Who has trued a wheel of a Cargo L?'))
    const [post] = await postsOf(riders, stands.id)
    expect(post?.text).toBe('Priya:\n\nMine wobbles since the last tour.')
    expect(post?.author.name).toBe(`The Workshop (@community@${workshopWeb.host})`)
    await until('it is in the inbox', async () =>
      (await listInbox(riders.as('ines'), { view: 'everything' })).rows.find(row => row.text.includes('wobbles')),
    )
  })

  test('Rosa answers among the riders; the workshop reads it first, as it reads whoever is new, and lets it stand', async () => {
    const rosa = await memberOf(riders.ctx, 'rosa')
    answered = await reply(rosa.ctx, { topicId: stands.id, text: 'I did, by https://wheels.example/true last week.' })
    const waiting = await until('it waits to be read', async () => {
      const { cases } = await moderationQueue(workshop.as('ada'))
      return cases[0]
    })
    expect(await postsOf(workshop, asked.id)).toHaveLength(1)
    await decide(workshop.as('ada'), { caseId: waiting.id, does: 'fine' })
    const posts = await until('it stands', async () => {
      const found = await postsOf(workshop, asked.id)
      return found.length === 2 && found
    })
    expect(posts[1]?.text).toContain('wheels.example/true')
    expect(posts[1]?.text).toContain('Rosa')
    expect(posts[1]?.author.name).toBe(`Cargo Riders (@community@${ridersWeb.host})`)
    await until('it is in the inbox', async () =>
      (await listInbox(workshop.as('ines'), { view: 'everything' })).rows.find(row => row.text.includes('wobbles')),
    )
  })

  test('what is said back reaches the riders in the same topic, and comes back to nobody as new', async () => {
    const priya = (await workshop.database.pool.query(`select id from member where handle = 'priya'`)).rows[0].id
    const me = {
      kind: 'member',
      memberId: priya,
      handle: 'priya',
      name: 'Priya',
      employeeId: null,
      sessionId: 'x',
    } as const
    await reply({ ...workshop.ctx, actor: me }, { topicId: asked.id, text: 'Thank you, Rosa!', replyTo: 2 })
    await until('it stands with the riders', async () =>
      (await postsOf(riders, stands.id)).find(each => each.text.includes('Thank you, Rosa!')),
    )
    expect((await postsOf(riders, stands.id))[2]).toMatchObject({ replyTo: 2 })
    expect(await postsOf(workshop, asked.id)).toHaveLength(3)
    expect(await topicLines(workshop.ctx, { siteId: sites.workshop })).toHaveLength(1)
    expect(await topicLines(riders.ctx, { siteId: sites.riders })).toHaveLength(1)

    await editPost({ ...workshop.ctx, actor: me }, { postId: asked.firstPost, text: 'Mine wobbles no more.' })
    const changed = await until('the change is followed', async () => {
      const [first] = await postsOf(riders, stands.id)
      return first?.revision === 1 && first
    })
    expect(changed.text).toBe('Priya:\n\nMine wobbles no more.')
  })

  test('Rosa’s change and her taking back are followed in the workshop', async () => {
    const rosa = (await riders.database.pool.query(`select id from member where handle = 'rosa'`)).rows[0].id
    const me = {
      kind: 'member',
      memberId: rosa,
      handle: 'rosa',
      name: 'Rosa',
      employeeId: null,
      sessionId: 'x',
    } as const
    const ctx = { ...riders.ctx, actor: me }
    await editPost(ctx, { postId: answered.id, text: 'I did, with a spoke key.' })
    await until('the change is followed', async () =>
      (await postsOf(workshop, asked.id)).find(each => each.text.includes('with a spoke key')),
    )
    await removePost(ctx, { postId: answered.id })
    await until('it is gone', async () => (await postsOf(workshop, asked.id))[1]?.removedAt)
  })

  test('who follows the blog has each article, read first where it links somewhere, and hears when it is withdrawn', async () => {
    const ines = workshop.as('ines')
    const first = await writeArticle(ines, { title: 'Spokes', text: 'They break at the **bend**.' })
    await publishArticle(ines, first.id, { version: first.version })
    await actorOf(workshop, 'blog')
    const blog = `blog@${workshopWeb.host}`
    await follow(blog)
    await until('they are let', async () => (await followed(blog))?.acceptedAt)
    const second = await writeArticle(ines, { title: 'Hubs and their grease', text: 'Once a **year** will do.' })
    await publishArticle(ines, second.id, { version: second.version })
    const { cases } = await until('what links somewhere waits to be read first', async () => {
      const queue = await moderationQueue(riders.as('ada'))
      return queue.cases.length > 0 && queue
    })
    await decide(riders.as('ada'), { caseId: cases[0]?.id ?? '', does: 'fine' })
    const { id } = await until('it stands with the riders', () => topicOf(sites.riders, 'Hubs and their grease'))
    const [post] = await postsOf(riders, id)
    expect(post?.text).toContain('Once a year will do.')
    expect(post?.author.name).toContain('Inés Navarro (@ines-navarro@')
    await until('it is known whose it is', async () => {
      const { rows } = await riders.database.pool.query('select 1 from federation_post where post_id = $1', [post?.id])
      return rows.length === 1
    })
    await withdrawArticle(ines, second.id, { reason: 'Twice a year, it turned out.' })
    await until('it is gone there, too', async () => (await postsOf(riders, id))[0]?.removedAt)
  })

  test('who says they are the riders and has not their key is refused', async () => {
    const { links } = (await (
      await fetch(`${ridersWeb.url}/.well-known/webfinger?resource=acct:community@${ridersWeb.host}`, {
        dispatcher: agent,
      })
    ).json()) as { links: { rel: string; href: string }[] }
    const actor = links.find(each => each.rel === 'self')?.href ?? ''
    const mallory = await generateCryptoKeyPair('RSASSA-PKCS1-v1_5')
    const everybody = 'https://www.w3.org/ns/activitystreams#Public'
    const object = {
      ...{ id: `${ridersWeb.url}/fediverse/posts/${crypto.randomUUID()}`, type: 'Note', attributedTo: actor },
      ...{ content: '<p>Buy my wheels.</p>', to: [everybody] },
      inReplyTo: `${workshopWeb.url}/fediverse/posts/${asked.firstPost}`,
    }
    const activity = { '@context': 'https://www.w3.org/ns/activitystreams', id: `${object.id}#create`, type: 'Create' }
    const body = JSON.stringify({ ...activity, actor, to: [everybody], object })
    const inbox = `${workshopWeb.url}/fediverse/inbox`
    const headers = { 'content-type': 'application/activity+json' }
    const signed = await signRequest(
      new Request(inbox, { method: 'POST', headers, body }),
      mallory.privateKey,
      new URL(`${actor}#main-key`),
    )
    const sent = (headers: [string, string][]) => fetch(inbox, { method: 'POST', headers, body, dispatcher: agent })
    expect((await sent([...signed.headers])).status).toBe(401)
    expect((await sent([['content-type', 'application/activity+json']])).status).toBe(401)
    expect((await postsOf(workshop, asked.id)).map(each => each.text).join()).not.toContain('Buy my wheels')
  })

  test('nobody inside is asked, and nobody whom no authority known here vouches for', async () => {
    const arrived: string[] = []
    const inside = createPlainServer((request, response) => {
      arrived.push(request.url ?? '')
      response.end('{}')
    })
    await new Promise<void>(resolve => inside.listen(0, '127.0.0.2', resolve))
    const { port } = inside.address() as { port: number }
    const other = await openAuthority()
    const stranger = await serve(
      createServer(await other.vouchFor('127.0.0.1'), (request, response) => {
        arrived.push(request.url ?? '')
        response.end('{}')
      }),
    )
    closing.push(
      stranger.close,
      async () => inside.close(),
      async () => other[Symbol.asyncDispose](),
    )
    const whyNot = (whom: string) => until('it is told why not', async () => (await followed(whom))?.whyNot, 15_000)
    await follow(`keys@127.0.0.2:${port}`)
    expect(await whyNot(`keys@127.0.0.2:${port}`)).toContain('Sosh does not open 127.0.0.2')
    await follow(`lea@${stranger.host}`)
    expect(await whyNot(`lea@${stranger.host}`)).toBe(`${stranger.host} has no valid certificate.`)
    expect(arrived).toEqual([])
  })

  test('followed no more, nothing new comes, and what came stays', async () => {
    const { id } = (await followed(`community@${workshopWeb.host}`)) ?? { id: '' }
    await stopFollowing(riders.as('ada'), id)
    await until('the workshop knows', async () => (await actorOf(workshop, 'community')).followers === 0)
    expect(await topicOf(sites.riders, 'Who has trued a wheel of a Cargo L?')).toBeTruthy()
  })

  test('blocked, the workshop is followed by nobody, and is not asked again though it was met before', async () => {
    await block(riders.as('ada'), { whom: workshopWeb.host, why: 'They sell our addresses.' })
    expect(await followed(`blog@${workshopWeb.host}`)).toBeUndefined()
    await follow(`community@${workshopWeb.host}`)
    const whyNot = await until(
      'it is told why not',
      async () => (await followed(`community@${workshopWeb.host}`))?.whyNot,
    )
    expect(whyNot).toBe('We don’t take this: They sell our addresses.')
    expect((await actorOf(workshop, 'community')).followers).toBe(0)
  })
})

function hasOpenssl(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
