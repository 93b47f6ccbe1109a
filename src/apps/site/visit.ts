import type { HtmlEscapedString } from 'hono/utils/html'
import type { MachineryPaths, SitePaths } from '#lib/paths'
import type { Door, Visitor } from '#places/members'
import type { Directory, SiteAt } from '#places/sites'
import type { Context } from '#platform/context'
import type { Words } from './words/index.ts'

/** A piece of a page, escaped: what the `html` tag of `hono/html` gives. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** One request for a page of a site, and everything a page needs to answer it. */
export interface Visit extends SiteAt {
  /** The member acts here, or nobody. */
  ctx: Context
  visitor: Visitor
  directory: Directory
  /** Every room of the site, for pages that are made of parts of several. */
  rooms: SiteRoom[]
  paths: SitePaths
  /** What is said around people’s own words, in the language of the site. */
  words: Words
  machinery: MachineryPaths
  door: Door
  /** Where this site is at home, without a slash at its end; it may be another host than this one. */
  home: string
  request: Request
  url: URL
  /** What the pattern of the page’s path caught, decoded. */
  params: Record<string, string>
  query: URLSearchParams
  /** What a form sent, of at most 256 KB. */
  form: () => Promise<Record<string, string>>
}

/** What a page says; the frame around it is the same for all. */
export interface Page {
  title: string
  body: Html
  /** For search engines and cards, in a sentence. */
  about?: string
  /** 200 where nothing is said. */
  status?: number
  /** Path of the page itself where more than one address shows it, as `paths.member('rosa')`. */
  canonical?: string
  /** Not for search engines: account, sign-in, an empty search. */
  isPrivate?: boolean
  /** Which place in the navigation it belongs to. */
  place?: string
  /**
   * Ids of what is shown. A guest’s page is kept until an event speaks of one of them (its subject, its site, or a
   * conversation or colleague it names), so leave none out; without any it is never kept.
   */
  shows?: string[]
  /** Structured data (schema.org), one object for each thing. */
  data?: Record<string, unknown>[]
  /** Feeds of this page. */
  feeds?: { title: string; href: string; type: 'application/atom+xml' | 'application/feed+json' }[]
  /** A picture for cards, absolute. */
  picture?: string
  /** An article or question rather than a place. */
  isArticle?: boolean
  headers?: Record<string, string>
}

/** One page of a site. `path` is below the base of each site: `/members/:handle`. */
export interface Route {
  method: 'get' | 'post'
  path: string
  /** A form that mail programs send, too: its address proves all that is needed. Everything else is taken from our own pages only. */
  isForAnySender?: boolean
  answer: (visit: Visit) => Promise<Page | Response> | Page | Response
}

/** What a room adds to the site. Listed in `pages/index.ts`; see `docs/why`. */
export interface SiteRoom {
  routes: Route[]
  /** Places in the head of each page, in order. `id` is what a page names as its `place`. */
  navigation?: (visit: Visit) => { id: string; label: string; href: string }[]
  /** Parts of a site’s home, from the top down; the ids are what they show. */
  onHome?: (visit: Visit) => Promise<{ body: Html; shows: string[] }>
  /** Parts of a member’s page. */
  onMember?: (visit: Visit, memberId: string) => Promise<{ body: Html; shows: string[] }>
  /** Absolute addresses of its sitemaps for this site. */
  sitemaps?: (visit: Visit) => string[]
  /** Kept for a guest beside what the ids say: names of events that change a page without naming what it shows. */
  clearedBy?: string[]
  /** Its part of the data a member may take with them, by a name for it. */
  dataOf?: (visit: Visit, memberId: string) => Promise<Record<string, unknown>>
  /** A style sheet of its own, a path on disk. */
  style?: URL
}
