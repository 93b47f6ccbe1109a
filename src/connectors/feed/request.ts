import { type ConnectorTools, NetworkError } from '#core/channels'
import { Problem } from '#lib/problem'
import { retryAt } from './pace.ts'

const accept =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, ' +
  'text/xml;q=0.8, application/json;q=0.7, text/html;q=0.5, */*;q=0.1'

const mostRedirects = 5
const hourMs = 3_600_000

export interface Answer {
  response: Response
  /** Where the answer came from, after every redirect. */
  url: string
  /** Where to ask from now on: moved for good as far as every step so far said so. */
  lastingUrl: string
}

/** Asks for an address and follows where it leads, keeping apart what moved for good and what only for now. */
export async function request(
  tools: Pick<ConnectorTools, 'fetch'>,
  address: string,
  options: { headers?: Record<string, string>; signal?: AbortSignal; now: Date },
): Promise<Answer> {
  let url = address
  let lastingUrl = address
  let lasting = true
  for (let step = 0; step <= mostRedirects; step++) {
    const response = await once(tools, url, options)
    const location = response.headers.get('location')
    if (![301, 302, 303, 307, 308].includes(response.status) || !location) return { response, url, lastingUrl }
    await response.body?.cancel()
    url = absolute(location, url)
    lasting &&= response.status === 301 || response.status === 308
    if (lasting) lastingUrl = url
  }
  throw new NetworkError('later', `${address} sends us from one address to the next without end.`, {
    retryAt: new Date(options.now.getTime() + 6 * hourMs),
  })
}

function absolute(location: string, from: string): string {
  try {
    return new URL(location, from).href
  } catch {
    throw new NetworkError('later', `${from} sends us to an address that is none.`)
  }
}

async function once(
  tools: Pick<ConnectorTools, 'fetch'>,
  url: string,
  { headers, signal }: { headers?: Record<string, string>; signal?: AbortSignal },
): Promise<Response> {
  try {
    return await tools.fetch(url, { redirect: 'manual', signal, headers: { accept, ...headers } })
  } catch (error) {
    throw troubleOf(error, `${hostOf(url)} can’t be reached`, signal)
  }
}

/** What was answered, to its end: a connection may still break while it comes. */
export async function bytesOf({ response, url }: Answer, signal?: AbortSignal): Promise<Uint8Array> {
  try {
    return new Uint8Array(await response.arrayBuffer())
  } catch (error) {
    throw troubleOf(error, `${hostOf(url)} broke off in the middle of its answer`, signal)
  }
}

/**
 * What the guard refuses, and what we gave up ourselves, is no failure of the network and stays as it is. When to try
 * again is left to whoever asks: most such troubles pass soon, and the wait grows with each.
 */
function troubleOf(error: unknown, what: string, signal?: AbortSignal): unknown {
  if (error instanceof NetworkError || signal?.aborted) return error
  const inWords = error instanceof Problem ? error : undefined
  if (inWords && inWords.kind !== 'unavailable') return error
  const why = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)
  return new NetworkError('later', inWords?.message ?? `${what}: ${why}`, { cause: error })
}

/** A person may have typed what is no address. */
function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url
}

/** Says what an answer that is no success means for the next try. */
export function failure({ response, url }: Answer, now: Date): NetworkError {
  const { status } = response
  const place = new URL(url).host
  if (status === 410) return new NetworkError('refused', `${place} says that this feed is gone for good.`)
  const waits: Record<number, number> = { 401: 24, 403: 24, 404: 6, 429: 1, 503: 0.5 }
  const wait = waits[status] ?? (status >= 500 ? 0.25 : 6)
  const reasons: Record<number, string> = {
    401: 'asks for a password',
    403: 'does not let us read this feed',
    404: 'has no feed at this address at the moment',
    429: 'asks us to come less often',
    503: 'is busy',
  }
  return new NetworkError('later', `${place} ${reasons[status] ?? `answered ${status}`}.`, {
    retryAt: retryAt(response.headers, now.getTime()) ?? new Date(now.getTime() + wait * hourMs),
  })
}
