import { isObject } from '#connectors/web'
import type { Frame } from './frames.ts'

/** Knows which messages of one connection come again or too late. */
export interface Order {
  /** Whether this message is news; asking makes it known. */
  isNew(frame: Frame & { kind: 'message' }): boolean
}

/**
 * Passes over messages that a server sends twice or out of order: the numbers of a stream only grow, and so do the
 * revisions of each repository (https://atproto.com/specs/sync). Otherwise an older state of a post could overwrite a
 * newer one. It lasts as long as a connection: what is sent again after a new one begins may not have been stored.
 */
export function newOrder(mostRepositories = 50_000): Order {
  let lastSeq = -1
  const revisions = new Map<string, string>()
  return {
    isNew({ body, seq }) {
      if (seq !== undefined) {
        if (seq <= lastSeq) return false
        lastSeq = seq
      }
      const repo = isObject(body) ? (body.repo ?? body.did) : undefined
      if (typeof repo !== 'string' || typeof body.rev !== 'string') return true
      // Revisions are of one length and sort as text.
      if (body.rev <= (revisions.get(repo) ?? '')) return false
      revisions.delete(repo)
      revisions.set(repo, body.rev)
      const oldest = revisions.size > mostRepositories ? revisions.keys().next().value : undefined
      if (oldest !== undefined) revisions.delete(oldest)
      return true
    },
  }
}
