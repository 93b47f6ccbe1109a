import { z } from 'zod'
import { renewTogether, type Holder as SecretHolder } from '#connectors/web'
import { type ConnectorTools, NetworkError } from '#core/channels'
import type { Secret, Settings } from './settings.ts'

/** What both servers are shown: a password, or a token that says the same for an hour. */
export interface Credentials {
  user: string
  password?: string
  accessToken?: string
}

export interface Holder {
  settings: Settings
  /** Replaced when a token is renewed: a source is held open for weeks. */
  secret: Secret
  tools: ConnectorTools
  keepSecret?: SecretHolder<Secret>['keepSecret']
  renewSecret?: SecretHolder<Secret>['renewSecret']
}

const Renewed = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().default(3_600),
  refresh_token: z.string().min(1).optional(),
})
const earlyMs = 120_000
/** Several connections that notice at once share one renewal: a refresh token may be good only once. */
const renewals = new Map<string, Promise<Secret>>()
/** What each renewed token gave way to, for those who still hold the old one. */
const successors = new Map<string, Secret>()
const mostSuccessors = 1_000

/** What to sign in with; a token that has run out is renewed first, and kept. */
export async function credentialsOf(holder: Holder, of: 'imap' | 'smtp'): Promise<Credentials> {
  const { settings, secret, tools } = holder
  const user = settings.user ?? settings.address ?? ''
  if (secret.refreshToken === undefined && secret.accessToken === undefined) {
    const password = (of === 'smtp' ? secret.smtpPassword : undefined) ?? secret.password
    if (!password) throw new NetworkError('signed-out', 'Please give the password of the mailbox.')
    return { user, password }
  }
  const good = isGood(secret, tools) || secret.refreshToken === undefined ? secret : await renewed(holder)
  holder.secret = good
  if (!good.accessToken)
    throw new NetworkError('signed-out', 'The token has run out, and there is none to renew it with.')
  return { user, accessToken: good.accessToken }
}

function isGood({ accessToken, accessTokenEndsAt = 0 }: Secret, tools: ConnectorTools): boolean {
  return accessToken !== undefined && accessTokenEndsAt - earlyMs > tools.now().getTime()
}

async function renewed(holder: Holder): Promise<Secret> {
  const key = holder.secret.refreshToken ?? ''
  const successor = successors.get(key)
  if (successor && isGood(successor, holder.tools)) return successor
  const latest = successor ? { ...holder, secret: { ...holder.secret, ...successor } } : holder
  const underway = renewals.get(key) ?? renewFor(latest).finally(() => renewals.delete(key))
  renewals.set(key, underway)
  const fresh = await underway
  if (successors.size > mostSuccessors) successors.clear()
  successors.set(key, fresh)
  return fresh
}

function renewFor(holder: Holder): Promise<Secret> {
  const { tools } = holder
  return renewTogether(holder, async current => (isGood(current, tools) ? current : renew(current, tools)))
}

/** RFC 6749, section 6. Only a recognised refusal signs out; nothing empty takes the place of a good token. */
async function renew(secret: Secret, tools: ConnectorTools): Promise<Secret> {
  const { tokenUrl, refreshToken = '', clientId, clientSecret } = secret
  if (tokenUrl === undefined) throw new NetworkError('refused', 'Say where the token is renewed.')
  const form = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken })
  if (clientId) form.set('client_id', clientId)
  if (clientSecret) form.set('client_secret', clientSecret)
  let response: Response
  try {
    response = await tools.fetch(tokenUrl, { method: 'POST', body: form, signal: AbortSignal.timeout(20_000) })
  } catch (cause) {
    throw new NetworkError('later', 'The token could not be renewed: its server can’t be reached.', { cause })
  }
  const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>
  if (!response.ok) {
    const isRefusal =
      response.status < 500 && /^(?:invalid_grant|invalid_client|unauthorized_client)$/.test(String(answer.error))
    if (isRefusal) throw new NetworkError('signed-out', 'The mail provider no longer accepts our token.')
    throw new NetworkError('later', `The token could not be renewed (${response.status}).`)
  }
  const read = Renewed.safeParse(answer)
  if (!read.success) throw new NetworkError('later', 'The answer to our renewal holds no token.')
  const { access_token, expires_in, refresh_token } = read.data
  return {
    ...secret,
    accessToken: access_token,
    accessTokenEndsAt: tools.now().getTime() + expires_in * 1000,
    refreshToken: refresh_token ?? refreshToken,
  }
}
