import { parseFeed } from '#connectors/feed'
import {
  limited,
  type MarkdownFile,
  type Repository,
  readArchive,
  readMarkdown,
  readPage,
  readSitemap,
  repositoryAt,
  type Written,
} from '#connectors/library'
import { htmlToText } from '#connectors/markup'
import { Problem } from '#lib/problem'
import type { Context } from '#platform/context'
import type { Library } from './model.ts'

/** What one reading found. */
export interface ReadLibrary {
  written: Written[]
  /** All that is there now, where the reading was of the whole: what is not among it is gone. */
  all: string[] | undefined
}

const mostPages = 300
const mostSitemaps = 20
const mostHistories = 40

/**
 * Reads what a library holds. Of a site, the pages that are new or changed, three hundred a time: a large one is read within
 * a few days. `known`: what was read before, with when it was written or changed.
 */
export async function readLibrary(ctx: Context, library: Library, known: Map<string, Date>): Promise<ReadLibrary> {
  switch (library.kind) {
    case 'feed':
      return { written: await readFeed(ctx, library), all: undefined }
    case 'sitemap':
      return readSite(ctx, library, known)
    case 'repository':
      return readRepository(ctx, library, known)
  }
}

async function readFeed(ctx: Context, library: Library): Promise<Written[]> {
  const response = await answerAt(ctx, library.url)
  const parsed = parseFeed(new Uint8Array(await response.arrayBuffer()), {
    url: library.url,
    contentType: response.headers.get('content-type') ?? undefined,
  })
  if (parsed.format === 'unknown') throw new Problem('unavailable', 'There is no feed at this address any more.')
  const plain = (text: { value: string; type: string } | undefined) =>
    text === undefined ? '' : text.type === 'text/plain' ? text.value : htmlToText(text.value, library.url).text
  return parsed.entries.flatMap(entry => {
    const people = entry.authors.length > 0 ? entry.authors : parsed.feed.authors
    const read = limited({
      url: entry.link ?? '',
      title: plain(entry.title),
      summary: plain(entry.summary),
      text: entry.content.map(plain).join('\n') || plain(entry.summary),
      bylines: people.map(person => person.name ?? '').filter(name => name !== ''),
      at: entry.published?.at ?? entry.updated?.at,
      language: entry.language ?? parsed.feed.language,
    })
    return read ? [read] : []
  })
}

async function readSite(ctx: Context, library: Library, known: Map<string, Date>): Promise<ReadLibrary> {
  const pages = new Map<string, Date | undefined>()
  const waiting = [library.url]
  for (let asked = 0; waiting.length > 0 && asked < mostSitemaps; asked++) {
    const url = waiting.shift() ?? ''
    const sitemap = readSitemap(await textAt(ctx, url), url)
    if (!sitemap && asked === 0) throw new Problem('unavailable', 'There is no sitemap at this address any more.')
    for (const page of sitemap?.pages ?? []) pages.set(page.url, page.changedAt)
    waiting.push(...(sitemap?.sitemaps ?? []))
  }
  const isNews = ([url, changedAt]: [string, Date | undefined]) => {
    const before = known.get(url)
    return !before || (changedAt !== undefined && changedAt > before)
  }
  const written: Written[] = []
  for (const [url, changedAt] of [...pages].filter(isNews).slice(0, mostPages)) {
    const page = await textAt(ctx, url).catch(() => '')
    const read = page === '' ? undefined : readPage(page, url)
    // The sitemap's address is how it is found again, whatever the page calls itself.
    if (read) written.push({ ...read, url, at: read.at ?? changedAt })
  }
  return { written, all: waiting.length > 0 ? undefined : [...pages.keys()] }
}

async function readRepository(ctx: Context, library: Library, known: Map<string, Date>): Promise<ReadLibrary> {
  const repository = repositoryAt(library.url)
  if (!repository) throw new Problem('unavailable', 'There is no repository at this address.')
  const files = await readArchive(await archiveAt(ctx, repository.archive))
  const written: Written[] = []
  let histories = 0
  for (const file of files) {
    const read = readMarkdown(file, addressesOf(library, repository))
    if (!read) continue
    // Without a byline, the records of the repository say who wrote it; a few at a time, as each is asked for by itself.
    const isAsked = read.bylines.length === 0 && !known.has(read.url) && histories < mostHistories
    if (!isAsked) written.push(read)
    else {
      histories++
      written.push({ ...read, ...(await historyOf(ctx, repository, file, read)) })
    }
  }
  return { written, all: written.map(each => each.url) }
}

/** Where people read a file: on the site that is made of the repository, or on its host. */
function addressesOf({ baseUrl }: Library, repository: Repository): (path: string, own: string) => string {
  return (path, own) => {
    if (/^https?:\/\//.test(own)) return own
    if (baseUrl === '') return repository.pageOf(path)
    const base = baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`
    if (own !== '') return new URL(own.replace(/^\/+/, ''), base).href
    const page = path.replace(/\.\w+$/, '').replace(/(^|\/)(?:index|readme)$/i, '$1')
    return new URL(page.split('/').map(encodeURIComponent).join('/'), base).href
  }
}

/** Who changed a file most, and when last. */
async function historyOf(
  ctx: Context,
  repository: Repository,
  file: MarkdownFile,
  read: Written,
): Promise<Pick<Written, 'bylines' | 'at'>> {
  const { bylines, at } = read
  const url = repository.changesOf?.(file.path)
  const text = url ? await textAt(ctx, url).catch(() => '') : ''
  if (text === '') return { bylines, at }
  const { entries } = parseFeed(text, { url: url ?? '' })
  const counts = new Map<string, number>()
  for (const { name } of entries.flatMap(entry => entry.authors))
    if (name) counts.set(name, (counts.get(name) ?? 0) + 1)
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  return { bylines: most ? [most[0]] : bylines, at: at ?? entries[0]?.updated?.at }
}

const largestArchive = { megabytes: 50, timeoutMs: 120_000 }

/** A whole repository, packed: larger than a page may be, and slower to come. */
async function archiveAt(ctx: Context, url: string): Promise<Uint8Array> {
  const { megabytes, timeoutMs } = largestArchive
  try {
    const response = await answerAt(ctx, url, { maxBytes: megabytes * 2 ** 20, timeoutMs })
    return new Uint8Array(await response.arrayBuffer())
  } catch (error) {
    if (!(error instanceof Problem && error.kind === 'refused')) throw error
    const why = `${error.message} An archive may have ${megabytes} MB, packed: give one of your documents alone, or the site that is made of them.`
    throw new Problem('refused', why)
  }
}

async function answerAt(
  ctx: Context,
  url: string,
  most: { maxBytes?: number; timeoutMs?: number } = {},
): Promise<Response> {
  const response = await ctx.fetch(url, most)
  if (response.ok) return response
  await response.body?.cancel()
  throw new Problem('unavailable', `${new URL(url).host} did not let us read it (${response.status}).`)
}

async function textAt(ctx: Context, url: string): Promise<string> {
  return (await answerAt(ctx, url)).text()
}
