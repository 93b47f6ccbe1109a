import { type ConnectorTools, NetworkError } from '#core/channels'
import { failureOf } from './failure.ts'
import { parsedJson } from './json.ts'
import { retryAt, spareUntil } from './pace.ts'

/** One call of a network's web API. */
export interface Call {
  url: URL | string
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  query?: Record<string, string | number | boolean | undefined>
  /** Sent as JSON. */
  body?: unknown
  /** Sent as a form, where the network wants one. */
  form?: Record<string, string | undefined>
  headers?: Record<string, string>
  /** It leaves something in public: when its end is not known, it must be looked for before it is tried again. */
  publishes?: boolean
  signal?: AbortSignal | undefined
}

/** What the network said: a yes with its data, or a no with its status. Both may ask us to come back later. */
export interface Answer {
  ok: boolean
  status: number
  /** The JSON that came; a text where it was none. */
  data: unknown
  headers: Headers
  /** When the network lets us ask again, where few calls are left. */
  spareUntil: Date | undefined
}

const timeoutMs = 20_000

/**
 * Calls a web API and reads what it answers. A network that says no is an answer; what throws is a `NetworkError`: too many
 * calls or a network in trouble (`later`, with the time that it names), or a call whose end we don't know (`unknown`
 * where it publishes, as it may have arrived). What was given up by `signal` is thrown as it is.
 */
export async function call(tools: ConnectorTools, wanted: Call): Promise<Answer> {
  const url = addressOf(wanted)
  const patience = AbortSignal.timeout(timeoutMs)
  try {
    const response = await tools.fetch(url, {
      method: wanted.method ?? 'GET',
      headers: headersOf(wanted),
      body: bodyOf(wanted),
      signal: wanted.signal ? AbortSignal.any([wanted.signal, patience]) : patience,
    })
    return answerOf(url, response, await response.text(), wanted, tools.now())
  } catch (error) {
    if (error instanceof NetworkError || wanted.signal?.aborted) throw error
    throw failureOf(url, error, wanted.publishes ?? false)
  }
}

function addressOf({ url: given, query = {} }: Call): URL {
  const url = new URL(given)
  for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, `${value}`)
  return url
}

function headersOf({ headers, body, form }: Call): Record<string, string> {
  return {
    accept: 'application/json',
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
    ...headers,
  }
}

function bodyOf({ body, form }: Call): string | undefined {
  if (body !== undefined) return JSON.stringify(body)
  if (!form) return undefined
  return new URLSearchParams(
    Object.entries(form).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ).toString()
}

function answerOf(url: URL, { ok, status, headers }: Response, text: string, wanted: Call, now: Date): Answer {
  if (status === 429)
    throw new NetworkError('later', `${url.host} asks us to slow down.`, { retryAt: retryAt(headers, now) })
  if (status >= 500 && wanted.publishes)
    throw new NetworkError('unknown', `${url.host} failed while it took this (${status}).`)
  if (status >= 500)
    throw new NetworkError('later', `${url.host} is in trouble (${status}).`, {
      ...(headers.has('retry-after') && { retryAt: retryAt(headers, now) }),
    })
  const data = parsedJson(text)
  if (ok && data === undefined)
    throw new NetworkError(wanted.publishes ? 'unknown' : 'later', `${url.host} sent an answer that can’t be read.`)
  return { ok, status, data: data === undefined ? text : data, headers, spareUntil: spareUntil(headers, now) }
}
