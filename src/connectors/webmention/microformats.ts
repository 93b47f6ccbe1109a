import { mf2 } from 'microformats-parser'
import { htmlToText, tagsWithin } from '#connectors/markup'
import { samePage } from './settings.ts'

type Parsed = ReturnType<typeof mf2>
type Item = Parsed['items'][number]
type Value = Item['properties'][string][number]

/** How a page speaks of another. */
export type Kind = 'reply' | 'like' | 'repost' | 'bookmark' | 'rsvp' | 'mention'

export interface Writer {
  name?: string
  url?: string
  photo?: string
}

/** What stands on a page, by its microformats. */
export interface Entry {
  kind: Kind
  url?: string
  title?: string
  text?: string
  links: string[]
  tags: string[]
  published?: Date
  updated?: Date
  inReplyTo: string[]
  photos: { url: string; alt?: string }[]
  rsvp?: string
  author?: Writer
}

/** More markup than any article: what has more is read without its microformats. */
const mostTags = 20_000
const entryTypes = ['h-entry', 'h-event', 'h-review', 'h-recipe', 'h-cite']

/** Reads a page's microformats (microformats2); `undefined` where it has none that speak, or is too odd to be read. */
export function entryOn(html: string, url: string, target?: string): Entry | undefined {
  const parsed = parse(html, url)
  if (!parsed) return undefined
  const entries = everyItem(parsed.items).filter(item => entryTypes.some(type => item.type?.includes(type)))
  const about = target === undefined ? undefined : entries.find(item => kindOf(item, target) !== undefined)
  // On a page of several, the one whose own address it is; else the first, which is what the page is about.
  const item =
    about ?? entries.find(item => addressesIn(item.properties.url).some(own => samePage(own, url))) ?? entries[0]
  return item && readEntry(item, url, target, parsed)
}

/** The person whose page this is: the card that names the page as its own, or the only one. */
export function writerOn(html: string, url: string): Writer | undefined {
  const parsed = parse(html, url)
  const cards = everyItem(parsed?.items ?? []).filter(item => item.type?.includes('h-card'))
  const me = parsed?.rels.me ?? []
  const own =
    cards.find(card => addressesIn(card.properties.url).some(one => samePage(one, url))) ??
    cards.find(card => addressesIn(card.properties.url).some(one => me.some(mine => samePage(one, mine)))) ??
    (cards.length === 1 ? cards[0] : undefined)
  return own && writerOf(own)
}

function parse(html: string, url: string): Parsed | undefined {
  if (tagsWithin(html) > mostTags) return undefined
  try {
    return mf2(html, { baseUrl: url })
  } catch {
    // The reader of microformats throws at addresses that are none and at markup nested too deep.
    return undefined
  }
}

/** Entries may stand in a feed, and feeds in each other. */
function everyItem(items: Item[], depth = 0): Item[] {
  return depth > 5 ? [] : items.flatMap(item => [item, ...everyItem(item.children ?? [], depth + 1)])
}

const kinds: [string, Kind][] = [
  ['in-reply-to', 'reply'],
  ['repost-of', 'repost'],
  ['repost', 'repost'],
  ['like-of', 'like'],
  ['like', 'like'],
  ['bookmark-of', 'bookmark'],
  ['bookmark', 'bookmark'],
]

function kindOf(item: Item, target: string): Kind | undefined {
  const found = kinds.find(([property]) => addressesIn(item.properties[property]).some(one => samePage(one, target)))
  return found?.[1] === 'reply' && item.properties.rsvp ? 'rsvp' : found?.[1]
}

