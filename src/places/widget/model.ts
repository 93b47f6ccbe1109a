import { type Calendar, openingHours } from '#core/promise'

/** The script on pages of our own, as a person set it up: one for each community. */
export interface Widget {
  siteId: string
  /** Where it may speak: origins as browsers send them. None: it is off. */
  origins: string[]
  /** What its button says; empty: as Sosh says it. */
  label: string
  greeting: string
  corner: Corner
}
export const corners = ['right', 'left'] as const
export type Corner = (typeof corners)[number]

/** What somebody writes to us from a page, and what we answer. Whoever has its link reads it. */
export interface Thread {
  id: string
  siteId: string
  /** As they call themselves; often nothing. */
  name: string
  origin: string
  /** The page on which they asked. */
  pageUrl: string | null
  language: string
  openedAt: Date
  lastNumber: number
  revokedAt: Date | null
}

export interface Said {
  id: string
  threadId: string
  number: number
  /** Null: whoever wrote to us. */
  employeeId: string | null
  /** The whole name of the colleague, and who they are in words. */
  name: string | null
  disclosure: string | null
  text: string
  writtenAt: Date
  editedAt: Date | null
  removedAt: Date | null
}

export const limits = { textMost: 4_000, nameMost: 60, perTenMinutes: 12, inAll: 400 }

/** `https://Shop.example/bikes` → `https://shop.example`: what browsers say of a page. Undefined: it is none. */
export function originOf(typed: string): string | undefined {
  const wanted = typed.trim()
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(wanted) ? wanted : `https://${wanted}`
  if (!wanted || !URL.canParse(address)) return undefined
  const url = new URL(address)
  if (!/^https?:$/.test(url.protocol) || url.username || url.password || !url.hostname) return undefined
  return /[*%\s]/.test(url.hostname) ? undefined : url.origin
}

/** What is true of when somebody answers, and nothing else: hours that are kept, and promptness that was measured. */
export interface WhoAnswers {
  /** The first name of the colleague who answers most of it; null: no one of them does. */
  name: string | null
  /** When somebody is there next, or now; null: no hours are kept, so nothing is said of them. */
  from: Date | null
  isHere: boolean
  /** In words, as `within an hour`; null: too little was asked to say so. */
  usually: string | null
}

/** One thread as it was waited for; `answeredAt` null: it still is. */
export interface Waited {
  askedAt: Date
  answeredAt: Date | null
}

/** So many must have been waited for before anything is said of it. */
export const fewest = 5

/**
 * How soon people usually had an answer, by these hours: the median of all who waited, those who still do among them. Whoever
 * got none waited longer than anybody, so silence makes it slower, and where half got none nothing can be said.
 */
export function usuallyWithin(waited: Waited[], calendar: Calendar | null): string | null {
  if (waited.length < fewest) return null
  const hours = openingHours(calendar)
  const minutes = waited
    .map(({ askedAt, answeredAt }) =>
      answeredAt ? hours.between(askedAt, answeredAt) / 60_000 : Number.POSITIVE_INFINITY,
    )
    .sort((one, other) => one - other)
  return wordsFor(minutes[Math.floor(minutes.length / 2)] ?? Number.POSITIVE_INFINITY)
}

const steps: [minutes: number, words: string][] = [
  [15, 'within a quarter of an hour'],
  [30, 'within half an hour'],
  [60, 'within an hour'],
  [120, 'within two hours'],
  [240, 'within four hours'],
  [480, 'within a working day'],
  [960, 'within two working days'],
  [2_400, 'within a working week'],
]

function wordsFor(minutes: number): string | null {
  return steps.find(([most]) => minutes <= most)?.[1] ?? null
}

/** When somebody is there next by these hours. */
export function thereFrom(calendar: Calendar, now: Date): { from: Date; isHere: boolean } {
  const from = openingHours(calendar).after(now, 0)
  return { from, isHere: from.getTime() <= now.getTime() }
}
