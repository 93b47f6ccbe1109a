import RssParser from 'rss-parser'
import type { Value } from './checks.ts'
import { date, dated, list, type Named, object, people, person, text, words } from './values.ts'

/** What rss-parser read, or `undefined` when it refused the document. */
export async function readByRssParser(text: string): Promise<Named | undefined> {
  try {
    const parser = new RssParser({
      customFields: {
        // Its types know only names here; it reads lists as well.
        feed: fields.feed as string[],
        item: fields.item,
      },
    })
    return JSON.parse(JSON.stringify(await parser.parseString(text)))
  } catch {
    return
  }
}

/** rss-parser hands out only the fields that it is asked for: it is asked for those that the suites look at. */
type Field = string | [string, string, { keepArray: boolean }]

const each = (name: string, as = name): Field => [name, as, { keepArray: true }]

const dublinCore = [
  'subject',
  'title',
  'description',
  'creator',
  'publisher',
  'date',
  'language',
  'rights',
  'identifier',
]

const fields: { feed: Field[]; item: Field[] } = {
  feed: [
    'author',
    each('category'),
    each('link', 'allLinks'),
    ...dublinCore.map(name => each(`dc:${name}`, `all:${name}`)),
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
    each('category'),
    each('link', 'allLinks'),
    each('enclosure', 'allEnclosures'),
    each('guid', 'wholeGuid'),
    ...dublinCore.map(name => each(`dc:${name}`, `all:${name}`)),
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

/** Every Dublin Core element that it was asked for, with all of its values. */
function dublinCoreOf(one: Named): Named | undefined {
  const found = dublinCore
    .map((name): [string, Value[]] => [name, list(one[`all:${name}`]).map(words)])
    .filter(([, values]) => values.length)
  return found.length ? Object.fromEntries(found) : undefined
}

/** Elements within one, of which it hands out lists. */
function within(value: Value): Named | undefined {
  if (value === undefined) return
  return Object.fromEntries(Object.entries(object(value)).map(([name, inner]) => [name, words(list(inner)[0])]))
}

/** rss-parser's reading in a shape of the gofeed suite; `undefined` when it refused the document. */
export function rssParserAsGofeed(feed: Named | undefined, shape: string): Value {
  if (!feed) return
  const universal = shape === 'universal'
  const part = (one: Named): Named => {
    const categories = list(one.categories ?? one.category).map(one => ({
      domain: object(object(one).$).domain,
      value: words(one),
    }))
    const dc = dublinCoreOf(one)
    const first = (name: string) => list(dc?.[name])[0]
    const creator = one['dc:creator'] ?? one.creator
    const written = words(one.author) ?? words(creator)
    const itunes = object(one.itunes)
    const links = list(one.allLinks).map(words)
    const enclosures = list(one.allEnclosures).map(enclosure => object(object(enclosure).$))
    const guid = object(list(one.wholeGuid)[0])
    const named = universal && categories.length === 0 ? list(dc?.subject) : categories.map(one => one.value)
    const published = one.published ?? one.pubDate ?? (universal ? first('date') : undefined)
    return {
      title: words(one.title),
      id: words(one.id),
      link: links.at(-1) ?? words(one.link),
      links: shape === 'atom' || !one.link ? undefined : links.length ? links : [one.link],
      feedLink: one.feedUrl,
      description:
        one.description ??
        (one['content:encoded'] ? one.content : (one.summary ?? one.content)) ??
        (universal ? first('description') : undefined),
      subtitle: words(one.subtitle),
      summary: words(one.summary),
      content: shape === 'atom' ? { value: words(one.content) } : (words(one['content:encoded']) ?? undefined),
      language: one.language ?? (universal ? first('language') : undefined),
      copyright: one.copyright ?? (universal ? first('rights') : undefined),
      rights: words(one.rights),
      managingEditor: one.managingEditor,
      webMaster: one.webMaster,
      ...dated('pubDate', one.pubDate),
      ...dated('lastBuildDate', one.lastBuildDate),
      ...dated('published', published),
      ...dated('updated', one.updated ?? one.lastBuildDate ?? first('date')),
      categories: named.length ? (universal ? named : categories) : undefined,
      generator: shape === 'atom' ? { value: words(one.generator) } : words(one.generator),
      docs: one.docs,
      ttl: one.ttl,
      rating: one.rating,
      skipHours: list(object(one.skipHours).hour),
      skipDays: list(object(one.skipDays).day),
      cloud: one.cloud && object(object(one.cloud).$),
      image: one.image,
      textInput: within(one.textInput),
      icon: one.icon,
      logo: one.logo,
      author: universal && written ? { name: written } : written,
      authors: written ? [{ name: written }] : undefined,
      comments: one.comments,
      enclosure: enclosures.at(-1) ?? one.enclosure,
      enclosures: enclosures.length ? enclosures : one.enclosure ? [one.enclosure] : undefined,
      guid: universal
        ? words(one.guid)
        : one.guid && { value: words(one.guid), isPermalink: object(guid.$).isPermaLink ?? 'true' },
      source: one.source && { title: words(one.source), url: object(object(one.source).$).url },
      dcExt: dc ?? (creator ? { creator: list(creator) } : undefined),
      itunesExt: one.itunes && { ...itunes, keywords: words(itunes.keywords) },
      extensions: dc && {
        dc: Object.fromEntries(
          Object.entries(dc).map(([name, values]) => [name, list(values).map(value => ({ name, value, attrs: {} }))]),
        ),
      },
    }
  }
  const items = list(feed.items).map(item => part(object(item)))
  return { ...part(feed), items, entries: items }
}
