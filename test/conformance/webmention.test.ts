import { createServer } from 'node:http'
import { describe } from 'vitest'
import { webmention } from '#connectors/webmention'
import type { ConnectorTools } from '#core/channels'
import { newId } from '#lib/id'
import { createGuardedFetch } from '#platform/fetch'
import { conforms, type Network, plainTools } from '../conformance.ts'
import { serve } from '../serve.ts'

describe.each(['plain', 'guarded'] as const)('by the %s fetch', way => {
  conforms({
    connector: webmention,
    badSettings: [
      { settings: {}, at: 'sites' },
      { settings: { sites: [] }, at: 'sites' },
      { settings: { sites: ['our blog'] }, at: 'sites' },
      { settings: { sites: ['https://'] }, at: 'sites' },
    ],
    open: () => openBlogs(way),
  })
})

/** Ana's blog, on a real server: each note is a page of its own, and says so to whom it answers. */
async function openBlogs(way: 'plain' | 'guarded'): Promise<Network> {
  const pages = new Map<string, string>()
  const server = createServer((request, response) => {
    const page = pages.get(request.url ?? '')
    if (page === undefined) return response.writeHead(410).end('Gone')
    return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page)
  })
  const { url: home, close } = await serve(server)
  const ours = 'https://halden.example/bikes'
  const guarded = createGuardedFetch({ allowPrivateAddresses: true, userAgent: 'Sosh' })
  const tools: ConnectorTools = way === 'plain' ? plainTools() : { ...plainTools(), fetch: guarded }

  const note = (text: string, about: string) =>
    `<!doctype html><title>Note</title><article class="h-entry"><a class="p-author h-card" href="/">Ana</a>
    <a class="u-in-reply-to" href="${about}">about</a><p class="e-content">${text}</p>
    <time class="dt-published" datetime="${new Date().toISOString()}">now</time></article>`
  const source = (cursor: string | undefined) => ({
    sourceId: newId(),
    settings: webmention.settings.parse({ sites: ['halden.example'] }),
    secret: undefined,
    cursor,
    tools,
  })
  return {
    source,
    async push(text, change) {
      const page = change?.externalId ?? `${home}/${newId()}`
      const path = new URL(page).pathname
      if (change?.kind === 'delete') pages.delete(path)
      else pages.set(path, note(text, ours))
      return {
        source: source(undefined),
        request: {
          method: 'POST',
          url: 'https://sosh.example/hooks/blog',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: Buffer.from(new URLSearchParams({ source: page, target: ours }).toString()),
        },
      }
    },
    async write(text, replyTo) {
      const path = `/${newId()}`
      pages.set(path, replyTo ? note(text, replyTo) : note(text, '').replace('class="u-in-reply-to"', ''))
      return home + path
    },
    settingsForThreads: () => webmention.settings.parse({ sites: ['halden.example'] }),
    async close() {
      await guarded[Symbol.asyncDispose]()
      await close()
    },
  }
}
