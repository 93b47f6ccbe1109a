import { hash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { LiveNote } from '#platform/events'

/** A page, a style sheet or a picture as it is sent to everybody alike. */
export interface KeptPage {
  /** With its length and its mark (ETag). */
  headers: Record<string, string>
  /** What the marks of all its forms, packed or not, begin with. */
  mark: string
  /** How much is held in memory of it: what packs is held packed alone, as nearly everybody takes it so. */
  heldBytes: number
  plain(): Uint8Array<ArrayBuffer>
  /**
   * In haste for the first who asks, as most pages are read once before they change, and well for the others. Undefined where
   * that makes it no smaller.
   */
  packed(): { headers: Record<string, string>; body: Uint8Array<ArrayBuffer> } | undefined
}

/** Pages of guests, in memory: at most so many bytes, the longest unread go first, and none is older than five minutes. */
export interface PageCache {
  get(key: string): KeptPage | undefined
  /** Begins rendering: what is heard from here on until `keep` leaves the page out. */
  begin(): number
  keep(key: string, page: KeptPage, shows: string[], begun: number): void
  /** An event happened, here or in another process. */
  hear(note: LiveNote): void
  clear(): void
  readonly bytes: number
}

interface Held {
  page: KeptPage
  shows: string[]
  /** When its rendering began, and what had been heard when it was last found to show what is so. */
  begun: number
  heard: number
  at: number
  size: number
}

const mostAgeMs = 5 * 60_000
const mostRemembered = 20_000

/**
 * A page is given out no more once an event spoke of something it shows. A page whose rendering had begun before the event, and
 * ended after it, is not kept at all: it may show what was.
 */
export function openCache(
  clearedBy: ReadonlySet<string>,
  { mostBytes = 48 * 1024 * 1024, now = Date.now }: { mostBytes?: number; now?: () => number } = {},
): PageCache {
  const pages = new Map<string, Held>()
  const spokenOf = new Map<string, number>()
  let everything = 0
  let step = 0
  let heard = 0
  let bytes = 0

  function drop(key: string): void {
    const there = pages.get(key)
    if (!there) return
    pages.delete(key)
    bytes -= there.size
  }

  function clear(): void {
    step++
    everything = step
    pages.clear()
    spokenOf.clear()
    bytes = 0
  }

  const isSpokenOf = (shows: string[], begun: number) => shows.some(id => (spokenOf.get(id) ?? 0) > begun)

  /** Looked at when it is asked for, and again only after more was heard: most pages are made and never asked for again. */
  function isOld(there: Held): boolean {
    if (now() - there.at > mostAgeMs) return true
    if (there.heard === heard) return false
    there.heard = heard
    return isSpokenOf(there.shows, there.begun)
  }

  return {
    get(key) {
      const there = pages.get(key)
      if (!there) return undefined
      if (isOld(there)) {
        drop(key)
        return undefined
      }
      pages.delete(key)
      pages.set(key, there)
      return there.page
    },
    begin: () => ++step,
    keep(key, page, shows, begun) {
      if (everything > begun || isSpokenOf(shows, begun)) return
      drop(key)
      const size = page.heldBytes + key.length * 2 + shows.length * 60 + 500
      pages.set(key, { page, shows, begun, heard, at: now(), size })
      bytes += size
      if (bytes <= mostBytes) return
      for (const oldest of pages.keys()) {
        if (bytes <= mostBytes) break
        drop(oldest)
      }
    },
    hear({ name, subjectId, siteId, conversationIds = [], employeeIds = [] }) {
      if (name === 'live.resumed' || name.startsWith('site') || name.startsWith('sample.') || clearedBy.has(name))
        return clear()
      step++
      heard++
      // Forgetting what was spoken of could let an old page through; forgetting every page can’t.
      if (spokenOf.size > mostRemembered) return clear()
      for (const id of [subjectId, siteId, ...conversationIds, ...employeeIds]) if (id) spokenOf.set(id, step)
    },
    clear,
    get bytes() {
      return bytes
    },
  }
}

const encoder = new TextEncoder()
let desk = new Uint8Array(256 * 1024)

/** On the desk, until the next is written there: nothing of the size of a page is made only to be packed. */
function written(words: string): Uint8Array<ArrayBuffer> {
  // No character takes more than three bytes for each unit of the string.
  if (desk.byteLength < words.length * 3) desk = new Uint8Array(words.length * 3)
  return desk.subarray(0, encoder.encodeInto(words, desk).written)
}

/** Makes a page ready to be sent to many. What is packed already, such as a font or a picture, is not packed again. */
export function keepPage(
  body: string | Uint8Array<ArrayBuffer>,
  given: Record<string, string>,
  packs = true,
): KeptPage {
  const whole = typeof body === 'string' ? written(body) : body
  const mark = hash('sha256', whole, 'base64url').slice(0, 22)
  const headers = { ...given, etag: `"${mark}"`, 'content-length': String(whole.byteLength) }
  const hasty = packs ? packedAt(1, whole) : undefined
  if (!hasty || hasty.byteLength >= whole.byteLength) {
    const plain = typeof body === 'string' ? whole.slice() : body
    return { headers, mark, heldBytes: plain.byteLength, plain: () => plain, packed: () => undefined }
  }
  // A strong mark names these bytes and no others (RFC 9110, 8.8.3).
  const form = (small: Uint8Array<ArrayBuffer>, level: number) => ({
    headers: {
      ...headers,
      etag: `"${mark}.${level}"`,
      'content-encoding': 'gzip',
      'content-length': String(small.byteLength),
    },
    body: small,
  })
  let made = form(hasty, 1)
  let readers = 0
  const plain = () => new Uint8Array(gunzipSync(made.body))
  return {
    headers,
    mark,
    heldBytes: hasty.byteLength,
    plain,
    packed() {
      readers++
      if (readers === 2) made = form(packedAt(6, plain()), 6)
      return made
    },
  }
}

function packedAt(level: number, whole: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(gzipSync(whole, { level }))
}

/** The mark of the page as a reader has it already, in whichever form (RFC 9110, 13.1.2). */
export function markTheyHave(ifNoneMatch: string | undefined, { mark }: KeptPage): string | undefined {
  for (const each of ifNoneMatch?.split(',') ?? []) {
    const [, theirs = each.trim(), form = ''] = /^\s*(?:W\/)?"([^".]*)(\.\d)?"\s*$/.exec(each) ?? []
    if (theirs === mark || theirs === '*') return `"${mark}${form}"`
  }
  return undefined
}
