import RssParser from 'rss-parser'
import type { Value } from './checks.ts'
import { date, dated, list, type Named, object, people, person, text, words } from './values.ts'

/** What rss-parser read, or `undefined` when it refused the document. */
export async function readByRssParser(text: string): Promise<Named | undefined> {
  try {
    const parser = new RssParser({
      customFields: {
        feed: fields.feed,
        item: fields.item,
      },
    })
    return JSON.parse(JSON.stringify(await parser.parseString(text)))
  } catch {
    return
  }
}

/** rss-parser hands out only the fields that it is asked for: it is asked for those that the suites look at. */
const fields: { feed: string[]; item: string[] } = {
  feed: [
    'author',
    'category',
    'cloud',
    'contributor',
    'dc:creator',
    'dc:date',
    'dc:rights',
    'docs',
    'generator',
    'icon',
    'id',
    'logo',
    'rights',
    'skipDays',
    'skipHours',
    'subtitle',
    'textInput',
    'updated',
    'rating',
  ],
  item: [
    'category',
    'comments',
    'contributor',
    'dc:contributor',
    'dc:description',
    'dc:publisher',
    'dc:rights',
    'dc:title',
    'dcterms:created',
    'dcterms:issued',
    'dcterms:modified',
    'expirationDate',
    'published',
    'rights',
    'source',
    'updated',
    'wfw:comment',
    'wfw:commentRss',
  ],
}

/** rss-parser's reading under the names of the feedparser suite. */
export function rssParserAsFeedparser(feed: Named | undefined): Value {
  if (!feed) return { bozo: 1, feed: {}, entries: [] }
  return { bozo: 0, feed: rssParserPart(feed), entries: list(feed.items).map(item => rssParserPart(object(item))) }
}

function rssParserPart(part: Named): Named {
  const enclosure = object(part.enclosure)
  const encoded = words(part['content:encoded'])
  const content = encoded ?? words(part.content)
  const tags = list(part.categories ?? part.category).map(one => ({
    term: words(one),
    scheme: object(object(one).$).domain,
  }))
  const authors = [...list(part.author), ...list(part.creator ?? part['dc:creator']), ...list(part.managingEditor)]
  return {
    ...text('title', part.title ?? part['dc:title'], 'text/plain'),
    ...text('summary', part.summary ?? part['dc:description'] ?? part.content, 'text/html'),
    ...text('subtitle', part.subtitle ?? part.description, 'text/html'),
    ...text('rights', part.rights ?? part.copyright ?? part['dc:rights'], 'text/plain'),
    ...people('author', authors),
    ...people('publisher', list(part.webMaster ?? part['dc:publisher'])),
    ...date('published', part.published ?? part.pubDate ?? part['dcterms:issued']),
    ...date('updated', part.updated ?? part.lastBuildDate ?? part['dc:date'] ?? part['dcterms:modified']),
    ...date('created', part['dcterms:created']),
    ...date('expired', part.expirationDate),
    content:
      content === undefined
        ? undefined
        : [{ value: content, type: encoded === undefined ? 'text/plain' : 'text/html' }],
    contributors: [...list(part.contributor), ...list(part['dc:contributor'])].map(person),
    id: words(part.id) ?? words(part.guid),
    link: words(part.link),
    links: [...(part.link ? [{ href: part.link, rel: 'alternate', type: 'text/html' }] : [])],
    enclosures: part.enclosure ? [{ href: enclosure.url, type: enclosure.type, length: enclosure.length }] : [],
    tags: tags.length ? tags : undefined,
    category: tags[0]?.term,
    language: part.language,
    generator: words(part.generator),
    icon: part.icon,
    logo: part.logo,
    docs: part.docs,
    ttl: part.ttl,
    cloud: part.cloud && object(object(part.cloud).$),
    image: part.image && {
      ...object(part.image),
      href: object(part.image).url,
      width: Number(object(part.image).width),
      height: Number(object(part.image).height),
    },
    comments: part.comments,
    wfw_comment: part['wfw:comment'],
    wfw_commentrss: part['wfw:commentRss'],
    source: part.source && { title: words(part.source), href: object(object(part.source).$).url },
  }
}

/** rss-parser's reading in a shape of the gofeed suite. */
export function rssParserAsGofeed(feed: Named | undefined, shape: string): Value {
  if (!feed) return {}
  const part = (one: Named): Named => {
    const categories = list(one.categories ?? one.category).map(one => ({
      domain: object(object(one).$).domain,
      value: words(one),
    }))
    const creator = one['dc:creator'] ?? one.creator
    const source = one.source
    const written = words(one.author) ?? words(creator)
    const universal = shape === 'universal'
    const itunes = object(one.itunes)
    return {
      title: words(one.title),
      id: words(one.id),
      link: words(one.link),
      links: shape === 'atom' || !one.link ? undefined : [one.link],
      feedLink: one.feedUrl,
      description: one.description ?? (one['content:encoded'] ? one.content : (one.summary ?? one.content)),
      subtitle: words(one.subtitle),
      summary: words(one.summary),
      content: shape === 'atom' ? { value: words(one.content) } : (words(one['content:encoded']) ?? undefined),
      language: one.language,
      copyright: one.copyright,
      rights: words(one.rights),
      managingEditor: one.managingEditor,
      webMaster: one.webMaster,
      ...dated('pubDate', one.pubDate),
      ...dated('lastBuildDate', one.lastBuildDate),
      ...dated('published', one.published ?? one.pubDate ?? one['dc:date']),
      ...dated('updated', one.updated ?? one.lastBuildDate ?? one['dc:date']),
      categories: categories.length ? (universal ? categories.map(one => one.value) : categories) : undefined,
      generator: shape === 'atom' ? { value: words(one.generator) } : words(one.generator),
      docs: one.docs,
      ttl: one.ttl,
      rating: one.rating,
      skipHours: list(object(one.skipHours).hour),
      skipDays: list(object(one.skipDays).day),
      cloud: one.cloud && object(object(one.cloud).$),
      image: one.image,
      textInput: one.textInput,
      icon: one.icon,
      logo: one.logo,
      author: universal && written ? { name: written } : written,
      authors: written ? [{ name: written }] : undefined,
      comments: one.comments,
      enclosure: one.enclosure,
      enclosures: one.enclosure ? [one.enclosure] : undefined,
      guid: universal ? words(one.guid) : one.guid && { value: words(one.guid) },
      source: source && { title: words(source), url: object(object(source).$).url },
      dcExt: creator ? { creator: list(creator) } : undefined,
      itunesExt: one.itunes && { ...itunes, keywords: words(itunes.keywords) },
    }
  }
  const items = list(feed.items).map(item => part(object(item)))
  return { ...part(feed), items, entries: items }
}
