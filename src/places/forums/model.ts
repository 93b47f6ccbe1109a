/** Somebody who took part there. `mail` only where that place confirmed it, and only for as long as it is read. */
export interface PersonRead {
  kind: 'person'
  id: string
  /** What they were called in addresses there. */
  username: string
  name: string
  mail?: string
  /** Path of their page there. */
  path?: string
}

/** A part of it with a subject of its own. */
export interface SpaceRead {
  kind: 'space'
  id: string
  name: string
  about: string
  path?: string
}

export interface TopicRead {
  kind: 'topic'
  id: string
  /** The id of its space. */
  space?: string
  title: string
  /** The id of whoever opened it. */
  by: string
  /** ISO 8601. */
  at: string
  tags: string[]
  isQuestion?: boolean
  isIdea?: boolean
  isClosed?: boolean
  /** The accepted answer, by its id or its path. */
  accepted?: string
  path?: string
}

export interface PostRead {
  kind: 'post'
  id: string
  topic: string
  /** Its place among the posts of its topic. */
  number: number
  by: string
  /** ISO 8601. */
  at: string
  editedAt?: string
  /** Markdown. */
  text: string
  /** What it answers, by its id or its path. */
  replyTo?: string
  isAccepted?: boolean
  path?: string
}

/** Somebody liked a post (or voted it up). */
export interface LikeRead {
  kind: 'like'
  topic: string
  post: string
  by: string
  at?: string
}

/** Somebody wants what a topic asks for. */
export interface VoteRead {
  kind: 'vote'
  topic: string
  by: string
}

/** What is there and is not brought, with the reason in words. */
export interface LeftOut {
  kind: 'left-out'
  what: 'space' | 'person' | 'topic' | 'post' | 'like' | 'vote' | 'line'
  id: string
  why: string
  path?: string
}

export type Piece = PersonRead | SpaceRead | TopicRead | PostRead | LikeRead | VoteRead | LeftOut

/** Some of what is there; with the cursor, reading goes on after it. */
export interface Reading<Cursor> {
  pieces: Piece[]
  cursor: Cursor
}

/** Why something was left out: each is said once, so that the report can count it. */
export const reasons = {
  closedPart: 'It stands in a part that is closed to the public there.',
  private: 'It is a private conversation.',
  hidden: 'It is hidden or was taken away there.',
  machine: 'The software of the forum wrote it, nobody else.',
  notice: 'It is a notice of the forum, not something said.',
  wordless: 'There are no words in it.',
  noAddresses:
    'The key may not see addresses, so nobody can take their posts over by mail. An administrator’s key may.',
  unknownLikes: 'The forum tells how many liked it, not who.',
} as const

/** A title or name as a person reads it, without entities and control characters. */
export function plain(text: string, most: number): string {
  return text
    .replace(/&amp;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#0?39;|&#x27;|&apos;/g, "'")
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, most)
    .toWellFormed()
}
