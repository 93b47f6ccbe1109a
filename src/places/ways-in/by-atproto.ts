import { createHash, randomBytes } from 'node:crypto'
import type { InternalStateData, Key, OAuthClient, Session } from '@atproto/oauth-client'
import { z } from 'zod'
import { Problem } from '#lib/problem'
import type { Context } from '#platform/context'
import { type Method, providerOf, type WayIn } from './model.ts'
import { saidNo, troubleOf } from './trouble.ts'

/** To know who it is, and nothing else. */
const scope = 'atproto'

const Kept = z.object({ iss: z.string(), dpopKey: z.record(z.string(), z.unknown()), verifier: z.string() })

/**
 * An account of the AT Protocol (https://atproto.com/specs/oauth), on whichever server it lives: PAR, PKCE and DPoP by the
 * network’s own library, which also makes sure that the server that answers is the one that speaks for this account. Nothing
 * is done there in their name: the tokens are given back at once.
 */
export const byAtproto: Method = {
  async begin(ctx, way, { who, back }) {
    refuseUnreachable(way, back)
    const handle = who.trim().replace(/^@/, '').toLowerCase()
    let begun: { state: string; data: InternalStateData } | undefined
    const client = await clientOf(ctx, way, back, {
      keepState: (state, data) => {
        begun = { state, data }
      },
    })
    try {
      const url = await client.authorize(handle || resolverOf(way), { scope })
      if (!begun) throw new Error('The library kept no state.')
      const { state, data } = begun
      return {
        url: url.href,
        state,
        kept: { iss: data.iss, dpopKey: privateJwk(data.dpopKey), verifier: data.verifier },
      }
    } catch (error) {
      const known = troubleOf(error, way.label)
      if (known instanceof Problem && known.kind !== 'unavailable') throw known
      throw new Problem(
        'invalid',
        `The page on which ${handle || 'you'} would sign in can’t be found. Look at the handle.`,
      )
    }
  },

  async finish(ctx, way, { query, kept, back }) {
    if (query.error) throw saidNo(way)
    const { iss, dpopKey, verifier } = Kept.parse(kept)
    const { JoseKey } = await import('@atproto/jwk-jose')
    const data: InternalStateData = {
      iss,
      verifier,
      dpopKey: await JoseKey.fromJWK({ ...dpopKey }),
      authMethod: { method: 'none' },
    }
    let made: Session | undefined
    const client = await clientOf(ctx, way, back, {
      state: data,
      keepSession: session => {
        made = session
      },
      session: () => made,
    })
    try {
      const { session } = await client.callback(new URLSearchParams(query))
      const did = session.did
      const known = await client.identityResolver.resolve(did).catch(() => undefined)
      await session.signOut().catch(() => {})
      const handle = known && known.handle !== 'handle.invalid' ? known.handle : ''
      return { provider: providerOf(way), accountId: did, name: handle.split('.')[0] ?? '', shownAs: handle || did }
    } catch (error) {
      throw troubleOf(error, way.label)
    }
  },
}

/** How this place introduces itself to servers, which read it at the address that is its name. It holds no key: it does nothing there. */
export function clientMetadata(back: string) {
  const { origin, protocol } = new URL(back)
  const common = {
    client_name: 'Sosh',
    redirect_uris: [back] as [`https://${string}`],
    grant_types: ['authorization_code'] as ['authorization_code'],
    response_types: ['code'] as ['code'],
    scope,
    dpop_bound_access_tokens: true,
    token_endpoint_auth_method: 'none' as const,
  }
  if (protocol === 'https:')
    return {
      ...common,
      client_id: back.replace(/\/back$/, '/client.json') as `https://${string}`,
      client_uri: origin as `https://${string}`,
      application_type: 'web' as const,
    }
  // On this machine’s own address nobody could read it: there the specification has a name that says it all.
  const name = new URL('http://localhost')
  name.searchParams.set('redirect_uri', back)
  name.searchParams.set('scope', scope)
  return { ...common, client_id: `http://localhost?${name.searchParams}` as const, application_type: 'native' as const }
}

/** Servers read at our address who we are; on this machine the specification allows a number only. */
function refuseUnreachable({ label }: WayIn, back: string): void {
  const { hostname, protocol } = new URL(back)
  const isHere = hostname === '127.0.0.1' || hostname === '[::1]'
  if (protocol === 'https:' ? hostname.includes('.') : isHere) return
  throw new Problem(
    'unavailable',
    `${label} lets people come in only to places at a public https address. This is none yet.`,
  )
}

interface Lent {
  keepState?: (name: string, data: InternalStateData) => void
  state?: InternalStateData
  keepSession?: (session: Session) => void
  session?: () => Session | undefined
}

async function clientOf(ctx: Context, way: WayIn, back: string, lent: Lent): Promise<OAuthClient> {
  const { OAuthClient } = await import('@atproto/oauth-client')
  const { JoseKey } = await import('@atproto/jwk-jose')
  const directory = way.settings.directory ?? 'https://plc.directory'
  const resolver = resolverOf(way)
  return new OAuthClient({
    responseMode: 'query',
    clientMetadata: clientMetadata(back),
    stateStore: {
      get: async () => lent.state,
      set: async (name, data) => lent.keepState?.(name, data),
      del: async () => {},
    },
    sessionStore: {
      get: async () => lent.session?.(),
      set: async (_, session) => lent.keepSession?.(session),
      del: async () => {},
    },
    // An address without TLS was typed by an administrator: a server of the house.
    allowHttp: resolver.startsWith('http:') || directory.startsWith('http:'),
    plcDirectoryUrl: directory,
    handleResolver: resolver,
    fetch: (input, init) => ctx.fetch(input, init),
    runtimeImplementation: {
      createKey: algorithms => JoseKey.generate(algorithms),
      getRandomValues: length => randomBytes(length),
      digest: (data, { name }) => createHash(name).update(data).digest(),
    },
  })
}

const resolverOf = ({ settings }: WayIn) => settings.resolver ?? 'https://bsky.social'

function privateJwk(key: Key): object {
  if (!key.privateJwk) throw new Error('This key can’t be kept: its private part is missing.')
  return { ...key.privateJwk }
}
