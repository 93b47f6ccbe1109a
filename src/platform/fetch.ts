import { lookup as systemLookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { Agent, buildConnector, fetch as fetchOverAgent } from 'undici'
import { Problem } from '#lib/problem'
import { bareHost, refusalOfAddress, refusalOfForm, refusalOfHost } from './address.ts'
import { limitBody } from './limit-body.ts'

export interface ResolvedAddress {
  address: string
  family: number
}

export interface FetchOptions {
  /** Lifts the checks of hosts and addresses, and nothing else. For tests, and networks without an outside. */
  allowPrivateAddresses: boolean
  /** Single addresses that are open all the same: a server of the house that an administrator named. */
  exceptAddresses?: string[]
  userAgent: string
  /** For the whole of it: names, connection, redirects and the last byte. */
  timeoutMs?: number
  /** Of the body as it is read, after decompression. */
  maxBytes?: number
  maxRedirects?: number
  /** How names become addresses; the system's way unless given. */
  resolve?: (hostname: string) => Promise<ResolvedAddress[]>
}

/** What one call may take, where that is more, or less, than usual. */
export interface GuardedInit extends RequestInit {
  timeoutMs?: number
  /** Of the body as it is read, after decompression. */
  maxBytes?: number
}

/**
 * The one way out to the web. Called like the global `fetch`; ends in `Problem('refused')` where Sosh will not go or
 * read on, and in `Problem('unavailable')` where the other side does not answer. An abort by the caller stays theirs.
 */
export interface GuardedFetch extends AsyncDisposable {
  (input: string | URL | Request, init?: GuardedInit): Promise<Response>
  /** Refuses what Sosh must not open, resolving the name now; for sockets, hand `lookup` to them as well. */
  checkAddress(url: string | URL): Promise<URL>
  /** For sockets that are no fetch (`net.connect`, `ws`): resolves, and refuses the address itself. */
  lookup: LookupFunction
}

const webSchemes = ['http:', 'https:'] as const
const socketSchemes = [...webSchemes, 'ws:', 'wss:'] as const
/** What may follow a redirect to another origin. A key may travel in any header, so the others stay behind. */
const harmlessHeaders = ['accept', 'accept-language', 'content-language', 'content-type', 'range', 'user-agent']
const bodyHeaders = ['content-encoding', 'content-language', 'content-length', 'content-location', 'content-type']

export function createGuardedFetch(options: FetchOptions): GuardedFetch {
  const { maxRedirects = 5, exceptAddresses = [] } = options
  const resolve = options.resolve ?? (hostname => systemLookup(hostname, { all: true, verbatim: true }))

  const refusalOf = (judge: (what: string) => string | undefined, what: string) =>
    options.allowPrivateAddresses || exceptAddresses.includes(bareHost(what)) ? undefined : judge(what)

  async function addressesOf(hostname: string): Promise<ResolvedAddress[]> {
    const found = await resolve(hostname)
    if (found.length === 0) throw Object.assign(new Error('no address'), { code: 'ENOTFOUND' })
    // One closed address among several is enough: which of them is connected to is not ours to choose.
    for (const { address } of found) refuse(refusalOf(refusalOfAddress, address), hostname)
    return found
  }

  // The socket connects to what this returns and asks nobody again: a name can't change its mind in between.
  const lookup: LookupFunction = (hostname, { all, family }, callback) => {
    addressesOf(hostname).then(
      found => {
        const fitting = found.filter(each => !family || String(family).endsWith(String(each.family)))
        const first = fitting[0]
        if (!first) return callback(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), '')
        return all ? callback(null, fitting) : callback(null, first.address, first.family)
      },
      error => callback(error, ''),
    )
  }

  const connect = buildConnector({ lookup, allowH2: false })
  const agent = new Agent({
    connect(target, callback) {
      // An address written out is connected to without a lookup, so it is looked at here, too.
      const host = bareHost(target.hostname)
      const why = isIP(host) ? refusalOf(refusalOfAddress, host) : undefined
      if (why) callback(new Problem('refused', refusalText(host, why)), null)
      else connect(target, callback)
    },
  })

  function check(url: URL, schemes: readonly string[]): void {
    refuse(refusalOfForm(url, schemes), url.host || url.href)
    refuse(refusalOf(refusalOfHost, url.hostname), url.host)
  }

  async function guarded(input: string | URL | Request, given: GuardedInit = {}): Promise<Response> {
    const { timeoutMs = options.timeoutMs ?? 20_000, maxBytes = options.maxBytes ?? 10 * 2 ** 20, ...init } = given
    const url = parse(input instanceof Request ? input.url : input)
    check(url, webSchemes)
    const request = new Request(input instanceof Request ? input : url, init)
    const watch = new AbortController()
    const late = new Problem('unavailable', `${url.host} took longer than ${timeoutMs / 1000} seconds.`)
    const timer = setTimeout(() => watch.abort(late), timeoutMs)
    timer.unref()
    const signal = AbortSignal.any([watch.signal, request.signal])
    try {
      const body = request.body ? new Uint8Array(await request.arrayBuffer()) : undefined
      const { response, last, hops } = await follow(url, request, body, signal)
      return limitBody(response, {
        url: last,
        redirected: hops > 0,
        maxBytes,
        isBodiless: request.method === 'HEAD',
        onError: error => problemOf(error, last, signal),
        onEnd: () => clearTimeout(timer),
      })
    } catch (error) {
      clearTimeout(timer)
      throw problemOf(error, url, signal)
    }
  }

  async function follow(start: URL, request: Request, sent: Uint8Array | undefined, signal: AbortSignal) {
    const headers = new Headers(request.headers)
    if (!headers.has('user-agent')) headers.set('user-agent', options.userAgent)
    let { method } = request
    let body = sent
    let url = start
    for (let hops = 0; ; hops++) {
      const response = await fetchOverAgent(url, {
        method,
        headers: [...headers],
        body,
        signal,
        redirect: 'manual',
        dispatcher: agent,
      })
      const location = response.headers.get('location')
      const isRedirect = [301, 302, 303, 307, 308].includes(response.status) && location !== null
      if (!isRedirect || request.redirect === 'manual') return { response, last: url, hops }
      await response.body?.cancel()
      if (request.redirect === 'error') throw new Problem('refused', `${url.host} answered with a redirect.`)
      if (hops === maxRedirects)
        throw new Problem('refused', `${start.host} redirects more than ${maxRedirects} times.`)
      const next = parse(location, url)
      if (!next.hash) next.hash = url.hash
      check(next, webSchemes)
      const becomesGet =
        response.status === 303 ? method !== 'GET' && method !== 'HEAD' : response.status < 303 && method === 'POST'
      if (becomesGet) {
        method = 'GET'
        body = undefined
        for (const name of bodyHeaders) headers.delete(name)
      }
      if (next.origin !== url.origin) {
        for (const name of [...headers.keys()]) if (!harmlessHeaders.includes(name)) headers.delete(name)
      }
      url = next
    }
  }

  async function checkAddress(given: string | URL): Promise<URL> {
    const url = parse(given)
    check(url, socketSchemes)
    const host = bareHost(url.hostname)
    try {
      if (!isIP(host)) await addressesOf(host)
    } catch (error) {
      throw problemOf(error, url)
    }
    return url
  }

  return Object.assign(guarded, { checkAddress, lookup, [Symbol.asyncDispose]: () => agent.destroy() })
}

