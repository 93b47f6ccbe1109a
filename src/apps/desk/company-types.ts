import type { Finding } from '#apps/ui'
import type { ColleagueView, Role } from './view-types.ts'

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
  /** The one they have today. */
  holiday?: string
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
