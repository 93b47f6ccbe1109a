import type { WidgetWords } from '../../src/apps/widget/words/en.ts'

/** What this script says, in one language. */
export type Words = Omit<WidgetWords, 'usually'>

/** What the house says of itself to this page. */
export interface Setting {
  /** Of the words, and of dates and numbers. */
  language: string
  words: Words
  company: string
  place: string
  label: string
  greeting: string
  corner: 'right' | 'left'
  accents?: Record<'light' | 'dark', { accent: string; press: string; wash: string; onAccent: string }>
  answers: Answers
  /** Where peers are asked. */
  ask: string
  /** Something is on offer at this place. */
  hasOffers: boolean
}

/** Who answers when, as far as it is known. */
export interface Answers {
  name: string | null
  from: string | null
  isHere: boolean
  usually: string | null
}

export interface Found {
  title: string
  text: string
  url: string
  isAnswered: boolean
  replies: number
}

export interface Offer {
  title: string
  price: string
  where: string
  left: string
  isHereNow: boolean
  latitude: number | null
  longitude: number | null
  url: string
}

export interface Said {
  id: string
  isOurs: boolean
  name: string | null
  disclosure: string | null
  text: string
  at: string
  isChanged: boolean
  isGone: boolean
}

export interface Talk {
  said: Said[]
  link: string
}

/** What the house refused, in words for whoever reads them, where it said any; `isGone`: the link opens nothing any more. */
export class Refusal extends Error {
  readonly isGone: boolean
  constructor(words = '', isGone = false) {
    super(words)
    this.isGone = isGone
  }
}

/** Nobody answered. */
export class Unreachable extends Refusal {}

/** The house, as this page may ask it. No cookie goes with anything. */
export interface House {
  setting(): Promise<Setting>
  search(words: string): Promise<{ found: Found[]; some: boolean }>
  offers(): Promise<{ offers: Offer[] }>
  say(token: string, message: { id: string; text: string; name: string }): Promise<Talk>
  read(token: string): Promise<Talk>
  end(token: string): Promise<void>
  /** Calls `look` whenever there is something to read, until the signal ends. */
  watch(token: string, look: () => void, signal: AbortSignal): Promise<void>
}

const firstWaitMs = 2_000
const longestWaitMs = 60_000

export function openHouse(base: string): House {
  async function ask(path: string, token?: string, options: RequestInit = {}): Promise<Response> {
    const headers = { ...(token && { authorization: `Bearer ${token}` }), ...options.headers }
    let response: Response
    try {
      response = await fetch(base + path, { ...options, headers, credentials: 'omit', cache: 'no-store' })
    } catch (error) {
      if (options.signal?.aborted) throw error
      throw new Unreachable()
    }
    if (response.ok) return response
    const problem = await response.json().catch(() => undefined)
    const words = problem?.reasons?.[0]?.message ?? problem?.title
    throw new Refusal(words, response.status === 404)
  }
  const read = async (response: Promise<Response>) => (await response).json()

  return {
    setting: () => read(ask('')),
    search: words => read(ask(`/search?q=${encodeURIComponent(words.slice(0, 200))}`)),
    offers: () => read(ask('/offers')),
    say: (token, message) =>
      read(
        ask('/messages', token, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ ...message, pageUrl: location.origin + location.pathname }),
        }),
      ),
    read: token => read(ask('/messages', token)),
    end: async token => {
      await ask('/messages', token, { method: 'DELETE' })
    },
    async watch(token, look, signal) {
      for (let waitMs = firstWaitMs; !signal.aborted; ) {
        try {
          const { body } = await ask('/live', token, { signal })
          // Whatever was said while nobody listened.
          look()
          const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
          for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
            waitMs = firstWaitMs
            if (part.value.includes('data:')) look()
          }
        } catch (error) {
          if (error instanceof Refusal && error.isGone) return look()
        }
        await new Promise(done => setTimeout(done, waitMs))
        waitMs = Math.min(waitMs * 2, longestWaitMs)
      }
    },
  }
}

/** By chance, so long that nobody guesses it. */
export function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}

/** A version 4 UUID; `crypto.randomUUID` is not there on pages without https. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 15) | 64
  bytes[8] = ((bytes[8] ?? 0) & 63) | 128
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
