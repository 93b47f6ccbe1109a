import { createHash, randomBytes } from 'node:crypto'
import type { InternalStateData, Key, OAuthClient, Session } from '@atproto/oauth-client'
import { renewTogether } from '#connectors/web'
import { type ConnectorTools, NetworkError } from '#core/channels'
import { metadataOf } from './client-metadata.ts'
import type { BlueskyAccount } from './settings.ts'
import { type OAuthSecret, publicServer, type Settings } from './settings.ts'

/**
 * Sosh as a client of the network's OAuth (https://atproto.com/specs/oauth): tokens are bound to a key of ours (DPoP),
 * and where we have a public address, a second key proves that a request is really this Sosh's. Both keys are made
 * for one sign-in and live in its sealed secret. The protocol itself is the network's own library's, loaded when it
 * is first needed.
 */
export interface ClientOptions {
  redirectUri: string
  /** The private key by which this client proves itself; absent on this machine's own address, where none can. */
  clientKey: object | undefined
  settings: Settings
  tools: ConnectorTools
  /** What a request is to bring back; only while somebody signs in. */
  state?: string
  stateStore?: Store<InternalStateData>
  sessionStore?: Store<Session>
}

interface Store<Value> {
  get(key: string): Promise<Value | undefined>
  set(key: string, value: Value): Promise<void>
  del(key: string): Promise<void>
}

const nothing = { get: async () => undefined, set: async () => {}, del: async () => {} }

export async function clientOf(options: ClientOptions): Promise<OAuthClient> {
  const { redirectUri, clientKey, settings, tools, state, stateStore = nothing, sessionStore = nothing } = options
  const { OAuthClient } = await import('@atproto/oauth-client')
  const key = clientKey && (await keyFrom(clientKey))
  const service = settings.service ?? publicServer
  return new OAuthClient({
    responseMode: 'query',
    clientMetadata: metadataOf(redirectUri, key?.bareJwk),
    ...(key && { keyset: [key] }),
    stateStore,
    sessionStore,
    // An address without TLS was typed by an administrator: a server of the house.
    allowHttp: service.startsWith('http:') || settings.plcUrl.startsWith('http:'),
    plcDirectoryUrl: settings.plcUrl,
    handleResolver: service,
    fetch: (input, init) => tools.fetch(input, init),
    runtimeImplementation: {
      createKey: algorithms => newKey(algorithms),
      // The library makes the state of a request from random bytes; here they are those that Sosh gave.
      getRandomValues: length =>
        length === stateLength && state ? Buffer.from(state, 'base64url') : randomBytes(length),
      digest: (data, { name }) => createHash(name).update(data).digest(),
      requestLock: inTurn,
    },
  })
}

/** The length by which the library asks for the state of a request. */
const stateLength = 16

async function keyFrom(jwk: object): Promise<Key> {
  const { JoseKey } = await import('@atproto/jwk-jose')
  return JoseKey.fromJWK({ ...jwk })
}

export async function newKey(algorithms: string[] = ['ES256'], kid?: string): Promise<Key> {
  const { JoseKey } = await import('@atproto/jwk-jose')
  return JoseKey.generate(algorithms, kid)
}

export function privateJwk(key: Key): object {
  if (!key.privateJwk) throw new Error('This key can’t be kept: its private part is missing.')
  return key.privateJwk
}

/** The newest tokens that this process knows of an account: a refresh token is good once, for all who hold it. */
const newest = new Map<string, OAuthSecret>()
const mostKept = 1_000

/** A `fetch` that signs each request as the account, renewing the tokens where they have run out. */
export function fetchAs(account: BlueskyAccount, secret: OAuthSecret): typeof fetch {
  return async (input, init) => {
    const known = newerOf(secret, newest.get(nameOf(secret)))
    const held = runsOut(known, account.tools.now()) ? await renewed(account, known) : known
    const first = await fetchWith(account, held, input, init)
    if (!first.refused) return first.response
    const again = await fetchWith(account, await renewed(account, held), input, init)
    if (again.refused) throw signedOut()
    return again.response
  }
}

/** One request with these tokens, which the library does not renew by itself: that is done for all who hold them. */
async function fetchWith(
  { tools, settings }: BlueskyAccount,
  held: OAuthSecret,
  input: string | URL | Request,
  init: RequestInit | undefined,
): Promise<{ response: Response; refused: boolean }> {
  let refused = false
  const watching: typeof fetch = async (asked, options) => {
    const response = await tools.fetch(asked, options)
    refused ||= response.status === 401 && /error="invalid_token"/.test(response.headers.get('www-authenticate') ?? '')
    return response
  }
  const client = await clientOf({
    redirectUri: held.redirectUri,
    clientKey: held.clientKey,
    settings,
    tools: { ...tools, fetch: watching },
    // Once they are refused, there is nothing here that could be renewed.
    sessionStore: { ...nothing, get: async () => (refused ? undefined : sessionFrom(held)) },
  })
  const url = new URL(input instanceof Request ? input.url : input)
  const session = await client.restore(held.tokenSet.sub, false).catch(err => {
    throw asTrouble(err)
  })
  const response = await session.fetchHandler(url.pathname + url.search, init)
  return { response, refused: refused && response.status === 401 }
}

