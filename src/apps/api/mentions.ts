import { sources } from '#core/channels'
import type { Context } from '#platform/context'

const knownForMs = 60_000

/** Where others tell us of their links, for the pages of a host. */
export interface Mentions {
  /** The lines to add to the head of a page; nothing where nobody listens. */
  linesAt(host: string): Promise<{ link: string; 'x-pingback': string } | undefined>
  /** Adds them to a page that was made already. */
  onto(request: Request, page: Response): Promise<Response>
}

/**
 * Says on our own pages where other sites tell that they link to them (Webmention, Pingback): at the hook of the source
 * “Links from other sites” that listens for this host. Without such a source nothing is said.
 */
export function openMentions(ctx: Context): Mentions {
  let known: { hooks: Promise<Map<string, string>>; until: number } | undefined
  async function linesAt(host: string): ReturnType<Mentions['linesAt']> {
    if (!known || known.until < Date.now()) known = { hooks: hooksByHost(ctx), until: Date.now() + knownForMs }
    const hook = (await known.hooks).get(host)
    return hook ? { link: `<${hook}>; rel="webmention"`, 'x-pingback': hook } : undefined
  }
  return {
    linesAt,
    async onto(request, page) {
      if (!isPage(request.method, page.status, page.headers.get('content-type'))) return page
      const lines = await linesAt(new URL(request.url).host)
      if (!lines) return page
      page.headers.append('link', lines.link)
      page.headers.set('x-pingback', lines['x-pingback'])
      return page
    },
  }
}

/** Whether others may link to it: a page that is there, and not a form’s answer, a feed or a picture. */
export function isPage(method: string, status: number, type: string | null | undefined): boolean {
  return method === 'GET' && status === 200 && type?.startsWith('text/html') === true
}

async function hooksByHost(ctx: Context): Promise<Map<string, string>> {
  const hooks = new Map<string, string>()
  for (const { id, connector, settings, pausedAt } of await sources(ctx)) {
    if (connector !== 'webmention' || pausedAt) continue
    const { sites = [] } = settings as { sites?: string[] }
    for (const site of sites) {
      const host = site.split('/')[0] ?? ''
      if (!hooks.has(host)) hooks.set(host, new URL(`/hooks/${id}`, ctx.config.publicUrl).href)
    }
  }
  return hooks
}
