import type { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'

/** What the server says happened: a name in the past tense and ids, never a text. */
export interface LiveNote {
  name: string
  subjectId?: string
  conversationIds?: string[]
  employeeIds?: string[]
}

/** Whether what is on the screen is up to date. */
export type LiveState = 'live' | 'waiting' | 'off'

// Which of the desk's questions have a new answer when something of this kind happens. Longest prefix wins.
const touches: Record<string, string[]> = {
  conversation: ['conversations', 'today', 'counts', 'notices'],
  posts: ['conversations', 'today', 'counts', 'sources'],
  reading: ['conversations', 'today', 'corrections'],
  message: ['conversations', 'today'],
  spike: ['spikes'],
  promptness: ['notices'],
  issue: ['issues', 'results'],
  link: ['links', 'results'],
  tracker: ['trackers'],
  people: ['conversations', 'today'],
  result: ['results', 'today'],
  answer: ['conversations', 'today', 'reviews', 'counts', 'together', 'incidents'],
  delivery: ['conversations', 'today'],
  gesture: ['conversations'],
  statement: ['statements', 'reviews', 'counts', 'incidents'],
  offer: ['offers', 'calendar', 'reviews', 'counts'],
  sale: ['offers', 'results'],
  shop: ['shops'],
  article: ['articles', 'calendar', 'reviews', 'counts'],
  share: ['shares', 'reviews', 'counts', 'incidents'],
  kit: ['shares'],
  review: ['reviews', 'conversations', 'today', 'counts'],
  source: ['sources'],
  account: ['accounts', 'sources'],
  query: ['queries'],
  rule: ['rules', 'guidelines'],
  guideline: ['guidelines', 'me'],
  employee: ['team', 'me'],
  profile: ['team', 'me'],
  knowledge: ['team', 'me'],
  document: ['team', 'me'],
  colleague: ['invitations', 'together', 'questions'],
  theme: ['insight'],
  course: ['training'],
  lesson: ['training'],
  class: ['training'],
  drill: ['training'],
  autonomy: ['training', 'conversations', 'reviews'],
  'autonomy-rule': ['training'],
  appeal: ['training'],
  decision: ['insight', 'results'],
  telling: ['insight'],
  person: ['insight', 'results'],
  incident: ['incidents', 'conversations', 'today'],
  words: ['incidents', 'moderation'],
  case: ['moderation'],
  post: ['moderation'],
  moderation: ['moderation'],
  presence: ['together'],
  draft: ['together'],
  fact: ['facts', 'together'],
  snippet: ['snippets'],
  'wrong-information': ['wrong', 'results', 'conversations'],
  invitation: ['invitations'],
  company: ['company'],
  calendar: ['calendars', 'targets'],
  target: ['targets'],
  team: ['teams'],
  topics: ['topics'],
  author: ['author-page'],
  federation: ['elsewhere'],
  following: ['elsewhere'],
  bringing: ['bringings'],
}

/** The first words of the query keys that a note makes stale; `undefined`: all of them. */
export function staleAfter(note: LiveNote): string[] | undefined {
  if (note.name.startsWith('live.') || note.name.startsWith('sample.')) return undefined
  const noun = note.name.split('.')[0] ?? ''
  return ['events', ...(touches[noun] ?? [])]
}

const waitMostMs = 30_000

/** How long to wait before the next try: doubling from one second, with chance, so that not every desk comes at once. */
export function waitMs(failures: number, chance: number): number {
  return Math.min(waitMostMs, 1000 * 2 ** Math.min(failures, 10)) * (0.5 + chance / 2)
}

let state: LiveState = 'off'
const watchers = new Set<() => void>()

/** Whether the desk hears the server, for the rail to say so when it doesn't. */
export function useLiveState(): LiveState {
  return useSyncExternalStore(
    watcher => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => state,
  )
}

function become(next: LiveState): void {
  state = next
  for (const tell of watchers) tell()
}

/** How old the oldest answer is that is on the screen, in milliseconds: what happened since is asked for. */
export function lookingMs(queries: QueryClient, now = Date.now()): number {
  const answered = queries
    .getQueryCache()
    .getAll()
    .flatMap(query => query.state.dataUpdatedAt || [])
  return Math.max(0, now - Math.min(now, ...answered))
}

/**
 * Hears what happens and looks again at what is on the screen. What happened after the screen was read and before the
 * server is heard is told first; after a break everything is looked at again, because nobody knows what was missed.
 * Notes that come close together are answered by one look.
 */
export function connectLive(queries: QueryClient, address = '/api/live'): () => void {
  let source: EventSource | undefined
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let missed = false
  let closed = false
  const stale = new Set<string>()
  let sweep: ReturnType<typeof setTimeout> | undefined

  const lookAgain = (note: LiveNote) => {
    const keys = staleAfter(note)
    if (!keys) {
      void queries.invalidateQueries()
      return
    }
    for (const key of keys) stale.add(key)
    sweep ??= setTimeout(() => {
      sweep = undefined
      const now = [...stale]
      stale.clear()
      void queries.invalidateQueries({
        predicate: ({ queryKey }) => typeof queryKey[0] === 'string' && now.includes(queryKey[0]),
      })
    }, 60)
  }

  const open = () => {
    source = new EventSource(`${address}?looking=${lookingMs(queries)}`)
    source.onopen = () => {
      failures = 0
      become('live')
      if (missed) void queries.invalidateQueries()
      missed = false
    }
    source.onmessage = event => {
      const note = noteOf(event.data)
      if (note) lookAgain(note)
    }
    source.onerror = () => {
      source?.close()
      missed = true
      become('waiting')
      if (!closed) timer = setTimeout(open, waitMs(failures++, Math.random()))
    }
  }
  const wake = () => {
    if (state !== 'waiting') return
    clearTimeout(timer)
    failures = 0
    open()
  }
  open()
  window.addEventListener('online', wake)

  return () => {
    closed = true
    source?.close()
    clearTimeout(timer)
    clearTimeout(sweep)
    window.removeEventListener('online', wake)
    become('off')
  }
}

function noteOf(data: string): LiveNote | undefined {
  try {
    const note: unknown = JSON.parse(data)
    return typeof note === 'object' && note !== null && 'name' in note && typeof note.name === 'string'
      ? (note as LiveNote)
      : undefined
  } catch {
    return undefined
  }
}
