import type {
  FeedCategory,
  FeedDate,
  FeedElement,
  FeedEntry,
  FeedInfo,
  FeedPart,
  FeedPerson,
  ParsedFeed,
} from '../../src/connectors/feed/model.ts'
import type { Value } from './checks.ts'

type Named = { [name: string]: Value }

/** The shapes in which the gofeed suite writes its expectations. */
export type GofeedShape = 'rss' | 'atom' | 'json' | 'universal'

/** Which shape an expectation is in: the universal one names the kind of feed, the others are their format's own. */
export function shapeOf(expected: Value, format: string): GofeedShape {
  if (expected && typeof expected === 'object' && 'feedType' in expected) return 'universal'
  return format === 'atom' ? 'atom' : format === 'json' ? 'json' : 'rss'
}

/** Our reading in a shape of the gofeed suite. */
export function asGofeed(parsed: ParsedFeed, shape: GofeedShape): Value {
  if (shape === 'rss') return rss(parsed)
  if (shape === 'atom') return atom(parsed)
  if (shape === 'json') return json(parsed)
  return universal(parsed)
}

function instant(date: FeedDate | undefined): string | undefined {
  return date?.at
    ?.toISOString()
    .replace(/\.000Z$/, 'Z')
    .replace(/(\.\d*?)0+Z$/, '$1Z')
}

function dated(name: string, date: FeedDate | undefined): Named {
  return date ? { [name]: date.raw, [`${name}Parsed`]: instant(date) } : {}
}

function writtenBy(people: FeedPerson[], as: string): string | undefined {
  const found = people.find(person => person.as === as)
  return found && (found.raw ?? found.name)
}

/** RSS writes these two as elements of their own; gofeed hands out what each of them held. */
function dateAs(part: FeedPart, name: 'published' | 'updated', title: string): Named {
  return dated(title, part[name])
}

const core = new Set(['', 'rss', 'rdf', 'content', 'xhtml'])

function extensions(part: FeedPart): Value {
  const found: { [prefix: string]: { [name: string]: Value[] } } = {}
  for (const element of part.extensions) {
    if (core.has(element.prefix)) continue
    found[element.prefix] ??= {}
    const names = found[element.prefix] ?? {}
    names[element.name] = [...(names[element.name] ?? []), extension(element)]
  }
  return Object.keys(found).length ? found : undefined
}

function extension(element: FeedElement): Named {
  const children: { [name: string]: Value[] } = {}
  for (const child of element.children) {
    children[child.name] = [...(children[child.name] ?? []), extension(child)]
  }
  const attrs = Object.fromEntries(
    Object.entries(element.attributes).map(([name, value]) => [name.split(':').at(-1) ?? name, value]),
  )
  return { name: element.name, value: element.text, attrs, children }
}

function custom(part: FeedPart): Value {
  const found = part.extensions.filter(one => one.prefix === '' && one.children.length === 0 && one.text)
  return found.length ? Object.fromEntries(found.map(one => [one.name, one.text])) : undefined
}

function dublinCore(part: FeedPart): Value {
  const found: { [name: string]: Value[] } = {}
  for (const { prefix, name, text } of part.extensions) {
    if (prefix !== 'dc') continue
    found[name] = [...(found[name] ?? []), text]
  }
  return Object.keys(found).length ? found : undefined
}

function itunes(part: FeedPart): Value {
  const all = part.extensions.filter(one => one.prefix === 'itunes')
  if (all.length === 0) return
  const text = (name: string) => all.find(one => one.name.toLowerCase() === name.toLowerCase())?.text
  const owner = all.find(one => one.name === 'owner')
  const within = (name: string) => owner?.children.find(child => child.name === name)?.text
  const image = all.find(one => one.name === 'image')
  const categories = all
    .filter(one => one.name === 'category')
    .map(one => {
      const sub = one.children.find(child => child.name === 'category')
      return { text: one.attributes.text, subcategory: sub && { text: sub.attributes.text } }
    })
  return {
    author: text('author'),
    block: text('block'),
    duration: text('duration'),
    explicit: text('explicit'),
    keywords: text('keywords'),
    subtitle: text('subtitle'),
    summary: text('summary'),
    complete: text('complete'),
    newFeedUrl: text('new-feed-url'),
    type: text('type'),
    isClosedCaptioned: text('isClosedCaptioned'),
    episode: text('episode'),
    season: text('season'),
    order: text('order'),
    episodeType: text('episodeType'),
    image: image && (image.attributes.href ?? image.attributes.url),
    owner: owner && { name: within('name'), email: within('email') },
    categories: categories.length ? categories : undefined,
  }
}

