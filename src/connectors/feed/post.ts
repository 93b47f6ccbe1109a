import { createHash } from 'node:crypto'
import { htmlToText, type ReadableText } from '#connectors/markup'
import type { Post, PostAuthor, PostMedia } from '#core/channels'
import type { FeedEntry, FeedInfo, FeedText, ParsedFeed } from './model.ts'

/** The longest text that is kept of one entry, in characters: a long article five times over. */
const longestText = 100_000

/** An id for each entry, in their order: what the feed says, else the link, else what the entry is made of. */
export function entryIds(identity: string, entries: FeedEntry[]): string[] {
  const counts = new Map<string, number>()
  for (const { id } of entries) if (id) counts.set(id, (counts.get(id) ?? 0) + 1)
  return entries.map(entry => {
    // An id that several entries share is none: some feeds give the site's address to each.
    const own = entry.id && counts.get(entry.id) === 1 ? entry.id : (entry.link ?? undefined)
    return `${identity}#${own ?? `sha256:${digest([entry.title?.raw, entry.summary?.raw, entry.published?.raw])}`}`
  })
}

export function digest(parts: (string | undefined)[]): string {
  return createHash('sha256')
    .update(parts.map(part => part ?? '').join('\u0000'))
    .digest('base64url')
    .slice(0, 16)
}

/** An entry as a post; `undefined` for one that says nothing at all. */
export function toPost(
  { feed }: ParsedFeed,
  entry: FeedEntry,
  { identity, externalId, now }: { identity: string; externalId: string; now: Date },
): Post | undefined {
  const title = readable(entry.title).text.replace(/\s+/g, ' ') || undefined
  const body = bodyOf(entry)
  const text = whole(title, body.text)
  if (!text && !entry.link && entry.enclosures.length === 0) return
  const posted = entry.published?.at ?? entry.updated?.at ?? entry.created?.at ?? now
  const edited = entry.updated?.at
  const parent = entry.inReplyTo.find(one => one.ref)?.ref
  return {
    network: 'feed',
    externalId,
    url: entry.link,
    author: authorOf(feed, entry, identity),
    text,
    title,
    language: entry.language ?? entry.title?.language ?? feed.language,
    // Some feeds announce what they will publish tomorrow: to us it is said now.
    postedAt: posted > now ? now : posted,
    editedAt: edited && edited > posted && edited <= now ? edited : undefined,
    replyTo: parent && `${identity}#${parent}`,
    links: [...new Set([...body.links, ...(entry.externalUrl ? [entry.externalUrl] : [])])].slice(0, 200),
    tags: tagsOf(entry),
    mentions: [],
    media: mediaOf(entry, body),
  }
}

/** What an edit would change; dates are left out, for many feeds touch them on every visit. */
export function contentHash(post: Post): string {
  return digest([post.title, post.text, post.url, ...post.links, ...post.media.map(media => media.url)])
}

function readable(text: FeedText | undefined): ReadableText {
  if (!text) return { text: '', links: [], images: [] }
  if (text.type === 'text/plain') return { text: text.value.trim(), links: [], images: [] }
  if (/html|^application\/octet-stream$/.test(text.type)) return htmlToText(text.value, text.base)
  return text.type.startsWith('text/')
    ? { text: text.value, links: [], images: [] }
    : { text: '', links: [], images: [] }
}

/**
 * The fullest of what the entry offers: its content, else its summary, else what its media say. A content that is
 * little more than a teaser gives way to a much longer summary; one that is escaped once too often is longer for no good.
 */
function bodyOf(entry: FeedEntry): ReadableText {
  const content = entry.content.map(readable).sort((a, b) => b.text.length - a.text.length)[0]
  const summary = readable(entry.summary)
  if (content?.text && content.text.length >= summary.text.length * 0.6) return content
  if (summary.text) return summary
  const words = entry.media.find(media => media.description)?.description ?? ''
  return { ...htmlToText(words), images: content?.images ?? [] }
}

function whole(title: string | undefined, body: string): string {
  const cut = body.slice(0, longestText)
  if (!title) return cut
  // Microblogs repeat the text as the title, cut short.
  const start = title.replace(/(\.\.\.|…)$/, '').trim()
  return cut.replace(/\s+/g, ' ').startsWith(start) ? cut : cut ? `${title}\n\n${cut}` : title
}

function authorOf(feed: FeedInfo, entry: FeedEntry, identity: string): PostAuthor {
  const person =
    entry.authors.find(one => one.name) ??
    entry.source?.authors.find(one => one.name) ??
    feed.authors.find(one => one.name)
  const name = person?.name ?? entry.authors[0]?.email?.split('@')[0] ?? (readable(feed.title).text || identity)
  const url = person ? person.url : feed.link
  return {
    externalId: `${identity}#author:${name.toLowerCase()}`,
    handle: name,
    name,
    url: url && /^https?:/i.test(url) ? url : undefined,
    avatarUrl: person?.avatar,
  }
}

function tagsOf(entry: FeedEntry): string[] {
  const terms = entry.categories.map(({ label, term }) => (label ?? term ?? '').trim().replace(/^#/, ''))
  return [...new Set(terms.filter(term => term && term.length <= 100 && !/^https?:/.test(term)))].slice(0, 30)
}

function mediaOf(entry: FeedEntry, body: ReadableText): PostMedia[] {
  const found = new Map<string, PostMedia>()
  const add = (url: string | undefined, kind: PostMedia['kind'], alt?: string) => {
    if (url && /^https?:/i.test(url) && !found.has(url)) found.set(url, { kind, url, alt: alt || undefined })
  }
  for (const { url, type, title } of entry.enclosures) add(url, kindOf(type, url), title)
  for (const { kind, url, type, medium, title } of entry.media) {
    if (kind !== 'player') add(url, kind === 'thumbnail' ? 'image' : kindOf(type ?? medium, url), title)
  }
  add(entry.image?.url, 'image', entry.image?.title)
  for (const { url, alt } of body.images) add(url, 'image', alt)
  return [...found.values()].slice(0, 50)
}

function kindOf(type: string | undefined, url: string | undefined): PostMedia['kind'] {
  if (/^image/i.test(type ?? '')) return 'image'
  if (/^video/i.test(type ?? '')) return 'video'
  if (/^audio/i.test(type ?? '')) return 'audio'
  const extension = /\.(\w{2,4})(?:[?#]|$)/.exec(url ?? '')?.[1]?.toLowerCase() ?? ''
  if (/^(jpe?g|png|gif|webp|avif|svg)$/.test(extension)) return 'image'
  if (/^(mp4|m4v|webm|mov)$/.test(extension)) return 'video'
  return /^(mp3|m4a|ogg|opus|wav|flac)$/.test(extension) ? 'audio' : 'file'
}
