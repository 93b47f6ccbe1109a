import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { email as emailConnector } from '#connectors/email'
import { mastodon as mastodonConnector } from '#connectors/mastodon'
import type { Connector, OpenSource } from '#core/channels'
import { mergesOf, unmergePeople, wholePerson } from '#core/people'
import { newId } from '#lib/id'
import { openTopic, spacesOf } from '#places/community'
import { findMaster, foundCommunity } from '#places/sites'
import { closeWay, openWay, type WayIn } from '#places/ways-in'
import { as, type Context } from '#platform/context'
import { type Live, openLive } from '#platform/live'
import { plainTools } from '../../../test/conformance.ts'
import { startMailHost } from '../../../test/networks/mail.ts'
import { type MastodonServer, startMastodon } from '../../../test/networks/mastodon.ts'
import { heard, quietSource } from '../../../test/post.ts'
import { until } from '../../../test/until.ts'
import { world } from '../../../test/world.ts'
import { createApp } from '../api/app.ts'
import { startWorker } from '../worker.ts'

const here = world()
let app: ReturnType<typeof createApp>
let live: Live
let origin = ''
let issuer = ''
let halden: WayIn
let doubtful: WayIn
let fediverse: WayIn
let openid: Server
let mastodon: MastodonServer
let worker: AsyncDisposable
let quiet = ''

/** Who signs in at the provider, and what it says of them. */
const people: Record<string, { name: string; email: string; email_verified: boolean }> = {
  rosa: { name: 'Rosa Ibáñez', email: 'rosa@customers.example', email_verified: true },
  ben: { name: 'Ben Okoro', email: 'ben@customers.example', email_verified: true },
  lena: { name: 'Lena Graf', email: 'lena@customers.example', email_verified: true },
  tarn: { name: 'Tarn', email: 'rosa@customers.example', email_verified: false },
  zoe: { name: '<Zoë>\u202E', email: 'zoe@customers.example', email_verified: true },
}
let signedInThere = 'rosa'

