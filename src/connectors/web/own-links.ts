import { parseHtml } from '#connectors/markup'

const mostLinks = 40

/** The addresses that a page calls its author's own (`rel="me"`, https://microformats.org/wiki/rel-me), absolute, each once. */
export function ownLinksIn(html: string, base: string): string[] {
  const links = new Set<string>()
  parseHtml(html.slice(0, 500_000), {
    onopentag(name, { href, rel }) {
      if ((name !== 'a' && name !== 'link') || !href || !rel?.toLowerCase().split(/\s+/).includes('me')) return
      const link = URL.parse(href, base)
      if (link && /^https?:$/.test(link.protocol) && links.size < mostLinks) links.add(link.href)
    },
  })
  return [...links]
}

/** An address as two people would call it the same: without scheme, `www.` and what ends it. */
export const addressKey = (url: string): string =>
  url
    .replace(/^https?:\/\/(www\.)?/i, '')
    .replace(/[/?#]+$/, '')
    .toLowerCase()