function readEntry(item: Item, base: string, target: string | undefined, parsed: Parsed): Entry {
  const { properties } = item
  const content = properties.content?.[0]
  const body =
    content !== undefined && typeof content === 'object' && 'html' in content
      ? htmlToText(content.html, base)
      : { text: wordsOf(content ?? properties.summary?.[0]) ?? '', links: [], images: [] }
  const name = wordsOf(properties.name?.[0])?.replace(/\s+/g, ' ').trim()
  // Notes have no title: their name is their text once more.
  const isTitle = name && !squeezed(body.text).startsWith(squeezed(name).slice(0, 60)) && name.length < 300
  return {
    kind: (target === undefined ? undefined : kindOf(item, target)) ?? 'mention',
    url: addressesIn(properties.url)[0],
    title: isTitle ? name : undefined,
    text: body.text.trim() || undefined,
    links: body.links,
    tags: (properties.category ?? [])
      .flatMap(one => wordsOf(one) ?? [])
      .filter(tag => !/^https?:/.test(tag))
      .slice(0, 30),
    published: dateOf(properties.published?.[0] ?? properties.start?.[0]),
    updated: dateOf(properties.updated?.[0]),
    inReplyTo: addressesIn(properties['in-reply-to']),
    photos: (properties.photo ?? []).flatMap(one => pictureOf(one) ?? []),
    rsvp: wordsOf(properties.rsvp?.[0]),
    author: authorOf(item, parsed, base),
  }
}

function squeezed(text: string): string {
  return text.replace(/[\s…]+/g, '').toLowerCase()
}

/** Whose it is: named in the entry, else in the feed around it, else on the page, else by a link to their own page. */
function authorOf(item: Item, parsed: Parsed, base: string): Writer | undefined {
  const feed = everyItem(parsed.items).find(one => one.type?.includes('h-feed') && one.children?.includes(item))
  const named = item.properties.author?.[0] ?? feed?.properties.author?.[0]
  if (named !== undefined) return writerFrom(named)
  const cards = parsed.items.filter(one => one.type?.includes('h-card'))
  const [card] = cards
  if (card && cards.length === 1) return writerOf(card)
  const link = parsed.rels.author?.[0]
  return link && URL.canParse(link, base) ? { url: new URL(link, base).href } : undefined
}

function writerFrom(value: Value): Writer {
  if (typeof value === 'object' && 'properties' in value) return writerOf(value)
  const words = wordsOf(value)?.trim() ?? ''
  return /^https?:\/\//i.test(words) ? { url: words } : { name: words || undefined }
}

function writerOf({ properties }: Item): Writer {
  return {
    name: wordsOf(properties.name?.[0])?.replace(/\s+/g, ' ').trim() || undefined,
    url: addressesIn(properties.url)[0],
    photo: properties.photo?.flatMap(one => pictureOf(one) ?? [])[0]?.url,
  }
}

function pictureOf(value: Value): { url: string; alt?: string } | undefined {
  const url = typeof value === 'string' ? value : 'value' in value && typeof value.value === 'string' ? value.value : ''
  if (!/^https?:\/\//i.test(url)) return undefined
  return { url, ...(typeof value === 'object' && 'alt' in value && value.alt ? { alt: value.alt } : {}) }
}

/** Addresses in a property, whether it is written as one or as a citation that has one. */
function addressesIn(values: Value[] | undefined): string[] {
  return (values ?? []).flatMap(value => {
    if (typeof value === 'object' && 'properties' in value) {
      const own = addressesIn(value.properties.url)
      return own.length ? own : addressesIn(typeof value.value === 'string' ? [value.value] : undefined)
    }
    const words = wordsOf(value)?.trim()
    return words && /^https?:\/\//i.test(words) ? [words] : []
  })
}

function wordsOf(value: Value | undefined): string | undefined {
  if (value === undefined || typeof value === 'string') return value
  if ('html' in value) return value.value
  if ('properties' in value)
    return wordsOf(value.properties.name?.[0]) ?? (typeof value.value === 'string' ? value.value : undefined)
  return value.value ?? value.alt
}

function dateOf(value: Value | undefined): Date | undefined {
  // “2026-11-22 10:00:00+0100” is how the reader puts a date and its time together.
  const words = wordsOf(value)
    ?.trim()
    .replace(/^(\d{4}-\d\d-\d\d) (\d)/, '$1T$2')
    .replace(/([+-]\d\d)(\d\d)$/, '$1:$2')
  const at = words ? new Date(words) : undefined
  return at && !Number.isNaN(at.getTime()) ? at : undefined
}
