import { attributeOf, elementsOf, resolve, type XmlDocument, type XmlElement } from '#connectors/markup'
import { feedDate } from './dates.ts'
import { readEntry } from './entry.ts'
import { emptyInfo, infoReadings } from './info.ts'
import type { FeedInfo, ParsedFeed } from './model.ts'
import { type Dialect, type Readings, readInto } from './part.ts'
import { markupBudget } from './text-construct.ts'

const containers = new Set(['rss', 'rdf:rdf', 'rdf', 'channel', 'feed'])
const entryKeys = new Set(['item', 'entry'])

/** Elements whose insides are text for people, where an `item` would be a word and not an entry. */
const texts = new Set(
  (
    'title description summary content content:encoded encoded fullitem body xhtml:body xhtml:div info subtitle tagline ' +
    'rights copyright source'
  ).split(' '),
)

/** The most entries that are read of one feed: full archives of decades have a tenth. */
export const mostEntries = 20_000

/** Reads an XML document as the feed that it is, or as `unknown` with whatever entries it holds. */
export function readDocument(
  document: XmlDocument,
  language: string | undefined,
): Omit<ParsedFeed, 'encoding' | 'problems'> {
  const root = feedRoot(document.root)
  const { format, version, declaredVersion } = kindOf(document, root)
  const unwrap = version === 'atom10' || version === 'atom'
  const dialect: Dialect = { guess: format !== 'atom', unwrap, ...markupBudget() }
  const found = gather(root ?? document.root)
  const info = emptyInfo()
  readInto(info, found.about, feedReadings, dialect, emptyInfo)
  finish(info, found.containers, language)
  const entries = found.entries.slice(0, mostEntries).map(element => readEntry(element, dialect))
  return { format, version, declaredVersion, wellFormed: document.wellFormed, feed: info, entries }
}

/** The outermost element that a feed can begin with, even where something else was wrapped around it. */
function feedRoot(document: XmlElement): XmlElement | undefined {
  let level = elementsOf(document)
  for (let depth = 0; depth < 6 && level.length; depth++) {
    const found = level.find(element => containers.has(element.key))
    if (found) return found
    level = level.flatMap(elementsOf)
  }
}

interface Kind {
  format: ParsedFeed['format']
  version: string
  declaredVersion?: string
}

const rssVersions: Record<string, string> = { '0.91': 'rss091u', '0.92': 'rss092', '0.93': 'rss093', '0.94': 'rss094' }
const rdfVersions: Record<string, string> = {
  'http://purl.org/rss/1.0/': 'rss10',
  'http://my.netscape.com/rdf/simple/0.9/': 'rss090',
  'http://channel.netscape.com/rdf/simple/0.9/': 'rss090',
}
const atomVersions: Record<string, string> = { '0.1': 'atom01', '0.2': 'atom02', '0.3': 'atom03', '1.0': 'atom10' }

function kindOf(document: XmlDocument, root: XmlElement | undefined): Kind {
  if (!root) return { format: 'unknown', version: '' }
  const declaredVersion = attributeOf(root, 'version')?.trim()
  const written = declaredVersion ?? ''
  if (root.key === 'rss') {
    const netscape = written === '0.91' && /netscape/i.test(document.doctype)
    const known = netscape ? 'rss091n' : (rssVersions[written] ?? (/^2(\.|$)/.test(written) ? 'rss20' : 'rss'))
    return { format: 'rss', version: known, declaredVersion }
  }
  if (root.key === 'rdf:rdf' || root.key === 'rdf') {
    const uris = [...document.namespaces.values()].map(uri => uri.toLowerCase())
    const known = uris.map(uri => rdfVersions[uri]).find(version => version !== undefined)
    return {
      format: 'rdf',
      version: known ?? 'rss10',
      declaredVersion: declaredVersion ?? rdfDeclared[known ?? 'rss10'],
    }
  }
  if (root.key === 'feed') {
    if (root.namespace.toLowerCase() === 'http://www.w3.org/2005/atom') {
      return { format: 'atom', version: 'atom10', declaredVersion: declaredVersion ?? '1.0' }
    }
    return { format: 'atom', version: atomVersions[written] ?? 'atom', declaredVersion }
  }
  if (root.namespace.toLowerCase() === 'http://purl.org/net/rss1.1#') {
    return { format: 'rdf', version: 'rss11', declaredVersion: '1.1' }
  }
  const definition = attributeOf(root, 'href', 'lastmod', 'self', 'base') !== undefined || /[A-Z]/.test(root.name)
  const bare = elementsOf(root).some(child => child.key === 'link' || child.key === 'description')
  return definition || !bare ? { format: 'cdf', version: 'cdf' } : { format: 'rss', version: 'rss' }
}

const rdfDeclared: Record<string, string> = { rss10: '1.0', rss090: '0.9' }

interface Gathered {
  /** What is said about the feed itself. */
  about: XmlElement[]
  entries: XmlElement[]
  containers: XmlElement[]
}

/** Sorts the document: what is about the feed, and the entries wherever they stand. */
function gather(root: XmlElement): Gathered {
  const found: Gathered = { about: [], entries: [], containers: [] }
  function walk(element: XmlElement): void {
    found.containers.push(element)
    for (const child of elementsOf(element)) {
      if (entryKeys.has(child.key)) takeEntry(child)
      else if (containers.has(child.key)) walk(child)
      else {
        found.about.push(child)
        takeWithin(child)
      }
    }
  }
  function takeEntry(entry: XmlElement): void {
    found.entries.push(entry)
    takeWithin(entry)
  }
  function takeWithin(element: XmlElement): void {
    if (texts.has(element.key)) return
    for (const child of elementsOf(element)) {
      if (entryKeys.has(child.key)) takeEntry(child)
      else takeWithin(child)
    }
  }
  walk(root)
  return found
}

/** `items` lists the entries once more in RSS 1.0, and holds them in 1.1. */
const feedReadings: Readings<FeedInfo> = { ...infoReadings, items: () => {} }

function finish(info: FeedInfo, containers: XmlElement[], served: string | undefined): void {
  for (const element of containers) {
    const href = attributeOf(element, 'href')
    if (href !== undefined && !info.link) {
      info.link = resolve(element.base, href)
      info.links.push({ href: info.link, rel: 'alternate', from: 'link' })
    }
    const modified = attributeOf(element, 'lastmod')
    if (modified !== undefined) info.updated ??= feedDate(modified)
    const about = element.attributes['rdf:about']
    if (about !== undefined) info.id ??= resolve(element.base, about)
  }
  info.language ??= containers.findLast(element => element.language !== undefined)?.language ?? served
  for (const { rel, href } of info.links) {
    if (rel === 'hub' && href) info.hubs.push(href)
    if (rel === 'self' && href) info.self ??= href
    if (rel === 'next' && href) info.next ??= href
  }
  const words = info.itunes?.subtitle ?? info.itunes?.summary
  if (!info.subtitle && words) info.subtitle = { value: words, raw: words, type: 'text/plain', language: info.language }
}
