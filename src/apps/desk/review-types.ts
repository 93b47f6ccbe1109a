import type { Finding } from '#apps/ui'
import type { ColleagueView, PlaceView } from './common-types.ts'
import type { DraftNoteView } from './conversation-types.ts'

export interface ReturnedView {
  reviewId: string
  conversationId: string
  about: string
  reviewer: ColleagueView
  decision: 'approved' | 'changed' | 'returned'
  comment: string
}

/** What the company says in its own name, to be read. */
export interface SaidView {
  /** "Press release", "Event". */
  kind: string
  title: string
  /** Not before: the end of its embargo. */
  embargoUntil?: string
  happensAt?: string
  happensWhere?: string
  link?: string
  /** From which accounts, each with words of its own if it has any. */
  places: { id: string; place: PlaceView; handle: string; words?: string }[]
}

export interface ReviewRowView {
  id: string
  author: ColleagueView
  about: string
  /** The company says it, and no person. */
  isOfficial?: boolean
  words: string
  language?: string
  because: string
  askedAt: string
}

/** What an article is, beside its words. */
export interface ArticleSaidView {
  kind: string
  title: string
  summary: string
  transcript: string
  tags: string[]
  embargoUntil?: string
  goesOutAt?: string
  pictures: { id: string; alt: string }[]
  /** They were added to a post, not to an article. */
  isPost?: boolean
  /** With their captions. */
  recordings: { id: string; kind: 'audio' | 'video'; captions: string }[]
}

export interface ReviewView extends ReviewRowView {
  conversationId?: string
  place?: PlaceView
  answerBy?: string
  statement?: SaidView
  /** A colleague publishes it: what stands around its words. */
  article?: ArticleSaidView
  question?: { name: string; picture?: string; at: string; text: string; language?: string }
  draft: string
  /** Below the words of an answer, with what they show. */
  pictures?: { id: string; alt: string }[]
  /** What stands on the network, for which these are other words. */
  standing?: string
  disclosure: string
  findings: Finding[]
  checked: { what: string; found: string }[]
  /** Why this reader may not decide it. */
  lockedBecause?: string
  steps: ReviewStepView[]
  /** Of whom a yes is still waited for, and who is away, in words. */
  waitsFor: { all: string[]; away?: string }
  notes: DraftNoteView[]
}

/** Who looks at which drafts. */
export interface ReviewPlanView {
  id?: string
  name: string
  /** Which reasons bring a draft here; none: every one. */
  reasons: string[]
  steps: { name: string; needs: 'any' | 'all'; people: string[] | null }[]
}

/** What else makes that somebody reads first. */
export interface ReviewNeedsView {
  reachFrom: number | null
  kinds: string[]
  cameBack: number | null
  unreadGuidelines: boolean
}

export interface ReviewStepView {
  name: string
  /** "all of them: Ada, Inés" */
  words: string
  state: 'done' | 'now' | 'later'
  looked: { name: string; at: string; comment: string }[]
}
