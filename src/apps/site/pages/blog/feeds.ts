import { generateAtomFeed, generateJsonFeed } from 'feedsmith'
import { theCompany } from '#core/company'
import { type Edition, editions } from '#places/publish'
import { atMedia } from '#places/rich-text'
import { feedAnswer, hubOf } from '../../feed-answer.ts'
import type { Visit } from '../../visit.ts'
import { addressesOf, perPage, theAuthor, theSeries } from './which.ts'

/** What a feed is of, and where that is read. */
interface Of {
  title: string
  page: string
  found: Edition[]
}

/** The newest twenty whole, as Atom (RFC 4287) or JSON Feed 1.1: of the blog, an author, a series or a tag. */
export async function feedOf(visit: Visit, what: 'blog' | 'author' | 'series' | 'tag'): Promise<Response> {
  const of = await ofWhat(visit, what)
  const format = visit.params.file === 'feed.atom' ? 'atom' : 'json'
  const body = format === 'atom' ? await atom(visit, of) : json(visit, of)
  return feedAnswer(visit, { body, format, self: addressesOf(visit).absolute.feed(of.page, format) })
}

async function ofWhat(visit: Visit, what: 'blog' | 'author' | 'series' | 'tag'): Promise<Of> {
  const { ctx, site, params } = visit
  const { absolute } = addressesOf(visit)
  const newest = (which: { authorId?: string; seriesId?: string; tag?: string }) =>
    editions(ctx, { ...which, limit: perPage })
  if (what === 'author') {
    const { name, slug, employeeId } = await theAuthor(visit)
    return {
      title: `${name} · ${site.name}`,
      page: absolute.author(slug),
      found: await newest({ authorId: employeeId }),
    }
  }
  if (what === 'series') {
    const { id, title, slug } = await theSeries(visit)
    return { title: `${title} · ${site.name}`, page: absolute.series(slug), found: await newest({ seriesId: id }) }
  }
  if (what === 'tag') {
    const tag = params.tag ?? ''
    return { title: `#${tag} · ${site.name}`, page: absolute.tag(tag), found: await newest({ tag }) }
  }
  return { title: `Blog · ${site.name}`, page: absolute.home(), found: await newest({}) }
}

async function atom(visit: Visit, { title, page, found }: Of): Promise<string> {
  const { absolute } = addressesOf(visit)
  const { name } = await theCompany(visit.ctx)
  const newest = found.reduce((latest, { changedAt }) => (changedAt > latest ? changedAt : latest), visit.site.madeAt)
  return generateAtomFeed({
    id: page,
    title: { value: title },
    updated: newest,
    rights: { value: name },
    links: [
      { href: absolute.feed(page, 'atom'), rel: 'self', type: 'application/atom+xml' },
      { href: hubOf(visit), rel: 'hub' },
      { href: page, rel: 'alternate', type: 'text/html' },
    ],
    entries: found.map(edition => ({
      id: `urn:uuid:${edition.articleId}`,
      title: { value: edition.title },
      updated: edition.changedAt,
      published: edition.publishedAt,
      authors: [{ name: edition.authorName, uri: absolute.author(edition.authorSlug) }],
      links: [
        { href: absolute.article(edition.slug), rel: 'alternate', type: 'text/html', hreflang: edition.language },
        ...recordings(visit, edition).map(each => ({ ...each, rel: 'enclosure' })),
      ],
      ...(edition.summary && { summary: { value: edition.summary } }),
      content: { value: whole(visit, edition), type: 'html' },
      categories: edition.tags.map(term => ({ term })),
    })),
  })
}

function json(visit: Visit, { title, page, found }: Of): string {
  const { absolute } = addressesOf(visit)
  return JSON.stringify(
    generateJsonFeed({
      title,
      home_page_url: page,
      feed_url: absolute.feed(page, 'json'),
      hubs: [{ type: 'WebSub', url: hubOf(visit) }],
      language: visit.site.language,
      items: found.map(edition => ({
        id: `urn:uuid:${edition.articleId}`,
        url: absolute.article(edition.slug),
        title: edition.title,
        content_html: whole(visit, edition),
        ...(edition.summary && { summary: edition.summary }),
        date_published: edition.publishedAt,
        date_modified: edition.changedAt,
        language: edition.language,
        tags: edition.tags,
        authors: [{ name: edition.authorName, url: absolute.author(edition.authorSlug) }],
        attachments: recordings(visit, edition).map(({ href, type, length }) => ({
          url: href,
          mime_type: type,
          size_in_bytes: length,
        })),
      })),
    }),
  )
}

function recordings(visit: Visit, { media }: Edition): { href: string; type: string; length: number }[] {
  const { absolute } = addressesOf(visit)
  return media
    .filter(({ kind }) => kind !== 'picture')
    .map(({ id, mediaType, bytes }) => ({ href: absolute.media(id), type: mediaType, length: bytes }))
}

/** Its words with pictures from anywhere, and at their end who says it. */
function whole(visit: Visit, edition: Edition): string {
  const { absolute } = addressesOf(visit)
  const pictures =
    edition.kind === 'gallery'
      ? edition.media
          .filter(({ kind, id }) => kind === 'picture' && !edition.html.includes(id))
          .map(({ id, alt }) => `<p><img src="${escaped(absolute.media(id))}" alt="${escaped(alt)}"></p>`)
      : []
  const correction = edition.correction ? `<p><strong>${escaped(edition.correction)}</strong></p>` : ''
  return [
    correction,
    atMedia(edition.html, absolute.media),
    ...pictures,
    edition.transcriptHtml,
    `<p>${escaped(edition.disclosure)}</p>`,
  ]
    .filter(Boolean)
    .join('\n')
}

/** The newest thousand, for search engines. */
export async function sitemapOf(visit: Visit): Promise<Response> {
  const { absolute } = addressesOf(visit)
  const found = await editions(visit.ctx, { limit: 1000 })
  const pages = found.map(
    ({ slug, changedAt }) =>
      `<url><loc>${escaped(absolute.article(slug))}</loc><lastmod>${changedAt.toISOString()}</lastmod></url>`,
  )
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>${escaped(absolute.home())}</loc></url>${pages.join('')}</urlset>\n`
  return new Response(body, {
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=600' },
  })
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
