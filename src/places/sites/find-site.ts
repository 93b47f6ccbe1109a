import { baseOfSite, communityBase } from '#lib/paths'
import type { Context } from '#platform/context'
import type { Site } from './model.ts'
import { siteRows } from './store.ts'

/** All sites at once, for finding the one that an address means. */
export interface Directory {
  all: Site[]
  master: Site | undefined
  byHost: Map<string, Site>
  bySlug: Map<string, Site>
  byId: Map<string, Site>
}

/** A site at the address by which it was reached. */
export interface SiteAt {
  site: Site
  master: Site
  /** What its pages begin with. */
  base: string
  /** What the pages of all sites at this host begin with. */
  root: string
  /** The rest of the path, which begins with a slash. */
  path: string
}

/** Reads every site, the closed ones too. */
export async function openDirectory(ctx: Context): Promise<Directory> {
  const all = await siteRows(ctx)
  return {
    all,
    master: all.find(site => site.parentId === null),
    byHost: new Map(all.flatMap(site => (site.host ? [[site.host, site] as const] : []))),
    bySlug: new Map(all.flatMap(site => (site.slug ? [[site.slug, site] as const] : []))),
    byId: new Map(all.map(site => [site.id, site])),
  }
}

/** Which site an address means: by host first, else by path on the main one. None: the address is the desk’s. */
export function findSite({ byHost, bySlug, master }: Directory, hostname: string, path: string): SiteAt | undefined {
  if (!master) return undefined
  const here = byHost.get(hostname)
  if (here && here !== master) return { site: here, master, base: '', root: '', path }
  const at = here ? 'master' : 'main'
  const root = baseOfSite(null, at)
  if (at === 'main' && path !== communityBase && !path.startsWith(`${communityBase}/`)) return undefined
  const below = path.slice(root.length) || '/'
  const slug = below.split('/')[1] ?? ''
  const site = bySlug.get(slug)
  if (!site) return { site: master, master, base: root, root, path: below }
  const base = baseOfSite(slug, at)
  return { site, master, base, root, path: path.slice(base.length) || '/' }
}

/** Where a site is at home, without a slash at its end: what search engines, feeds and mails are told. */
export function homeOf(ctx: Context, site: Site, master: Site | undefined): string {
  const main = new URL(ctx.config.publicUrl)
  const at = (host: string) => `${main.protocol}//${host}${main.port && `:${main.port}`}`
  if (site.host) return at(site.host)
  if (master?.host) return `${at(master.host)}${baseOfSite(site.slug, 'master')}`
  return `${main.origin}${baseOfSite(site.slug, 'main')}`
}
