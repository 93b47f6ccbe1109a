import { machineryPaths, sitePaths } from '#lib/paths'
import { homeOf } from '#places/sites'
import type { SiteRoom, Visit } from '../visit.ts'

/** What search engines are told: one index for each host, and the lasting pages of each site. */
export const sitemap: SiteRoom = {
  routes: [
    { method: 'get', path: '/sitemap.xml', answer: visit => xml(indexOf(visit)) },
    { method: 'get', path: '/sitemap-pages.xml', answer: visit => xml(pagesOf(visit)) },
  ],
}

/** All that lies below this site: itself, and from the master every community at the same host. */
function indexOf(visit: Visit): string {
  const { directory, ctx, master, site } = visit
  const below =
    site.parentId === null ? directory.all.filter(each => !each.closedAt && (each === site || !each.host)) : [site]
  const sites = below.filter(each => !each.isSample)
  const maps = sites.flatMap(each => {
    const home = homeOf(ctx, each, master)
    const base = each === site ? visit.base : new URL(home).pathname.replace(/\/$/, '')
    const its: Visit = {
      ...visit,
      site: each,
      home,
      base,
      paths: sitePaths(base),
      machinery: machineryPaths(visit.root),
    }
    return [`${home}/sitemap-pages.xml`, ...visit.rooms.flatMap(room => room.sitemaps?.(its) ?? [])]
  })
  return `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${maps.map(map => `<sitemap><loc>${escaped(map)}</loc></sitemap>`).join('')}</sitemapindex>`
}

function pagesOf({ home, site }: Visit): string {
  const pages = [home, `${home}/rules`, ...(site.parentId === null ? [`${home}/communities`] : [])]
  return `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${pages.map(page => `<url><loc>${escaped(page)}</loc></url>`).join('')}</urlset>`
}

function xml(body: string): Response {
  return new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`, {
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=600' },
  })
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
