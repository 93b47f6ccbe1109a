import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { clientAddressHeader } from '#core/team'
import type { Context } from '#platform/context'
import { openLive } from '#platform/live'
import { createApp } from './api/app.ts'
import type { House } from './house.ts'
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
  const app = createApp(ctx, live, deskDir)
  return new Promise((resolve, reject) => {
    const server = serve(
      {
        hostname: ctx.config.host,
        port: ctx.config.port,
        fetch: (request: Request, env: { incoming: { socket: { remoteAddress?: string } } }) => {
          // Whatever a caller wrote here is replaced by where the connection really comes from.
          request.headers.set(clientAddressHeader, clientAddress(ctx, request, env.incoming.socket.remoteAddress))
          return app.fetch(request, env)
        },
      },
      (info: AddressInfo) => resolve({ port: info.port, close }),
    )
    server.once('error', reject)
    const close = () =>
      new Promise<void>(done => {
        server.close(() => done())
        // Live streams never end by themselves.
        if ('closeAllConnections' in server) setTimeout(() => server.closeAllConnections(), 200).unref()
      })
  })
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
