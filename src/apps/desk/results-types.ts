import type { paths } from './api-types.ts'
import type { ColleagueView } from './common-types.ts'

/** A number that leads to what it counts. */
export interface FigureOf<Asked> {
  value: string
  asked?: Asked
}

/** Which figure’s conversations are looked at. */
export interface AskedResult {
  of: NonNullable<paths['/results/behind']['get']['parameters']['query']>['of']
  /** The network, what answers were meant to do, the week’s Monday, or the id of a page, topic or colleague. */
  which: string
  /** Of attribution: so far before a purchase a step counts. */
  windowDays?: number
  /** As a heading: “Answered on Mastodon”. */
  title: string
}
export type ResultFigure = FigureOf<AskedResult>

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
  /** “confirmed”, “observed” or “inferred”. */
  sureness?: string
  /** A colleague doubts it. */
  isDisputed?: boolean
  at: string
}

export interface ResultsView {
  /** A true sentence about the whole: "Eleven decisions trace back to a conversation." */
  headline: string
  since: string
  outcomes: OutcomeView[]
  total: number
  /** “Of all, 12 are confirmed, 30 observed and 4 inferred.” */
  sureness?: string
  answerTime?: {
    finds: string
    caption: string
    points: { key: string; label: string; value: number; low?: number; high?: number }[]
    promiseHours: number
  }
  /** By where people wrote, in the last thirty days. */
  channels: {
    network: string
    name: string
    wait?: string
    workingWait?: string
    /** “38 of 41”, of those to whom it was promised; otherwise how many were answered. */
    inTime: ResultFigure
    waiting: ResultFigure
  }[]
  /** What we chose not to answer, and why. */
  choices: { conversationId: string; who: string; why: string; note: string; by: string; at: string }[]
  /** What our answers were meant to do, and after how many the person wrote again. */
  moves: { name: string; sent: ResultFigure; wroteAgain: ResultFigure }[]
  invitations: {
    id: string
    title: string
    url?: string
    invited: ResultFigure
    wroteAgain: ResultFigure
    thanked: ResultFigure
  }[]
  /** What is wrong about us, in sentences. */
  corrections: string[]
  /** What we decided and how much of it rests on what people said, in sentences. */
  decisions: string[]
  /** “3 of 4” of each kind: the newest month first, all twelve months last. */
  decisionMonths: { name: string; product?: string; marketing?: string; guidelines?: string }[]
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
