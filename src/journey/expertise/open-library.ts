import { z } from 'zod'
import { readSitemap, repositoryAt } from '#connectors/library'
import { connectorNamed, toolsFor } from '#core/channels'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { enqueue } from '#platform/jobs'
import { closeLibraryRow, insertLibrary, readSoon } from './library-store.ts'
import type { Library } from './model.ts'
import { forgetLibrary } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'library.opened': { libraryId: string; employeeId: string; kind: Library['kind'] }
    'library.closed': { libraryId: string; employeeId: string }
  }
}

/** What is new is read at once; the rest when it is due. */
export const readLibrariesJob = 'read libraries'

const WebAddress = z
  .string()
  .trim()
  .min(4)
  .max(2000)
  .transform(text => (/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text) ? text : `https://${text}`))
  .pipe(z.url({ protocol: /^https?$/, error: 'An address such as https://example.org/blog.' }))

export const OpenLibrary = z.object({
  /** A site, its sitemap or feed, or a public repository. */
  url: WebAddress,
  /** Where the files of a repository can be read by people. */
  baseUrl: z.union([z.literal(''), WebAddress]).default(''),
})
export type OpenLibrary = z.input<typeof OpenLibrary>

/** Reads in what we published at an address, now and regularly: finds out by itself what is there. */
export async function openLibrary(ctx: Context, input: OpenLibrary): Promise<{ id: string }> {
  const me = requireRole(ctx, 'coordinator', 'administrator')
  const { url, baseUrl } = check(OpenLibrary, input)
  const found = await findLibrary(ctx, url)
  const id = newId()
  await inTransaction(ctx, async ctx => {
    await enqueue(ctx, readLibrariesJob, {}, { key: readLibrariesJob })
    if (!(await insertLibrary(ctx, { id, ...found, baseUrl, openedBy: me.employeeId })))
      throw new Problem('conflict', 'This is read in already.', [{ at: 'url', message: 'It is on the list.' }])
    await emit(ctx, 'library.opened', { libraryId: id, employeeId: me.employeeId, kind: found.kind }, { subjectId: id })
  })
  return { id }
}

/** No more is read from there, and what was speaks for nobody any more. */
export async function closeLibrary(ctx: Context, id: string): Promise<void> {
  const me = requireRole(ctx, 'coordinator', 'administrator')
  await inTransaction(ctx, async ctx => {
    if (!(await closeLibraryRow(ctx, id))) throw new Problem('not-found', 'This is not on the list.')
    await forgetLibrary(ctx, id)
    await emit(ctx, 'library.closed', { libraryId: id, employeeId: me.employeeId }, { subjectId: id })
  })
}

/** Reads it again as soon as somebody is free. */
export async function readLibrarySoon(ctx: Context, id: string): Promise<void> {
  requireRole(ctx, 'coordinator', 'administrator')
  await inTransaction(ctx, async ctx => {
    if (!(await readSoon(ctx, id))) throw new Problem('not-found', 'This is not on the list.')
    await enqueue(ctx, readLibrariesJob, {}, { key: readLibrariesJob })
  })
}

async function findLibrary(ctx: Context, url: string): Promise<Pick<Library, 'kind' | 'url' | 'label'>> {
  const { host, pathname } = new URL(url)
  const isHost = host === 'github.com' || host === 'codeberg.org' || host.includes('gitlab') || /\.git$/.test(pathname)
  const repository = repositoryAt(url)
  if (repository && (isHost || /\.(?:tar\.gz|tgz)$/.test(pathname)))
    return { kind: 'repository', url, label: repository.label }
  const text = await textAt(ctx, url)
  if (readSitemap(text, url)) return { kind: 'sitemap', url, label: host }
  const isPage = /<html\b|<!doctype html/i.test(text.slice(0, 2_000))
  if (isPage) {
    const sitemap = await sitemapOf(ctx, url)
    if (sitemap) return { kind: 'sitemap', url: sitemap, label: host }
  }
  // A feed, or a page that names one: whoever listens to feeds knows best.
  const feed = connectorNamed('feed')
  const prepared = await feed.prepare?.({ url } as never, toolsFor(ctx, 'feed'))
  const settings = prepared?.settings as { url?: string } | undefined
  if (!prepared || !settings?.url)
    throw new Problem('invalid', 'There is no sitemap and no feed at this address.', [
      { at: 'url', message: 'Try another.' },
    ])
  return { kind: 'feed', url: settings.url, label: prepared.label ?? host }
}

/** Where robots.txt says that the sitemap is, or where it usually is. */
async function sitemapOf(ctx: Context, page: string): Promise<string | undefined> {
  const robots = await textAt(ctx, new URL('/robots.txt', page).href).catch(() => '')
  const named = [...robots.matchAll(/^\s*sitemap:\s*(\S{1,2000})/gim)].map(match => match[1] ?? '')
  const usual = ['/sitemap.xml', '/sitemap_index.xml'].map(path => new URL(path, page).href)
  for (const url of [...named.filter(each => URL.canParse(each) && /^https?:/.test(each)).slice(0, 3), ...usual]) {
    const sitemap = readSitemap(await textAt(ctx, url).catch(() => ''), url)
    if (sitemap && sitemap.pages.length + sitemap.sitemaps.length > 0) return url
  }
  return undefined
}

async function textAt(ctx: Context, url: string): Promise<string> {
  const response = await ctx.fetch(url).catch(error => {
    if (error instanceof Problem)
      throw new Problem(error.kind, error.message, [{ at: 'url', message: 'Check the address.' }])
    throw error
  })
  if (response.ok) return response.text()
  await response.body?.cancel()
  throw new Problem('invalid', `${new URL(url).host} gave us nothing to read (${response.status}).`, [
    { at: 'url', message: 'Check the address, or try the one of its feed or sitemap.' },
  ])
}
