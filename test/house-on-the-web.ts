import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { openFediverse } from '#places/federation'
import { startWorker } from '../src/apps/worker.ts'
import { serve } from './serve.ts'
import type { World } from './world.ts'

/** Opens a world to servers of others: its doors for them over real connections, and the worker behind them. */
export async function onTheWeb(here: World): Promise<AsyncDisposable & { url: string; host: string }> {
  let answer: (request: Request) => Response | Promise<Response> = () => new Response(null, { status: 503 })
  const server = await serve(createServer(getRequestListener(request => answer(request))))
  here.ctx.config = { ...here.ctx.config, publicUrl: server.url }
  const fediverse = openFediverse(here.ctx)
  answer = async request => (await fediverse.answer(request)) ?? new Response(null, { status: 404 })
  const house = { ctx: here.ctx, database: here.database, databaseUrl: here.url, [Symbol.asyncDispose]: async () => {} }
  const worker = await startWorker(house)
  return {
    url: server.url,
    host: server.host,
    async [Symbol.asyncDispose]() {
      await server.close()
      await worker[Symbol.asyncDispose]()
    },
  }
}
