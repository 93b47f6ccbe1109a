import { findSite, homeOf, openDirectory } from '#places/sites'
import type { Context } from '#platform/context'

/** A feed of ours that can be subscribed to (W3C WebSub). */
export interface Topic {
  /** Its one name: where it is at home. */
  url: string
  /** Where one subscribes to it. */
  hub: string
  /**
   * What it changes with: a site or a topic of the community by its id, `blog`, `statements`, or
   * `offers` with the id of their site.
   */
  scope: string
}

/** A feed as it is read now. */
export interface FeedRead {
  contentType: string
  body: Uint8Array<ArrayBuffer>
}

/** Lent by the apps, which render the pages: nothing where there is no such feed any more. */
export type ReadFeed = (url: string) => Promise<FeedRead | undefined>

/** A lease is as long as was wished within these bounds. */
export const lease = { leastSeconds: 3_600, usualSeconds: 10 * 86_400, mostSeconds: 15 * 86_400 }

/** So many addresses of one host are told, and so many new ones of it are asked in an hour; of all hosts together likewise. */
export const most = { perHost: 2_000, askedPerHost: 60, askedInAll: 1_000 }

export const hourMs = 3_600_000

const community = /^(?:\/spaces\/[^/]+|\/tags\/[^/]+)?\/feed\.(?:atom|json)$/
const oneTopic = /^\/topics\/([0-9a-f-]{36})\/feed\.(?:atom|json)$/
const blog = /^\/blog(?:\/(?:authors|series|tags)\/[^/]+)?\/feed\.(?:atom|json)$/

const statements = /^\/statements\/feed\.(?:atom|json)$/
const offers = /^\/offers\/feed\.(?:atom|json)$/
const mastersOnly = ['blog', 'statements']

/** What the feeds of offers of a site change with. */
export const offersScope = (siteId: string): string => `offers ${siteId}`

/** Which of our feeds an address names; nothing for everything else, and for another spelling of it. */
export async function topicAt(ctx: Context, given: string): Promise<Topic | undefined> {
  const url = URL.parse(given)
  if (!url) return undefined
  const directory = await openDirectory(ctx)
  const at = findSite(directory, url.hostname, url.pathname)
  if (!at || at.site.closedAt || at.site.isSample) return undefined
  const home = homeOf(ctx, at.site, at.master)
  if (url.href !== `${home}${at.path}`) return undefined
  const scope = scopeOf(at.path, at.site.id)
  if (!scope || (mastersOnly.includes(scope) && at.site !== at.master)) return undefined
  return { url: url.href, hub: `${home}/websub`, scope }
}

function scopeOf(path: string, siteId: string): string | undefined {
  if (community.test(path)) return siteId
  if (statements.test(path)) return 'statements'
  if (offers.test(path)) return offersScope(siteId)
  return oneTopic.exec(path)?.[1] ?? (blog.test(path) ? 'blog' : undefined)
}
