export interface Sitemap {
  pages: { url: string; changedAt: Date | undefined }[]
  /** Further sitemaps that it names. */
  sitemaps: string[]
}

const mostPages = 50_000
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Reads a sitemap or an index of sitemaps (sitemaps.org 0.9); undefined for what is neither. */
export function readSitemap(text: string, url: string): Sitemap | undefined {
  if (!/<(?:\w+:)?(?:urlset|sitemapindex)\b/.test(text.slice(0, 4_000))) return undefined
  const pages: Sitemap['pages'] = []
  const sitemaps: string[] = []
  for (const part of text.split(/<(?=(?:\w+:)?(?:url|sitemap)>)/).slice(1)) {
    const loc = valueIn(part, 'loc')
    if (loc === '' || !URL.canParse(loc, url)) continue
    const address = new URL(loc, url).href
    if (/^(?:\w+:)?sitemap>/.test(part)) sitemaps.push(address)
    else pages.push({ url: address, changedAt: dateOf(valueIn(part, 'lastmod')) })
    if (pages.length >= mostPages) break
  }
  return { pages, sitemaps }
}

function valueIn(part: string, name: string): string {
  const found = new RegExp(`<(?:\\w+:)?${name}>\\s*(?:<!\\[CDATA\\[)?([^<\\]]*)`).exec(part)?.[1] ?? ''
  return found.trim().replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '')
}

function dateOf(text: string): Date | undefined {
  const at = Date.parse(text)
  return text === '' || Number.isNaN(at) ? undefined : new Date(at)
}
