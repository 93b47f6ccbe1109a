import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { isPage, type Mentions } from './api/mentions.ts'
import type { Asked, PublicSite } from './site/index.ts'

type Listener = (request: IncomingMessage, response: ServerResponse) => void

/**
 * Gives guests the public pages before all else: they are what is read most, and need nothing of the web framework. What is
 * no page for a guest (the desk, forms, members, servers of others, a host that is written oddly) is for the others, and so
 * is what fails before anything was said.
 *
 * @param whole the request as the web framework would have it, for the few pages that read more of it than its address
 */
export function servingGuests(
  site: Pick<PublicSite, 'read'>,
  mentions: Mentions,
  whole: (request: IncomingMessage, url: URL) => Request,
  others: Listener,
): Listener {
  return (request, response) => {
    const asked = askedBy(request, whole)
    if (!asked) return others(request, response)
    site
      .read(asked)
      .then(
        async sent => {
          if (!sent) return others(request, response)
          if (sent instanceof Response) return passOn(await mentions.onto(asked.request(), sent), response)
          const { body, headers, status } = sent
          const lines = isPage(asked.method, status, headers['content-type'])
            ? await mentions.linesAt(asked.url.host).catch(() => undefined)
            : undefined
          response.writeHead(status, lines ? { ...headers, ...lines } : headers)
          response.end(body ?? undefined)
        },
        () => others(request, response),
      )
      .catch(() => (response.headersSent ? response.destroy() : others(request, response)))
  }
}

const plainHost = /^[a-z0-9.-]+(?::\d{1,5})?$/
const forServers = /^\/(?:fediverse\/|\.well-known\/)/

/** What a guest asks to read; nothing where another door has to look at it first. */
function askedBy(request: IncomingMessage, whole: (request: IncomingMessage, url: URL) => Request): Asked | undefined {
  const { headers, method = 'GET', url: path = '/' } = request
  if (method !== 'GET' && method !== 'HEAD') return undefined
  const { accept, host = '' } = headers
  if (!plainHost.test(host) || !path.startsWith('/') || forServers.test(path)) return undefined
  // Servers of others look a page up as what it is to them.
  if (accept?.includes('json')) return undefined
  const address = `http://${host}${path}`
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  return {
    method,
    url,
    header: name => {
      const value = headers[name]
      return Array.isArray(value) ? value.join(', ') : value
    },
    request: () => whole(request, url),
  }
}

async function passOn(answer: Response, response: ServerResponse): Promise<void> {
  const { body, headers, status } = answer
  const lines: [string, string | string[]][] = [...headers].filter(([name]) => name !== 'set-cookie')
  const cookies = headers.getSetCookie()
  if (cookies.length > 0) lines.push(['set-cookie', cookies])
  // What is long, as a film, says so itself; all else is short, and how short is said for it.
  if (!headers.has('content-length') && status !== 304) {
    const bytes = Buffer.from(await answer.arrayBuffer())
    response.writeHead(status, { ...Object.fromEntries(lines), 'content-length': bytes.byteLength }).end(bytes)
    return
  }
  response.writeHead(status, Object.fromEntries(lines))
  if (body) await pipeline(Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]), response)
  else response.end()
}
