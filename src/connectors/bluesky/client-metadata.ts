import { NetworkError } from '#core/channels'

/** What Sosh asks to be allowed: to read and write as the account does, direct messages and settings left out. */
const scope = 'atproto transition:generic'
const keyForm = /^[A-Za-z0-9_-]{43}$/

/**
 * How Sosh introduces itself to a server (https://atproto.com/specs/oauth#clients). A client's name is the address at
 * which this description is found; ours holds the public key by which the client proves itself, so nothing needs to be
 * stored to describe it. On this machine's own address nobody could look it up: there the specification has a client
 * without a key, for trying out.
 */
export function metadataOf(redirectUri: string, key: object | undefined) {
  const back = new URL(redirectUri)
  const common = {
    client_name: 'Sosh',
    redirect_uris: [redirectUri] as [`https://${string}`],
    grant_types: ['authorization_code', 'refresh_token'] as ['authorization_code', 'refresh_token'],
    response_types: ['code'] as ['code'],
    scope,
    dpop_bound_access_tokens: true,
  }
  if (key === undefined) {
    const clientId = new URL('http://localhost')
    clientId.searchParams.set('redirect_uri', redirectUri)
    clientId.searchParams.set('scope', scope)
    return {
      ...common,
      client_id: `http://localhost?${clientId.searchParams}` as const,
      application_type: 'native' as const,
      token_endpoint_auth_method: 'none' as const,
    }
  }
  const { x, y } = pointOf(key)
  return {
    ...common,
    client_id: new URL(`/connect/bluesky/${x}.${y}/client.json`, back).href as `https://${string}`,
    client_uri: back.origin as `https://${string}`,
    application_type: 'web' as const,
    token_endpoint_auth_method: 'private_key_jwt' as const,
    token_endpoint_auth_signing_alg: 'ES256',
    jwks: {
      keys: [
        { kty: 'EC' as const, crv: 'P-256' as const, x, y, kid: keyName, alg: 'ES256' as const, use: 'sig' as const },
      ],
    },
  }
}

/** Each client has one key only, so its name is always the same. */
export const keyName = 'sosh'

/** The description of a client by the key in its address; `undefined` where that is no key. */
export function describedClient(key: string, redirectUri: string): object | undefined {
  const [x = '', y = '', surplus] = key.split('.')
  if (surplus !== undefined || !keyForm.test(x) || !keyForm.test(y)) return undefined
  return metadataOf(redirectUri, { x, y })
}

/** The parts of a public key that are not the same for all: it is on the curve P-256. */
function pointOf(key: object): { x: string; y: string } {
  const { x, y } = key as { x?: unknown; y?: unknown }
  if (typeof x === 'string' && typeof y === 'string') return { x, y }
  throw new Error('This is no public key on P-256.')
}

/** Which kind of client Sosh can be at its address; refuses in words where the network allows none. */
export function kindAt(callbackUrl: string): 'with a key' | 'on this machine' {
  const { protocol, hostname, port } = new URL(callbackUrl)
  if (protocol === 'https:' && hostname.includes('.') && !/^[\d.]+$/.test(hostname)) return 'with a key'
  if (protocol === 'http:' && (hostname === '127.0.0.1' || hostname === '[::1]')) return 'on this machine'
  const here = hostname === 'localhost' ? ` Open Sosh at http://127.0.0.1:${port || 80} instead, or` : ''
  throw new NetworkError(
    'refused',
    `Bluesky lets people sign in only to a Sosh with a public https address.${here} Use an app password.`,
  )
}
