import type { Span } from '#apps/ui'
import type { ColleagueView, Kind, PlaceView, Standing } from './common-types.ts'

/** Words of a post, and where they stand in it. */
export interface WordsView extends Span {
  words: string
  in?: 'title'
}

/** What a person says that a post is. */
export type PutRight =
  | { label: 'kind'; value: Kind }
  | { label: 'language'; value: string }
  | { label: 'sentiment'; value: number }
  | { label: 'topic'; value: { topicId: string; isAbout: boolean } }
  /** Toward a topic; none: toward the company itself. */
  | { label: 'aspect'; value: { topicId: string | null; score: number } }
  | { label: 'urgency'; value: number }
  /** What words of the post name; nothing: none of the things that are looked for. */
  | { label: 'entity'; value: { words: string; kind: NameKind | null } }

/** What a post can name. */
export type NameKind = 'mail' | 'phone' | 'money' | 'order' | 'version' | 'product' | 'date' | 'time' | 'place'

/** Whose word a label follows: of this very post, or of one like it, with the words that both have. */
export interface LearnedFromView {
  correctionId: string
  from: string
  at: string
  /** What it was said of, where one line shows several things. */
  of?: string
  ofThis: boolean
  canTakeBack: boolean
  shared: WordsView[]
}

/** One thing that was read of a post. */
export interface LabelView {
  id: string
  /** What it answers, before the value: "Language". */
  about: string
  value: string
  /** Told under the post without asking, too. */
  onLine?: boolean
  tone?: 'care' | 'line'
  because: WordsView[]
  /** The value is made of those words: they are not said twice. */
  namesItself?: boolean
  /** A reason that is no words of the post. */
  reason?: string
  learned: LearnedFromView[]
  /** What else it could be; none where a person cannot say so. */
  choices?: ChoiceView[]
  /** More than one of them can be so at once. */
  many?: boolean
  /** The value in its parts, each with what else it could be. */
  parts?: { value: string; choices: ChoiceView[] }[]
  /** What words of the post could name, where a person can say so. */
  canName?: { label: string; kind: NameKind }[]
}

/** What a label could be, too. */
export interface ChoiceView {
  label: string
  chosen: boolean
  means: PutRight
}

/** How a message was read: one key away. */
export interface ReadingView {
  labels: LabelView[]
  /** Why it is covered until its reader wishes to see it. */
  mayHurt?: string
}

/** Another telling of the same story, which stands under the first. */
export interface FoldView {
  conversationId: string
  place: PlaceView
  who: string
  url?: string
  why: string
}

export interface MessageView {
  id: string
  from: 'outside' | 'us' | 'note'
  name: string
  picture?: string
  at: string
  editedAt?: string
  removedAt?: string
  url?: string
  title?: string
  text: string
  language?: string
  spans?: Span[]
  to?: string
  media?: { kind: string; url: string; alt?: string }[]
  reading?: ReadingView
  /** Ours: as everybody saw it. */
  disclosure?: string
  /** Ours, on its way: what the network said. */
  delivery?: { state: 'waiting' | 'sending' | 'sent' | 'refused' | 'doubtful'; words?: string; nextTryAt?: string }
  flag?: string
  /** Said in place of the words that are gone, where we know more than that they are. */
  goneWords?: string
  /** The line behind which its author hid it, and who can see it, where that is not everybody. */
  behind?: string
  seenBy?: string
  /** Theirs: thanks of ours without words, and which are possible. */
  gestures?: GestureView[]
  canThank?: { like: boolean; boost: boolean; boostLockedBecause?: string }
  /** Ours: what can still be done about it, and what is under way. */
  answerId?: string
  canChange?: boolean
  canRetract?: boolean
  /** It stands on its network. */
  stands?: boolean
  amendment?: {
    tone: 'line' | 'care'
    words: string
    /** Other words of the reader's that have not left: they can be given up. */
    unsentId?: string
    /** A reviewer approved them: their author reads them once more, and sends them. */
    isApproved?: boolean
  }
  /** Ours: the network took it, and yet it did not arrive. */
  undeliveredWhy?: string
  /** Theirs: it asks not to be written to any more, or takes that back. */
  optOut?: 'stop' | 'start'
}

/** A like or a boost by one of us. */
export interface GestureView {
  id: string
  /** “Inés thanked with a like”. */
  words: string
  /** What went wrong with it. */
  trouble?: string
  canTakeBack: boolean
}

/** Somebody who could answer, and why. */
export interface CandidateView {
  colleague: ColleagueView
  you: boolean
  reasons: string[]
  /** Away, out of hours, three open. */
  now?: string
}

export interface PersonView {
  id: string
  name: string
  picture?: string
  handle: string
  place: PlaceView
  url?: string
  followers?: number
  firstHeardAt: string
  history: { id: string; at: string; words: string }[]
}

export interface AnswerStateView {
  step: 'in-review' | 'returned' | 'approved' | 'sending' | 'by-hand' | 'sent' | 'refused' | 'doubtful'
  authorName: string
  yours: boolean
  comment?: string
  reviewer?: string
  words?: string
  /** Where its author posts it by hand. */
  page?: { url: string; note: string }
  /** What the reviewer said at its words. */
  notes?: DraftNoteView[]
}

export interface ConversationView {
  id: string
  title: string
  place: PlaceView
  url?: string
  standing: Standing
  kind: Kind
  heardAt: string
  answerBy?: string
  claimedBy?: ColleagueView
  yours: boolean
  asideBecause?: string
  /** What came of it, once somebody said so. */
  cameOf?: string
  incomplete?: string
  /** Other tellings of the same story. */
  folds: FoldView[]
  /** This is another telling: of which, and why that is thought. */
  foldedInto?: { conversationId: string; why: string }
  messages: MessageView[]
  person: PersonView
  candidates: CandidateView[]
  /** Who else is looking or writing right now. */
  presence: { colleague: ColleagueView; doing: 'reading' | 'writing' }[]
  facts: { id: string; worded: string; source: string; language?: string }[]
  answer?: AnswerStateView
}

/** What the composer is made of, apart from the text. */
export interface ComposingView {
  to: string
  readBy: string[]
  language?: string
  disclosure: string
  limit?: { value: number; unit: string }
  reviewBecause?: string
  blockedBecause?: string
  /** The network takes no answers from programs: its name. */
  byHandOn?: string
  /** It can be shown in a post of our own, in place of a reply. */
  canQuote?: boolean
  /** What the answer takes over from what it answers. */
  inherits?: string
  /** From which account it leaves, where there are several: the company's, and the author's own. */
  from?: { chosen: string; accounts: { id: string; words: string }[] }
}

/** A word at the words of a draft; with a suggestion, what should stand there instead. */
export interface DraftNoteView {
  id: string
  name: string
  start: number
  end: number
  words: string
  body: string
  suggestion?: string
  at: string
  /** Whether its author took it, once they said. */
  taken?: boolean
}

/** Something that was passed on to a tracker outside. */
export interface TrackedIssueView {
  id: string
  trackerLabel: string
  trackerKind: 'github' | 'gitlab' | 'webhook'
  passedByName: string
  title: string
  step: 'waiting' | 'sending' | 'passed' | 'refused' | 'doubtful' | 'withdrawn'
  nextTryAt?: string | null
  failure: string | null
  number: string | null
  url: string | null
  state: 'open' | 'resolved' | 'declined' | 'gone' | null
  stateAt: string | null
  toldByName: string | null
  /** Words to begin with, where somebody is to be told. */
  tellingStart?: string | null
}
