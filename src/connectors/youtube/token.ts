import { at, call, type Holder, numberOf, renewTogether, textOf } from '#connectors/web'
import { type ConnectorTools, NetworkError } from '#core/channels'
import type { Secret, Settings } from './settings.ts'

export interface Session {
  settings: Settings
  secret: Secret | undefined
  tools: ConnectorTools
  keepSecret?: Holder<Secret>['keepSecret']
  renewSecret?: Holder<Secret>['renewSecret']
  signal?: AbortSignal | undefined
  /** Units of the quota that were used up. */
  spent?: number
}

/** A token is renewed this long before it ends. */
const earlyMs = 120_000

/** The token to call with, renewed when it is about to end; none where nobody signed in. */
export async function tokenOf(session: Session): Promise<string | undefined> {
  const { secret, tools } = session
  if (!secret?.refreshToken) return undefined
  if (isGood(secret, tools)) return secret.accessToken
  const renewed = await renewTogether({ ...session, secret }, current =>
    grant(session, current, { grant_type: 'refresh_token', refresh_token: current.refreshToken ?? '' }),
  )
  Object.assign(secret, renewed)
  return renewed.accessToken
}

function isGood({ accessToken, expiresAt = 0 }: Secret, tools: ConnectorTools): boolean {
  return accessToken !== undefined && expiresAt > tools.now().getTime() + earlyMs
}

/**
 * Asks Google for a token (https://developers.google.com/identity/protocols/oauth2/web-server); what we had stays where
 * nothing better came, and only the word `invalid_grant` says that our sign-in is over.
 */
export async function grant(
  { settings, tools, signal }: Pick<Session, 'settings' | 'tools' | 'signal'>,
  secret: Secret,
  form: Record<string, string>,
): Promise<Secret> {
  const answer = await call(tools, {
    url: `${settings.tokens}/token`,
    method: 'POST',
    form: { ...form, client_id: secret.clientId, client_secret: secret.clientSecret },
    signal,
  })
  const accessToken = textOf(at(answer.data, 'access_token'))
  if (answer.ok && accessToken) {
    const refreshToken = textOf(at(answer.data, 'refresh_token')) ?? secret.refreshToken
    const lastsS = numberOf(at(answer.data, 'expires_in')) ?? 3600
    return {
      ...secret,
      accessToken,
      expiresAt: tools.now().getTime() + lastsS * 1000,
      ...(refreshToken && { refreshToken }),
    }
  }
  const error = textOf(at(answer.data, 'error'))
  if (error === 'invalid_grant') throw new NetworkError('signed-out', 'Google has ended our sign-in.')
  if (error === 'invalid_client' || error === 'unauthorized_client')
    throw new NetworkError('refused', 'Google does not know our application: check its id and its secret.')
  throw new NetworkError('later', 'Google gave us no token at this moment.')
}
