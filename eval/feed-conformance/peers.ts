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
  return {
    [name]: written,
    [`${name}_detail`]: { value: written, type: given, language: lang ?? language ?? null, base },
  }
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
    const name = email
      ? value
          .replace(email, '')
          .replace(/[()<>]/g, '')
          .trim()
      : value
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
  const bodyDetail = object(
    text('content', body, encoded === undefined ? 'text/plain' : 'text/html', lang).content_detail,
  )
  const links = [...list(part.links), ...list(atom.links)].map(object)
  const enclosures = list(part.enclosures ?? part.attachments).map(object)
  const guid = object(part.guid)
  const tags = [
    ...list(part.categories)
      .map(object)
      .map(({ name, term, domain, scheme, label }) => ({
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
    ...date(
      'updated',
      part.updated ?? part.lastBuildDate ?? part.date_modified ?? first(dc?.dates) ?? first(terms?.modified),
    ),
    ...date('created', first(terms?.created)),
    content: bodyDetail.value === undefined ? undefined : [bodyDetail],
    contributors: [...list(part.contributors), ...list(dc?.contributors)].map(person),
    id: words(part.id) ?? guid.value ?? object(part.rdf).about,
    guidislink: part.guid !== undefined && guid.isPermaLink !== false && !part.link,
    link: link ?? (guid.isPermaLink === false ? undefined : guid.value),
    links: [
      ...(part.link ? [{ href: part.link, rel: 'alternate', type: 'text/html' }] : []),
      ...links.map(one => ({
        ...one,
        rel: one.rel ?? 'alternate',
        length: one.length === undefined ? undefined : String(one.length),
      })),
      ...enclosures.map(one => ({
        href: one.url,
        rel: 'enclosure',
        type: one.type,
        length: one.length === undefined ? undefined : String(one.length),
      })),
      ...(license === undefined ? [] : [{ href: license, rel: 'license' }]),
    ],
    enclosures: [
      ...enclosures.map(one => ({
        href: one.url,
        type: one.type ?? one.mime_type,
        length: one.length === undefined ? undefined : String(one.length),
      })),
      ...links
        .filter(one => one.rel === 'enclosure')
        .map(one => ({
          href: one.href,
          type: one.type,
          length: one.length === undefined ? undefined : String(one.length),
        })),
    ],
    tags: tags.length ? tags : undefined,
    category: tags[0]?.term,
    language: part.language ?? first(dc?.languages) ?? lang,
    license,
    generator: words(part.generator) ?? generator.text ?? object(part.admin).generatorAgent,
    generator_detail: {
      name: words(part.generator) ?? generator.text,
      href: generator.uri,
      version: generator.version,
    },
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
    image:
      part.image && typeof part.image === 'object'
        ? { ...object(part.image), href: object(part.image).url }
        : part.image,
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

function instant(value: Value): string | undefined {
  const written = words(value)
  const at = written === undefined ? undefined : new Date(written)
  if (!at || Number.isNaN(at.getTime())) return
  return at
    .toISOString()
    .replace(/\.000Z$/, 'Z')
    .replace(/(\.\d*?)0+Z$/, '$1Z')
}

function dated(name: string, value: Value): Named {
  const written = words(value)
  return written === undefined ? {} : { [name]: written, [`${name}Parsed`]: instant(written) }
}

function line(value: Value): string | undefined {
  if (typeof value === 'string') return value
  const { name, email } = object(value)
  if (typeof name === 'string' && typeof email === 'string') return `${name} (${email})`
  return words(name) ?? words(email)
}

function digits(value: Value): Value {
  return typeof value === 'number' ? String(value) : value
}

const dublinCoreNames: Record<string, string> = {
  titles: 'title',
  creators: 'creator',
  subjects: 'subject',
  descriptions: 'description',
  publishers: 'publisher',
  contributors: 'contributor',
  dates: 'date',
  types: 'type',
  formats: 'format',
  identifiers: 'identifier',
  sources: 'source',
  languages: 'language',
  relations: 'relation',
  coverage: 'coverage',
  rights: 'rights',
}

function dublinCore(value: Value): Value {
  const entries = Object.entries(object(value)).map(([name, list]) => [dublinCoreNames[name] ?? name, list])
  return entries.length ? Object.fromEntries(entries) : undefined
}

/** feedsmith's reading in a shape of the gofeed suite. */
export function feedsmithAsGofeed(read: { format: string; feed: Named } | undefined, shape: string): Value {
  if (!read) return {}
  const { feed, format } = read
  // It hands out a JSON feed in the format's own names, which are those of the suite.
  if (shape === 'json') return { ...feed, author: object(feed).author ?? list(feed.authors)[0] }
  if (shape === 'atom') return feedsmithAtom(feed)
  const universal = shape === 'universal'
  const make = universal ? feedsmithUniversal : feedsmithRss
  const items = list(feed.items ?? feed.entries).map(one => ({
    ...make(object(one)),
    ...feedsmithItem(object(one), universal),
  }))
  return { ...make(feed), items, ...(universal ? { feedType: format === 'rdf' ? 'rss' : format } : {}) }
}

function feedsmithRss(part: Named): Named {
  const image = object(part.image)
  const cloud = object(part.cloud)
  const categories = list(part.categories)
    .map(object)
    .map(({ name, domain }) => ({ domain, value: name }))
  return {
    title: part.title,
    link: part.link,
    links: part.link ? [part.link] : undefined,
    description: part.description,
    language: part.language,
    copyright: part.copyright,
    managingEditor: line(part.managingEditor),
    webMaster: line(part.webMaster),
    ...dated('pubDate', part.pubDate),
    ...dated('lastBuildDate', part.lastBuildDate),
    categories: categories.length ? categories : undefined,
    generator: part.generator,
    docs: part.docs,
    ttl: digits(part.ttl),
    rating: part.rating,
    skipHours: list(part.skipHours).map(digits),
    skipDays: part.skipDays,
    cloud: part.cloud && { ...cloud, port: digits(cloud.port) },
    image: part.image && { ...image, width: digits(image.width), height: digits(image.height) },
    textInput: part.textInput,
    dcExt: dublinCore(part.dc),
    itunesExt: part.itunes,
  }
}

function feedsmithUniversal(part: Named): Named {
  const dc = object(part.dc)
  const first = (value: Value) => list(value)[0]
  const names = [...list(part.authors), ...list(part.managingEditor), ...list(dc.creators)].map(person)
  const alternate = list(part.links)
    .map(object)
    .find(link => (link.rel ?? 'alternate') === 'alternate')
  const self = [...list(part.links), ...list(object(part.atom).links)].map(object).find(link => link.rel === 'self')
  const categories = [
    ...list(part.categories)
      .map(object)
      .map(one => one.name ?? one.term),
    ...list(dc.subjects),
    ...list(part.tags),
  ]
  const media = list(object(part.media).contents)
    .map(object)
    .find(one => one.medium === 'image')
  const image = object(part.image)
  const url = image.url ?? (typeof part.image === 'string' ? part.image : undefined) ?? part.logo ?? media?.url
  const link = part.link ?? alternate?.href ?? part.home_page_url ?? part.url
  const itunes = object(part.itunes)
  return {
    title: words(part.title) ?? first(dc.titles),
    description:
      words(part.subtitle) ??
      words(part.summary) ??
      words(part.description) ??
      first(dc.descriptions) ??
      itunes.summary,
    link,
    links: link ? [link] : undefined,
    feedLink: self?.href ?? part.feed_url,
    ...dated('updated', part.updated ?? part.lastBuildDate ?? part.date_modified ?? first(dc.dates)),
    ...dated('published', part.published ?? part.pubDate ?? part.date_published),
    author: names[0],
    authors: names.length ? names : undefined,
    language: part.language ?? first(dc.languages) ?? object(part.xml).lang,
    image: url ? { url, title: image.title ?? '' } : undefined,
    copyright: words(part.rights) ?? part.copyright ?? first(dc.rights),
    generator: words(part.generator) ?? object(part.generator).text,
    categories: categories.length ? categories : undefined,
    dcExt: dublinCore(part.dc),
    itunesExt: part.itunes,
  }
}

function feedsmithItem(item: Named, universal: boolean): Named {
  const enclosures = list(item.enclosures)
    .map(object)
    .map(one => ({ url: one.url, type: one.type, length: digits(one.length) }))
  const guid = object(item.guid)
  const date = list(object(item.dc).dates)[0]
  return {
    content:
      words(object(item.content).encoded) ??
      words(item.content) ??
      words(item.content_html) ??
      words(item.content_text),
    author: universal ? feedsmithUniversal(item).author : line(list(item.authors)[0]),
    comments: item.comments,
    enclosure: enclosures.at(-1),
    enclosures: enclosures.length ? enclosures : undefined,
    guid: universal
      ? (guid.value ?? item.id)
      : item.guid && { value: guid.value, isPermalink: String(guid.isPermaLink ?? true) },
    source: item.source,
    ...(universal && !item.pubDate && !item.published && date ? dated('published', date) : {}),
  }
}

function feedsmithAtom(feed: Named): Named {
  const part = (one: Named): Named => ({
    title: words(one.title),
    id: one.id,
    ...dated('updated', one.updated),
    ...dated('published', one.published),
    subtitle: words(one.subtitle),
    summary: words(one.summary),
    links: list(one.links).length
      ? list(one.links)
          .map(object)
          .map(link => ({ ...link, rel: link.rel ?? 'alternate', length: digits(link.length) }))
      : undefined,
    language: object(one.xml).lang,
    generator: one.generator && {
      value: object(one.generator).text,
      uri: object(one.generator).uri,
      version: object(one.generator).version,
    },
    icon: one.icon,
    logo: one.logo,
    rights: words(one.rights),
    authors: one.authors,
    contributors: one.contributors,
    categories: one.categories,
    content: one.content && { type: object(one.content).type, src: object(one.content).src, value: words(one.content) },
    source: one.source && part(object(one.source)),
  })
  return { ...part(feed), entries: list(feed.entries).map(entry => part(object(entry))) }
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
