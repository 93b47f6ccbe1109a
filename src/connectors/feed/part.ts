import {
  allTextOf,
  attributeOf,
  elementsOf,
  isSafe,
  resolve,
  textOf,
  usualPrefix,
  type XmlElement,
} from '#connectors/markup'
import { feedDate } from './dates.ts'
import { readItunes } from './itunes.ts'
import { readMedia, readPlace } from './media.ts'
import type { FeedCategory, FeedDate, FeedElement, FeedLink, FeedPart, FeedText } from './model.ts'
import { readPerson } from './people.ts'
import { type MarkupBudget, textConstruct, writtenIn } from './text-construct.ts'

/** What has to be known about the document to read one of its elements. */
export interface Dialect extends MarkupBudget {
  /** Atom says whether a text is plain or markup; RSS leaves it to the reader. */
  guess: boolean
  unwrap: boolean
}

/** Reads one element into a part; the key says under which name it was found. */
export type Reading<Part> = (part: Part, element: XmlElement, dialect: Dialect) => void
export type Readings<Part> = Record<string, Reading<Part>>

export function emptyPart(): FeedPart {
  return { links: [], authors: [], contributors: [], publishers: [], categories: [], media: [], extensions: [] }
}

export function plain(element: XmlElement, dialect: Dialect): FeedText {
  return textConstruct(element, { type: 'text/plain', ...dialect })
}

export function html(element: XmlElement, dialect: Dialect): FeedText {
  return textConstruct(element, { type: 'text/html', ...dialect })
}

/** An address that an element holds as its text, or in one of its attributes. */
export function addressOf(element: XmlElement): string | undefined {
  const attribute = attributeOf(element, 'href', 'resource', 'url')
  const written = attribute ?? allTextOf(element).trim()
  return written || attribute !== undefined ? resolve(element.base, written) : undefined
}

function title(part: FeedPart, element: XmlElement, dialect: Dialect): void {
  const text = plain(element, dialect)
  if (!part.title || (!part.title.raw && text.raw)) part.title = text
}

function rights(part: FeedPart, element: XmlElement, dialect: Dialect): void {
  part.rights = plain(element, dialect)
}

function person(list: 'authors' | 'contributors' | 'publishers'): Reading<FeedPart> {
  return (part, element) => {
    const found = readPerson(element, element.key)
    if (found && part[list].length < mostListed) part[list].push(found)
  }
}

function date(field: 'published' | 'updated' | 'created' | 'expired'): Reading<FeedPart> {
  return (part, element) => {
    const found = feedDate(allTextOf(element))
    part[field] = better(part[field], found)
  }
}

/** A later date replaces an earlier one, unless it cannot be read and the earlier one could. */
function better(before: FeedDate | undefined, after: FeedDate): FeedDate {
  return after.at || !before?.at ? (after.raw || !before ? after : before) : before
}

function category(part: FeedPart, element: XmlElement): void {
  const term = attributeOf(element, 'term') ?? (textOf(element) || writtenIn(element) || undefined)
  const scheme =
    attributeOf(element, 'scheme', 'domain') ??
    (element.key === 'media:category' ? 'http://search.yahoo.com/mrss/category_schema' : undefined)
  addCategory(part, { term, scheme, label: attributeOf(element, 'label'), as: element.key })
}

/** More of one kind than any person would list. */
const mostListed = 300

function addCategory(part: FeedPart, category: FeedCategory): void {
  if (!category.term && !category.scheme && !category.label) return
  if (part.categories.length >= mostListed) return
  const same = (other: FeedCategory) =>
    other.term === category.term && other.scheme === category.scheme && other.label === category.label
  if (!part.categories.some(same)) part.categories.push(category)
}

function keywords(scheme: string | undefined): Reading<FeedPart> {
  return (part, element) => {
    for (const word of allTextOf(element).split(',')) {
      if (word.trim()) addCategory(part, { term: word.trim(), scheme, as: element.key })
    }
  }
}

function itunesCategory(part: FeedPart, element: XmlElement): void {
  const term = attributeOf(element, 'text') ?? textOf(element)
  if (term) addCategory(part, { term, scheme: 'http://www.itunes.com/', as: element.key })
  for (const child of elementsOf(element)) if (child.key === element.key) itunesCategory(part, child)
}

function link(part: FeedPart, element: XmlElement): void {
  const href = addressOf(element)
  part.links.push({
    href,
    rel: (attributeOf(element, 'rel') ?? 'alternate').trim(),
    type: attributeOf(element, 'type'),
    title: attributeOf(element, 'title'),
    hreflang: attributeOf(element, 'hreflang'),
    length: attributeOf(element, 'length'),
    from: isForeign(element) ? 'foreign' : 'link',
  })
}

function license(part: FeedPart, element: XmlElement): void {
  const href = addressOf(element)
  if (!href) return
  part.license = href
  part.links.push({ href, rel: 'license', from: 'license' })
}

function image(part: FeedPart, element: XmlElement): void {
  const given = part.image ?? {}
  const address = attributeOf(element, 'href', 'url', 'resource')
  if (address) given.url = resolve(element.base, address)
  for (const child of elementsOf(element)) {
    const text = writtenIn(child)
    const name = child.key.slice(child.key.indexOf(':') + 1)
    if (name === 'url') given.url = resolve(child.base, text)
    else if (name === 'link') given.link = addressOf(child)
    else if (name === 'title' || name === 'width' || name === 'height' || name === 'description') given[name] = text
  }
  const text = textOf(element)
  if (!given.url && /^(https?:)?\/\/\S+$/i.test(text)) given.url = resolve(element.base, text)
  if (Object.keys(given).length) part.image = given
}