function addresses(part: FeedPart): Value {
  const found = part.links.filter(link => link.from === 'link' && link.rel !== 'via').map(link => link.href)
  return found.length ? found : undefined
}

function domains(categories: FeedCategory[]): Value {
  const own = categories.filter(one => one.as === 'category')
  return own.length ? own.map(({ term, scheme }) => ({ domain: scheme, value: term })) : undefined
}

function rss({ feed, entries, declaredVersion }: ParsedFeed): Named {
  const { image } = feed
  return {
    version: declaredVersion ?? '',
    title: feed.title?.raw,
    link: feed.link,
    links: addresses(feed),
    description: feed.subtitle?.raw,
    language: feed.language,
    copyright: feed.rights?.raw,
    managingEditor: writtenBy(feed.authors, 'managingeditor'),
    webMaster: writtenBy(feed.publishers, 'webmaster'),
    ...dateAs(feed, 'published', 'pubDate'),
    ...dateAs(feed, 'updated', 'lastBuildDate'),
    categories: domains(feed.categories),
    generator: feed.generator?.name,
    docs: feed.docs,
    ttl: feed.ttl,
    rating: feed.rating,
    skipHours: feed.skipHours,
    skipDays: feed.skipDays,
    cloud: feed.cloud,
    image: image && { ...image },
    textInput: feed.textInput,
    dcExt: dublinCore(feed),
    itunesExt: itunes(feed),
    extensions: extensions(feed),
    items: entries.map(rssItem),
  }
}

function rssItem(entry: FeedEntry): Named {
  const enclosures = entry.enclosures.map(({ url, length, type }) => ({ url, length, type }))
  const { source } = entry
  return {
    title: entry.title?.raw,
    link: entry.links.some(link => link.from === 'link') ? entry.link : undefined,
    links: addresses(entry),
    description: entry.summary?.raw,
    content: entry.content[0]?.raw,
    author: writtenBy(entry.authors, 'author'),
    categories: domains(entry.categories),
    comments: entry.comments,
    enclosure: enclosures.at(-1),
    enclosures,
    guid: entry.id === undefined ? undefined : { value: entry.id, isPermalink: String(entry.idIsPermanent ?? true) },
    ...dateAs(entry, 'published', 'pubDate'),
    source: source && { title: source.title?.raw, url: source.link },
    dcExt: dublinCore(entry),
    itunesExt: itunes(entry),
    extensions: extensions(entry),
    custom: custom(entry),
  }
}

function persons(people: FeedPerson[]): Value {
  return people.length ? people.map(({ name, email, url }) => ({ name, email, uri: url })) : undefined
}

function links(part: FeedPart): Value {
  const found = part.links.map(({ href, rel, type, title, hreflang, length }) => ({
    href,
    rel,
    type,
    title,
    hreflang,
    length,
  }))
  return found.length ? found : undefined
}

function atomPart(part: FeedPart): Named {
  const { categories } = part
  return {
    title: part.title?.raw,
    id: part.id,
    ...dated('updated', part.updated),
    links: links(part),
    rights: part.rights?.raw,
    authors: persons(part.authors),
    contributors: persons(part.contributors),
    categories: categories.length ? categories.map(({ term, scheme, label }) => ({ term, scheme, label })) : undefined,
    extensions: extensions(part),
  }
}

function atomInfo(feed: FeedInfo): Named {
  return {
    ...atomPart(feed),
    subtitle: feed.subtitle?.raw,
    language: feed.language,
    generator: feed.generator && {
      value: feed.generator.name,
      uri: feed.generator.url,
      version: feed.generator.version,
    },
    icon: feed.icon,
    logo: feed.logo,
  }
}

function atom({ feed, entries, declaredVersion }: ParsedFeed): Named {
  return {
    ...atomInfo(feed),
    version: declaredVersion,
    entries: entries.map(entry => ({
      ...atomPart(entry),
      summary: entry.summary?.raw,
      ...dated('published', entry.published),
      content: entry.content[0] && {
        src: entry.content[0].src,
        type: shortType[entry.content[0].type] ?? entry.content[0].type,
        value: entry.content[0].raw,
      },
      source: entry.source && atomInfo(entry.source),
    })),
  }
}

const shortType: Record<string, string> = {
  'text/plain': 'text',
  'text/html': 'html',
  'application/xhtml+xml': 'xhtml',
}

