import { isValidDid, isValidHandle, isValidRecordKey } from '@atproto/syntax'
import { isObject } from '#connectors/web'
import type { News, PostAuthor } from '#core/channels'
import type { StreamEvent } from './events.ts'
import { languagesOf, postOf, postUri, profileUrl } from './record.ts'
import { postCollection } from './settings.ts'

/** What one event means to us: news, nothing, or something that can't be read. */
export type Reading = { news?: News; unreadable?: { at: string; why: string } }

/** What a reader remembers between events. */
export interface Reader {
  handles: Handles
  /** Lower-case primary languages to hear; absent: all. */
  languages: ReadonlySet<string> | undefined
  now: Date
}

const nothing: Reading = {}

/** Reads one event of the stream; it has been checked for nothing yet but being JSON. */
export function read(event: unknown, reader: Reader): Reading {
  if (!isEvent(event)) return { unreadable: { at: 'an event', why: 'It is not an event of this network.' } }
  if (event.kind === 'identity') {
    const { handle } = event.identity
    if (typeof handle === 'string' && isValidHandle(handle)) reader.handles.learn(event.did, handle.toLowerCase())
    return nothing
  }
  if (event.kind === 'account') return readAccount(event, reader)
  return readCommit(event, reader)
}

/** Only a deleted account is gone for good: deactivated, suspended and taken down ones may come back. */
function readAccount(event: StreamEvent & { kind: 'account' }, reader: Reader): Reading {
  if (event.account.active || event.account.status !== 'deleted') return nothing
  reader.handles.forget(event.did)
  return { news: { kind: 'account-gone', network: 'bluesky', accountExternalId: event.did } }
}

function readCommit(event: StreamEvent & { kind: 'commit' }, reader: Reader): Reading {
  const { did, commit } = event
  if (commit.collection !== postCollection) return nothing
  if (!isValidRecordKey(commit.rkey)) return { unreadable: { at: did, why: 'The post’s key is not a record key.' } }
  const externalId = postUri(did, commit.rkey)
  if (commit.operation === 'delete') return { news: { kind: 'delete', network: 'bluesky', externalId } }
  if (!inLanguages(commit.record, reader.languages)) return nothing
  const heardAt = heardAtOf(event.time_us, reader.now)
  const author = authorOf(did, reader.handles)
  const post = postOf({ did, rkey: commit.rkey, record: commit.record, heardAt, author })
  if (typeof post === 'string') return { unreadable: { at: externalId, why: post } }
  if (commit.operation === 'update') return { news: { kind: 'edit', post: { ...post, editedAt: heardAt } } }
  return { news: { kind: 'post', post } }
}

function authorOf(did: string, handles: Handles): PostAuthor {
  return { externalId: did, handle: handles.of(did) ?? did, url: profileUrl(did) }
}

function inLanguages(record: unknown, wanted: ReadonlySet<string> | undefined): boolean {
  if (wanted === undefined) return true
  const declared = languagesOf(record)
  return declared.length === 0 || declared.some(language => wanted.has(language.split('-')[0]?.toLowerCase() ?? ''))
}

function heardAtOf(timeUs: number, now: Date): Date {
  return timeUs > 0 && timeUs / 1000 < now.getTime() ? new Date(timeUs / 1000) : now
}

function isEvent(event: unknown): event is StreamEvent {
  if (!isObject(event) || typeof event.did !== 'string' || !isValidDid(event.did)) return false
  if (typeof event.time_us !== 'number' || !Number.isFinite(event.time_us)) return false
  if (event.kind === 'identity') return isObject(event.identity)
  if (event.kind === 'account') return isObject(event.account)
  if (event.kind !== 'commit' || !isObject(event.commit)) return false
  const { operation, collection, rkey } = event.commit
  return (
    typeof collection === 'string' &&
    typeof rkey === 'string' &&
    typeof operation === 'string' &&
    ['create', 'update', 'delete'].includes(operation)
  )
}

/** The handles that we have seen lately. The stream tells a handle only when it changes. */
export interface Handles {
  of(did: string): string | undefined
  learn(did: string, handle: string): void
  forget(did: string): void
}

/** Remembers the most recently used handles, no more than `most`. */
export function rememberHandles(most = 50_000): Handles {
  const known = new Map<string, string>()
  return {
    of(did) {
      const handle = known.get(did)
      if (handle !== undefined) {
        known.delete(did)
        known.set(did, handle)
      }
      return handle
    },
    learn(did, handle) {
      known.delete(did)
      known.set(did, handle)
      const oldest = known.size > most ? known.keys().next().value : undefined
      if (oldest !== undefined) known.delete(oldest)
    },
    forget: did => void known.delete(did),
  }
}