beforeAll(async () => {
  origin = new URL(here.ctx.config.publicUrl).origin
  live = await openLive(here.url)
  app = createApp(here.ctx, live, '/nowhere')
  await foundCommunity(here.as('ada'), { name: 'Halden community' })
  await until('it is open', async () => (await app.request(`${origin}/community`)).status === 200)
  openid = createServer((request, response) => provider.callback()(request, response))
  await new Promise<void>(resolve => openid.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(openid.address() as AddressInfo).port}`
  const clients = ['halden', 'doubtful'].map(name => ({
    client_id: name,
    client_secret: `${name} keeps this & that: 100%`,
    redirect_uris: [`${origin}/community/sign-in/back`],
    ...(name === 'doubtful' && { token_endpoint_auth_method: 'client_secret_post' as const }),
  }))
  const provider = new Provider(issuer, {
    clients,
    cookies: { keys: ['of a test'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
    interactions: { url: (_, { uid }) => `/person/${uid}` },
    features: { devInteractions: { enabled: false } },
  })
  // The page on which a person signs in and says yes: here they do so at once.
  provider.use(async (asked, next) => {
    if (!asked.path.startsWith('/person/')) return next()
    const { prompt, params, grantId } = await provider.interactionDetails(asked.req, asked.res)
    const grant = grantId
      ? await provider.Grant.find(grantId)
      : new provider.Grant({ accountId: signedInThere, clientId: String(params.client_id) })
    grant?.addOIDCScope('openid email profile')
    const result =
      prompt.name === 'login'
        ? { login: { accountId: signedInThere, remember: false } }
        : { consent: { grantId: await grant?.save() } }
    asked.respond = false
    await provider.interactionFinished(asked.req, asked.res, result, { mergeWithLastSubmission: true })
  })
  mastodon = await startMastodon()
  quiet = await quietSource(here.ctx)
  worker = await startWorker({
    ctx: here.ctx,
    database: here.database,
    databaseUrl: here.url,
    [Symbol.asyncDispose]: async () => {},
  })
  const keys = (name: string) => ({ clientId: name, clientSecret: `${name} keeps this & that: 100%` })
  halden = await openWay(here.as('ada'), {
    kind: 'oidc',
    label: 'Halden account',
    issuer,
    ...keys('halden'),
    vouches: true,
  })
  fediverse = await openWay(here.as('ada'), { kind: 'fediverse' })
})

afterAll(async () => {
  openid.close()
  await worker[Symbol.asyncDispose]()
  await mastodon.close()
  await live[Symbol.asyncDispose]()
})

beforeEach(() => here.database.pool.query('delete from member_auth_rate_limit'))

interface Seen {
  status: number
  words: string
  path: string
  headers: Headers
}

/** A browser without scripts: it keeps cookies of each host, and follows where it is sent. */
function visitor() {
  const jars = new Map<string, Map<string, string>>()
  async function go(address: string, form?: Record<string, string>): Promise<Seen> {
    const url = new URL(address, origin)
    const jar = jars.get(url.host) ?? new Map<string, string>()
    jars.set(url.host, jar)
    const isOurs = url.origin === origin
    const init = {
      method: form ? 'POST' : 'GET',
      redirect: 'manual' as const,
      headers: {
        cookie: [...jar].map(pair => pair.join('=')).join('; '),
        ...(isOurs && { host: url.host }),
        ...(form && { origin, 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(form && { body: new URLSearchParams(form).toString() }),
    }
    const response = isOurs ? await app.request(url.href, init) : await fetch(url, init)
    for (const line of response.headers.getSetCookie()) {
      const [name = '', ...value] = (line.split(';')[0] ?? '').split('=')
      if (/max-age=0|expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name)
      else jar.set(name, value.join('='))
    }
    const to = response.headers.get('location') ?? /^0; url=(.+)$/.exec(response.headers.get('refresh') ?? '')?.[1]
    if (to) return go(new URL(to, url).href)
    return {
      status: response.status,
      words: await response.text(),
      path: url.pathname + url.search,
      headers: response.headers,
    }
  }
  const ours = () => jars.get(new URL(origin).host) ?? new Map<string, string>()
  /** Signed out of every other place. */
  const leaveThere = () => {
    for (const host of jars.keys()) if (host !== new URL(origin).host) jars.delete(host)
  }
  return { go, ours, leaveThere }
}

const withHalden = (form: Record<string, string> = {}) => [`/community/sign-in/with/${halden.id}`, form] as const
const password = 'three plain words'

/** Who of our members came in so, as they act here. */
async function memberBy(isSo: string, value: string): Promise<Context> {
  const { rows } = await here.database.pool.query(
    `select distinct m.id, m.handle, m.name from member m join member_auth_user u on u.id = m.user_id
     join member_auth_account a on a."userId" = u.id where ${isSo}`,
    [value],
  )
  expect(rows).toHaveLength(1)
  const [{ handle, id: memberId, name }] = rows
  return as(here.ctx, { kind: 'member', memberId, handle, name, employeeId: null, sessionId: 'here' })
}

/** Says something in the community; returns once it was heard there, and what it proves was looked at. */
async function saysHere(member: Context, text: string): Promise<void> {
  const site = await findMaster(here.ctx)
  const siteId = site?.id ?? ''
  const [space] = await spacesOf(here.ctx, siteId)
  await openTopic(member, { siteId, spaceId: space?.id ?? '', title: text, text })
  await until('it was heard', async () => {
    const { rows } = await here.database.pool.query('select 1 from message where network = $1 and text = $2', [
      'community',
      text,
    ])
    return rows.length === 1
  })
  await settled()
}

const settled = () =>
  until('the news settled', async () => {
    const { rows } = await here.database.pool.query(
      'select count(*)::int from graphile_worker._private_jobs where attempts < max_attempts and run_at <= now()',
    )
    return rows[0].count === 0
  })

const personOf = async (externalId: string): Promise<string> => {
  const { rows } = await here.database.pool.query('select person_id as id from person_account where external_id = $1', [
    externalId,
  ])
  return rows[0]?.id ?? ''
}

const mastodonSource = (): OpenSource => ({
  sourceId: newId(),
  settings: mastodonConnector.settings.parse({ server: mastodon.url, hears: 'public', everySeconds: 1 }),
  tools: plainTools(),
  secret: undefined,
  cursor: undefined,
})

/** Lets the house hear what a network tells of, until so many posts were told. */
async function hearFrom(connector: Connector, source: OpenSource, count: number): Promise<void> {
  const stop = new AbortController()
  let told = 0
  for await (const { news } of connector.listen?.(source, stop.signal) ?? []) {
    await heard(here.ctx, quiet, ...news)
    told += news.length
    if (told < count) continue
    stop.abort()
    break
  }
  await settled()
}

describe('by an OpenID provider', () => {
  test('Rosa comes in with the account she has with us, and again as the same member', async () => {
    const rosa = visitor()
    expect((await rosa.go('/community/sign-in')).words).toContain('Sign in with Halden account')
    const inside = await rosa.go(...withHalden({ next: '/community/rules' }))
    expect(inside.path).toBe('/community/rules')
    expect(inside.words).toContain('Rosa Ibáñez')
    expect((await rosa.go('/community/account')).words).toContain('You have shown that it is yours')
    const again = visitor()
    expect((await again.go(...withHalden())).words).toContain('Rosa Ibáñez')
    const { rows } = await here.database.pool.query(`select count(*)::int from member where name = 'Rosa Ibáñez'`)
    expect(rows[0]).toEqual({ count: 1 })
    const kept = await here.database.pool.query('select "accessToken", "idToken" from member_auth_account')
    expect(kept.rows).toEqual([{ accessToken: null, idToken: null }])
  })

  test('a name from elsewhere is never markup and hides nothing; whoever has none is asked', async () => {
    signedInThere = 'zoe'
    expect((await visitor().go(...withHalden())).words).toContain('>Zoë<')
    people.nobody = { name: '', email: 'nobody@customers.example', email_verified: true }
    signedInThere = 'nobody'
    expect((await visitor().go(...withHalden())).words).toContain('What shall people call you?')
  })

  test('an address that is not confirmed there opens nobody’s account', async () => {
    signedInThere = 'tarn'
    const tarn = visitor()
    await tarn.go(...withHalden())
    const account = await tarn.go('/community/account')
    expect(account.words).toContain('value="Tarn"')
    expect(account.words).toContain('You have told us none')
    expect(account.words).not.toContain('value="Rosa')
    expect((await tarn.go('/community/account/data')).words).not.toContain('elsewhere.invalid')
  })

  test('a provider whose word on addresses we don’t take opens nobody’s account', async () => {
    await closeWay(here.as('ada'), halden.id)
    const clientSecret = 'doubtful keeps this & that: 100%'
    doubtful = await openWay(here.as('ada'), {
      kind: 'oidc',
      label: 'Doubtful',
      issuer,
      clientId: 'doubtful',
      clientSecret,
    })
    people.other = { name: 'Other', email: 'rosa@customers.example', email_verified: true }
    signedInThere = 'other'
    const other = visitor()
    await other.go(`/community/sign-in/with/${doubtful.id}`, {})
    expect((await other.go('/community/account')).words).toContain('You have told us none')
    expect((await visitor().go(...withHalden())).status).toBe(404)
    await closeWay(here.as('ada'), doubtful.id)
    const keys = { clientId: 'halden', clientSecret: 'halden keeps this & that: 100%', vouches: true }
    halden = await openWay(here.as('ada'), { kind: 'oidc', label: 'Halden account', issuer, ...keys })
    signedInThere = 'rosa'
    const rosa = visitor()
    await rosa.go(...withHalden())
    expect((await rosa.go('/community/account')).words).toContain('rosa@customers.example')
  })

  test('who came by password and confirmed the address is one member with who comes by the same address', async () => {
    const ben = visitor()
    await ben.go('/community/sign-up', { name: 'Ben', email: 'ben@customers.example', password })
    await here.database.pool.query(`update member_auth_user set "emailVerified" = true where email like 'ben@%'`)
    signedInThere = 'ben'
    const again = visitor()
    expect((await again.go(...withHalden())).words).toContain('>Ben<')
    expect((await visitor().go('/community/sign-in', { email: 'ben@customers.example', password })).status).toBe(200)
  })

  test('who put a password on Lena’s address before her is out as soon as she comes', async () => {
    const thief = visitor()
    await thief.go('/community/sign-up', { name: 'Lena', email: 'lena@customers.example', password })
    await here.database.pool.query(`
      insert into member_auth_passkey (id, "publicKey", "userId", "credentialID", counter, "deviceType", "backedUp")
      select 'theirs', 'x', id, 'x', 0, 'singleDevice', false from member_auth_user where email like 'lena@%'`)
    signedInThere = 'lena'
    const lena = visitor()
    expect((await lena.go(...withHalden())).status).toBe(200)
    expect((await thief.go('/community/account')).status).toBe(403)
    expect((await visitor().go('/community/sign-in', { email: 'lena@customers.example', password })).status).toBe(401)
    const { rows } = await here.database.pool.query(`select 1 from member_auth_passkey where id = 'theirs'`)
    expect(rows).toEqual([])
  })

  test('nobody is sent back in the name of another: the way back is good once, in one browser', async () => {
    signedInThere = 'ben'
    const ben = visitor()
    const { words } = await (async () => {
      const response = await app.request(`${origin}/community/sign-in/with/${halden.id}`, {
        method: 'POST',
        headers: { host: new URL(origin).host, origin, 'content-type': 'application/x-www-form-urlencoded' },
        body: '',
      })
      return { words: response.headers.get('refresh') ?? '' }
    })()
    const url = words.replace('0; url=', '')
    const came = await ben.go(url)
    expect(came.status).toBe(403)
    expect(came.words).toContain('begun in another browser')
    expect(ben.ours().size).toBe(0)
    expect((await ben.go(came.path)).status).toBe(403)
  })
})

describe('by an account in the fediverse', () => {
  const mine = (form: Record<string, string>) => [`/community/sign-in/with/${fediverse.id}`, form] as const

  test('Acme comes in from a server of their own, by its number there and no address', async () => {
    const acme = visitor()
    expect((await acme.go(...mine({ who: 'not a server' }))).status).toBe(400)
    const inside = await acme.go(...mine({ who: mastodon.url }))
    expect(inside.words).toContain('Acme')
    expect(mastodon.calls).toContain('POST /api/v1/apps')
    const { rows } = await here.database.pool.query(
      `select "accountId", "shownAs", "accessToken" from member_auth_account where "providerId" = 'fediverse'`,
    )
    expect(rows).toEqual([
      {
        accountId: `${mastodon.host} ${mastodon.account('acme').id}`,
        shownAs: `@acme@${mastodon.host}`,
        accessToken: null,
      },
    ])
  })

  test('what Acme says here and on that server is one person’s by this proof, Ana’s is not, and what a person parts stays so', async () => {
    const acme = await memberBy(`a."shownAs" = $1`, `@acme@${mastodon.host}`)
    await saysHere(acme, 'Is the Halden Tour heavy? I ask elsewhere, too.')
    mastodon.account('acme').post('Is the Halden Tour heavy?')
    mastodon.account('ana').post('The Halden Tour is heavy.')
    await hearFrom(mastodonConnector, mastodonSource(), 2)
    const [theirs, ana] = [await personOf(`acme@${mastodon.host}`), await personOf(`ana@${mastodon.host}`)]
    const [merge] = await until('both are one', () => mergesOf(here.ctx, [theirs]).then(found => found[0] && found))
    expect(merge).toMatchObject({
      how: 'sign-in',
      evidence: [{ words: 'They signed in to our community with this account of mastodon.' }],
    })
    expect((await wholePerson(here.ctx, ana)).ids).toEqual([ana])
    await unmergePeople(here.as('ada'), merge?.id ?? '', { why: 'A family shares that account.' })
    mastodon.account('acme').post('Is the Halden Tour long?')
    await hearFrom(mastodonConnector, mastodonSource(), 3)
    await saysHere(acme, 'Is it long?')
    expect((await wholePerson(here.ctx, theirs)).ids).toEqual([theirs])
  })

  test('who confirmed the address that mail comes from is its writer, with the doubt that a sender can be forged; who only claims it is not', async () => {
    const mail = await startMailHost()
    onTestFinished(() => mail.close())
    await mail.deliver({ from: 'Rosa <rosa@customers.example>', subject: 'Brakes', text: 'My brakes squeak.' })
    await mail.deliver({ from: 'Mia <mia@customers.example>', subject: 'Lights', text: 'My lights flicker.' })
    await hearFrom(emailConnector, mail.source(undefined), 2)
    const writer = await personOf('rosa@customers.example')
    await saysHere(await memberBy('u.email = $1', 'rosa@customers.example'), 'And my bell is silent.')
    const [merge] = await until('both are one', () => mergesOf(here.ctx, [writer]).then(found => found[0] && found))
    expect(merge).toMatchObject({ how: 'mail', mergedByName: null })
    expect(merge?.evidence[0]?.words).toMatch(/^The mail address that they confirmed .* A sender can be forged/)
    // Mia’s address on an account that nobody confirmed proves nothing until the link in its mail is pressed.
    await visitor().go('/community/sign-up', { name: 'Mallory', email: 'mia@customers.example', password })
    const claims = await memberBy('u.email = $1', 'mia@customers.example')
    await saysHere(claims, 'These lights are mine.')
    const mia = await personOf('mia@customers.example')
    expect((await wholePerson(here.ctx, mia)).ids).toEqual([mia])
    await here.database.pool.query(`update member_auth_user set "emailVerified" = true where email like 'mia@%'`)
    await mail.deliver({ from: 'Mia <mia@customers.example>', subject: 'Lights', text: 'They flicker on.' })
    await hearFrom(emailConnector, mail.source(undefined), 3)
    await until('both are one', async () => (await wholePerson(here.ctx, mia)).ids.length === 2)
  })

  test('the last way in can’t be taken off, and a way that opens another account can’t be added', async () => {
    const acme = visitor()
    await acme.go(...mine({ who: mastodon.url }))
    const { rows } = await here.database.pool.query(
      `select id from member_auth_account where "providerId" = 'fediverse'`,
    )
    const remove = `/community/account/ways/${rows[0].id}`
    expect((await acme.go(remove, {})).words).toContain('Nothing else would open your account')
    signedInThere = 'rosa'
    const taken = await acme.go(...withHalden({ add: 'yes', next: '/community/account?done=way-added' }))
    expect(taken.status).toBe(409)
    expect((await visitor().go(remove, {})).status).toBe(403)
    people.acme = { name: 'Acme', email: 'acme@customers.example', email_verified: true }
    signedInThere = 'acme'
    acme.leaveThere()
    const added = await acme.go(...withHalden({ add: 'yes', next: '/community/account?done=way-added' }))
    expect(added.words).toContain('From now on you can sign in with it, too.')
    expect(added.words).toContain(`@acme@${mastodon.host}`)
    expect((await acme.go(remove, {})).words).toContain('It opens your account no longer.')
    expect((await visitor().go(...withHalden())).words).toContain('>Acme<')
    expect((await visitor().go(...withHalden({ add: 'yes' }))).status).toBe(403)
  })
})

describe('by an account of the AT Protocol, at an address that nobody else can read', () => {
  test('Rosa is told in words why she can’t', async () => {
    const way = await openWay(here.as('ada'), { kind: 'atproto' })
    const tried = await visitor().go(`/community/sign-in/with/${way.id}`, { who: 'rosa.example' })
    expect([new URL(origin).hostname, tried.status]).toEqual(['localhost', 503])
    expect(tried.words).toContain('only to places at a public https address')
  })
})

describe('at the desk', () => {
  test('only an administrator opens and closes ways, no secret is shown, and no private address is asked', async () => {
    await expect(openWay(here.as('ines'), { kind: 'atproto' })).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(closeWay(here.as('ines'), halden.id)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(openWay(here.as('ada'), { kind: 'fediverse' })).rejects.toMatchObject({ kind: 'conflict' })
    const wrong = {
      kind: 'oidc',
      label: 'Wrong',
      issuer: `${issuer}/elsewhere`,
      clientId: 'x',
      clientSecret: 'y',
    } as const
    await expect(openWay(here.as('ada'), wrong)).rejects.toMatchObject({ kind: 'unavailable' })
    const { rows } = await here.database.pool.query('select row_to_json(s)::text as row from secret s')
    for (const { row } of rows) expect(row).not.toContain('this & that')
  })
})
