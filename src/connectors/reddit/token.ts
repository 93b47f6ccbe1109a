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
}

/** A token is renewed this long before it ends. */
const earlyMs = 120_000

/** The token to call with, renewed when it is about to end; none where we have no application of our own. */
export async function tokenOf(session: Session): Promise<string | undefined> {
  const { secret, tools } = session
  if (!secret?.clientId) return undefined
  if (isGood(secret, tools)) return secret.accessToken
  const renewed = await renewTogether({ ...session, secret }, current =>
    grant(
      session,
      current,
      current.refreshToken
        ? { grant_type: 'refresh_token', refresh_token: current.refreshToken }
        : { grant_type: 'client_credentials' },
    ),
  )
  Object.assign(secret, renewed)
  return renewed.accessToken
}

function isGood({ accessToken, expiresAt = 0 }: Secret, tools: ConnectorTools): boolean {
  return accessToken !== undefined && expiresAt > tools.now().getTime() + earlyMs
}

/** Asks for a token (https://github.com/reddit-archive/reddit/wiki/OAuth2); what we had stays where nothing better came. */
export async function grant(
  { settings, tools, signal }: Pick<Session, 'settings' | 'tools' | 'signal'>,
  secret: Secret,
  form: Record<string, string>,
): Promise<Secret> {
  const answer = await call(tools, {
    url: `${settings.site}/api/v1/access_token`,
    method: 'POST',
    form,
    headers: {
      authorization: `Basic ${Buffer.from(`${secret.clientId}:${secret.clientSecret ?? ''}`).toString('base64')}`,
    },
    signal,
  })
  const accessToken = textOf(at(answer.data, 'access_token'))
  if (accessToken) {
    const expiresS = numberOf(at(answer.data, 'expires_in')) ?? 3600
    const refreshToken = textOf(at(answer.data, 'refresh_token')) ?? secret.refreshToken
    return {
      ...secret,
      accessToken,
      expiresAt: tools.now().getTime() + expiresS * 1000,
      ...(refreshToken && { refreshToken }),
    }
  }
  const error = textOf(at(answer.data, 'error')) ?? textOf(at(answer.data, 'message')) ?? ''
  if (answer.status === 401) throw new NetworkError('signed-out', 'Reddit does not know our application any more.')
  if (error === 'invalid_grant') throw new NetworkError('signed-out', 'Reddit has ended our sign-in there.')
  throw new NetworkError('later', 'Reddit gave us no token at this moment.')
}
