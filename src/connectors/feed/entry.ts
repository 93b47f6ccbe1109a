import { allTextOf, attributeOf, elementsOf, resolve, textOf, type XmlElement } from '#connectors/markup'
import { feedDate } from './dates.ts'
import { emptyInfo, infoReadings } from './info.ts'
import type { FeedEntry } from './model.ts'
import {
  addressOf,
  commonReadings,
  type Dialect,
  emptyPart,
  html,
  isAddress,
  plain,
  type Readings,
  readInto,
} from './part.ts'
import { textConstruct, writtenIn } from './text-construct.ts'

function emptyEntry(): FeedEntry {
  return { ...emptyPart(), content: [], enclosures: [], inReplyTo: [], chapters: [], idIsLink: false }
}

function guid(entry: FeedEntry, element: XmlElement): void {
  const permanent = element.key === 'guid' && attributeOf(element, 'ispermalink')?.trim().toLowerCase() !== 'false'
  const written = writtenIn(element)
  if (!written) return
  if (element.key === 'guid') entry.idIsPermanent = permanent
  entry.id = permanent || element.key !== 'guid' ? resolve(element.base, written) || written : written
  entry.idIsLink = permanent
}

/** A second text beside a description or a summary is the content: feeds have one short text and one long. */
function description(entry: FeedEntry, element: XmlElement, dialect: Dialect): void {
  const text = html(element, dialect)
  if (entry.summary && entry.content.length === 0) entry.content.push(text)
  else entry.summary = text
}

function summary(entry: FeedEntry, element: XmlElement, dialect: Dialect): void {
  const text = plain(element, dialect)
  if (entry.summary && entry.content.length === 0) entry.content.push(text)
  else entry.summary = text
}

function dcDescription(entry: FeedEntry, element: XmlElement, dialect: Dialect): void {
  entry.summary ??= html(element, dialect)
}

function content(entry: FeedEntry, element: XmlElement, dialect: Dialect): void {
  entry.content.push(plain(element, dialect))
}

function encoded(entry: FeedEntry, element: XmlElement, dialect: Dialect): void {
  entry.content.push(html(element, dialect))
}

function body(entry: FeedEntry, element: XmlElement, dialect: Dialect): void {
  entry.content.push(textConstruct(element, { ...dialect, type: 'application/xhtml+xml', unwrap: false }))
}

function enclosure(entry: FeedEntry, element: XmlElement): void {
  const url = attributeOf(element, 'url', 'href', 'resource')
  const found = {
    url: url === undefined ? undefined : resolve(element.base, url),
    length: attributeOf(element, 'length'),
    type: attributeOf(element, 'type'),
  }
  if (!found.url && !found.type) return
  entry.enclosures.push(found)
  entry.links.push({ href: found.url, rel: 'enclosure', type: found.type, length: found.length, from: 'enclosure' })
}

function source(entry: FeedEntry, element: XmlElement, dialect: Dialect): void {
  const info = emptyInfo()
  readInto(info, elementsOf(element), infoReadings, dialect, emptyInfo)
  const url = attributeOf(element, 'url', 'href')
  const text = textOf(element)
  if (url !== undefined) {
    const href = resolve(element.base, url)
    info.link ??= href
    info.links.push({ href, rel: 'via', from: 'link' })
  }
  if (text && !info.title) info.title = plain({ ...element, attributes: {} }, dialect)
  entry.source = info
}

function inReplyTo(entry: FeedEntry, element: XmlElement): void {
  const href = attributeOf(element, 'href')
  entry.inReplyTo.push({
    ref: attributeOf(element, 'ref'),
    href: href === undefined ? undefined : resolve(element.base, href),
    type: attributeOf(element, 'type'),
    source: attributeOf(element, 'source'),
  })
}

function commentCount(entry: FeedEntry, element: XmlElement): void {
  const count = Number.parseInt(allTextOf(element), 10)
  if (count >= 0) entry.commentCount = count
}

function chapters(entry: FeedEntry, element: XmlElement): void {
  for (const child of elementsOf(element)) {
    if (child.key !== 'psc:chapter') continue
    const [start, title, href, image] = ['start', 'title', 'href', 'image'].map(name => attributeOf(child, name))
    entry.chapters.push({
      start,
      title,
      href: href && resolve(child.base, href),
      image: image && resolve(child.base, image),
    })
  }
}

const readings: Readings<FeedEntry> = {
  ...commonReadings,
  id: guid,
  guid,
  description,
  abstract: description,
  'dc:description': dcDescription,
  summary,
  content,
  'content:encoded': encoded,
  encoded,
  fullitem: encoded,
  body,
  'xhtml:body': body,
  'xhtml:div': body,
  enclosure,
  'enc:enclosure': enclosure,
  source,
  'thr:in-reply-to': inReplyTo,
  'slash:comments': commentCount,
  'thr:total': commentCount,
  'psc:chapters': chapters,
  comments: (entry, element) => {
    entry.comments = addressOf(element)
  },
  'wfw:comment': (entry, element) => {
    entry.commentApi = addressOf(element)
  },
  'wfw:commentrss': (entry, element) => {
    entry.commentsFeed = addressOf(element)
  },
  'trackback:ping': (entry, element) => {
    entry.trackbackPing = addressOf(element)
  },
}

/** Elements that say nothing that another reading would not, and so are no wrappers. */
const passedOver: Readings<FeedEntry> = { item: () => {}, entry: () => {} }
const entryReadings = { ...readings, ...passedOver }

/** Reads one item or entry, whichever format and extensions it mixes. */
export function readEntry(element: XmlElement, dialect: Dialect): FeedEntry {
  const entry = emptyEntry()
  readInto(entry, elementsOf(element), entryReadings, dialect, emptyEntry)
  readCdf(entry, element)
  const about = attributeOf(element, 'about')
  if (entry.id === undefined && about) entry.id = resolve(element.base, about) || about
  for (const link of entry.links) {
    if (link.rel !== 'enclosure' || link.from === 'enclosure') continue
    entry.enclosures.push({ url: link.href, length: link.length, type: link.type, title: link.title })
  }
  for (const link of entry.links) if (link.rel === 'replies') entry.commentsFeed ??= link.href
  if (entry.idIsLink && entry.link !== undefined) entry.idIsLink = false
  else if (entry.idIsLink) entry.link = entry.id
  else if (entry.link === undefined && isAddress(entry.id) && !writtenAsNoLink(element)) entry.link = entry.id
  entry.summary ??= fromItunes(entry)
  return entry
}

function writtenAsNoLink(element: XmlElement): boolean {
  return elementsOf(element).some(child => child.key === 'guid')
}

function fromItunes(entry: FeedEntry): FeedEntry['summary'] {
  const words = entry.itunes?.summary || entry.itunes?.subtitle
  return words ? { value: words, raw: words, type: 'text/plain', language: entry.language } : undefined
}

/** Channel Definition Format keeps addresses and dates in attributes. */
function readCdf(entry: FeedEntry, element: XmlElement): void {
  const href = attributeOf(element, 'href')
  if (href !== undefined && !entry.link) {
    entry.link = resolve(element.base, href)
    entry.links.push({ href: entry.link, rel: 'alternate', from: 'link' })
  }
  const modified = attributeOf(element, 'lastmod')
  if (modified !== undefined) entry.updated ??= feedDate(modified)
}