function language(part: FeedPart, element: XmlElement): void {
  const tag = allTextOf(element).trim().replaceAll('_', '-')
  if (tag) part.language = tag
}

function itunesImage(part: FeedPart, element: XmlElement): void {
  const address = attributeOf(element, 'href', 'url') ?? textOf(element)
  if (address && !part.image) part.image = { url: resolve(element.base, address) }
}

/** What a feed, an entry and an entry's source may all hold. */
export const commonReadings: Readings<FeedPart> = {
  title,
  'dc:title': title,
  link,
  'xhtml:link': link,
  author: person('authors'),
  'dc:author': person('authors'),
  'dc:creator': person('authors'),
  creator: person('authors'),
  managingeditor: person('authors'),
  'itunes:author': person('authors'),
  contributor: person('contributors'),
  'dc:contributor': person('contributors'),
  'dc:publisher': person('publishers'),
  webmaster: person('publishers'),
  'itunes:owner': person('publishers'),
  rights,
  copyright: rights,
  'dc:rights': rights,
  'cc:license': license,
  'creativecommons:license': license,
  'dcterms:license': license,
  language,
  'dc:language': language,
  category,
  'dc:subject': category,
  'media:category': category,
  'itunes:category': itunesCategory,
  'itunes:keywords': keywords('http://www.itunes.com/'),
  'media:keywords': keywords(undefined),
  keywords: keywords(undefined),
  tags: keywords(undefined),
  published: date('published'),
  issued: date('published'),
  pubdate: date('published'),
  'dcterms:issued': date('published'),
  updated: date('updated'),
  modified: date('updated'),
  lastbuilddate: date('updated'),
  'dcterms:modified': date('updated'),
  'dc:date': date('updated'),
  created: date('created'),
  'dcterms:created': date('created'),
  expirationdate: date('expired'),
  image,
  'itunes:image': itunesImage,
}

/**
 * Reads everything an element holds into a part. An element that no format knows may wrap others that do count, when
 * the part has nothing better of its own: publishing systems invent such wrappers.
 */
export function readInto<Part extends FeedPart>(
  part: Part,
  elements: XmlElement[],
  readings: Readings<Part>,
  dialect: Dialect,
  empty: () => Part,
): void {
  const wrappers: XmlElement[] = []
  for (const element of elements) {
    const reading = Object.hasOwn(readings, element.key) ? readings[element.key] : undefined
    reading?.(part, element, dialect)
    if (isForeign(element) || !reading || invented.has(element.key)) part.extensions.push(asWritten(element))
    if (!reading && !isForeign(element) && elementsOf(element).length) wrappers.push(element)
  }
  readMedia(part, elements)
  readPlace(part, elements)
  readItunes(part, elements)
  part.link ??= bestLink(part.links)
  for (const wrapper of wrappers) {
    const inner = empty()
    readInto(inner, elementsOf(wrapper), readings, dialect, empty)
    fill(part, inner)
  }
}

/** Elements that we read though no format has them: they are kept as written, too. */
const invented = new Set(['encoded', 'fullitem', 'keywords', 'tags', 'creator'])

/** Takes from within a wrapper whatever the part itself has nothing of. */
function fill(part: FeedPart, inner: FeedPart): void {
  const target: Record<string, unknown> = { ...part }
  for (const [name, value] of Object.entries(inner)) {
    const mine = target[name]
    const missing = mine === undefined || (Array.isArray(mine) && mine.length === 0)
    if (missing && value !== undefined && name !== 'extensions') target[name] = value
  }
  Object.assign(part, target)
}

/** Where a person can read it: the last address of a page, as the formats' own readers take it. */
export function bestLink(links: FeedLink[]): string | undefined {
  const candidates = links.filter(({ href, rel }) => href && rel === 'alternate')
  const pages = candidates.filter(({ type }) => !type || /^(text|application)\/(x?html|xhtml\+xml)/i.test(type))
  // The format's own link goes before one that was added from another format.
  return (pages.findLast(({ from }) => from === 'link') ?? pages.at(-1) ?? candidates[0])?.href
}

/** An element of an extension, or of another format than the one around it. */
function isForeign(element: XmlElement): boolean {
  return element.key.includes(':') || (element.prefix !== '' && element.namespace !== '')
}

/** Deeper than any extension nests. */
const deepestExtension = 20

function asWritten(element: XmlElement, depth = 0): FeedElement {
  const usual = usualPrefix(element.namespace)
  return {
    name: element.name,
    prefix: usual || (element.namespace.toLowerCase() === 'http://www.w3.org/2005/atom' ? 'atom' : element.prefix),
    namespace: element.namespace,
    attributes: element.attributes,
    text: textOf(element),
    children: depth < deepestExtension ? elementsOf(element).map(child => asWritten(child, depth + 1)) : [],
  }
}

/** An id that is an address of a page. */
export function isAddress(text: string | undefined): text is string {
  return text !== undefined && /^https?:\/\/\S+$/i.test(text) && isSafe(text)
}
