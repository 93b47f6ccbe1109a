import type { CommentMemory } from './comments.ts'
import { feedIdentity, knownNames, type Whereabouts } from './identity.ts'
import type { Quiet } from './pace.ts'
import { digest } from './post.ts'
import type { HubTopic } from './websub.ts'

/** What is remembered between two polls. */
export interface Memory {
  /** The address that all of this is about: a person may enter another. */
  of?: string
  /** What its entries are named after: the address under which it was first heard, whatever its address is now. */
  identity?: string
  whereabouts?: Whereabouts
  /** The address before this one; what stands at the new one is still to be recognised. */
  cameFrom?: string
  /** Where the feed moved to for good. */
  url?: string
  etag?: string
  lastModified?: string
  /** Short hashes of entries and of their content, `entry.content`, newest first. */
  seen: string[]
  /** What its newest entries said, under which id. */
  words?: string[]
  times: number[]
  askedMs?: number
  quiet?: Quiet
  hub?: HubTopic
  /** When the hub last pushed, and when we last found something ourselves that it should have pushed. */
  pushedAtMs?: number
  missedAtMs?: number
  comments?: CommentMemory
}

/** What a cursor holds; where the address is another since, without how the old one was asked. */
export function recall(cursor: string | undefined, url: string): Memory {
  const empty: Memory = { of: url, seen: [], times: [] }
  if (!cursor) return empty
  try {
    const kept: Memory = { ...empty, ...JSON.parse(cursor) }
    const from = kept.of ?? url
    const identity = kept.identity ?? feedIdentity(from)
    const { seen, words, times, whereabouts } = kept
    // How the other address was asked says nothing of this one.
    return from === url ? { ...kept, identity } : { of: url, identity, seen, words, times, whereabouts, cameFrom: from }
  } catch {
    // A cursor that cannot be read costs one full reading, which changes nothing that is stored.
    return empty
  }
}

/** By which a site may answer that nothing changed. */
export function conditions({ etag, lastModified }: Memory): Record<string, string> {
  return {
    ...(etag ? { 'if-none-match': etag } : {}),
    ...(lastModified ? { 'if-modified-since': lastModified } : {}),
  }
}

/** How entries are named that were heard before, or whose site has moved since. */
export function namesIn({ seen, whereabouts }: Memory): ReturnType<typeof knownNames> {
  const keys = new Set(seen.map(pair => pair.slice(0, 16)))
  return knownNames(whereabouts, externalId => keys.has(digest([externalId])))
}
