import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { clientAddressHeader } from '#core/team'
import { followLinks, type LinkDoor } from '#journey/links'
import type { Context } from '#platform/context'
import { openLive } from '#platform/live'
import { createApp } from './api/app.ts'
import { answerTo, leadingTo } from './api/lead-on.ts'
import { openMentions } from './api/mentions.ts'
import { servingGuests } from './guests.ts'
import type { House } from './house.ts'
import { openSite } from './site/index.ts'
import { startListener, startWorker } from './worker.ts'

const deskDir = join(import.meta.dirname, '../../dist/desk')

/** Opens the doors, by role: the web, the worker, the listener or a part of it. All in one process unless told otherwise. */
export async function openDoors(house: House): Promise<AsyncDisposable & { port: number }> {
  const { config } = house.ctx
  const live = await openLive(house.databaseUrl)
  const worker = config.roles.includes('worker') ? await startWorker(house) : undefined
  const listens = config.roles.some(role => ['listener', 'reader', 'matcher'].includes(role))
  const listener = listens ? startListener(house, live) : undefined
  const web = config.roles.includes('web') ? await openWeb(house, live) : undefined
  return {
    port: web?.port ?? 0,
    async [Symbol.asyncDispose]() {
      await listener?.[Symbol.asyncDispose]()
      await web?.close()
      await worker?.[Symbol.asyncDispose]()
      await live[Symbol.asyncDispose]()
    },
  }
}

async function openWeb(
  { ctx }: House,
  live: Awaited<ReturnType<typeof openLive>>,
): Promise<{ port: number; close: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = serve(
      { hostname: ctx.config.host, port: ctx.config.port, ...webOf(ctx, live, deskDir) },
      (info: AddressInfo) => resolve({ port: info.port, close }),
    )
    // A proxy before us keeps connections for a minute; one that we close first fails whoever asks through it at that moment.
    if ('keepAliveTimeout' in server) server.keepAliveTimeout = 75_000
    server.once('error', reject)
    const close = () =>
      new Promise<void>(done => {
        server.close(() => done())
        // Live streams never end by themselves.
        if ('closeAllConnections' in server) setTimeout(() => server.closeAllConnections(), 200).unref()
      })
  })
}

interface Incoming {
  incoming: { socket: { remoteAddress?: string | undefined } }
}

/**
 * What `serve` needs to be the web of this house. Short links and guests’ pages are answered before all else: they are what is
 * asked most, and need nothing of the rest.
 */
export function webOf(
  ctx: Context,
  live: Awaited<ReturnType<typeof openLive>>,
  deskDir: string,
): { createServer: typeof createServer; fetch: (request: Request, env: Incoming) => Promise<Response> | Response } {
  const links = followLinks(ctx)
  const site = openSite(ctx, live)
  const mentions = openMentions(ctx)
  const app = createApp(ctx, live, deskDir, links, site, mentions)
  // Whatever a caller wrote here is replaced by where the connection really comes from.
  const known = (request: Request, incoming: Incoming['incoming']): Request => {
    request.headers.set(clientAddressHeader, clientAddress(ctx, request, incoming.socket.remoteAddress))
    return request
  }
  const whole = (incoming: IncomingMessage, url: URL): Request => {
    const { headers, method = 'GET' } = incoming
    const lines = Object.entries(headers).map(([name, value]) => [name, String(value)] as [string, string])
    return known(new Request(url, { method, headers: lines }), incoming)
  }
  type Others = (request: IncomingMessage, response: ServerResponse) => void
  return {
    createServer: ((options: object, others: Others) =>
      createServer(
        options,
        leadingOn(ctx, links, servingGuests(site, mentions, whole, others)),
      )) as typeof createServer,
    fetch: (request, env) => app.fetch(known(request, env.incoming), env),
  }
}

/** Answers at our short links; everything else is for the others. */
export function leadingOn(
  ctx: Context,
  links: LinkDoor,
  others: (request: IncomingMessage, response: ServerResponse) => void,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const { method = 'GET', url: path = '/' } = request
    if (!links.isOurs(path) || (method !== 'GET' && method !== 'HEAD')) return others(request, response)
    const header = (name: string) => {
      const value = request.headers[name]
      return Array.isArray(value) ? value.join(', ') : value
    }
    links.follow({ method, path, header }).then(
      led => {
        if (led.kind === 'to') {
          response.writeHead(302, leadingTo(led.url))
          response.end()
          return
        }
        const { status, headers, body } = answerTo(ctx, led)
        response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
        response.end(method === 'HEAD' ? undefined : body)
      },
      () => others(request, response),
    )
  }
}

/** Where a request comes from: the connection, or what our own proxies say of it. */
function clientAddress({ config }: Context, request: Request, connection: string | undefined): string {
  const hops = (request.headers.get('x-forwarded-for') ?? '')
    .split(',')
    .map(hop => hop.trim())
    .filter(Boolean)
  const told = config.trustedProxies > 0 ? hops.at(-config.trustedProxies) : undefined
  return told ?? connection ?? 'unknown'
}
