import { type Answer, at, call, listOf, retryAt, textOf } from '#connectors/web'
import { NetworkError } from '#core/channels'
import { tokenOf, type Where } from './token.ts'

interface Told {
  data: unknown
  /** What could not be told, beside what could: GraphQL says both at once. */
  errors: unknown[]
}

/** Asks GitHub one thing. Something told in part is told; nothing told is a refusal. */
export async function ask(where: Where, query: string, variables: object = {}): Promise<Told> {
  const told = await post(where, query, variables, false)
  const [error] = told.errors
  if (error !== undefined && !hasSomething(told.data)) throw refusalOf(where, error, false)
  return told
}

/** Has GitHub do one thing; an error in a yes is a no. */
export async function change(where: Where, query: string, variables: object, publishes = false): Promise<unknown> {
  const { data, errors } = await post(where, query, variables, publishes)
  if (errors.length > 0) throw refusalOf(where, errors[0], publishes)
  return at(data, 'done')
}

async function post(where: Where, query: string, variables: object, publishes: boolean): Promise<Told> {
  let answer = await once(where, { query, variables }, publishes)
  if (answer.status === 401 && where.secret?.appId) {
    // An app's token that ended early is renewed once.
    where.secret.expiresAt = 0
    answer = await once(where, { query, variables }, publishes)
  }
  if (!answer.ok) throw refusal(where, answer)
  return { data: at(answer.data, 'data'), errors: listOf(at(answer.data, 'errors')) }
}

async function once(where: Where, body: object, publishes: boolean): Promise<Answer> {
  const { settings, tools, signal } = where
  const token = await tokenOf(where)
  if (!token) throw new NetworkError('refused', 'GitHub lets only those in who have a token.')
  const headers = { authorization: `bearer ${token}` }
  return call(tools, { url: settings.api, method: 'POST', body, publishes, headers, signal })
}

function hasSomething(data: unknown): boolean {
  return Object.entries(data ?? {}).some(([name, value]) => name !== 'rateLimit' && value !== null)
}

function refusal({ tools }: Where, { status, headers, data }: Answer): NetworkError {
  const said = textOf(at(data, 'message')) ?? ''
  if (status === 401 && /bad credentials/i.test(said))
    return new NetworkError('signed-out', 'GitHub does not take our token any more.')
  const isLimited = headers.has('retry-after') || headers.get('x-ratelimit-remaining') === '0'
  if (status === 403 && (isLimited || /rate limit/i.test(said)))
    return new NetworkError('later', 'GitHub asks us to slow down.', { retryAt: retryAt(headers, tools.now()) })
  return new NetworkError(status < 500 ? 'refused' : 'later', `GitHub: ${said || `it answered ${status}`}.`)
}

/** What GitHub says beside a yes, by its kind. */
function refusalOf({ tools }: Where, error: unknown, publishes: boolean): NetworkError {
  const kind = textOf(at(error, 'type')) ?? textOf(at(error, 'extensions', 'code'))
  const said = textOf(at(error, 'message')) ?? 'no reason given'
  if (kind === 'RATE_LIMITED')
    return new NetworkError('later', 'GitHub asks us to slow down.', {
      retryAt: new Date(tools.now().getTime() + 15 * 60_000),
    })
  if (kind === 'NOT_FOUND') return new NetworkError('refused', 'GitHub has no such thing, or it is closed to us.')
  if (kind === 'INSUFFICIENT_SCOPES' || kind === 'FORBIDDEN')
    return new NetworkError('refused', `GitHub does not let our token do this: ${said}`)
  if (kind !== undefined) return new NetworkError('refused', `GitHub: ${said}`)
  return new NetworkError(publishes ? 'unknown' : 'later', `GitHub: ${said}`)
}
