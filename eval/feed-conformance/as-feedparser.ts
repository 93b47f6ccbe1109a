import type {
  FeedDate,
  FeedElement,
  FeedEntry,
  FeedInfo,
  FeedPart,
  FeedPerson,
  FeedText,
  ParsedFeed,
} from '../../src/connectors/feed/model.ts'
import { tuple, type Value } from './checks.ts'

type Named = { [name: string]: Value }

/** Our reading, under the names and conventions of the feedparser suite. */
export function asFeedparser(parsed: ParsedFeed): Value {
  return {
    bozo: parsed.wellFormed ? 0 : 1,
    version: parsed.version === 'json1' ? 'json1' : parsed.version,
    encoding: parsed.encoding,
    feed: infoView(parsed.feed),
    entries: parsed.entries.map(entryView),
  }
}

function text(name: string, value: FeedText | undefined): Named {
  if (!value) return {}
  return { [name]: value.value, [`${name}_detail`]: detail(value) }
}

function detail({ value, type, language, base, src }: FeedText): Named {
  return { value, type, language: language ?? null, base, src }
}

function date(name: string, value: FeedDate | undefined): Named {
  return value ? { [name]: value.raw, [`${name}_parsed`]: tuple(value.at) } : {}
}

function person({ name, email, url }: FeedPerson): Named {
  return { name, email, href: url }
}

function line(person: FeedPerson | undefined): string | undefined {
  if (!person) return
  if (person.raw) return person.raw
  return person.name && person.email ? `${person.name} (${person.email})` : (person.name ?? person.email)
}

function people(name: string, list: FeedPerson[]): Named {
  if (list.length === 0) return {}
  return {
    [name]: line(list.at(-1)),
    [`${name}_detail`]: person(list.at(-1) ?? { as: '' }),
    [`${name}s`]: list.map(person),
  }
}

function partView(part: FeedPart): Named {
  const view: Named = {
    ...extensions(part.extensions),
    ...text('title', part.title),
    ...text('rights', part.rights),
    ...people('author', part.authors),
    ...people('publisher', part.publishers),
    ...date('published', part.published),
    ...date('updated', part.updated),
    ...date('created', part.created),
    ...date('expired', part.expired),
    id: part.id,
    language: part.language,
    license: part.license,
    link: part.link,
    links: part.links.map(({ href, rel, type, title, hreflang, length, from }) => {
      const usual = rel === 'self' ? 'application/atom+xml' : 'text/html'
      return {
        href,
        rel,
        type: type ?? (from === 'link' || from === 'foreign' ? usual : undefined),
        title,
        hreflang,
        length,
      }
    }),
    category: part.categories[0]?.term,
    image: part.image && {
      ...part.image,
      href: part.image.url,
      width: part.image.width === undefined ? undefined : Number.parseInt(part.image.width, 10),
      height: part.image.height === undefined ? undefined : Number.parseInt(part.image.height, 10),
    },
    where: part.place && { ...part.place },
    media_content: some(part.media.filter(one => one.kind === 'content').map(one => ({ ...one.attributes }))),
    media_thumbnail: some(part.media.filter(one => one.kind === 'thumbnail').map(one => ({ ...one.attributes }))),
    itunes_block: part.itunes?.block,
    itunes_explicit: part.itunes?.explicit,
    itunes_duration: part.itunes?.duration,
  }
  if (part.contributors.length) view.contributors = part.contributors.map(person)
  if (part.categories.length) {
    view.tags = part.categories.map(({ term, scheme, label }) => ({ term, scheme, label }))
  }
  return view
}

function some(list: Value[]): Value {
  return list.length ? list : undefined
}

/** What no field is made for goes by prefix and name: attributes where it has any, else its text. */
function extensions(elements: FeedElement[]): Named {
  const view: Named = {}
  for (const element of elements) {
    const name = [element.prefix, element.name].filter(Boolean).join('_').toLowerCase()
    const attributes = Object.fromEntries(
      Object.entries(element.attributes).map(([key, value]) => [key.toLowerCase().split(':').at(-1) ?? key, value]),
    )
    if (view[name] === undefined) view[name] = Object.keys(attributes).length ? attributes : element.text
  }
  return view
}

function infoView(info: FeedInfo): Named {
  return {
    ...partView(info),
    ...text('subtitle', info.subtitle),
    ...text('info', info.info),
    ...(info.itunes?.summary ? { summary: info.itunes.summary } : {}),
    ...(info.generator
      ? {
          generator: info.generator.name,
          generator_detail: { name: info.generator.name, href: info.generator.url, version: info.generator.version },
        }
      : {}),
    ...date('validity_start', info.validFrom),
    ...date('validity_end', info.validUntil),
    href: info.links.find(link => link.rel === 'via')?.href,
    icon: info.icon,
    logo: info.logo,
    docs: info.docs,
    ttl: info.ttl,
    rating: info.rating,
    cloud:
      info.cloud && Object.fromEntries(Object.entries(info.cloud).map(([key, value]) => [key.toLowerCase(), value])),
    textinput: info.textInput && { ...info.textInput },
    newlocation: info.newLocation,
    errorreportsto: info.errorReportsTo,
  }
}

function entryView(entry: FeedEntry): Named {
  const [content] = entry.content
  const readable = content && /^text\/(plain|html)$|^application\/xhtml\+xml$/.test(content.type) ? content : undefined
  return {
    ...partView(entry),
    // The suite takes the content for the summary where there is none, without its details.
    ...(readable && !entry.summary ? { summary: readable.value } : {}),
    ...text('summary', entry.summary),
    content: entry.content.length ? entry.content.map(detail) : undefined,
    enclosures: entry.enclosures.map(({ url, length, type, title }) => ({ href: url, length, type, title })),
    comments: entry.comments,
    wfw_comment: entry.commentApi,
    wfw_commentrss: entry.commentsFeed,
    guidislink: entry.idIsLink,
    source: entry.source && infoView(entry.source),
    psc_chapters: entry.chapters.length ? { chapters: entry.chapters.map(chapter => ({ ...chapter })) } : undefined,
    'thr_in-reply-to': some(entry.inReplyTo.map(one => ({ ...one }))),
  }
}
