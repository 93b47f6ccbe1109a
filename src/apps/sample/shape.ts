/** A company to look around in: invented from end to end, and complete enough that every screen has something to show. */
export interface Sample {
  company: SampleCompany
  topics: SampleTopic[]
  colleagues: SampleColleague[]
  documents: SampleDocument[]
  rules: SampleRule[]
  guidelines: SampleGuideline[]
  queries: SampleQuery[]
  people: SamplePerson[]
  conversations: SampleConversation[]
}

export interface SampleCompany {
  name: string
  about: string
  language: string
  timezone: string
  /** How an answer ends, by language, with {name}, {title} and {company}. */
  disclosures: Record<string, string>
  /** The same for those who write for the company without being employed by it. */
  contractorDisclosures: Record<string, string>
}

export interface SampleTopic {
  key: string
  name: string
  kind: 'product' | 'topic'
  /** What people write when they mean it. */
  words: string[]
}

export type SampleRole = 'employee' | 'reviewer' | 'coordinator' | 'product-manager' | 'trainer' | 'administrator'

export interface SampleColleague {
  key: string
  name: string
  title: string
  /** The title as it stands under answers in other languages; absent languages use `title`. */
  titles: Record<string, string>
  roles: SampleRole[]
  languages: string[]
  timezone: string
  /** ISO weekdays (1 is Monday) and local times of day. */
  hours: { days: number[]; from: string; to: string }
  autonomy: 'learning' | 'trusted'
  knows: { topic: string; note?: string }[]
  affiliation: 'employee' | 'contractor'
}

export interface SampleDocument {
  key: string
  title: string
  url: string
  language: string
  /** Keys of colleagues. */
  authors: string[]
  summary: string
  publishedDaysAgo: number
}

export interface SampleRule {
  name: string
  kind: 'confidential' | 'finance' | 'embargo' | 'promise' | 'personal' | 'secret' | 'tone'
  level: 'note' | 'review' | 'stop'
  words: string[]
  explanation: string
  suggestion?: string
  /** Key of a colleague. */
  owner: string
  /** An embargo ends this many days from the day the sample is loaded. */
  untilDaysAhead?: number
}

export interface SampleGuideline {
  version: number
  /** Markdown. */
  body: string
  /** What changed, in a line. */
  note: string
  /** Key of a colleague. */
  publishedBy: string
  publishedDaysAgo: number
}

export interface SampleQuery {
  name: string
  /** In the listening grammar. */
  source: string
}

export type SampleNetwork = 'bluesky' | 'feed' | 'import' | 'webhook'

export interface SamplePerson {
  key: string
  name: string
  handle: string
  network: SampleNetwork
  followers?: number
  language: string
}

/** What a careful reader would say a conversation is, in the words in which posts are read. */
export type SampleKind =
  | 'question'
  | 'complaint'
  | 'praise'
  | 'idea'
  | 'purchase-interest'
  | 'news'
  | 'static'
  | 'unknown'

export type SampleState =
  | 'new'
  | 'suggested'
  | 'claimed'
  | 'in-review'
  | 'returned'
  | 'answered'
  | 'solved'
  | 'thanked'
  | 'set-aside'
  | 'static'
  | 'gone'

export interface SampleMessage {
  /** Key of a person outside, or of a colleague: then it is an answer that was sent. */
  by: string
  minutesAfterStart: number
  text: string
  title?: string
  url?: string
  /** Index of the message that this one answers. */
  replyTo?: number
  removed?: true
}

export type SampleOutcomeKind =
  | 'question-solved'
  | 'issue-resolved'
  | 'thanked'
  | 'informed'
  | 'advocacy'
  | 'correction'
  | 'purchase'
  | 'product-decision'
  | 'peer-answer'

export interface SampleConversation {
  network: SampleNetwork
  language: string
  startedMinutesAgo: number
  kind: SampleKind
  /** Said more closely than `kind` can: something is broken, untrue, about another Halden, or sent to everybody. */
  closer?: 'problem' | 'incorrect' | 'look-alike' | 'spam'
  /** Keys of topics. */
  topics: string[]
  state: SampleState
  /** Key of a colleague: who holds it now. */
  claimedBy?: string
  /** Key of a colleague. */
  suggestedTo?: string
  /** Written and not sent, without its disclosure: waits for a review, or came back from one. */
  draft?: { by: string; text: string; replyTo: number }
  /** The decision on the draft, or on the first answer where that has been sent. */
  review?: { by: string; decision: 'approved' | 'changed' | 'returned'; comment: string }
  /** Why it was set aside; without `by` the machine did it. */
  setAside?: { by?: string; reason: string }
  outcome?: { kind: SampleOutcomeKind; statement: string }
  messages: SampleMessage[]
}
