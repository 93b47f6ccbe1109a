import { isValidDid, parseAtUriString } from '@atproto/syntax'
import { isObject } from '#connectors/web'
import type { Post, PostAuthor, PostMedia } from '#core/channels'
import { postCollection } from './settings.ts'

/** A post's record together with where and when it was found. */
export interface FoundRecord {
  did: string
  rkey: string
  record: unknown
  /** When the network told of it: the latest that it can have been written. */
  heardAt: Date
  author?: PostAuthor
}

/** Turns a post's record into a `Post`, or says in words why it can't be read. */
export function postOf({ did, rkey, record, heardAt, author }: FoundRecord): Post | string {
  if (!isObject(record)) return 'The record is empty.'
  if (typeof record.text !== 'string') return 'The post has no text field.'
  const facets = readFacets(record.facets, Buffer.byteLength(record.text))
  const embeds = readEmbed(record.embed, did)
  const reply = isObject(record.reply) ? record.reply : {}
  return {
    network: 'bluesky',
    externalId: postUri(did, rkey),
    url: postUrl(did, rkey),
    author: author ?? { externalId: did, handle: did, url: profileUrl(did) },
    text: cleaned(record.text),
    language: languageOf(record.langs),
    postedAt: postedAt(record.createdAt, heardAt),
    replyTo: uriOf(reply.parent),
    threadRoot: uriOf(reply.root),
    quotes: embeds.quotes,
    links: unique([...facets.links, ...embeds.links]),
    tags: unique([...facets.tags, ...textsOf(record.tags)]),
    mentions: unique(facets.mentions),
    media: embeds.media,
  }
}

export function postUri(did: string, rkey: string): string {
  return `at://${did}/${postCollection}/${rkey}`
}

export function postUrl(did: string, rkey: string): string {
  return `${profileUrl(did)}/post/${rkey}`
}

export function profileUrl(did: string): string {
  return `https://bsky.app/profile/${did}`
}

/** The languages that a post declares, as written. */
export function languagesOf(record: unknown): string[] {
  return isObject(record) ? textsOf(record.langs) : []
}

/** The parts of a record's URI, or `undefined` where it is none. */
export function partsOf(uri: string): { repo: string; collection: string; rkey: string } | undefined {
  const parsed = parseAtUriString(uri)
  if (!parsed.success) return undefined
  const { authority, collection, rkey } = parsed.value
  return collection === undefined || rkey === undefined ? undefined : { repo: authority, collection, rkey }
}

/**
 * What the marked stretches of a text say. Stretches are counted in UTF-8 bytes; one that doesn't fit the text is
 * ignored as a whole, as the network's own apps do: it may have been made for another text.
 */
function readFacets(facets: unknown, textBytes: number) {
  const found = { links: [] as string[], tags: [] as string[], mentions: [] as string[] }
  for (const facet of listOf(facets)) {
    if (!isObject(facet) || !fits(facet.index, textBytes)) continue
    for (const feature of listOf(facet.features)) {
      if (!isObject(feature)) continue
      if (feature.$type === 'app.bsky.richtext.facet#link') found.links.push(...webAddress(feature.uri))
      if (feature.$type === 'app.bsky.richtext.facet#tag') found.tags.push(...textsOf([feature.tag]))
      if (feature.$type === 'app.bsky.richtext.facet#mention')
        found.mentions.push(...textsOf([feature.did]).filter(isValidDid))
    }
  }
  return found
}

function fits(index: unknown, textBytes: number): boolean {
  if (!isObject(index)) return false
  const { byteStart, byteEnd } = index
  if (typeof byteStart !== 'number' || typeof byteEnd !== 'number') return false
  return byteStart >= 0 && byteStart < byteEnd && byteEnd <= textBytes
}

interface Embeds {
  media: PostMedia[]
  links: string[]
  quotes?: string
}

function readEmbed(embed: unknown, did: string): Embeds {
  if (!isObject(embed)) return { media: [], links: [] }
  switch (embed.$type) {
    case 'app.bsky.embed.images':
      return { media: listOf(embed.images).flatMap(image => imageOf(image, did)), links: [] }
    case 'app.bsky.embed.gallery':
      return { media: listOf(embed.items).flatMap(image => imageOf(image, did)), links: [] }
    case 'app.bsky.embed.video':
      return { media: videoOf(embed, did), links: [] }
    case 'app.bsky.embed.external':
      return { media: [], links: isObject(embed.external) ? webAddress(embed.external.uri) : [] }
    case 'app.bsky.embed.record':
      return { media: [], links: [], quotes: quoted(embed.record) }
    case 'app.bsky.embed.recordWithMedia': {
      const inner = isObject(embed.record) ? embed.record : {}
      return { ...readEmbed(embed.media, did), quotes: quoted(inner.record) }
    }
    default:
      return { media: [], links: [] }
  }
}

/** A quote is a post; lists, feeds and starter packs are shown the same way and are none. */
function quoted(reference: unknown): string | undefined {
  const uri = uriOf(reference)
  return uri !== undefined && partsOf(uri)?.collection === postCollection ? uri : undefined
}

function imageOf(image: unknown, did: string): PostMedia[] {
  if (!isObject(image)) return []
  const cid = cidOf(image.image)
  if (cid === undefined) return []
  const url = `https://cdn.bsky.app/img/feed_fullsize/plain/${did}/${cid}@jpeg`
  return [{ kind: 'image', url, ...altOf(image.alt) }]
}

function videoOf(embed: Record<string, unknown>, did: string): PostMedia[] {
  const cid = cidOf(embed.video)
  if (cid === undefined) return []
  const url = `https://video.bsky.app/watch/${encodeURIComponent(did)}/${cid}/playlist.m3u8`
  return [{ kind: 'video', url, ...altOf(embed.alt) }]
}

function cidOf(blob: unknown): string | undefined {
  if (!isObject(blob)) return undefined
  const ref = isObject(blob.ref) ? blob.ref.$link : blob.cid
  return typeof ref === 'string' && /^[a-z2-7]+$/.test(ref) ? ref : undefined
}

function altOf(alt: unknown): { alt?: string } {
  return typeof alt === 'string' && alt.trim() !== '' ? { alt: cleaned(alt) } : {}
}

function languageOf(langs: unknown): string | undefined {
  return textsOf(langs).find(language => /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language))
}

/** Clocks of authors may be wrong or lie: nobody has written before the Web or later than we heard it. */
function postedAt(createdAt: unknown, heardAt: Date): Date {
  const claimed = typeof createdAt === 'string' ? Date.parse(createdAt) : Number.NaN
  if (Number.isNaN(claimed) || claimed < firstPlausibleMs || claimed > heardAt.getTime()) return heardAt
  return new Date(claimed)
}

const firstPlausibleMs = Date.UTC(1990, 0, 1)

function webAddress(uri: unknown): string[] {
  if (typeof uri !== 'string' || !/^https?:\/\//i.test(uri) || !URL.canParse(uri)) return []
  return [uri]
}

function uriOf(reference: unknown): string | undefined {
  if (!isObject(reference) || typeof reference.uri !== 'string') return undefined
  return partsOf(reference.uri) === undefined ? undefined : reference.uri
}

/** A zero character and half a surrogate pair are legal in JSON and in no database. */
function cleaned(text: string): string {
  return text.toWellFormed().replaceAll('\0', '')
}

function textsOf(value: unknown): string[] {
  return listOf(value).filter(one => typeof one === 'string' && one !== '') as string[]
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function unique(texts: string[]): string[] {
  return texts.length < 2 ? texts : [...new Set(texts)]
}
