import { resolve } from '#connectors/markup'
import { feedDate } from './dates.ts'
import { mostEntries } from './document.ts'
import { emptyInfo } from './info.ts'
import type { FeedEntry, FeedInfo, FeedPerson, FeedText, ParsedFeed } from './model.ts'
import { emptyPart } from './part.ts'
import { type MarkupBudget, markupBudget, textFrom } from './text-construct.ts'

type Json = Record<string, unknown>

/** Reads a JSON Feed (1 or 1.1, and what is nearly one); `undefined` when it is none. */
export function readJsonFeed(text: string, base: string, served?: string): Omit<ParsedFeed, 'encoding'> | undefined {
  const document = parse(text)
  if (!document) return
  const { value, wellFormed } = document
  const written = string(value.version) ?? ''
  const items = list(value.items ?? value.entries)
  if (!/jsonfeed|^1(\.\d)?$/i.test(written) && items.length === 0) return
  const minor = /(\d+(?:\.\d+)?)\/?$/.exec(written)?.[1]
  const here = address(value.feed_url, base) ?? base
  const language = string(value.language) ?? served
  const budget = markupBudget()
  return {
    format: 'json',
    version: minor === '1.1' ? 'json11' : 'json1',
    declaredVersion: written,
    wellFormed,
    problems: wellFormed ? [] : ['Its JSON is cut short or broken; what could be read was read.'],
    feed: readInfo(value, here, language, budget),
    entries: items
      .filter(isObject)
      .slice(0, mostEntries)
      .map(item => readItem(item, here, language, budget)),
  }
}

function parse(text: string): { value: Json; wellFormed: boolean } | undefined {
  const trimmed = text.trim()
  for (const candidate of [trimmed, trimmed.replace(/\p{Cc}+/gu, ' ').replace(/,(\s*[}\]])/g, '$1')]) {
    try {
      const value: unknown = JSON.parse(candidate)
      return isObject(value) ? { value, wellFormed: candidate === trimmed } : undefined
    } catch {
      // The next candidate is the same text, mended.
    }
  }
  return readCutShort(trimmed)
}

/** Items of a document that ends too early: each whole object in its list is one. */
function readCutShort(text: string): { value: Json; wellFormed: boolean } | undefined {
  const start = /"items"\s*:\s*\[/.exec(text)
  if (!start || !text.startsWith('{')) return
  const items: unknown[] = []
  let depth = 0
  let from = -1
  let quoted = false
  for (let at = start.index + start[0].length; at < text.length; at++) {
    const character = text[at]
    if (quoted) {
      if (character === '\\') at++
      else if (character === '"') quoted = false
    } else if (character === '"') quoted = true
    else if (character === '{' && depth++ === 0) from = at
    else if (character === '}' && --depth === 0) items.push(maybe(text.slice(from, at + 1)))
  }
  const head = maybe(`${text.slice(0, start.index).replace(/,\s*$/, '')}}`)
  return { value: { ...(isObject(head) ? head : {}), items }, wellFormed: false }
}

function maybe(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return
  }
}

function readInfo(value: Json, base: string, language: string | undefined, budget: MarkupBudget): FeedInfo {
  const text = (words: string) => textFrom(words, { type: 'text/plain', base, language, ...budget })
  const info = emptyInfo()
  const title = string(value.title)
  const description = string(value.description)
  info.title = title === undefined ? undefined : text(title)
  info.subtitle = description === undefined ? undefined : text(description)
  info.link = address(value.home_page_url, base)
  if (info.link) info.links.push({ href: info.link, rel: 'alternate', type: 'text/html', from: 'link' })
  info.self = address(value.feed_url, base)
  if (info.self) info.links.push({ href: info.self, rel: 'self', type: 'application/feed+json', from: 'link' })
  info.next = address(value.next_url, base)
  info.icon = address(value.favicon, base)
  info.logo = address(value.icon, base)
  if (info.logo) info.image = { url: info.logo }
  info.language = language
  info.authors = people(value, base)
  info.userComment = string(value.user_comment)
  info.complete = value.expired === true ? true : undefined
  for (const hub of list(value.hubs)) {
    const url = isObject(hub) ? address(hub.url, base) : undefined
    if (url) info.hubs.push(url)
  }
  return info
}

function readItem(item: Json, base: string, feedLanguage: string | undefined, budget: MarkupBudget): FeedEntry {
  const language = string(item.language) ?? feedLanguage
  const text = (written: unknown, type: string): FeedText | undefined => {
    const words = string(written)
    return words === undefined ? undefined : textFrom(words, { type, base, language, ...budget })
  }
  const link = address(item.url, base)
  const external = address(item.external_url, base)
  const entry: FeedEntry = {
    ...emptyPart(),
    id: string(item.id) ?? link,
    title: text(item.title, 'text/plain'),
    link: link ?? external,
    summary: text(item.summary, 'text/plain'),
    content: [text(item.content_html, 'text/html'), text(item.content_text, 'text/plain')].filter(
      one => one !== undefined,
    ),
    published: date(item.date_published),
    updated: date(item.date_modified),
    authors: people(item, base),
    language: string(item.language),
    enclosures: [],
    inReplyTo: [],
    chapters: [],
    idIsLink: false,
    externalUrl: external,
    bannerImage: address(item.banner_image, base),
  }
  if (link) entry.links.push({ href: link, rel: 'alternate', type: 'text/html', from: 'link' })
  if (external) entry.links.push({ href: external, rel: 'related', from: 'link' })
  const image = address(item.image, base)
  if (image) entry.image = { url: image }
  for (const tag of list(item.tags)) {
    const term = string(tag)
    if (term) entry.categories.push({ term, as: 'tags' })
  }
  for (const attachment of list(item.attachments)) {
    if (!isObject(attachment)) continue
    const url = address(attachment.url, base)
    const type = string(attachment.mime_type)
    const length = string(attachment.size_in_bytes)
    const title = string(attachment.title)
    const seconds = Number(attachment.duration_in_seconds)
    entry.enclosures.push({ url, type, length, title, durationSeconds: seconds > 0 ? seconds : undefined })
    entry.links.push({ href: url, rel: 'enclosure', type, length, title, from: 'enclosure' })
  }
  return entry
}

function people(value: Json, base: string): FeedPerson[] {
  const found: FeedPerson[] = []
  for (const one of [...list(value.authors), ...(Array.isArray(value.authors) ? [] : [value.author])]) {
    if (typeof one === 'string' && one) found.push({ name: one, as: 'author' })
    if (!isObject(one)) continue
    const url = address(one.url, base)
    const person: FeedPerson = { name: string(one.name), url, avatar: address(one.avatar, base), as: 'author' }
    if (url?.startsWith('mailto:')) person.email = url.slice(7)
    if (person.name || person.url || person.avatar) found.push(person)
  }
  return found
}

function date(written: unknown) {
  const text = string(written)
  return text ? feedDate(text) : undefined
}

function address(written: unknown, base: string): string | undefined {
  const text = string(written)
  return text ? resolve(base, text) || undefined : undefined
}

function string(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? String(value) : undefined
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
