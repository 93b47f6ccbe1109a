import type { InternalStateData, Session } from '@atproto/oauth-client'
import { z } from 'zod'
import { NetworkError, type SignIn } from '#core/channels'
import { keyName, kindAt } from './client-metadata.ts'
import { asTrouble, clientOf, newKey, privateJwk, secretOf } from './oauth.ts'
import { publicServer, Secret, Settings } from './settings.ts'
import { call } from './xrpc.ts'

const Jwk = z.record(z.string(), z.unknown())
const Kept = z.object({
  settings: z.unknown(),
  clientKey: Jwk.optional(),
  state: z.object({
    iss: z.string(),
    dpopKey: Jwk,
    authMethod: z.union([
      z.object({ method: z.literal('none') }),
      z.object({ method: z.literal('private_key_jwt'), kid: z.string() }),
    ]),
    verifier: z.string(),
  }),
})

/** Signing in on the page of the account's own server: by OAuth with PAR, PKCE and DPoP, as the network has it. */
export const signIn: SignIn = {
  async begin({ settings: typed, callbackUrl, state }, tools) {
    const settings = Settings.parse(typed)
    const clientKey = kindAt(callbackUrl) === 'with a key' ? privateJwk(await newKey(['ES256'], keyName)) : undefined
    let kept: { name: string; data: InternalStateData } | undefined
    const stateStore = {
      get: async () => undefined,
      set: async (name: string, data: InternalStateData) => {
        kept = { name, data }
      },
      del: async () => {},
    }
    const client = await clientOf({ redirectUri: callbackUrl, clientKey, settings, tools, state, stateStore })
    const whom = settings.handle ?? settings.service ?? publicServer
    const url = await client.authorize(whom).catch((err: unknown) => {
      throw notFound(err, whom)
    })
    if (kept === undefined || kept.name !== state) throw new Error('The state of this sign-in is not ours.')
    const { iss, dpopKey, authMethod, verifier } = kept.data
    return {
      url: url.href,
      kept: { settings, clientKey, state: { iss, dpopKey: privateJwk(dpopKey), authMethod, verifier } },
    }
  },

  async finish({ query, kept, callbackUrl }, tools) {
    const { settings: typed, clientKey, state } = Kept.parse(kept)
    const settings = Settings.parse(typed)
    const { JoseKey } = await import('@atproto/jwk-jose')
    const data = { ...state, dpopKey: await JoseKey.fromJWK(state.dpopKey) }
    let session: Session | undefined
    const client = await clientOf({
      redirectUri: callbackUrl,
      clientKey,
      settings,
      tools,
      stateStore: { get: async () => data, set: async () => {}, del: async () => {} },
      sessionStore: {
        get: async () => undefined,
        set: async (_, made) => {
          session = made
        },
        del: async () => {},
      },
    })
    // The client has this one address to come back to, so it need not be named again.
    await client.callback(new URLSearchParams(query)).catch((err: unknown) => {
      throw refusalOf(err, query)
    })
    if (session === undefined) throw new NetworkError('later', 'The sign-in server sent no session.')
    const oauth = { ...secretOf(session), clientKey, redirectUri: callbackUrl }
    const { sub, aud } = oauth.tokenSet
    const described = await call(tools, { service: aud, method: 'com.atproto.repo.describeRepo', query: { repo: sub } })
    const handle = described.ok && typeof described.data.handle === 'string' ? described.data.handle : settings.handle
    return {
      settings: { ...settings, service: new URL(aud).origin, ...(handle && { handle }) },
      secret: Secret.parse({ oauth }),
    }
  },
}

function notFound(err: unknown, whom: string): NetworkError {
  if (err instanceof NetworkError) return err
  const words = err instanceof Error ? err.message : String(err)
  return new NetworkError('refused', `The page on which ${whom} signs in can’t be found: ${words}`, { cause: err })
}

function refusalOf(err: unknown, query: Record<string, string>): NetworkError {
  if (query.error === 'access_denied') return new NetworkError('refused', 'You did not let Sosh in on Bluesky.')
  if (query.error) return new NetworkError('refused', query.error_description ?? `Bluesky said ${query.error}.`)
  return asTrouble(err)
}