function parse(url: string | URL, base?: URL): URL {
  const parsed = URL.parse(String(url), base)
  if (!parsed) throw new Problem('refused', 'This is no complete address. It should begin with https://.')
  return parsed
}

function refuse(why: string | undefined, what: string): void {
  if (why) throw new Problem('refused', refusalText(what, why))
}

function refusalText(what: string, why: string): string {
  return `Sosh does not open ${what}: it ${why}.`
}

/** In words for a person; what the caller aborted themselves is handed back as it is, like `fetch` does. */
function problemOf(error: unknown, url: URL, signal?: AbortSignal): unknown {
  if (signal?.aborted) return signal.reason
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    if (cause instanceof Problem) return cause
    // Tried on several addresses at once: the first failure speaks for all.
    if (cause instanceof AggregateError && cause.errors[0] instanceof Error) return problemOf(cause.errors[0], url)
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
    const words = wordsFor(code)
    if (words)
      return Object.assign(new Problem('unavailable', `${url.host} ${words}.`, [{ message: code }]), { cause: error })
  }
  return Object.assign(new Problem('unavailable', `${url.host} can’t be reached.`), { cause: error })
}

function wordsFor(code: string): string | undefined {
  if (code === 'ENOTFOUND') return 'does not exist: no address is known for this name'
  if (code === 'EAI_AGAIN') return 'can’t be looked up at the moment'
  if (code === 'ECONNREFUSED') return 'does not accept connections'
  if (code === 'ECONNRESET' || code === 'UND_ERR_SOCKET' || code === 'EPIPE') return 'broke the connection off'
  if (code === 'EHOSTUNREACH' || code === 'ENETUNREACH') return 'can’t be reached from here'
  if (/TIMEDOUT|TIMEOUT/.test(code)) return 'did not answer in time'
  if (/CERT|ALTNAME|SELF_SIGNED|UNABLE_TO|^ERR_(TLS|SSL)|^EPROTO/.test(code)) return 'has no valid certificate'
  if (/^HPE_|^UND_ERR_/.test(code)) return 'did not answer as a web server should'
  return undefined
}