function json({ feed, entries, declaredVersion }: ParsedFeed): Named {
  const one = ({ name, url, avatar }: FeedPerson) => ({ name, url, avatar })
  const writers = (people: FeedPerson[]) => (people.length ? people.map(one) : undefined)
  return {
    version: declaredVersion,
    title: feed.title?.raw,
    home_page_url: feed.link,
    feed_url: feed.self,
    description: feed.subtitle?.raw,
    user_comment: feed.userComment,
    next_url: feed.next,
    icon: feed.logo,
    favicon: feed.icon,
    author: feed.authors[0] && one(feed.authors[0]),
    authors: writers(feed.authors),
    expired: feed.complete ?? false,
    language: feed.language,
    items: entries.map(entry => ({
      id: entry.id,
      url: entry.links.find(link => link.rel === 'alternate')?.href,
      external_url: entry.externalUrl,
      title: entry.title?.raw,
      content_html: entry.content.find(content => content.type === 'text/html')?.raw,
      content_text: entry.content.find(content => content.type === 'text/plain')?.raw,
      summary: entry.summary?.raw,
      image: entry.image?.url,
      banner_image: entry.bannerImage,
      date_published: entry.published?.raw,
      date_modified: entry.updated?.raw,
      author: entry.authors[0] && one(entry.authors[0]),
      authors: writers(entry.authors),
      tags: entry.categories.map(category => category.term),
      attachments: entry.enclosures.map(({ url, type, title, length, durationSeconds }) => ({
        url,
        mime_type: type,
        title,
        size_in_bytes: length === undefined ? undefined : Number(length),
        duration_in_seconds: durationSeconds,
      })),
    })),
  }
}

function universal(parsed: ParsedFeed): Named {
  const { feed, entries, format } = parsed
  const xml = format !== 'json'
  return {
    ...universalPart(parsed, feed),
    description: feed.subtitle?.raw,
    feedLink: feed.self,
    image: universalImage(feed.image?.url ?? feed.logo ?? picture(feed), feed.image?.title),
    copyright: feed.rights?.raw,
    generator:
      feed.generator &&
      [feed.generator.name, feed.generator.version && `v${feed.generator.version}`, feed.generator.url]
        .filter(Boolean)
        .join(' '),
    language: feed.language,
    feedType: format === 'rdf' ? 'rss' : format,
    feedVersion: parsed.declaredVersion ?? (xml ? '' : undefined),
    items: entries.map(entry => ({
      ...universalPart(parsed, entry),
      description: entry.summary?.raw,
      content: entry.content[0]?.raw,
      guid: entry.id,
      image: universalImage(entry.image?.url ?? picture(entry), entry.image?.title),
      enclosures: entry.enclosures.length
        ? entry.enclosures.map(({ url, length, type }) => ({ url, length, type }))
        : undefined,
      custom: custom(entry),
    })),
  }
}

function universalImage(url: string | undefined, title: string | undefined): Value {
  return url ? { url, title: title ?? '' } : undefined
}

/** Pictures that Media RSS or an enclosure brings. */
function picture(part: FeedPart): string | undefined {
  const media = part.media.find(
    one => one.medium === 'image' || one.type?.startsWith('image/') || one.kind === 'thumbnail',
  )
  return media?.url ?? part.links.find(link => link.rel === 'enclosure' && link.type?.startsWith('image/'))?.href
}

function universalPart({ format }: ParsedFeed, part: FeedPart): Named {
  const dc = part.extensions.find(one => one.prefix === 'dc' && one.name === 'date')?.text
  const written = { ...part }
  if (format !== 'atom' && dc && !part.published && 'content' in part) written.published = part.updated
  const order = ['author', 'managingeditor', 'dc:author', 'dc:creator', 'itunes:author']
  const authors = [...part.authors].sort((a, b) => order.indexOf(a.as) - order.indexOf(b.as))
  const people = format === 'atom' || format === 'json' ? authors : authors.slice(0, 1)
  const list = people.map(({ name, email }) => ({ name, email }))
  return {
    title: part.title?.raw,
    link: part.link,
    links: addresses(part),
    ...dated('updated', written.updated),
    ...dated('published', written.published),
    author: list[0],
    authors: list.length ? list : undefined,
    categories: part.categories.length ? part.categories.map(category => category.term) : undefined,
    dcExt: dublinCore(part),
    itunesExt: itunes(part),
    extensions: extensions(part),
  }
}
