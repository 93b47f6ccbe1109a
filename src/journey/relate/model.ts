import type { Role } from '#platform/context'

/** Who hands out what we hold of a person, erases it, and says how long words are kept. */
export const keepers: Role[] = ['communications', 'administrator']

/** An account of a person, as their page shows it. */
export interface Account {
  id: string
  personId: string
  network: string
  handle: string
  name: string | null
  avatarUrl: string | null
  url: string | null
  followers: number | null
  seenAt: Date
  goneAt: Date | null
}

/** One conversation of the story with us. */
export interface StoryLine {
  conversationId: string
  network: string
  words: string
  language: string | null
  at: Date
  standing: string
  said: number
  answeredBy: string[]
}

/** What they speak of, with the posts that say so. */
export interface Concern {
  topic: string
  count: number
  /** How many of these posts complain, report a fault or are unhappy, and how many are glad. */
  troubled: number
  glad: number
  posts: { messageId: string; conversationId: string; words: string; language: string | null; at: Date }[]
}

/** Something we owe them. */
export interface Promised {
  what: string
  conversationId: string | null
  byName: string | null
  until: Date | null
}

/** Where a page came up for them. */
export interface Invited {
  title: string
  url: string | null
  byName: string
  at: Date
  wroteAgain: boolean
}

/** What came of a conversation with them. */
export interface Came {
  kind: string
  statement: string
  conversationId: string | null
  at: Date
}

/** How long words are kept: of a network, of a kind, of both, or of all. */
export interface RetentionRule {
  id: string
  network: string | null
  kind: string | null
  days: number
  madeByName: string | null
  madeAt: Date
}

/**
 * The first id (UUID version 7) of a moment: ids below it were made before. Messages are looked through in the order in
 * which they were heard, by their primary key.
 */
export function idOfMoment(at: Date): string {
  const hex = Math.max(0, at.getTime()).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}
