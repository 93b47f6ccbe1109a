/** From what a community is brought. */
export const kinds = ['discourse', 'discourse-export', 'nodebb', 'table'] as const
export type Kind = (typeof kinds)[number]

/** `settling`: all was read, and what was read comes to stand here. */
export const steps = ['reading', 'settling', 'done', 'stopped', 'failed'] as const
export type Step = (typeof steps)[number]

export interface Settings {
  /** Of a forum, without a slash at its end. */
  url?: string
  /** An id of a file that was handed in. */
  fileId?: string
  fileName?: string
  /** Of the times in a table. */
  zone?: string
}

/** What stands here now that did not before; `known` were here from an earlier time. */
export const countedThings = ['spaces', 'people', 'topics', 'posts', 'accepted', 'likes', 'votes', 'known'] as const
export type Counted = Partial<Record<(typeof countedThings)[number], number>>

/** One time that a community, or what is new in it, is brought. */
export interface Bringing {
  id: string
  siteId: string
  kind: Kind
  /** Within what its ids are unique. */
  origin: string
  settings: Settings
  secretId: string | null
  keepsAddresses: boolean
  startedBy: string | null
  startedAt: Date
  step: Step
  /** What was under way when it was stopped or failed. */
  stoppedWhile: 'reading' | 'settling' | null
  cursor: unknown
  counted: Counted
  /** Why it waits or ended, in words. */
  trouble: string | null
  tries: number
  waitsUntil: Date | null
  endedAt: Date | null
}

/** What was left out for one reason, with a few examples. */
export interface LeftOutFor {
  what: string
  why: string
  count: number
  /** Ids or old addresses. */
  examples: string[]
}

/**
 * Under which old addresses something may be kept that a path asks for, the most exact first: forums put the title into an
 * address and find it by the number behind. `search` begins with `?`, or is empty.
 */
export function oldAddresses(path: string, search: string): string[] {
  const parts = path.toLowerCase().split('/').filter(Boolean)
  const [first = '', ...rest] = parts
  const numbers = rest.filter(part => /^\d+$/.test(part))
  const found: string[] = []
  const plain = path.replace(/(.)\/+$/, '$1')
  if (search) found.push(`${plain}${search}`)
  found.push(plain)
  if (first === 't' && numbers[0]) {
    // Discourse: /t/title/12/3, /t/title/12, /t/12/3, /t/12
    if (numbers[1]) found.push(`/t/${numbers[0]}/${numbers[1]}`)
    found.push(`/t/${numbers[0]}`)
  }
  if (first === 'c') found.push(`/c/${numbers[0] ?? ''}`)
  if (first === 'topic' || first === 'category' || first === 'post') found.push(`/${first}/${rest[0] ?? ''}`)
  if (first === 'u' || first === 'users') found.push(`/u/${rest[0] ?? ''}`)
  if (first === 'user') found.push(`/user/${rest[0] ?? ''}`)
  return [...new Set(found)]
}

/** A question, an idea, or something to talk about: by what the forum says, else by how the title ends. */
export function kindOf(topic: {
  title: string
  isQuestion?: boolean
  isIdea?: boolean
  accepted?: string
}): 'question' | 'idea' | 'discussion' {
  if (topic.isIdea) return 'idea'
  if (topic.isQuestion || topic.accepted !== undefined) return 'question'
  return /[?？؟]\s*$/.test(topic.title) ? 'question' : 'discussion'
}

/** So often a forum that is in trouble is asked again before it is left; the pauses grow from a minute to an hour. */
export const mostTries = 20

export function pauseMs(tries: number): number {
  return Math.min(3_600_000, 60_000 * 2 ** Math.min(tries, 6))
}
