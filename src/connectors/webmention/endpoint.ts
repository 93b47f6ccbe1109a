import { parseHtml } from '#connectors/markup'
import { linksIn } from '#connectors/web'

export interface Endpoints {
  webmention?: string
  pingback?: string
}

/**
 * Where a page takes Webmentions and Pingbacks: the first of its `Link` headers, else the first `link` or `a` in it
 * that says so; an empty address is the page itself. `url` is where the page was found after redirects.
 */
export function endpointsOf(headers: Headers, html: string, url: string): Endpoints {
  const header = linksIn(headers.get('link')).find(link => link.rels.includes('webmention'))
  const found = header ? { webmention: header.href } : inMarkup(html, 'webmention')
  const pingback = headers.get('x-pingback') ?? inMarkup(html, 'pingback').pingback
  return {
    ...(found.webmention !== undefined && { webmention: absolute(found.webmention, url) }),
    ...(pingback !== undefined && { pingback: absolute(pingback, url) }),
  }
}

function absolute(href: string, base: string): string | undefined {
  const url = URL.parse(href.trim(), base)
  if (url) url.hash = ''
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined
}

function inMarkup(html: string, rel: 'webmention' | 'pingback'): Endpoints {
  let found: string | undefined
  parseHtml(html, {
    onopentag(name, attributes) {
      if (found !== undefined || (name !== 'link' && name !== 'a') || attributes.href === undefined) return
      if ((attributes.rel ?? '').toLowerCase().split(/\s+/).includes(rel)) found = attributes.href
    },
  })
  return found === undefined ? {} : { [rel]: found }
}
