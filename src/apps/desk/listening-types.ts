import type { HealthState, Span } from '#apps/ui'
import type { PlaceView } from './view-types.ts'

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
