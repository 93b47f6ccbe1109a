import type { Value } from './checks.ts'
import { dated, digits, line, list, type Named, object, person, words } from './values.ts'

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

/** The same elements once more as the suite lists any extension. */
function extensions(part: Named): Value {
  const dc = Object.entries(object(dublinCore(part.dc))).map(([name, values]) => [
    name,
    list(values).map(value => ({ name, value, attrs: {}, children: {} })),
  ])
  const content = list(object(part.media).contents).map(one => {
    const { title, ...attrs } = object(one)
    const { value, ...titleAttrs } = object(title)
    return {
      name: 'content',
      value: '',
      attrs,
      children: title ? { title: [{ name: 'title', value, attrs: titleAttrs, children: {} }] } : {},
    }
  })
  const found = { ...(dc.length && { dc: Object.fromEntries(dc) }), ...(content.length && { media: { content } }) }
  return Object.keys(found).length ? found : undefined
}

/** feedsmith says which format it read and never which version: the version that nearly all of that format have. */
const usualVersions: Record<string, string> = { rss: '2.0', rdf: '1.0', atom: '1.0', json: '1.1' }

/** feedsmith's reading in a shape of the gofeed suite; `undefined` when it refused the document. */
export function feedsmithAsGofeed(read: { format: string; feed: Named } | undefined, shape: string): Value {
  if (!read) return
  const { feed, format } = read
  // It hands out a JSON feed in the format's own names, which are those of the suite.
  if (shape === 'json') return { ...feed, author: object(feed).author ?? list(feed.authors)[0] }
  if (shape === 'atom') return { ...feedsmithAtom(feed), version: usualVersions[format] }
  const universal = shape === 'universal'
  const make = universal ? feedsmithUniversal : feedsmithRss
  const items = list(feed.items ?? feed.entries).map(one => ({
    ...make(object(one)),
    ...feedsmithItem(object(one), universal),
  }))
  const version = usualVersions[format]
  const kind = universal ? { feedType: format === 'rdf' ? 'rss' : format, feedVersion: version } : { version }
  return { ...make(feed), items, ...kind }
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
    extensions: extensions(part),
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
    extensions: extensions(part),
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