/** So long before its end a token is renewed; longer than the library waits, which would do it by itself. */
const earlyMs = 60_000

function runsOut({ tokenSet }: OAuthSecret, now: Date): boolean {
  return tokenSet.expires_at !== undefined && Date.parse(tokenSet.expires_at) < now.getTime() + earlyMs
}

/** New tokens in the place of those that were used up, made once for all who hold them. */
function renewed(account: BlueskyAccount, used: OAuthSecret): Promise<OAuthSecret> {
  const name = nameOf(used)
  return inTurn(name, async () => {
    const known = newest.get(name)
    if (known && isNewer(known, used)) return known
    const { oauth } = await renewTogether(account, async ({ oauth }) => {
      if (!oauth) throw signedOut()
      return { oauth: isNewer(oauth, used) ? oauth : await refreshed(account, used) }
    })
    if (!oauth) throw signedOut()
    remember(name, oauth)
    return oauth
  })
}

async function refreshed({ settings, tools }: BlueskyAccount, current: OAuthSecret): Promise<OAuthSecret> {
  let fresh: OAuthSecret | undefined
  let refused = false
  const client = await clientOf({
    redirectUri: current.redirectUri,
    clientKey: current.clientKey,
    settings,
    tools,
    sessionStore: {
      get: () => sessionFrom(current),
      async set(_, session) {
        fresh = { ...current, ...secretOf(session) }
      },
      async del() {
        refused = true
      },
    },
  })
  try {
    await client.restore(current.tokenSet.sub, true)
  } catch (err) {
    // The server’s own word that the refresh token is no longer good ends the session; anything else is its trouble.
    if (refused) throw signedOut()
    throw asTrouble(err)
  }
  if (!fresh) throw new NetworkError('later', 'The sign-in server sent no tokens.')
  return fresh
}

/** One sign-in: its tokens change, what they are bound to stays. */
function nameOf({ tokenSet, redirectUri, dpopKey }: OAuthSecret): string {
  return `${tokenSet.sub} ${redirectUri} ${JSON.stringify(dpopKey)}`
}

function signedOut(): NetworkError {
  return new NetworkError('signed-out', 'Bluesky no longer accepts our sign-in: please sign in again.')
}

export function asTrouble(err: unknown): NetworkError {
  if (err instanceof NetworkError) return err
  const words = err instanceof Error ? err.message : String(err)
  return new NetworkError('later', `The sign-in server did not answer as it should: ${words}`, { cause: err })
}

async function sessionFrom({ dpopKey, clientKey, tokenSet }: OAuthSecret): Promise<Session> {
  const key = clientKey && (await keyFrom(clientKey))
  return {
    dpopKey: await keyFrom(dpopKey),
    authMethod: key?.kid ? { method: 'private_key_jwt', kid: key.kid } : { method: 'none' },
    // Its types are of literals (a DID, a URL), which the schema of the secret has checked.
    tokenSet: tokenSet as Session['tokenSet'],
  }
}

/** What of a session is kept; nothing without a token that can renew it. */
export function secretOf({ dpopKey, tokenSet }: Session): Pick<OAuthSecret, 'dpopKey' | 'tokenSet'> {
  const { refresh_token } = tokenSet
  if (!tokenSet.access_token || !refresh_token) throw new NetworkError('later', 'The sign-in server sent no tokens.')
  return { dpopKey: { ...privateJwk(dpopKey) }, tokenSet: { ...tokenSet, refresh_token } }
}

function newerOf(one: OAuthSecret, other: OAuthSecret | undefined): OAuthSecret {
  return other !== undefined && isNewer(other, one) ? other : one
}

function isNewer(one: OAuthSecret, than: OAuthSecret): boolean {
  const expires = ({ tokenSet }: OAuthSecret) => Date.parse(tokenSet.expires_at ?? '') || 0
  return expires(one) > expires(than)
}

function remember(name: string, secret: OAuthSecret): void {
  newest.delete(name)
  newest.set(name, secret)
  const oldest = newest.size > mostKept ? newest.keys().next().value : undefined
  if (oldest !== undefined) newest.delete(oldest)
}

const turns = new Map<string, Promise<unknown>>()

/** One renewal at a time for each account. */
async function inTurn<Result>(name: string, work: () => Result | PromiseLike<Result>): Promise<Result> {
  const before = turns.get(name) ?? Promise.resolve()
  const mine = before.catch(() => {}).then(work)
  turns.set(name, mine)
  try {
    return await mine
  } finally {
    if (turns.get(name) === mine) turns.delete(name)
  }
}
