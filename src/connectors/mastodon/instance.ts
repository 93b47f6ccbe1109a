import { isObject, listOf, textOf } from '#connectors/web'
import type { ConnectorTools } from '#core/channels'
import { call } from './api.ts'
import type { At } from './status.ts'

/** What a server says of itself. */
export interface Instance extends At {
  maxCharacters: number
  pictures: PictureLimits
  /** So much an address counts, however long it is. */
  charactersPerUrl: number
  /** Whether it speaks Mastodon's API at all. */
  speaks: boolean
  /** Where it streams, beginning with ws: or wss:. */
  streaming: string
}

/** What it takes of pictures; where it does not say, nothing is known but how many and how much may be said of each. */
export interface PictureLimits {
  most: number
  mediaTypes?: string[]
  mostBytes?: number
  /** Width times height. */
  mostPixels?: number
  /** Letters on what a picture shows. */
  mostAlt: number
}

export const usualCharacters = 500
/** Mastodon takes so many with a post, and Sosh adds no more to one. */
export const usualPictures = 4
const keptMs = 3_600_000
const mostKept = 1_000
const known = new Map<string, { at: number; instance: Promise<Instance> }>()

/** Reads what a server is and allows; remembered for an hour. */
export function instanceOf(server: string, tools: ConnectorTools, signal?: AbortSignal): Promise<Instance> {
  const before = known.get(server)
  if (before && tools.now().getTime() - before.at < keptMs) return before.instance
  const instance = readInstance(server, tools, signal)
  known.delete(server)
  known.set(server, { at: tools.now().getTime(), instance })
  const oldest = known.size > mostKept ? known.keys().next().value : undefined
  if (oldest !== undefined) known.delete(oldest)
  instance.catch(() => {
    if (known.get(server)?.instance === instance) known.delete(server)
  })
  return instance
}

async function readInstance(server: string, tools: ConnectorTools, signal?: AbortSignal): Promise<Instance> {
  const { host } = new URL(server)
  const answer = await call(tools, { server, path: '/api/v2/instance', signal })
  const older = answer.ok ? answer : await call(tools, { server, path: '/api/v1/instance', signal })
  const data = older.ok && isObject(older.data) ? older.data : {}
  const configuration = isObject(data.configuration) ? data.configuration : {}
  const statuses = isObject(configuration.statuses) ? configuration.statuses : {}
  const urls = isObject(configuration.urls) ? configuration.urls : {}
  const olderUrls = isObject(data.urls) ? data.urls : {}
  return {
    host,
    speaks: older.ok && isObject(older.data) && Boolean(data.version ?? data.domain ?? data.uri),
    domain: hostIn(textOf(data.domain) ?? textOf(data.uri) ?? textOf(data.account_domain)) ?? host,
    // Pleroma's own field stands beside Mastodon's.
    maxCharacters: numberIn(statuses.max_characters) ?? numberIn(data.max_toot_chars) ?? usualCharacters,
    charactersPerUrl: numberIn(statuses.characters_reserved_per_url) ?? 23,
    pictures: picturesIn(configuration, statuses),
    streaming:
      streamIn(urls.streaming) ?? streamIn(olderUrls.streaming_api) ?? server.replace(/^http/i, 'ws').toLowerCase(),
  }
}

function picturesIn(configuration: Record<string, unknown>, statuses: Record<string, unknown>): PictureLimits {
  const media = isObject(configuration.media_attachments) ? configuration.media_attachments : {}
  const mediaTypes = listOf(media.supported_mime_types).filter(type => typeof type === 'string')
  const [mostBytes, mostPixels] = [numberIn(media.image_size_limit), numberIn(media.image_matrix_limit)]
  return {
    most: numberIn(statuses.max_media_attachments) ?? usualPictures,
    ...(mediaTypes.length > 0 && { mediaTypes }),
    ...(mostBytes !== undefined && { mostBytes }),
    ...(mostPixels !== undefined && { mostPixels }),
    mostAlt: numberIn(media.description_limit) ?? 1_500,
  }
}

function hostIn(value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  return URL.parse(value.includes('://') ? value : `https://${value}`)?.host
}

function streamIn(value: unknown): string | undefined {
  return typeof value === 'string' && /^wss?:\/\//i.test(value) && URL.canParse(value) ? value : undefined
}

function numberIn(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined
}
