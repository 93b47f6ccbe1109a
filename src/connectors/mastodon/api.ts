import { failureOf, isObject, parsedJson, retryAt, spareUntil, textOf } from '#connectors/web'
import { type ConnectorTools, NetworkError } from '#core/channels'

/** One call of Mastodon's API (https://docs.joinmastodon.org/api/), as its many kinds of servers speak it. */
export interface Call {
  server: string
  path: string
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  query?: Record<string, string | string[] | undefined>
  body?: object
  /** In the place of a body: fields and files. */
  form?: FormData
  token?: string
  headers?: Record<string, string>
  /** It leaves something in public: when its end is not known, it must be looked for before it is tried again. */
  publishes?: boolean
  signal?: AbortSignal
  timeoutMs?: number
}

export type Answer =
  | { ok: true; status: number; data: unknown; headers: Headers; pauseUntil: Date | undefined }
  | { ok: false; status: number; message: string; refusesToken: boolean }

const usualTimeoutMs = 20_000

/**
 * Calls the API. A server that says no is an answer; what throws is a `NetworkError`: too many calls or a server in
 * trouble (`later`, with the time that it names), or a call whose end we don't know (`unknown` where it publishes).
 */
export async function call(tools: ConnectorTools, request: Call): Promise<Answer> {
  const { server, path, method = 'GET', query = {}, body, form, token, publishes = false, signal } = request
  const url = new URL(path, server)
  for (const [name, values] of Object.entries(query))
    for (const value of [values ?? []].flat()) url.searchParams.append(name, value)
  const headers: Record<string, string> = { accept: 'application/json', ...request.headers }
  if (token !== undefined) headers.authorization = `Bearer ${token}`
  if (body !== undefined) headers['content-type'] = 'application/json'
  // Written out here: the house's own fetch sends bytes.
  const written = form && new Response(form)
  if (written) headers['content-type'] = written.headers.get('content-type') ?? ''
  const patience = AbortSignal.timeout(request.timeoutMs ?? usualTimeoutMs)
  try {
    const response = await tools.fetch(url, {
      method,
      headers,
      body: written ? new Uint8Array(await written.arrayBuffer()) : body && JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    })
    return answerOf(url, response, await response.text(), request, tools.now())
  } catch (err) {
    throw err instanceof NetworkError ? err : failureOf(url, err, publishes)
  }
}

function answerOf(url: URL, response: Response, text: string, request: Call, now: Date): Answer {
  const { status, headers } = response
  const data = parsedJson(text)
  if (response.ok) {
    if (data !== undefined) return { ok: true, status, data, headers, pauseUntil: spareUntil(headers, now) }
    const outcome = request.publishes ? 'unknown' : 'later'
    throw new NetworkError(outcome, `${url.host} sent an answer that can’t be read.`)
  }
  const told = isObject(data) ? (textOf(data.error_description) ?? textOf(data.error)) : undefined
  const message = told ?? `${url.host} answered ${status}.`
  if (status === 429)
    throw new NetworkError('later', `${url.host} asks us to slow down.`, { retryAt: retryAt(headers, now) })
  if (status >= 500 && request.publishes && request.method !== undefined)
    throw new NetworkError('unknown', `${url.host} failed while it took this (${status}).`)
  if (status >= 500)
    throw new NetworkError('later', `${url.host} is in trouble (${status}).`, {
      retryAt: headers.has('retry-after') ? retryAt(headers, now) : undefined,
    })
  const refusesToken = request.token !== undefined && told !== undefined && isTokenRefusal(status, told)
  return { ok: false, status, message, refusesToken }
}

/**
 * Only the network's own words mean that a token is no longer good: a 401 of something that stands before the server
 * has none. Pleroma says it with a 403.
 */
function isTokenRefusal(status: number, told: string): boolean {
  if (status === 401) return true
  return (
    status === 403 && /invalid credentials|login is (currently )?disabled|account (is|has been) suspended/i.test(told)
  )
}
