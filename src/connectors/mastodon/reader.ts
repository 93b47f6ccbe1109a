import { isObject, listOf, textOf } from '#connectors/web'
import type { News } from '#core/channels'
import { compareIds } from './marks.ts'
import { callIn, type Session } from './session.ts'
import type { Settings } from './settings.ts'
import { type At, fullName, idAt, isId, network, postOf } from './status.ts'

type Unreadable = { at: string; why: string }

/** Turns what timelines and streams say into news, each once. */
export interface Reader {
  /** An entry of a timeline: a status, or a notification of one. */
  read(timeline: string, entry: Record<string, unknown>): void
  /** A word of the stream; resolves to the id up to which its timeline was now heard, where it has one. */
  hear(event: string, payload: string): { id: string; timeline?: string } | undefined
  /** Posts that were in a timeline lately and are not any more: the server is asked whether they are gone. */
  missing(timeline: string, after: string, there: Set<string>, session: Session, signal: AbortSignal): Promise<void>
  tell(what: Unreadable): void
  close(): { news: News[]; unreadable: Unreadable[]; newest: Date | undefined }
}

interface Options {
  at: At
  /** Our account’s name; absent where nobody is signed in. */
  us: string | undefined
  settings: Settings
  now: () => Date
}

const mostRemembered = 5_000
const mostAskedFor = 10
/** Kinds of notifications that carry a post which concerns us. */
const spoken = new Set(['mention', 'quote', 'quoted_update', 'update'])

export function newReader({ at, us, settings, now }: Options): Reader {
  let news: News[] = []
  let unreadable: Unreadable[] = []
  let newest: Date | undefined
  /** What was told already, and the version of it. */
  const told = new Map<string, string>()
  /** Some servers tell of one post under two ids. */
  const idOf = new Map<string, string>()
  /** Which entries each timeline held lately, and the status in each. */
  const held = new Map<string, Map<string, string>>()
  const languages = settings.languages && new Set(settings.languages.map(language => language.toLowerCase()))

  function tellOf(status: unknown): void {
    if (!isObject(status)) return
    const id = textOf(status.id)
    const uri = textOf(status.uri) ?? id
    if (id === undefined || uri === undefined) return
    const first = idOf.get(uri) ?? id
    remember(idOf, uri, first)
    const version = textOf(status.edited_at) ?? ''
    if (first !== id || told.get(id) === version) return
    remember(told, id, version)
    const post = postOf(status, at, now())
    if (post === undefined || !isHeard(post)) return
    if (typeof post === 'string') return void unreadable.push({ at: idAt(at.host, id), why: post })
    if (newest === undefined || post.postedAt > newest) newest = post.editedAt ?? post.postedAt
    news.push({ kind: post.editedAt ? 'edit' : 'post', post })
  }

  function isHeard(post: unknown): boolean {
    if (!isObject(post) || !languages || typeof post.language !== 'string') return true
    return languages.has(post.language.split('-')[0]?.toLowerCase() ?? '')
  }

  function tellGone(id: string): void {
    if (!isId(id)) return
    told.delete(id)
    news.push({ kind: 'delete', network, externalId: idAt(at.host, id) })
  }

  function hold(timeline: string, entryId: unknown, statusId: unknown): void {
    const entry = textOf(entryId)
    const status = textOf(statusId)
    if (entry === undefined || status === undefined) return
    const ids = held.get(timeline) ?? new Map<string, string>()
    held.set(timeline, ids)
    remember(ids, entry, status)
  }

  /** A post of our home timeline that is only one of many there concerns us where it names us or was told before. */
  function concernsUs(status: Record<string, unknown>): boolean {
    if (settings.hears !== 'notifications') return true
    if (told.has(textOf(status.id) ?? '')) return true
    return listOf(status.mentions).some(one => isObject(one) && us !== undefined && fullName(one.acct, at) === us)
  }

  return {
    read(timeline, entry) {
      if (timeline !== 'notifications') {
        hold(timeline, entry.id, entry.id)
        return tellOf(entry)
      }
      if (!spoken.has(textOf(entry.type) ?? '') || !isObject(entry.status)) return
      hold(timeline, entry.id, entry.status.id)
      tellOf(entry.status)
    },
    hear(event, payload) {
      if (event === 'delete') {
        tellGone(payload.replace(/^"|"$/g, ''))
        return undefined
      }
      if (!['update', 'status.update', 'notification'].includes(event)) return undefined
      const data = parsed(payload)
      if (data === undefined) {
        unreadable.push({ at: `the stream of ${at.host}`, why: `A word of it (${event}) can’t be read.` })
        return undefined
      }
      const id = textOf(data.id)
      if (event === 'notification') {
        if (settings.hears !== 'notifications') return undefined
        this.read('notifications', data)
        return id === undefined ? undefined : { id, timeline: 'notifications' }
      }
      if (!concernsUs(data)) return undefined
      tellOf(data)
      if (settings.hears === 'notifications' || event === 'status.update' || id === undefined) return undefined
      const timeline = settings.hears === 'tags' ? tagOf(data, settings) : settings.hears
      if (timeline !== undefined) hold(timeline, id, id)
      return { id, timeline }
    },
    async missing(timeline, after, there, session, signal) {
      const ids = held.get(timeline) ?? new Map<string, string>()
      for (const entry of ids.keys()) if (compareIds(entry, after) <= 0) ids.delete(entry)
      const lost = [...ids].filter(([entry]) => !there.has(entry)).slice(0, mostAskedFor)
      for (const [entry, status] of lost) {
        const answer = await callIn(session, { path: `/api/v1/statuses/${status}`, signal })
        ids.delete(entry)
        if (!answer.ok && (answer.status === 404 || answer.status === 410)) tellGone(status)
      }
    },
    tell: what => void unreadable.push(what),
    close() {
      const closed = { news, unreadable, newest }
      news = []
      unreadable = []
      newest = undefined
      return closed
    },
  }
}

/** The first of the hashtags listened to that a status carries: its timeline is the one that it came on. */
function tagOf(status: Record<string, unknown>, { tags = [] }: Settings): string | undefined {
  const names = listOf(status.tags).map(tag => (isObject(tag) ? (textOf(tag.name)?.toLowerCase() ?? '') : ''))
  const tag = tags.find(one => names.includes(one.toLowerCase()))
  return tag && `#${tag}`
}

function remember(map: Map<string, string>, key: string, value: string): void {
  map.delete(key)
  map.set(key, value)
  const oldest = map.size > mostRemembered ? map.keys().next().value : undefined
  if (oldest !== undefined) map.delete(oldest)
}

function parsed(payload: string): Record<string, unknown> | undefined {
  try {
    const data: unknown = JSON.parse(payload)
    return isObject(data) ? data : undefined
  } catch {
    return undefined
  }
}
