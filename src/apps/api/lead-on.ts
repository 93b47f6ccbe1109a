import type { Led, LinkDoor } from '#journey/links'
import type { Context } from '#platform/context'

/** What is answered at one of our short addresses. */
export interface Answer {
  status: number
  headers: Record<string, string>
  body: string
}

/** As a request of the web framework; `server.ts` asks the door itself, which is faster. */
export async function leadOn(ctx: Context, links: LinkDoor, request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const header = (name: string) => request.headers.get(name) ?? undefined
  const led = await links.follow({ method: request.method, path: pathname + search, header })
  const { status, headers, body } = answerTo(ctx, led)
  return new Response(request.method === 'HEAD' ? null : body, { status, headers })
}

// The next time is counted again, and searched for is the page itself.
const always = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex' }
const page = {
  ...always,
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
}

/** What is said to nearly all who come, as `node:http` takes it soonest: name, value, name, value. */
export const leadingTo = (url: string): string[] => [...alwaysListed, 'location', url, 'content-length', '0']

const alwaysListed = Object.entries(always).flat()

/** Led on, or a page without scripts that says why not. */
export function answerTo(ctx: Context, led: Led): Answer {
  if (led.kind === 'to') return { status: 302, headers: { ...always, location: led.url }, body: '' }
  if (led.kind === 'away')
    return {
      status: 503,
      headers: { ...page, 'retry-after': '30' },
      body: saying('In a moment', '<p>We are back in a moment. Please try the link again.</p>'),
    }
  if (led.kind === 'looks' && !led.link.retiredAt) {
    const { url, title, madeByName } = led.link
    const words = `<p>This link leads to ${title ? `“${escaped(title)}”, ` : ''}<a href="${escaped(url)}" rel="nofollow noopener">${escaped(url)}</a>.</p>
<p>${escaped(madeByName)} gave it. We count that somebody followed it, not who: no cookie is set and no address is kept. If your browser asks not to be tracked (Do Not Track, Global Privacy Control), nothing is counted.</p>`
    return { status: 200, headers: page, body: saying('Where this link leads', words) }
  }
  const was = led.kind === 'looks' || led.wasThere
  const home = escaped(new URL('/', ctx.config.publicUrl).host)
  return {
    status: was ? 410 : 404,
    headers: page,
    body: saying(
      was ? 'This link has ended' : 'This link leads nowhere',
      `<p>${was ? 'Whoever gave it ended it.' : 'There is no link of this name. Look whether all of it was copied.'}</p><p>${home}</p>`,
    ),
  }
}

function saying(title: string, words: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>:root{color-scheme:light dark}body{font:1.0625rem/1.5 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1.25rem;overflow-wrap:anywhere}</style>
<main><h1>${title}</h1>${words}</main></html>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, letter => `&#${letter.charCodeAt(0)};`)
}
