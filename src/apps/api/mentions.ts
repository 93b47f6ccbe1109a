import { sources } from '#core/channels'
import type { Context } from '#platform/context'

const knownForMs = 60_000

/**
 * Says on our own pages where other sites tell that they link to them (Webmention, Pingback): at the hook of the source
 * “Links from other sites” that listens for this host. Without such a source nothing is said.
 */
export function openMentions(ctx: Context): (request: Request, page: Response) => Promise<Response> {
  let known: { hooks: Promise<Map<string, string>>; until: number } | undefined
  return async (request, page) => {
    if (request.method !== 'GET' || page.status !== 200 || !page.headers.get('content-type')?.startsWith('text/html'))
      return page
    if (!known || known.until < Date.now()) known = { hooks: hooksByHost(ctx), until: Date.now() + knownForMs }
    const hook = (await known.hooks).get(new URL(request.url).host)
    if (!hook) return page
    page.headers.append('link', `<${hook}>; rel="webmention"`)
    page.headers.set('x-pingback', hook)
    return page
  }
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
