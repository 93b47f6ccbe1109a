import { generateAtomFeed, generateJsonFeed } from 'feedsmith'
import { Problem } from '#lib/problem'
import { topicPaths } from '#lib/topic-paths'
import {
  atRoot,
  firstPosts,
  newestPosts,
  type PostShown,
  pageOf,
  spaceNamed,
  tagNamed,
  toPlain,
  topicLines,
  topicShown,
} from '#places/community'
import { altsOf } from '#places/pictures'
import { feedAnswer, hubOf } from '../../feed-answer.ts'
import type { Page, Visit } from '../../visit.ts'

interface Entry {
  id: string
  title: string
  url: string
  post: PostShown
  tags: string[]
}

interface Of {
  title: string
  page: string
  entries: Entry[]
}

const mostEntries = 30

/** Where the feeds of a page are: of the site, a space, a tag or a topic. */
export function feedsOf({ base }: Pick<Visit, 'base'>, of: string, title: string): NonNullable<Page['feeds']> {
  const at = topicPaths(base)
  return [
    { title: `${title} (Atom)`, href: at.atom(of), type: 'application/atom+xml' },
    { title: `${title} (JSON)`, href: at.json(of), type: 'application/feed+json' },
  ]
}

/** The newest as Atom (RFC 4287) or JSON Feed 1.1: of the site, a space or a tag its topics, of a topic its posts. */
export async function feed(
  visit: Visit,
  what: 'site' | 'space' | 'tag' | 'topic',
  format: 'atom' | 'json',
): Promise<Response> {
  const of = what === 'topic' ? await ofTopic(visit) : await ofTopics(visit, what)
  const body = format === 'atom' ? atom(visit, of) : json(visit, of)
  return feedAnswer(visit, { body, format, self: selfOf(of, format) })
}

async function ofTopics(visit: Visit, what: 'site' | 'space' | 'tag'): Promise<Of> {
  const { ctx, home, params, site } = visit
  const at = topicPaths(home)
  const space = what === 'space' ? await spaceNamed(ctx, site.id, params.slug ?? '') : undefined
  const tag = what === 'tag' ? await tagNamed(ctx, site.id, params.name ?? '') : undefined
  if ((what === 'space' && !space) || (what === 'tag' && !tag)) throw new Problem('not-found', 'There is no such feed.')
  const lines = await topicLines(ctx, {
    siteId: site.id,
    spaceId: space?.id,
    tagId: tag?.id,
    order: 'opened',
    most: mostEntries,
  })
  const first = new Map(
    (
      await firstPosts(
        ctx,
        lines.map(line => line.id),
      )
    ).map(post => [post.topicId, post]),
  )
  const name = space?.name ?? tag?.name
  return {
    title: name ? `${name} · ${site.name}` : site.name,
    page: space ? at.space(space.slug) : tag ? at.tag(tag.name) : home,
    entries: lines.flatMap(line => {
      const post = first.get(line.id)
      return post ? [{ id: line.id, title: line.title, url: at.topic(line.id, line.title), post, tags: line.tags }] : []
    }),
  }
}

async function ofTopic({ ctx, home, params, site }: Visit): Promise<Of> {
  const at = topicPaths(home)
  const id = params.id ?? ''
  const topic = /^[0-9a-f-]{36}$/.test(id) ? await topicShown(ctx, id) : undefined
  if (topic?.siteId !== site.id) throw new Problem('not-found', 'There is no such topic, or it was taken away.')
  const posts = await newestPosts(ctx, topic.id, mostEntries)
  return {
    title: `${topic.title} · ${site.name}`,
    page: at.topic(topic.id, topic.title),
    entries: posts.map(post => ({
      id: post.id,
      title: post.number === 1 ? topic.title : `Re: ${topic.title}`,
      url: at.post(topic.id, topic.title, post.number, pageOf(post.number)),
      post,
      tags: post.number === 1 ? topic.tags : [],
    })),
  }
}

const changedAt = ({ post }: Entry) => post.editedAt ?? post.writtenAt
const nameOf = ({ author }: PostShown) => author.name || 'Somebody who left'
const personAt = (home: string, { author }: PostShown) =>
  author.handle ? `${home}/members/${author.handle}` : undefined

