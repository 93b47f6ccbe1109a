import { html } from 'hono/html'
import { RegExpRouter } from 'hono/router/reg-exp-router'
import { SmartRouter } from 'hono/router/smart-router'
import { TrieRouter } from 'hono/router/trie-router'
import { machineryPaths, sitePaths } from '#lib/paths'
import { Problem } from '#lib/problem'
import { findOldAddress } from '#places/bring-along'
import { type Door, hasSession, letterHeader, memberAccounts, memberDoors, whoTakesPart } from '#places/members'
import { type Directory, findSite, homeOf, lookOf, type SiteAt, sitePicture } from '#places/sites'
import { as, type Context } from '#platform/context'
import type { Live } from '#platform/live'
import { openAssets } from './assets.ts'
import { type KeptPage, keepPage, openCache } from './cache.ts'
import { readBytes, readForm, refuseForeign } from './forms.ts'
import { frame } from './frame.ts'
import { type Known, openAtHand } from './known.ts'
import { packingFor } from './packing.ts'
import { rooms } from './pages/index.ts'
import { drawnIcon } from './pieces.ts'
import { contentPolicy } from './policy.ts'
import { problemPage } from './problem-page.ts'
import { type Asked, askedBy, asResponse, type Sent, sendKept, withHeaders } from './send.ts'
import type { Page, Route, Visit } from './visit.ts'
import { type Words, wordsIn } from './words/index.ts'

/** The public pages of all our communities. */
export interface PublicSite {
  /** The answer, or nothing: then the address is the desk’s. */
  answer(request: Request): Promise<Response | undefined>
  /** The same for a guest who reads, in bytes where it is a page; nothing, too, where it is for `answer`. */
  read(asked: Asked): Promise<Sent | Response | undefined>
  /** Bytes of guests’ pages that are kept. */
  readonly keptBytes: number
  forget(): void
}

const isReading = (method: string) => method === 'GET' || method === 'HEAD'
const keyOf = ({ host, pathname, search }: URL) => `${host}${pathname}${search}`
const machine = /^\/-\/(style|asset|picture|auth)\/(.+)$/

/**
 * Opens the site; what is heard live empties what is kept. Before anything that is kept is used, whatever was committed until
 * then is heard (`caughtUp`): who reads after a change reads the change, in every process. Where that can’t be known, a page is
 * made anew.
 */
