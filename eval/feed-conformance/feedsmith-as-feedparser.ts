import { parseFeed as feedsmith } from 'feedsmith'
import type { Value } from './checks.ts'
import { date, list, type Named, object, people, person, text, words } from './values.ts'

/** What feedsmith read, or `undefined` when it refused the document. */
export async function readByFeedsmith(text: string): Promise<{ format: string; feed: Named } | undefined> {
  try {
    return JSON.parse(JSON.stringify(feedsmith(text)))
  } catch {
    return
  }
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
