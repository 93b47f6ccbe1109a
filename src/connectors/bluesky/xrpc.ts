import { failureOf, failureToConnect, isObject, parsedJson } from '#connectors/web'
import { type ConnectorTools, NetworkError } from '#core/channels'

/**
 * One call of an XRPC method (https://atproto.com/specs/xrpc). With a `body` it is a procedure, else a query;
 * `null` is a procedure that takes none (a server refuses one that it did not expect).
 */
export interface Call {
  service: string
  method: string
  query?: Record<string, string | string[]>
  body?: object | null
  /** Bytes in the place of a body, as they are. */
  blob?: { bytes: Uint8Array<ArrayBuffer>; mediaType: string }
  token?: string
  /** It leaves something in public: when its end is not known, it must be looked for before it is tried again. */
  publishes?: boolean
}

/** What the server said: data, or a refusal with the server's own name for it. */
export type Answer =
  | { ok: true; data: Record<string, unknown> }
  | { ok: false; status: number; error: string; message: string }

const timeoutMs = 20_000

/**
 * Calls a method. A server that says no is an answer; what throws is a `NetworkError`: too many calls (`later`, with
 * the time that the server names), or a call whose end we don't know (`unknown` where it publishes, as it may have arrived).
 */
export async function call(
  tools: ConnectorTools,
  { service, method, query, body, blob, token, publishes = false }: Call,
): Promise<Answer> {
  const url = new URL(`/xrpc/${method}`, service)
  for (const [name, values] of Object.entries(query ?? {})) {
    for (const value of [values].flat()) url.searchParams.append(name, value)
  }
  const headers: Record<string, string> = { accept: 'application/json' }
  if (token !== undefined) headers.authorization = `Bearer ${token}`
  if (body) headers['content-type'] = 'application/json'
  if (blob) headers['content-type'] = blob.mediaType
  const request = {
    method: body === undefined && !blob ? 'GET' : 'POST',
    headers,
    body: blob?.bytes ?? (body ? JSON.stringify(body) : undefined),
  }
  return answerOf(url, await fetched(tools, url, request, publishes), publishes, tools.now())
}

/** Reads any JSON document, such as an identity's; `undefined` when there is none. */
export async function readJson(tools: ConnectorTools, url: URL): Promise<Record<string, unknown> | undefined> {
  const response = await fetched(tools, url, { method: 'GET', headers: { accept: 'application/json' } }, false)
  if (!response.ok) return undefined
  return parsed(await response.text().catch(() => ''))
}

async function fetched(tools: ConnectorTools, url: URL, request: RequestInit, publishes: boolean): Promise<Response> {
  try {
    return await tools.fetch(url, { ...request, signal: AbortSignal.timeout(timeoutMs) })
  } catch (err) {
    if (err instanceof NetworkError) throw err
    throw failureOf(url, err, publishes)
  }
}

async function answerOf(url: URL, response: Response, publishes: boolean, now: Date): Promise<Answer> {
  const data = parsed(await response.text().catch(() => ''))
  if (response.ok) {
    if (data !== undefined) return { ok: true, data }
    throw new NetworkError(publishes ? 'unknown' : 'later', `${url.host} sent an answer that can’t be read.`)
  }
  const { status } = response
  const error = typeof data?.error === 'string' ? data.error : ''
  const message = typeof data?.message === 'string' ? data.message : `${url.host} answered ${status}.`
  if (status === 429 || error === 'RateLimitExceeded') {
    throw new NetworkError('later', `${url.host} asks us to slow down.`, { retryAt: retryAt(response.headers, now) })
  }
  if (status >= 500 && publishes)
    throw new NetworkError('unknown', `${url.host} failed while it took this (${status}).`)
  return { ok: false, status, error, message }
}

/** The network's own header counts seconds since 1970, the general one from now or as a date. */
function retryAt(headers: Headers, now: Date): Date {
  const resetS = Number(headers.get('ratelimit-reset') ?? Number.NaN)
  if (resetS * 1000 > now.getTime()) return new Date(resetS * 1000)
  const after = headers.get('retry-after') ?? ''
  const afterMs = /^\d+$/.test(after) ? now.getTime() + Number(after) * 1000 : Date.parse(after)
  return new Date(afterMs > now.getTime() ? afterMs : now.getTime() + 60_000)
}

/** Checks the address of a socket, which no guarded fetch opens. */
export async function checkedAddress(tools: ConnectorTools, address: string): Promise<URL> {
  try {
    return new URL(await tools.checkAddress(address))
  } catch (err) {
    throw failureToConnect(new URL(address), err)
  }
}

/** Whatever a server has to say, it says in an object. */
function parsed(text: string): Record<string, unknown> | undefined {
  const value = parsedJson(text)
  return isObject(value) ? value : undefined
}
