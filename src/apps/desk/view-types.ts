import type { Finding, HealthState, Span } from '#apps/ui'

export type Role =
  | 'employee'
  | 'reviewer'
  | 'coordinator'
  | 'communications'
  | 'product-manager'
  | 'trainer'
  | 'administrator'

/** What a post turned out to be. `static` is noise, set aside and never deleted. */
export type Kind =
  | 'question'
  | 'complaint'
  | 'praise'
  | 'idea'
  | 'purchase-interest'
  | 'issue'
  | 'correction-needed'
  | 'news'
  | 'static'
  | 'unknown'
export type Standing = 'open' | 'claimed' | 'in-review' | 'answered' | 'closed' | 'aside' | 'gone'

/** Somebody of ours, as others on the desk see them. */
export interface ColleagueView {
  id: string
  name: string
  title: string
  picture?: string
}

/** Who is signed in. */
export interface MeView extends ColleagueView {
  roles: Role[]
  timezone?: string
}

/** Where something was said. */
export interface PlaceView {
  network: string
  label: string
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

/** A result with its evidence. */
export interface OutcomeView {
  id: string
  kind: string
  /** A person's words, quoted, or a sentence that says what changed. */
  statement: string
  language?: string
  /** Who did it and how we know. */
  evidence: string
  by?: ColleagueView
  conversationId?: string
  at: string
}

export interface ReturnedView {
  reviewId: string
  conversationId: string
  about: string
  reviewer: ColleagueView
  decision: 'approved' | 'changed' | 'returned'
  comment: string
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

export interface SourceView {
  id: string
  connector: string
  listens: ConnectorView['listens']
  place: PlaceView
  /** One line about what is read there. */
  about: string
  /** Where it is read, as an address. */
  address?: string
  /** Every post there, or only those that a query catches. */
  keeps: 'all' | 'matching'
  health: { state: HealthState; words: string }
  lastSuccessAt?: string
  lastItemAt?: string
  nextTryAt?: string
  failingSince?: string
  lagMs?: number
  heardCount: number
  progress?: { done: number; total?: number }
  unreadable: { at: string; why: string }[]
  /** The address that others send to, for an incoming webhook. */
  hookUrl?: string
  /** The account that it listens through. */
  through?: string
}

/** One thing that a connector asks for. */
export interface FieldView {
  name: string
  of: 'settings' | 'secret'
  label: string
  hint?: string
  placeholder?: string
  kind: 'text' | 'password' | 'number' | 'choice' | 'lines' | 'switch'
  choices?: { value: string; label: string; keeps?: 'all' | 'matching' }[]
  optional?: boolean
  initial?: string | number | boolean | string[]
  folded?: boolean
  when?: 'signing-in' | 'typing'
}

export type ConnectorGroup = 'feeds' | 'networks' | 'forums' | 'code' | 'messages' | 'own' | 'files'

export interface ConnectorView {
  name: string
  label: string
  about: string
  group: ConnectorGroup
  network: string
  listens: 'stream' | 'poll' | 'push' | 'once' | 'no'
  /** Whether answers can leave there. */
  answers: boolean
  keeps: 'all' | 'matching'
  /** What the network forbids and asks for. */
  rules: string[]
  asks: { source: FieldView[]; account: FieldView[] }
  listensThrough: 'account' | 'account-or-nothing' | null
  signsInElsewhere: boolean
  hasAccounts: boolean
  maxLength?: { value: number } | null
  prepares: boolean
  push: { key: 'ours' | 'theirs'; setup: string } | null
}

export interface QueryHitView {
  messageId: string
  conversationId?: string
  name: string
  place: PlaceView
  at: string
  text: string
  language?: string
  spans: Span[]
  /** Kept out: by which words. */
  because?: string
}

export interface QueryTryView {
  /** What it would have heard, and how many in words: "12 of the 187 posts that we know". */
  heard: { words: string; hits: QueryHitView[] }
  /** What only its NOTs keep out. */
  keptOut: { words: string; hits: QueryHitView[]; hasNot: boolean }
  /** The query said back in words. */
  inWords: string
  /** Why listening for it is dear. */
  costly?: string
  tookMs?: number
}

/** What only bears our name, in the list. */
export interface LookAlikeRowView {
  id: string
  name: string
  text: string
  /** How many conversations are set aside for it, in words. */
  aside?: string
}

/** What of the past it would have set aside. */
export interface LookAlikeTryView {
  count: number
  /** How many of them colleagues took for ours. */
  keptByUs: number
  looked: number
  hits: QueryHitView[]
}

/** A word that tells another apart from us, and in how many posts of each it stands. */
export interface TellingWordView {
  text: string
  there: number
  elsewhere: number
}

/** What cannot be read in a query, and where: `at` is a place in the text. */
export interface QueryErrorView {
  at: number
  end?: number
  message: string
  /** How many other places cannot be read. */
  others?: number
}

export interface QueryView {
  id: string
  name: string
  text: string
  /** How many it caught, in words. */
  caught?: string
}

export interface TeamMemberView extends ColleagueView {
  roles: Role[]
  autonomy: 'learning' | 'trusted'
  affiliation: 'employee' | 'contractor' | 'agency'
  knows: { topicId: string; topic: string; note: string }[]
  documents: { id: string; title: string; url?: string }[]
  languages: string[]
  hoursInWords: string
  timezone: string
  atWorkNow: boolean
  /** Has a way in of their own. */
  canSignIn: boolean
}

export interface InvitationView {
  id: string
  name: string
  title: string
  roles: Role[]
  expiresAt: string
}

export interface TopicView {
  id: string
  name: string
  kind: 'product' | 'topic'
  words: string[]
}

export interface RuleView {
  id: string
  version: number
  name: string
  kind: 'confidential' | 'finance' | 'embargo' | 'promise' | 'personal' | 'secret' | 'tone'
  level: Finding['level']
  words: string[]
  exceptions: string[]
  /** Only beside one of these. */
  near: string[]
  examples: { text: string; finds: boolean }[]
  until?: string
  owner?: string
  ownerId?: string
  /** For whom it holds; everybody without. */
  division?: string
  divisionId?: string
  explanation: string
  suggestion?: string
  changedAt?: string
  /** How many of last month's answers it would have caught. */
  caught?: { count: number; of: number }
}

/** A figure that may be said, with where everybody can read it. */
export interface PublicFigureView {
  id: string
  amount: string
  about: string[]
  sourceUrl: string
}

export interface DivisionView {
  id: string
  name: string
  members: ColleagueView[]
}

export interface GuidelineView {
  version: number
  /** Whose addition it is; the text for everybody without. */
  division?: string
  divisionId?: string
  /** Whether it holds for this reader, who is then asked to confirm it. */
  holdsForMe: boolean
  body: string
  note: string
  publishedBy?: string
  publishedAt: string
  attested: boolean
  /** Who has said that they read this version, and who has not yet. */
  readBy: { read: string[]; notYet: string[] }
  /** What was agreed before, the newest first. */
  earlier: { version: number; body: string; note: string; publishedAt: string }[]
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

export interface ReviewView extends ReviewRowView {
  conversationId?: string
  place?: PlaceView
  answerBy?: string
  statement?: SaidView
  question?: { name: string; picture?: string; at: string; text: string; language?: string }
  draft: string
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

export interface ResultsView {
  /** A true sentence about the whole: "Eleven decisions trace back to a conversation." */
  headline: string
  since: string
  outcomes: OutcomeView[]
  total: number
  answerTime?: {
    finds: string
    caption: string
    points: { label: string; value: number; low?: number; high?: number }[]
    promiseHours: number
  }
  /** By where people wrote, in the last thirty days. */
  channels: {
    network: string
    name: string
    wait?: string
    workingWait?: string
    answered: number
    /** “38 of 41”, of those to whom it was promised. */
    inTime?: string
    waiting: number
  }[]
  /** What we chose not to answer, and why. */
  choices: { conversationId: string; who: string; why: string; note: string; by: string; at: string }[]
  /** What our answers were meant to do, and after how many the person wrote again. */
  moves: { name: string; sent: number; wroteAgain: number }[]
  invitations: { id: string; title: string; url?: string; invited: number; wroteAgain: number; thanked: number }[]
  /** What is wrong about us, in sentences. */
  corrections: string[]
  changes: string[]
}

export interface AuditEntryView {
  id: string
  at: string
  /** In words: "Inés Navarro claimed a conversation". */
  words: string
  name: string
  actor: { kind: 'employee' | 'token' | 'job' | 'connector' | 'setup'; name: string }
  href?: string
  sealed: boolean
}

export interface ChainView {
  state: 'whole' | 'broken' | 'checking' | 'unchecked'
  words: string
}
