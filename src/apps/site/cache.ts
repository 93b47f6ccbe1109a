import { hash } from 'node:crypto'
import type { LiveNote } from '#platform/events'
import { type Packing, packings } from './packing.ts'

/** A page, a style sheet or a picture as it is sent to everybody alike. */
export interface KeptPage {
  /** With its length and its mark (ETag). */
  headers: Record<string, string>
  /** What the marks of all its forms, packed or not, begin with. */
  mark: string
  /** How much is held in memory of it just now: what packs is held packed alone, as nearly everybody takes it so. */
  readonly heldBytes: number
  plain(): Uint8Array<ArrayBuffer>
  /**
   * In haste for the first who asks, as most pages are read once before they change, and well for the others. Undefined where
   * that makes it no smaller.
   */
  packed(as: Packing): { headers: Record<string, string>; body: Uint8Array<ArrayBuffer> } | undefined
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

  function dropOldest(): void {
    if (bytes <= mostBytes) return
    for (const oldest of pages.keys()) {
      if (bytes <= mostBytes) break
      drop(oldest)
    }
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
      // One that was read in another form since takes more room.
      bytes -= there.size
      there.size = sizeOf(key, there)
      bytes += there.size
      dropOldest()
      return there.page
    },
    begin: () => ++step,
    keep(key, page, shows, begun) {
      if (everything > begun || isSpokenOf(shows, begun)) return
      drop(key)
      const size = sizeOf(key, { page, shows })
      pages.set(key, { page, shows, begun, heard, at: now(), size })
      bytes += size
      dropOldest()
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

const sizeOf = (key: string, { page, shows }: Pick<Held, 'page' | 'shows'>): number =>
  page.heldBytes + key.length * 2 + shows.length * 60 + 500

const encoder = new TextEncoder()
let desk = new Uint8Array(256 * 1024)

/** On the desk, until the next is written there: nothing of the size of a page is made only to be packed. */
function written(words: readonly string[]): Uint8Array<ArrayBuffer> {
  // No character takes more than three bytes for each unit of a string.
  const most = words.reduce((sum, each) => sum + each.length * 3, 0)
  if (desk.byteLength < most) desk = new Uint8Array(most)
  let end = 0
  for (const each of words) end += encoder.encodeInto(each, desk.subarray(end)).written
  return desk.subarray(0, end)
}

interface Form {
  headers: Record<string, string>
  body: Uint8Array<ArrayBuffer>
  isHasty: boolean
  isRead: boolean
}

/**
 * Makes a page ready to be sent to many. What is packed already, such as a font or a picture, is not packed again.
 *
 * @param body words in parts: a part of plain letters is written faster than one with others among them
 * @param as what the first who asks takes
 * @param lasts that it is read for as long as the house runs: packed well at once
 */
export function keepPage(
  body: string | readonly string[] | Uint8Array<ArrayBuffer>,
  given: Record<string, string>,
  { packs = true, as = 'gzip', lasts = false }: { packs?: boolean; as?: Packing | undefined; lasts?: boolean } = {},
): KeptPage {
  const whole = body instanceof Uint8Array ? body : written(typeof body === 'string' ? [body] : body)
  const mark = hash('sha256', whole, 'base64url').slice(0, 22)
  const headers = { ...given, etag: `"${mark}"`, 'content-length': String(whole.byteLength) }
  const first = packs ? packings[as].pack(whole, !lasts) : undefined
  if (!first || first.byteLength >= whole.byteLength) {
    const plain = body instanceof Uint8Array ? body : whole.slice()
    return { headers, mark, heldBytes: plain.byteLength, plain: () => plain, packed: () => undefined }
  }
  // A strong mark names these bytes and no others (RFC 9110, 8.8.3).
  const form = (packing: Packing, small: Uint8Array<ArrayBuffer>, isHasty: boolean): Form => ({
    headers: {
      ...headers,
      etag: `"${mark}.${packing}-${isHasty ? 'fast' : 'well'}"`,
      'content-encoding': packing,
      'content-length': String(small.byteLength),
    },
    body: small,
    isHasty,
    isRead: false,
  })
  const forms = new Map<Packing, Form>([[as, form(as, first, !lasts)]])
  const plain = () => {
    const [[packing, { body: small }] = [as, { body: first }]] = forms
    return packings[packing].unpack(small)
  }
  return {
    headers,
    mark,
    get heldBytes() {
      let bytes = 0
      for (const { body: small } of forms.values()) bytes += small.byteLength
      return bytes
    },
    plain,
    packed(packing) {
      const made = forms.get(packing)
      const isStill = made && !(made.isHasty && made.isRead)
      const isHasty = !made && !lasts
      const sent = isStill ? made : form(packing, packings[packing].pack(plain(), isHasty), isHasty)
      sent.isRead = true
      forms.set(packing, sent)
      return sent
    },
  }
}

/** The mark of the page as a reader has it already, in whichever form (RFC 9110, 13.1.2). */
export function markTheyHave(ifNoneMatch: string | undefined, { mark }: KeptPage): string | undefined {
  for (const each of ifNoneMatch?.split(',') ?? []) {
    const [, theirs = each.trim(), form = ''] = /^\s*(?:W\/)?"([^".]*)(\.[a-z-]+)?"\s*$/.exec(each) ?? []
    if (theirs === mark || theirs === '*') return `"${mark}${form}"`
  }
  return undefined
}
