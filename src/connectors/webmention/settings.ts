import { z } from 'zod'

const Site = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .transform(site =>
    site
      .replace(/^https?:\/\//i, '')
      .replace(/\/+$/, '')
      .toLowerCase(),
  )
  .refine(site => URL.parse(`https://${site}`)?.host === site.split('/')[0], {
    error: 'Write a site as example.org, or example.org/blog.',
  })

export const Settings = z.object({
  /** Our own sites, as `example.org` or `example.org/blog`: only links to them are heard. */
  sites: z
    .array(Site)
    .min(1, 'Which of your sites may be linked to? Write at least one, such as example.org.')
    .max(100),
  /** Likes, reposts and bookmarks, which have no words, are heard as well. */
  gestures: z.boolean().default(false),
})
export type Settings = z.infer<typeof Settings>

/** Is this one of our own pages? A site counts with and without `www.`. */
export function isOurs(url: string, { sites }: Pick<Settings, 'sites'>): boolean {
  const { host, pathname } = URL.parse(url) ?? {}
  if (host === undefined || pathname === undefined) return false
  const here = `${host.toLowerCase().replace(/^www\./, '')}${pathname.toLowerCase()}`
  return sites.some(site => {
    const ours = site.replace(/^www\./, '')
    return here === ours || here.startsWith(`${ours}/`)
  })
}

/** A page, whichever part of it was meant, as two addresses of it are compared. */
export function samePage(a: string, b: string): boolean {
  return pageKey(a) !== undefined && pageKey(a) === pageKey(b)
}

function pageKey(written: string): string | undefined {
  const url = URL.parse(written)
  if (!url || !/^https?:$/.test(url.protocol)) return undefined
  return `${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/$/, '')}${url.search}`
}

/** The address of a page without the part of it. */
export function pageOf(written: string): string {
  const url = new URL(written)
  url.hash = ''
  return url.href
}