/** The words, and at their end who says it where that is a colleague. Links lead to the home of the site. */
function whole({ home }: Visit, { post }: Entry): string {
  if (post.removedAt) return `<p>This was taken away.</p>`
  const at = topicPaths(home)
  const pictures = post.pictures.map(
    ({ alt, height, id, width }) =>
      `<p><img src="${escaped(at.picture(id))}" alt="${escaped(alt)}" width="${width}" height="${height}"></p>`,
  )
  return atRoot(post.html, home) + pictures.join('') + (post.disclosure ? `<p>${escaped(post.disclosure)}</p>` : '')
}

/** The same in words alone. */
const wordsOf = ({ html, pictures }: PostShown) => [toPlain(html), altsOf(pictures)].filter(Boolean).join('\n\n')

function picturesOf({ home }: Visit, { post }: Entry): { href: string; type: string; length: number; alt: string }[] {
  if (post.removedAt) return []
  const at = topicPaths(home)
  return post.pictures.map(({ alt, bytes, id, mediaType }) => ({
    ...{ href: at.picture(id), type: mediaType, length: bytes, alt },
  }))
}

function atom(visit: Visit, of: Of): string {
  const { home, site } = visit
  const { title, page, entries } = of
  const newest = entries.reduce((latest, entry) => (changedAt(entry) > latest ? changedAt(entry) : latest), site.madeAt)
  return generateAtomFeed({
    id: page,
    title: { value: title },
    updated: newest,
    links: [
      { href: selfOf(of, 'atom'), rel: 'self', type: 'application/atom+xml' },
      { href: hubOf(visit), rel: 'hub' },
      { href: page, rel: 'alternate', type: 'text/html' },
    ],
    entries: entries.map(entry => ({
      id: `urn:uuid:${entry.id}`,
      title: { value: entry.title },
      updated: changedAt(entry),
      published: entry.post.writtenAt,
      authors: [{ name: nameOf(entry.post), uri: personAt(home, entry.post) }],
      links: [
        { href: entry.url, rel: 'alternate', type: 'text/html', hreflang: entry.post.language },
        ...picturesOf(visit, entry).map(({ alt, ...each }) => ({ ...each, rel: 'enclosure', title: alt })),
      ],
      content: { value: whole(visit, entry), type: 'html' },
      categories: entry.tags.map(term => ({ term })),
    })),
  })
}

function json(visit: Visit, of: Of): string {
  const { home, site } = visit
  const { title, page, entries } = of
  return JSON.stringify(
    generateJsonFeed({
      title,
      home_page_url: page,
      feed_url: selfOf(of, 'json'),
      hubs: [{ type: 'WebSub', url: hubOf(visit) }],
      language: site.language,
      items: entries.map(entry => ({
        id: `urn:uuid:${entry.id}`,
        url: entry.url,
        title: entry.title,
        content_html: whole(visit, entry),
        content_text: entry.post.removedAt ? 'This was taken away.' : wordsOf(entry.post),
        date_published: entry.post.writtenAt,
        date_modified: changedAt(entry),
        language: entry.post.language,
        tags: entry.tags,
        authors: [{ name: nameOf(entry.post), url: personAt(home, entry.post) }],
        attachments: picturesOf(visit, entry).map(({ alt, href, length, type }) => ({
          ...{ url: href, mime_type: type, size_in_bytes: length, title: alt },
        })),
      })),
    }),
  )
}

/** A topic’s feeds are below its id, without its title. */
const selfOf = ({ page }: Of, format: 'atom' | 'json') =>
  `${page.replace(/(\/topics\/[0-9a-f-]{36})\/.*$/, '$1')}/feed.${format}`

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** The newest topics, for search engines. */
export async function sitemap({ ctx, home, site }: Visit): Promise<Response> {
  const at = topicPaths(home)
  const lines = await topicLines(ctx, { siteId: site.id, order: 'opened', most: 1000 })
  const pages = lines.map(
    line =>
      `<url><loc>${escaped(at.topic(line.id, line.title))}</loc><lastmod>${line.lastPostAt.toISOString()}</lastmod></url>`,
  )
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${pages.join('')}</urlset>\n`
  return new Response(body, {
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=600' },
  })
}