export function openSite(ctx: Context, live: Pick<Live, 'caughtUp' | 'subscribe'>): PublicSite {
  const assets = openAssets(rooms.flatMap(room => room.style ?? []))
  const cache = openCache(
    new Set(['company.changed', 'company.founded', ...rooms.flatMap(room => room.clearedBy ?? [])]),
  )
  const router = new SmartRouter<Route>({ routers: [new RegExpRouter(), new TrieRouter()] })
  for (const route of rooms.flatMap(room => room.routes)) router.add(route.method.toUpperCase(), route.path, route)
  const headers = headersOf(ctx)
  const atHand = openAtHand(ctx, ({ directory }) => {
    // Another process may have rendered the page that asks for one of them.
    for (const site of directory.all) assets.styleOf(lookOf(site, directory.master))
  })

  live.subscribe(note => {
    if (
      note.name.startsWith('site') ||
      note.name.startsWith('company.') ||
      note.name.startsWith('sample.') ||
      note.name === 'live.resumed'
    )
      atHand.changed()
    cache.hear(note)
  })

  /** What is known of the sites, after all was heard that was committed. An address that is none of theirs waits for nothing. */
  async function catchUp({ hostname, pathname }: URL): Promise<{ hasHeard: boolean; known: Known }> {
    const before = await atHand.now()
    if (!findSite(before.directory, hostname, pathname)) return { hasHeard: false, known: before }
    const hasHeard = await live.caughtUp()
    if (!hasHeard) atHand.changed()
    return { hasHeard, known: await atHand.now() }
  }

  async function answer(request: Request): Promise<Response | undefined> {
    const asked = askedBy(request)
    const { method, url } = asked
    const { hasHeard, known } = await catchUp(url)
    // Before anything is read: what is heard from here on keeps an older page from being kept.
    const begun = cache.begin()
    if (!known.directory.master) return undefined
    if (url.pathname === '/robots.txt') return robots(ctx, known.directory, url)
    if (url.pathname === '/favicon.ico')
      return withHeaders(asResponse(sendKept(asked, await icon(url, known))), headers)
    const at = findSite(known.directory, url.hostname, url.pathname)
    if (!at) return undefined
    const isGuest = !hasSession(asked.header('cookie'))
    const kept = isGuest && hasHeard && isReading(method) ? cache.get(keyOf(url)) : undefined
    if (kept) return asResponse(sendKept(asked, kept))
    const fixed = machine.exec(url.pathname.slice(at.root.length))
    if (fixed) return machinery(asked, at, fixed[1] ?? '', fixed[2] ?? '')
    const sent = await answerPage(asked, at, known, isGuest ? keyOf(url) : undefined, begun)
    return sent instanceof Response ? sent : asResponse(sent)
  }

  async function read(asked: Asked): Promise<Sent | Response | undefined> {
    const { method, url } = asked
    if (!isReading(method) || hasSession(asked.header('cookie'))) return undefined
    const { hasHeard, known } = await catchUp(url)
    const begun = cache.begin()
    const at = findSite(known.directory, url.hostname, url.pathname)
    if (!at || url.pathname === '/robots.txt' || url.pathname === '/favicon.ico') return undefined
    const key = keyOf(url)
    const kept = hasHeard ? cache.get(key) : undefined
    if (kept) return sendKept(asked, kept)
    if (machine.test(url.pathname.slice(at.root.length))) return undefined
    return answerPage(asked, at, known, key, begun)
  }

  async function answerPage(
    asked: Asked,
    at: SiteAt,
    { directory, company }: Known,
    key: string | undefined,
    begun: number,
  ): Promise<Sent | Response> {
    let hasReadMore = false
    const watched = {
      ...asked,
      request() {
        hasReadMore = true
        return asked.request()
      },
    }
    let visit = visitOf(ctx, directory, at, watched)
    let page: Page
    try {
      if (key === undefined) visit = await recognise(visit)
      const found = await runRoute(visit, asked)
      if (found instanceof Response)
        return withHeaders(found, at.site.isSample ? { ...headers, 'x-robots-tag': 'noindex' } : headers)
      page = found
    } catch (error) {
      page = problemPage(error, visit)
    }
    const places = at.site.closedAt ? [] : rooms.flatMap(room => room.navigation?.(visit) ?? [])
    const body = await frame(visit, page, places, assets, company)
    return send(asked, body, page, hasReadMore ? undefined : key, begun)
  }

  async function runRoute(visit: Visit, { method }: Asked): Promise<Page | Response> {
    const { path, site } = visit
    const reads = isReading(method)
    if (!reads && method !== 'POST') throw new Problem('not-found', visit.words.noPage)
    if (site.closedAt) return closedPage(visit)
    const [matches, stash] = router.match(reads ? 'GET' : 'POST', path.length > 1 ? path.replace(/\/$/, '') : path)
    const [match] = matches
    if (!match) return reads ? movedFrom(visit) : nowhere(visit)
    const [route, caught] = match
    visit.params = Object.fromEntries(
      Object.entries(caught).map(([name, value]) => [
        name,
        decoded(typeof value === 'number' ? stash?.[value] : value, visit.words),
      ]),
    )
    if (!reads && !route.isForAnySender) refuseForeign(visit.request)
    return route.answer(visit)
  }

  /**
   * Kept is only what was made for nobody in particular, out of its address alone: without a `key` (somebody has a session, or
   * the page read anything else of the request, such as a cookie) it is for this reader, and so is whatever calls itself private.
   */
  function send(asked: Asked, body: string[], page: Page, key: string | undefined, begun: number): Sent {
    const status = page.status ?? 200
    const said = { ...headers, 'content-type': 'text/html; charset=utf-8' }
    const as = packingFor(asked.header('accept-encoding'))
    if (isReading(asked.method) && key && status === 200 && page.shows && !page.isPrivate) {
      const vary = { 'cache-control': 'public, max-age=0, must-revalidate', vary: 'cookie, accept-encoding' }
      const kept = keepPage(body, { ...said, ...vary, ...page.headers }, { as })
      cache.keep(key, kept, page.shows, begun)
      return sendKept(asked, kept)
    }
    // What is for one reader alone is not packed: its length would tell of its words. Guests read nothing of that kind, but by addresses that only they know.
    const own = keepPage(
      body,
      { ...said, 'cache-control': 'private, no-cache', vary: 'cookie, accept-encoding', ...page.headers },
      { as, packs: !page.isPrivate || key !== undefined },
    )
    return sendKept(asked, own, status)
  }

  /** Where somebody asks for one without reading a page: the logo of the site at this host, or its letter. */
  async function icon({ hostname }: URL, { directory: { byHost, master } }: Known): Promise<KeptPage> {
    const site = byHost.get(hostname) ?? master
    if (!site || !master) throw new Problem('not-found', 'There is no community.')
    const { logo } = lookOf(site, master)
    const age = { 'cache-control': 'public, max-age=86400' }
    const found = logo && !site.closedAt ? await sitePicture(ctx, logo) : undefined
    return found
      ? keepPage(new Uint8Array(found.bytes), { 'content-type': found.mediaType, ...age }, { packs: false })
      : keepPage(drawnIcon(site, master), { 'content-type': 'image/svg+xml', ...age })
  }

  async function machinery(asked: Asked, at: SiteAt, kind: string, name: string): Promise<Response> {
    if (kind === 'auth') return passkeys(ctx, asked.request(), doorOf(ctx, at, asked.url), name)
    const kept =
      kind === 'style'
        ? assets.style(name.replace(/\.css$/, ''))
        : kind === 'asset'
          ? assets.asset(name)
          : await picture(ctx, name)
    if (kept) return withHeaders(asResponse(sendKept(asked, kept)), headers)
    return new Response('Nothing is here.', { status: 404, headers: { ...headers, 'content-type': 'text/plain' } })
  }

  return {
    answer,
    read,
    get keptBytes() {
      return cache.bytes
    },
    forget() {
      atHand.changed()
      cache.clear()
    },
  }
}

