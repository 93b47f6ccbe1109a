import type { Span } from '#apps/ui'
import type { ColleagueView, Kind, PlaceView, Standing } from './common-types.ts'
import type { OutcomeView } from './results-types.ts'
import type { ReturnedView } from './review-types.ts'

export type { ColleagueView, Kind, PlaceView, Standing } from './common-types.ts'

export type Role =
  | 'employee'
  | 'reviewer'
  | 'coordinator'
  | 'communications'
  | 'product-manager'
  | 'trainer'
  | 'administrator'

/** Who is signed in. */
export interface MeView extends ColleagueView {
  roles: Role[]
  timezone?: string
}

/** One conversation in a list. */
export interface ConversationRowView {
  id: string
  name: string
  picture?: string
  place: PlaceView
  words: string
  language?: string
  spans?: Span[]
  at: string
  heardAt: string
  answerBy?: string
  /** What made it worse while it waited: "Tomás asked too". */
  meanwhile?: string
  kind: Kind
  standing: Standing
  claimedBy?: ColleagueView
  yours: boolean
  unread: boolean
  /** Said in place of the words when its author took them back. */
  gone?: string
  /** In review no more, and not yet sent: with whom it is, in words. */
  cameBack?: string
}

/** A conversation that needs this person, with the reason. */
export interface TodayConversationView extends ConversationRowView {
  because: string
  /** How many others have joined in. */
  others: number
}

/** A place or an account that somebody should look at. */
export interface UnwellView {
  id: string
  name: string
  network: string
  state: 'quiet' | 'failing' | 'stopped'
  words: string
  href: string
}

/** Something that is spoken of more than usual. */
export interface SpikeView {
  id: string
  /** "Three times as much as usual on a Tuesday about Winter charging, since 14:00." */
  words: string
  why: string
  conversations: { id: string; words: string }[]
  /** How many conversations it has besides those. */
  more: number
}

/** Something that a colleague put right, with its post. */
export interface CorrectionView {
  id: string
  conversationId: string
  place: PlaceView
  /** The beginning of the post. */
  words: string
  /** "Not a question: a complaint". */
  said: string
  from: string
  at: string
  /** Why this reader may not take it back. */
  lockedBecause?: string
}

export interface TodayView {
  conversations: TodayConversationView[]
  elsewhere: { conversations: number; colleagues: number }
  /** What was done today, once nothing is left. */
  done: number
  outcomes: OutcomeView[]
  returned: ReturnedView[]
  /** What colleagues ask the reader. */
  asked: { id: string; by: string; words: string; about: string; conversationId: string; at: string }[]
  /** Fact cards of the reader that ran out. */
  ranOut: { id: string; words: string }[]
  /** For those who look after it: places that are quiet, failing or stopped, and accounts that are signed out. */
  unwell: UnwellView[]
  /** For coordinators: what is spoken of more than usual. */
  spikes: SpikeView[]
  /** Whether anything is listened to at all; if not, the empty screen says how to begin. */
  listening: boolean
}

export interface InboxViewName {
  id: string
  label: string
  count?: number
  /** What an empty view means: it teaches. */
  emptyTitle: string
  emptyWords: string
}
