import { type Holder, isObject, renewTogether, textOf } from '#connectors/web'
import { type ConnectorTools, NetworkError } from '#core/channels'
import { type Answer, type Call, call } from './api.ts'
import { type Instance, instanceOf } from './instance.ts'
import { type Secret, type Settings, Tokens } from './settings.ts'

/** A server as one of us (or, without a secret, as anybody) speaks with it. */
export interface Session {
  server: string
  tools: ConnectorTools
  secret: Tokens | undefined
  openedAt: number
  keepSecret?: Holder<Secret>['keepSecret']
  renewSecret?: Holder<Secret>['renewSecret']
}

interface Opened {
  settings: Settings
  secret: Secret | undefined
  tools: ConnectorTools
  account?: { settings: unknown }
  keepSecret?: Holder<Secret>['keepSecret']
  renewSecret?: Holder<Secret>['renewSecret']
}

/** Opens a session for an account, or for a source with or without one. */
export function sessionOf(opened: Opened): Session {
  const { settings, secret, tools, account } = opened
  const server = settings.server ?? serverIn(account?.settings)
  if (server === undefined) throw new NetworkError('refused', 'Please give the server, like mastodon.social.')
  return {
    server,
    tools,
    // A token goes to the server that gave it, and to no other.
    secret: serverOf(account?.settings, server) === server ? Tokens.safeParse(secret).data : undefined,
    openedAt: tools.now().getTime(),
    keepSecret: opened.keepSecret,
    renewSecret: opened.renewSecret,
  }
}

function serverOf(settings: unknown, otherwise: string): string {
  return serverIn(settings) ?? otherwise
}

function serverIn(settings: unknown): string | undefined {
  return isObject(settings) ? textOf(settings.server) : undefined
}

/** What the session's server is and allows. */
export function instance(session: Session, signal?: AbortSignal): Promise<Instance> {
  return instanceOf(session.server, session.tools, signal)
}

/** Calls the API in a session; a token that has run out is renewed once, one that is refused signs the account out. */
export async function callIn(session: Session, request: Omit<Call, 'server' | 'token'>): Promise<Answer> {
  const { server, tools } = session
  const token = session.secret?.accessToken
  const answer = await call(tools, { ...request, server, token })
  if (answer.ok || !answer.refusesToken) return answer
  if (session.secret?.accessToken === token) session.secret = await renewed(session)
  const again = await call(tools, { ...request, server, token: session.secret?.accessToken })
  if (!again.ok && again.refusesToken) throw signedOut(session)
  return again
}

function signedOut({ server }: Session): NetworkError {
  return new NetworkError('signed-out', `${new URL(server).host} no longer accepts our access token.`)
}

/** What came of a refresh token stays known for those who still hold it, where nobody keeps the newest for all. */
const renewals = new Map<string, Promise<Tokens>>()
const mostRenewals = 1_000
const freshMs = 60_000

/** Whoever notices shares one renewal: many servers take a refresh token only once. */
async function renewed(session: Session): Promise<Tokens> {
  const used = session.secret
  if (used?.refreshToken === undefined) throw signedOut(session)
  const { keepSecret, renewSecret } = session
  if (renewSecret) {
    const secret = await renewTogether<Secret>({ secret: used, renewSecret }, async current => {
      const tokens = Tokens.safeParse(current).data
      if (!tokens) throw signedOut(session)
      return tokens.accessToken === used.accessToken ? renew(session, tokens) : tokens
    })
    return Tokens.parse(secret)
  }
  const key = `${session.server} ${used.refreshToken}`
  const underway = renewals.get(key) ?? renewTogether<Tokens>({ secret: used, keepSecret }, () => renew(session, used))
  renewals.set(key, underway)
  const oldest = renewals.size > mostRenewals ? renewals.keys().next().value : undefined
  if (oldest !== undefined) renewals.delete(oldest)
  underway.catch(() => renewals.delete(key))
  return underway
}

async function renew(session: Session, { refreshToken, clientId, clientSecret }: Tokens): Promise<Tokens> {
  const { server, tools } = session
  const answer = await call(tools, {
    server,
    path: '/oauth/token',
    method: 'POST',
    body: {
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      client_id: clientId,
      client_secret: clientSecret,
    },
  })
  if (!answer.ok) {
    // One that was opened long ago may hold a token that was renewed elsewhere since: opened anew, it has the good one.
    if (!session.renewSecret && tools.now().getTime() - session.openedAt > freshMs)
      throw new NetworkError('later', 'Our sign-in was renewed elsewhere.')
    throw signedOut(session)
  }
  const data = isObject(answer.data) ? answer.data : {}
  const next = Tokens.safeParse({
    accessToken: data.access_token,
    refreshToken: textOf(data.refresh_token) ?? refreshToken,
    clientId,
    clientSecret,
  })
  if (!next.success) throw new NetworkError('later', `${new URL(server).host} sent no token.`)
  return next.data
}
