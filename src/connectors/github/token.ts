import { createSign } from 'node:crypto'
import { at, call, type Holder, renewTogether, textOf } from '#connectors/web'
import { type ConnectorTools, NetworkError } from '#core/channels'
import type { Secret, Settings } from './settings.ts'

export interface Where {
  settings: Settings
  secret: Secret | undefined
  tools: ConnectorTools
  keepSecret?: Holder<Secret>['keepSecret']
  renewSecret?: Holder<Secret>['renewSecret']
  signal?: AbortSignal | undefined
}

/** A token is renewed this long before it ends. */
const earlyMs = 120_000
/** GitHub takes an app's word of who it is for ten minutes at most, and not before its own clock says so. */
const wordLastsS = 540
const clockSlackS = 60

/** Is there anything to sign in with? */
export function canAsk(secret: Secret | undefined): boolean {
  return secret?.token !== undefined || secret?.appId !== undefined
}

/** The token to call with: a person's as it is, an app's renewed when it is about to end. */
export async function tokenOf(where: Where): Promise<string | undefined> {
  const { secret, tools } = where
  if (!secret?.appId) return secret?.token
  if (isGood(secret, tools)) return secret.token
  const renewed = await renewTogether({ ...where, secret }, current => tokenOfInstallation(where, current))
  Object.assign(secret, renewed)
  return renewed.token
}

function isGood({ token, expiresAt = 0 }: Secret, tools: ConnectorTools): boolean {
  return token !== undefined && expiresAt > tools.now().getTime() + earlyMs
}

/** https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app */
async function tokenOfInstallation({ settings, tools, signal }: Where, secret: Secret): Promise<Secret> {
  const answer = await call(tools, {
    url: `${restOf(settings.api)}/app/installations/${secret.installationId}/access_tokens`,
    method: 'POST',
    headers: { authorization: `Bearer ${wordOf(secret, tools.now())}`, accept: 'application/vnd.github+json' },
    signal,
  })
  const token = textOf(at(answer.data, 'token'))
  const expiresAt = Date.parse(textOf(at(answer.data, 'expires_at')) ?? '')
  if (answer.ok && token && !Number.isNaN(expiresAt)) return { ...secret, token, expiresAt }
  if (answer.status === 401)
    throw new NetworkError('signed-out', 'GitHub does not know our app: check its id and its private key.')
  if (answer.status === 404 || /suspended/i.test(textOf(at(answer.data, 'message')) ?? ''))
    throw new NetworkError('signed-out', 'Our app was taken out of this account on GitHub, or suspended there.')
  throw new NetworkError('later', 'GitHub gave us no token at this moment.')
}

/** Beside the GraphQL of GitHub, or of an Enterprise Server, stands its REST. */
function restOf(api: string): string {
  return api.replace(/\/api\/graphql\/?$/, '/api/v3').replace(/\/graphql\/?$/, '')
}

/** Who the app is, in its own word, signed with its key (JSON Web Token, RFC 7519, by RS256). */
function wordOf({ appId, privateKey = '' }: Secret, now: Date): string {
  const nowS = Math.floor(now.getTime() / 1000)
  const said = [
    { alg: 'RS256', typ: 'JWT' },
    { iat: nowS - clockSlackS, exp: nowS + wordLastsS, iss: appId },
  ]
    .map(part => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  return `${said}.${createSign('RSA-SHA256').update(said).sign(privateKey, 'base64url')}`
}
