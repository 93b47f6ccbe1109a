import { type ConnectorTools, NetworkError } from '#core/channels'
import { Problem } from '#lib/problem'

/** One call of Mastodon's API (https://docs.joinmastodon.org/api/), as its many kinds of servers speak it. */
export interface Call {
  server: string
  path: string
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  query?: Record<string, string | string[] | undefined>
  body?: object
  token?: string
  headers?: Record<string, string>
  /** It leaves something in public: when its end is not known, it must be looked for before it is tried again. */
  publishes?: boolean
  signal?: AbortSignal
}

export type Answer =
  | { ok: true; data: unknown; headers: Headers; pauseUntil: Date | undefined }
  | { ok: false; status: number; message: string; refusesToken: boolean }

const timeoutMs = 20_000
/** Of the calls that a server grants, so many are left for those who answer, and not used up by listening. */
const callsToSpare = 15

/**
 * Calls the API. A server that says no is an answer; what throws is a `NetworkError`: too many calls or a server in
 * trouble (`later`, with the time that it names), or a call whose end we don't know (`unknown` where it publishes).
 */
export async function call(tools: ConnectorTools, request: Call): Promise<Answer> {
  const { server, path, method = 'GET', query = {}, body, token, publishes = false, signal } = request
  const url = new URL(path, server)
  for (const [name, values] of Object.entries(query))
    for (const value of [values ?? []].flat()) url.searchParams.append(name, value)
  const headers: Record<string, string> = { accept: 'application/json', ...request.headers }
  if (token !== undefined) headers.authorization = `Bearer ${token}`
  if (body !== undefined) headers['content-type'] = 'application/json'
  const patience = AbortSignal.timeout(timeoutMs)
  try {
    const response = await tools.fetch(url, {
      method,
      headers,
      body: body && JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    })
    return answerOf(url, response, await response.text(), request, tools.now())
  } catch (err) {
    throw err instanceof NetworkError ? err : failureOf(url, err, publishes)
  }
}

function answerOf(url: URL, response: Response, text: string, request: Call, now: Date): Answer {
  const { status, headers } = response
  const data = parsed(text)
  if (response.ok) {
    if (data !== undefined) return { ok: true, data, headers, pauseUntil: pauseUntil(headers, now) }
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

/** Listening rests when few calls are left; servers that count nothing say nothing. */
function pauseUntil(headers: Headers, now: Date): Date | undefined {
  const remaining = Number(headers.get('x-ratelimit-remaining') ?? Number.NaN)
  if (!(remaining < callsToSpare)) return undefined
  const resetMs = timeIn(headers.get('x-ratelimit-reset'), now)
  return resetMs === undefined ? undefined : new Date(resetMs)
}

function retryAt(headers: Headers, now: Date): Date {
  const after = headers.get('retry-after') ?? ''
  const afterMs = /^\d+$/.test(after) ? now.getTime() + Number(after) * 1_000 : Date.parse(after)
  if (afterMs > now.getTime()) return new Date(afterMs)
  return new Date(timeIn(headers.get('x-ratelimit-reset'), now) ?? now.getTime() + 60_000)
}

const longestWaitMs = 3_600_000

/** Mastodon writes a date, others the seconds since 1970 or from now. A time in the past or far away is none. */
function timeIn(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined
  const number = /^\d+(\.\d+)?$/.test(header) ? Number(header) : undefined
  const ms =
    number === undefined ? Date.parse(header) : number > 1_000_000_000 ? number * 1_000 : now.getTime() + number * 1_000
  return ms > now.getTime() ? Math.min(ms, now.getTime() + longestWaitMs) : undefined
}

/** Only a connection that never stood proves that nothing arrived. */
function failureOf(url: URL, err: unknown, publishes: boolean): NetworkError {
  const failure = failureToConnect(url, err)
  if (failure.outcome === 'refused' || !publishes || codesOf(err).some(code => neverConnected.has(code))) return failure
  return new NetworkError('unknown', failure.message, { cause: err })
}

/** Why an address could not be opened: because Sosh must not, or because nobody answers there now. */
export function failureToConnect(url: URL, err: unknown): NetworkError {
  if (!(err instanceof Problem))
    return new NetworkError('later', `${url.host} can’t be reached right now.`, { cause: err })
  return new NetworkError(err.kind === 'unavailable' ? 'later' : 'refused', err.message, { cause: err })
}

const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

function codesOf(err: unknown): string[] {
  if (err instanceof Problem) return [...err.reasons.map(reason => reason.message), ...codesOf(err.cause)]
  if (!(err instanceof Error)) return []
  const code = 'code' in err && typeof err.code === 'string' ? [err.code] : []
  const several = err instanceof AggregateError ? err.errors.flatMap(codesOf) : []
  return [...code, ...several, ...codesOf(err.cause)]
}

/** The page that a `Link` header names (RFC 8288), such as `prev`: what is newer. */
export function linkTo(rel: string, headers: Headers): URL | undefined {
  for (const [, address = '', parameters = ''] of (headers.get('link') ?? '').matchAll(/<([^>]*)>([^<]*)/g)) {
    const rels = parameters
      .match(/;\s*rel="?([^";,]+)"?/i)?.[1]
      ?.toLowerCase()
      .split(/\s+/)
    if (rels?.includes(rel)) return URL.parse(address) ?? undefined
  }
  return undefined
}

function parsed(text: string): unknown {
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
