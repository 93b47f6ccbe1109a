import { parseFeed as feedsmith } from 'feedsmith'
import RssParser from 'rss-parser'
import { tuple, type Value } from './checks.ts'

type Named = { [name: string]: Value }

/** What a peer read, or `undefined` when it refused the document. */
export async function readByFeedsmith(text: string): Promise<{ format: string; feed: Named } | undefined> {
  try {
    return JSON.parse(JSON.stringify(feedsmith(text)))
  } catch {
    return
  }
}

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

function object(value: Value): Named {
  return value && typeof value === 'object' && !Array.isArray(value) ? value : {}
}

function list(value: Value): Value[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
}

function words(value: Value): string | undefined {
  if (typeof value === 'string') return value
  const { value: inner, _ } = object(value)
  return typeof inner === 'string' ? inner : typeof _ === 'string' ? _ : undefined
}

const types: Record<string, string> = { text: 'text/plain', html: 'text/html', xhtml: 'application/xhtml+xml' }

function text(name: string, value: Value, usual: string, language?: Value): Named {
  const written = words(value)
  if (written === undefined) return {}
  const { type, xml } = object(value)
  const given = typeof type === 'string' ? (types[type] ?? type) : usual
  const { lang, base } = object(xml)
  return { [name]: written, [`${name}_detail`]: { value: written, type: given, language: lang ?? language ?? null, base } }
}

function date(name: string, value: Value): Named {
  const written = words(value)
  if (written === undefined) return {}
  const at = new Date(written)
  return { [name]: written, [`${name}_parsed`]: Number.isNaN(at.getTime()) ? undefined : tuple(at) }
}

function people(name: string, given: Value[]): Named {
  const all = given.map(person).filter(one => Object.values(one).some(Boolean))
  if (all.length === 0) return {}
  const last = all.at(-1) ?? {}
  const line = last.name && last.email ? `${last.name} (${last.email})` : (last.name ?? last.email)
  return { [name]: line, [`${name}_detail`]: last, [`${name}s`]: all }
}

function person(value: Value): Named {
  if (typeof value === 'string') {
    const email = /[\w.+-]+@[\w.-]+/.exec(value)?.[0]
    const name = email ? value.replace(email, '').replace(/[()<>]/g, '').trim() : value
    return { name: name || undefined, email }
  }
  const { name, email, uri, url, link } = object(value)
  const first = (one: Value) => (Array.isArray(one) ? one[0] : one)
  return { name: first(name), email: first(email), href: first(uri ?? url ?? link) }
}

/** feedsmith's reading under the names of the feedparser suite. */
export function feedsmithAsFeedparser(read: { format: string; feed: Named } | undefined): Value {
  if (!read) return { bozo: 1, feed: {}, entries: [] }
  const { feed } = read
  const versions: Record<string, string> = { atom: 'atom10', rdf: 'rss10', rss: 'rss20', json: 'json1' }
  return {
    bozo: 0,
    version: versions[read.format],
    feed: feedsmithPart(feed),
    entries: list(feed.items ?? feed.entries).map(one => feedsmithPart(object(one))),
  }
}

