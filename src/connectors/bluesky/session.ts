import { createHash } from 'node:crypto'
import { NetworkError } from '#core/channels'
import { fetchAs } from './oauth.ts'
import { type BlueskyAccount, type OAuthSecret, publicServer } from './settings.ts'
import { type Answer, type Call, call } from './xrpc.ts'

/** A signed-in account. Kept in memory only: the app password can always make a new one. */
export interface Session {
  did: string
  handle: string
  accessToken: string
  refreshToken: string
}

const mostSessions = 1_000
const sessions = new Map<string, Promise<Session>>()
const renewals = new Map<string, Promise<Session>>()

export function serverOf(account: BlueskyAccount): string {
  return account.secret.oauth?.tokenSet.aud ?? account.settings.service ?? publicServer
}

/** Signs in anew, whatever is remembered: the way to learn whether a password is good. */
export function signIn(account: BlueskyAccount): Promise<Session> {
  return remember(account, createSession(account))
}

/** The account's session, made when there is none. */
export function sessionOf(account: BlueskyAccount): Promise<Session> {
  return sessions.get(keyOf(account)) ?? signIn(account)
}

/** Calls a method as the account; a token that has run out is renewed once. */
export async function callAs(
  account: BlueskyAccount,
  request: (session: Pick<Session, 'did'>) => Omit<Call, 'service' | 'token'>,
): Promise<Answer> {
  const { oauth } = account.secret
  if (oauth) return callByOAuth(account, oauth, request({ did: oauth.tokenSet.sub }))
  const service = serverOf(account)
  const session = await sessionOf(account)
  const answer = await call(account.tools, { ...request(session), service, token: session.accessToken })
  if (answer.ok || !isTokenProblem(answer)) return answer
  const renewed = await renew(account, session)
  return call(account.tools, { ...request(renewed), service, token: renewed.accessToken })
}

/** As whom we call: the account's lasting name. */
export async function didOf(account: BlueskyAccount): Promise<string> {
  return account.secret.oauth?.tokenSet.sub ?? (await sessionOf(account)).did
}

/** Who we are, asked anew, so that a sign-in that is no longer good is noticed. */
export async function whoAmI(account: BlueskyAccount): Promise<{ did: string; handle: string }> {
  if (!account.secret.oauth) return signIn(account)
  const answer = await callAs(account, () => ({ method: 'com.atproto.server.getSession' }))
  if (!answer.ok) throw new NetworkError('later', `The server did not say who we are: ${answer.message}`)
  const { did, handle } = answer.data
  if (!isText(did) || !isText(handle)) throw new NetworkError('later', 'The server did not say who we are.')
  return { did, handle }
}

async function callByOAuth(
  account: BlueskyAccount,
  oauth: OAuthSecret,
  request: Omit<Call, 'service' | 'token'>,
): Promise<Answer> {
  const fetch = fetchAs(account, oauth)
  return call({ ...account.tools, fetch }, { ...request, service: oauth.tokenSet.aud })
}

function isTokenProblem({ status, error }: { status: number; error: string }): boolean {
  return status === 401 || error === 'ExpiredToken' || error === 'InvalidToken'
}

/** Several calls that notice at once share one renewal: a refresh token can be used only once. */
async function renew(account: BlueskyAccount, old: Session): Promise<Session> {
  const current = await sessionOf(account)
  if (current !== old) return current
  const key = keyOf(account)
  const underway = renewals.get(key) ?? beginRenewal(account, old, key)
  renewals.set(key, underway)
  return underway
}

async function beginRenewal(account: BlueskyAccount, old: Session, key: string): Promise<Session> {
  try {
    const session = await refreshed(account, old)
    sessions.set(key, Promise.resolve(session))
    return session
  } finally {
    renewals.delete(key)
  }
}

async function refreshed(account: BlueskyAccount, old: Session): Promise<Session> {
  const method = 'com.atproto.server.refreshSession'
  const answer = await call(account.tools, { service: serverOf(account), method, body: null, token: old.refreshToken })
  return answer.ok ? sessionIn(answer.data) : createSession(account)
}

async function createSession(account: BlueskyAccount): Promise<Session> {
  const { handle } = account.settings
  const { appPassword } = account.secret
  if (handle === undefined)
    throw new NetworkError('refused', 'Please give the account’s handle, like acme.bsky.social.')
  if (appPassword === undefined) throw new NetworkError('signed-out', 'Please paste an app password.')
  const answer = await call(account.tools, {
    service: serverOf(account),
    method: 'com.atproto.server.createSession',
    body: { identifier: handle, password: appPassword },
  })
  if (answer.ok) return sessionIn(answer.data)
  const words = signedOut[answer.error]
  if (words !== undefined) throw new NetworkError('signed-out', words)
  throw new NetworkError('later', `The server did not let us in: ${answer.message}`)
}

/** The refusals that mean our secret is no longer good. Any other may be the server's own trouble. */
const signedOut: Record<string, string> = {
  AuthenticationRequired: 'Bluesky no longer accepts this handle and app password.',
  InvalidPassword: 'Bluesky no longer accepts this app password.',
  AccountTakedown: 'Bluesky has taken this account down.',
  AuthFactorTokenRequired: 'Bluesky asks for a second factor: please use an app password instead of the account’s own.',
}

function sessionIn(data: Record<string, unknown>): Session {
  const { did, handle, accessJwt, refreshJwt } = data
  if (!isText(did) || !isText(handle) || !isText(accessJwt) || !isText(refreshJwt)) {
    throw new NetworkError('later', 'The server’s answer holds no session.')
  }
  return { did, handle, accessToken: accessJwt, refreshToken: refreshJwt }
}

/** A session that can't be made is not remembered, and does not take the place of one that can. */
function remember(account: BlueskyAccount, session: Promise<Session>): Promise<Session> {
  const key = keyOf(account)
  const before = sessions.get(key)
  sessions.set(key, session)
  const oldest = sessions.size > mostSessions ? sessions.keys().next().value : undefined
  if (oldest !== undefined) sessions.delete(oldest)
  session.catch(() => {
    if (sessions.get(key) !== session) return
    if (before === undefined) sessions.delete(key)
    else sessions.set(key, before)
  })
  return session
}

/** A changed password is another session: the old one's tokens are not used for it. */
function keyOf({ accountId, settings, secret }: BlueskyAccount): string {
  const password = createHash('sha256')
    .update(secret.appPassword ?? '')
    .digest('base64')
  return [accountId, settings.service, settings.handle, password].join(' ')
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