function visitOf(ctx: Context, directory: Directory, at: SiteAt, { request, url }: Asked): Visit {
  let form: Promise<Record<string, string>> | undefined
  return {
    ...at,
    ctx: as(ctx, { kind: 'nobody' }),
    visitor: { actor: { kind: 'nobody' } },
    directory,
    rooms,
    paths: sitePaths(at.base),
    words: wordsIn(at.site.language),
    machinery: machineryPaths(at.root),
    door: doorOf(ctx, at, url),
    home: homeOf(ctx, at.site, at.master),
    get request() {
      return request()
    },
    url,
    params: {},
    query: url.searchParams,
    form: () => {
      form ??= readForm(request())
      return form
    },
  }
}

async function recognise(visit: Visit): Promise<Visit> {
  const visitor = await whoTakesPart(visit.ctx, visit.door, visit.request.headers, visit.site.language)
  return { ...visit, visitor, ctx: as(visit.ctx, visitor.actor) }
}

/** The host at which members have their session: a site’s own, or the main one. */
function doorOf(ctx: Context, { root }: SiteAt, url: URL): Door {
  const main = new URL(ctx.config.publicUrl)
  if (root !== '') return { origin: main.origin, root }
  return { origin: `${main.protocol}//${url.hostname}${main.port && `:${main.port}`}`, root }
}

/** The browser’s own dialog speaks with these few doors of the accounts library; all others are closed. */
async function passkeys(ctx: Context, request: Request, door: Door, name: string): Promise<Response> {
  if (!memberDoors.some(open => open === `/${name}`)) return new Response(null, { status: 404 })
  if (request.method === 'POST') refuseForeign(request)
  const headers = new Headers(request.headers)
  headers.delete(letterHeader)
  const address = `${door.origin}${machineryPaths(door.root).auth()}/${name}${new URL(request.url).search}`
  const body = request.method === 'POST' ? new Uint8Array(await readBytes(request, 64 * 1024)) : undefined
  return memberAccounts(ctx, door).handler(new Request(address, { method: request.method, headers, body }))
}

async function picture(ctx: Context, id: string): Promise<KeptPage | undefined> {
  const found = /^[0-9a-f-]{36}$/.test(id) ? await sitePicture(ctx, id) : undefined
  if (!found) return undefined
  const headers = { 'content-type': found.mediaType, 'cache-control': 'public, max-age=31536000, immutable' }
  return keepPage(new Uint8Array(found.bytes), headers, { packs: false })
}

/** Nothing runs and nothing is loaded but what we serve ourselves. */
function headersOf({ config }: Context): Record<string, string> {
  return {
    'content-security-policy': contentPolicy(),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    ...(config.publicUrl.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000' }),
  }
}

/** On the main host, search engines read the community and nothing of the desk. */
function robots(ctx: Context, directory: Directory, url: URL): Response {
  const at = findSite(directory, url.hostname, '/')
  const root = at ? at.root : machineryPaths('/community').sitemap().replace('/sitemap.xml', '')
  const address = `${new URL(ctx.config.publicUrl).protocol}//${url.host}${machineryPaths(root).sitemap()}`
  if ((at?.site ?? directory.master)?.isSample)
    return new Response('User-agent: *\nDisallow: /\n', {
      headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
    })
  const lines = at
    ? ['User-agent: *', 'Disallow: /account', 'Disallow: /sign-', 'Disallow: /*/account', 'Disallow: /*/sign-']
    : ['User-agent: *', `Allow: ${root}`, 'Disallow: /']
  return new Response(`${lines.join('\n')}\n\nSitemap: ${address}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  })
}

/** An address of the place where the community was before leads to where it stands now. */
async function movedFrom(visit: Visit): Promise<Response> {
  const { base, ctx, path, site, url } = visit
  const now = await findOldAddress(ctx, site.id, { base, path: decoded(path, visit.words), search: url.search })
  return now ? new Response(null, { status: 301, headers: { location: now } }) : nowhere(visit)
}

function nowhere({ words }: Visit): never {
  throw new Problem('not-found', words.noPage)
}

function closedPage({ site, ctx, master, words }: Visit): Page {
  const up = homeOf(ctx, master, master)
  return {
    title: words.communityWasClosed,
    status: 410,
    isPrivate: true,
    body: html`<section class="alone"><h1>${words.wasClosed(site.name)}</h1><p>${words.told.nothingIsLost}</p><p><a href="${up}">${words.told.theOthersAt(master.name)}</a></p></section>`,
  }
}

function decoded(value: string | undefined, words: Words): string {
  try {
    return decodeURIComponent(value ?? '')
  } catch {
    throw new Problem('not-found', words.noPage)
  }
}