function feedsmithPart(part: Named): Named {
  const [dc, terms, cc, creative] = [part.dc, part.dcterms, part.cc, part.creativeCommons].map(object)
  const atom = object(part.atom)
  const lang = object(part.xml).lang
  const first = (value: Value) => list(value)[0]
  const content = object(part.content)
  const encoded = words(content.encoded) ?? words(part.content_html) ?? words(part.content_text)
  const summary = part.summary ?? part.description ?? first(dc?.descriptions)
  const body = encoded === undefined ? part.content : encoded
  const bodyDetail = object(text('content', body, encoded === undefined ? 'text/plain' : 'text/html', lang).content_detail)
  const links = [...list(part.links), ...list(atom.links)].map(object)
  const enclosures = list(part.enclosures ?? part.attachments).map(object)
  const guid = object(part.guid)
  const tags = [
    ...list(part.categories).map(object).map(({ name, term, domain, scheme, label }) => ({
      term: name ?? term,
      scheme: domain ?? scheme,
      label,
    })),
    ...list(dc?.subjects).map(term => ({ term })),
    ...list(part.tags).map(term => ({ term })),
  ]
  const alternate = links.find(link => (link.rel ?? 'alternate') === 'alternate')
  const link = words(part.link) ?? words(part.url) ?? words(part.home_page_url) ?? alternate?.href
  const generator = object(part.generator)
  const license = words(cc?.license) ?? first(creative?.licenses)
  const source = object(part.source)
  return {
    ...text('title', part.title ?? first(dc?.titles), 'text/plain', lang),
    ...(part.items || part.entries || !summary ? {} : {}),
    ...text('summary', summary ?? body, 'text/html', lang),
    ...text('subtitle', part.subtitle ?? part.description, 'text/html', lang),
    ...text('rights', part.rights ?? part.copyright ?? first(dc?.rights), 'text/plain', lang),
    ...people('author', [
      ...list(part.authors),
      ...list(part.managingEditor),
      ...list(dc?.creators),
      ...(part.author ? [part.author] : []),
    ]),
    ...people('publisher', [...list(part.webMaster), ...list(dc?.publishers)]),
    ...date('published', part.published ?? part.pubDate ?? part.date_published ?? first(terms?.issued)),
    ...date('updated', part.updated ?? part.lastBuildDate ?? part.date_modified ?? first(dc?.dates) ?? first(terms?.modified)),
    ...date('created', first(terms?.created)),
    content: bodyDetail.value === undefined ? undefined : [bodyDetail],
    contributors: [...list(part.contributors), ...list(dc?.contributors)].map(person),
    id: words(part.id) ?? guid.value ?? object(part.rdf).about,
    guidislink: part.guid !== undefined && guid.isPermaLink !== false && !part.link,
    link: link ?? (guid.isPermaLink === false ? undefined : guid.value),
    links: [
      ...(part.link ? [{ href: part.link, rel: 'alternate', type: 'text/html' }] : []),
      ...links.map(one => ({ ...one, rel: one.rel ?? 'alternate', length: one.length === undefined ? undefined : String(one.length) })),
      ...enclosures.map(one => ({ href: one.url, rel: 'enclosure', type: one.type, length: one.length === undefined ? undefined : String(one.length) })),
      ...(license === undefined ? [] : [{ href: license, rel: 'license' }]),
    ],
    enclosures: [
      ...enclosures.map(one => ({ href: one.url, type: one.type ?? one.mime_type, length: one.length === undefined ? undefined : String(one.length) })),
      ...links.filter(one => one.rel === 'enclosure').map(one => ({ href: one.href, type: one.type, length: one.length === undefined ? undefined : String(one.length) })),
    ],
    tags: tags.length ? tags : undefined,
    category: tags[0]?.term,
    language: part.language ?? first(dc?.languages) ?? lang,
    license,
    generator: words(part.generator) ?? generator.text ?? object(part.admin).generatorAgent,
    generator_detail: { name: words(part.generator) ?? generator.text, href: generator.uri, version: generator.version },
    icon: part.icon ?? part.favicon,
    logo: part.logo,
    docs: part.docs,
    ttl: part.ttl === undefined ? undefined : String(part.ttl),
    rating: part.rating,
    cloud: part.cloud && {
      ...object(part.cloud),
      port: String(object(part.cloud).port),
      registerprocedure: object(part.cloud).registerProcedure,
    },
    image: part.image && typeof part.image === 'object' ? { ...object(part.image), href: object(part.image).url } : part.image,
    textinput: part.textInput,
    comments: part.comments,
    wfw_comment: object(part.wfw).comment,
    wfw_commentrss: object(part.wfw).commentRss,
    source: part.source && { ...feedsmithPart(source), href: source.url },
  }
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
  const tags = list(part.categories ?? part.category).map(one => ({ term: words(one), scheme: object(object(one).$).domain }))
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
    content: content === undefined ? undefined : [{ value: content, type: encoded === undefined ? 'text/plain' : 'text/html' }],
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
