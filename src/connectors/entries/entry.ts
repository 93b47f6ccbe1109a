import { createHash } from 'node:crypto'
import { textOf, tidy } from '#connectors/web'
import type { Post, PostAuthor } from '#core/channels'
import { readDate } from './dates.ts'
import { type Mapping, NetworkLabel, type Reading } from './mapping.ts'
import { fromHtml } from './plain-text.ts'

const dayMs = 24 * 60 * 60_000
const longestText = 200_000

/** A post, or why the record is none. */
export type EntryReading = { post: Post } | { why: string }

/**
 * Makes a post of a record, as the mapping says.
 *
 * The same record always becomes the same post: its own id where it has one, else a hash of who said what when.
 * A record without an author stays apart from all others, rather than making one person of all who are unnamed.
 */
export function readEntry(entry: unknown, mapping: Mapping, reading: Reading, now: Date): EntryReading {
  const written = textAt(entry, mapping.text)
  const { text, links } = reading.isHtml ? fromHtml(written) : { text: tidy(written), links: [] }
  const title = mapping.title === undefined ? '' : tidy(textAt(entry, mapping.title)).replace(/\s+/g, ' ')
  if (text === '' && title === '') return { why: `There is no text in “${mapping.text}”.` }
  if (text.length > longestText) return { why: `The text has more than ${longestText.toLocaleString('en')} letters.` }

  const stated = valueAt(entry, mapping.postedAt)
  const when = readDate(stated, reading)
  if (!when) return { why: `There is no date in “${mapping.postedAt}”${quoted(stated)}.` }
  if (when.date.getTime() > now.getTime() + dayMs)
    return { why: `The date in “${mapping.postedAt}” is yet to come${quoted(stated)}.` }

  const network = NetworkLabel.safeParse(slugOf(optionalText(entry, mapping.network) ?? '')).data ?? reading.network
  const named = authorAt(entry, mapping.author)
  const externalId =
    optionalText(entry, mapping.id) ?? hashOf([network, named?.externalId ?? '', when.date.toISOString(), title, text])
  const tags = tagsAt(entry, mapping.tags)
  return {
    post: {
      network,
      externalId,
      url: webAddress(optionalText(entry, mapping.url)),
      author: named ?? { externalId: `unnamed:${externalId}`, handle: 'unnamed' },
      text: text || title,
      title: text ? title || undefined : undefined,
      language: languageCode(optionalText(entry, mapping.language)),
      postedAt: when.date,
      replyTo: optionalText(entry, mapping.replyTo),
      links: unique(
        [...links, ...(text.match(/https?:\/\/[^\s<>"“”]+/gi) ?? []).map(withoutTail)].flatMap(
          link => webAddress(link) ?? [],
        ),
      ),
      tags: unique([...tags, ...matches(text, /(?<![\w/&#])#([\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*)/gu)]),
      mentions: unique(matches(text, /(?<![\w@/.])@([\p{L}\p{N}_](?:[\p{L}\p{N}_.@-]*[\p{L}\p{N}_])?)/gu)),
      media: [],
    },
  }
}

/** What lies at a way: the very key first (columns may have dots in their names), then step by step. */
export function valueAt(entry: unknown, way: string): unknown {
  if (typeof entry !== 'object' || entry === null) return undefined
  if (Object.hasOwn(entry, way)) return Reflect.get(entry, way)
  let value: unknown = entry
  for (const step of way.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = Reflect.get(value, step)
  }
  return value
}

function textAt(entry: unknown, way: string): string {
  const value = valueAt(entry, way)
  return typeof value === 'number' ? String(value) : (textOf(value) ?? '')
}

function optionalText(entry: unknown, way: string | undefined): string | undefined {
  const text = way === undefined ? '' : textAt(entry, way).trim()
  return text === '' ? undefined : text.slice(0, 2000).toWellFormed()
}

/** An author is a name, or a record with the keys that networks commonly use. */
function authorAt(entry: unknown, way: string): PostAuthor | undefined {
  const value = valueAt(entry, way)
  if (typeof value !== 'object' || value === null) {
    const written = textAt(entry, way).trim()
    const handle = written.replace(/^@/, '').slice(0, 200).toWellFormed()
    return handle ? { externalId: handle.toLowerCase(), handle } : undefined
  }
  const first = (...keys: string[]) => keys.map(key => optionalText(value, key)).find(text => text !== undefined)
  const name = first('name', 'displayName', 'display_name', 'fullName', 'full_name')
  const handle =
    first('handle', 'username', 'screen_name', 'login', 'acct', 'email')?.replace(/^@/, '') ?? name ?? first('id')
  if (!handle) return undefined
  const followers = Number(first('followers', 'followers_count', 'followersCount') ?? Number.NaN)
  return {
    externalId: first('externalId', 'id', 'id_str') ?? handle.toLowerCase(),
    handle,
    name,
    url: webAddress(first('url', 'profileUrl', 'profile_url')),
    avatarUrl: webAddress(first('avatarUrl', 'avatar_url', 'avatar')),
    followers: Number.isInteger(followers) && followers >= 0 && followers < 2 ** 31 ? followers : undefined,
  }
}

function tagsAt(entry: unknown, way: string | undefined): string[] {
  const value = way === undefined ? undefined : valueAt(entry, way)
  const list = Array.isArray(value)
    ? value.filter(each => typeof each === 'string')
    : typeof value === 'string'
      ? splitTags(value)
      : []
  return list.map(tag => tag.trim().replace(/^#/, '')).filter(tag => tag !== '')
}

function splitTags(text: string): string[] {
  return /[,;|]/.test(text) ? text.split(/[,;|]/) : text.includes('#') ? text.split(/\s+/) : [text]
}

function webAddress(text: string | undefined): string | undefined {
  const url = text === undefined ? null : URL.parse(text)
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined
}

/** A sentence's end is no part of an address, nor is a bracket that was opened before it. */
function withoutTail(link: string): string {
  const bare = link.replace(/[.,;:!?'’”»]+$/, '')
  return bare.endsWith(')') && !bare.includes('(') ? bare.slice(0, -1) : bare
}

function languageCode(text: string | undefined): string | undefined {
  try {
    return text && /^[a-z]{2,3}([-_]|$)/i.test(text)
      ? Intl.getCanonicalLocales(text.replaceAll('_', '-'))[0]
      : undefined
  } catch {
    return undefined
  }
}

function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)
}

function quoted(value: unknown): string {
  return typeof value === 'string' && value.trim() !== '' ? ` (“${value.trim().slice(0, 40)}”)` : ''
}

function hashOf(parts: string[]): string {
  return `sha256:${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)}`
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap(match => match[1] ?? [])
}

function unique(list: string[]): string[] {
  return [...new Set(list)]
}
