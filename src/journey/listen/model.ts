import type { Post, Visibility } from '#core/channels'
import type { Context } from '#platform/context'

/** Where a conversation stands; a projection of claims, answers, reviews and closings, kept with them. */
export type Standing = 'open' | 'claimed' | 'in-review' | 'answered' | 'closed' | 'aside' | 'gone'

export interface Conversation {
  id: string
  network: string
  rootExternalId: string
  title: string | null
  sourceId: string | null
  openedBy: string
  standing: Standing
  assigneeId: string | null
  language: string | null
  kind: string
  heardAt: Date
  lastMessageAt: Date
  messageCount: number
  answerBy: Date | null
  /** From when that is counted. */
  awaitedSince: Date
  /** When somebody is told next that it runs out. */
  noticeAt: Date | null
  /** The team to which it was passed. */
  teamId: string | null
  /** Another telling of the same story that stands for it. */
  foldedInto: string | null
  incomplete: string | null
  /** Of the sample company: nothing may leave from it. */
  isSample: boolean
}

export interface Message {
  id: string
  conversationId: string
  network: string
  externalId: string
  parentExternalId: string | null
  accountId: string | null
  authorId: string | null
  title: string | null
  text: string
  language: string | null
  url: string | null
  links: string[]
  media: Post['media']
  postedAt: Date
  editedAt: Date | null
  removedAt: Date | null
  duplicateOf: string | null
  /** The line behind which its author hid it. */
  contentWarning: string | null
  visibility: Visibility | null
  /** Ours, and it did not arrive: why. */
  undeliveredWhy: string | null
  /** A machine sent it: an out-of-office note, a receipt. */
  isAutomatic: boolean
}

/** What understanding says of a post, as far as listening stores it with the conversation. */
export interface BriefReading {
  language: string
  kind: string
  /** Does it wait for an answer, so that the company's promise begins to run? */
  wantsAnswer: boolean
}

/** Reads posts, purely. */
export interface Reader<Reading extends BriefReading = BriefReading> {
  read(post: Post): Reading
  /** Reads many beside whatever else is done here, in their order; nothing where that gains nothing, or failed. */
  readAside(posts: Post[]): Promise<Reading[] | undefined>
}

/**
 * The reading of posts, lent to listening by whoever runs it. `reader` looks up what the company knows, once for a batch;
 * what it returns is pure and reads the posts before they are stored; `keep` stores the readings in the same
 * transaction. So a post is never on a desk without its reading, and listening still knows nothing of how posts are
 * understood.
 */
export interface Understanding<Reading extends BriefReading = BriefReading> {
  reader(ctx: Context): Promise<Reader<Reading>>
  keep(ctx: Context, readings: { messageId: string; reading: Reading }[]): Promise<void>
}

/** Which thread a post belongs to, before anything is known of the thread. */
export function rootOf(post: Pick<Post, 'externalId' | 'replyTo' | 'threadRoot'>): string {
  return post.threadRoot ?? post.replyTo ?? post.externalId
}

export const postKey = (post: { network: string; externalId: string }): string => `${post.network}\n${post.externalId}`

/** Posts shorter than this are too alike by chance to be called copies of each other. */
export const copyLength = 60
