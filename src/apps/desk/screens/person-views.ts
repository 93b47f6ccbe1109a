import type { ReactNode } from 'react'
import type { ProblemDetails } from '../problem.ts'

/** What was said, owed, answered, and what came of it: of a person, or of all whom we know at an organisation. */
export interface ToldView {
  /** Of several people: then it is said who. */
  isMany?: boolean
  story: {
    conversationId: string
    place: string
    words: string
    language?: string
    by?: string
    at: string
    about: string
  }[]
  concerns: {
    topic: string
    words: string
    posts: { messageId: string; conversationId: string; words: string; language?: string; at: string }[]
  }[]
  answeredBy: { employeeId: string; name: string; answers: number; lastAt: string }[]
  promises: { what: string; conversationId?: string; byName?: string; until?: string }[]
  results: { statement: string; conversationId?: string; at: string }[]
}

/** Who somebody is to us, in words. */
export interface PersonPageView extends ToldView {
  id: string
  name: string
  picture?: string
  firstSeenAt?: string
  accounts: { id: string; network: string; place: string; handle: string; url?: string; gone: boolean }[]
  merges: {
    id: string
    accounts: string[]
    words: string
    evidence: { words: string; url?: string }[]
    at: string
    undone?: { words: string; at: string }
  }[]
  notes: { id: string; words: string; byName: string; mine: boolean; at: string }[]
  tags: string[]
  consents: { purpose: string; words: string; isGiven: boolean; said: string; byName: string; at: string }[]
  organisations: { id: string; name: string; role: string }[]
  invitations: { title: string; url?: string; byName: string; at: string; wroteAgain: boolean }[]
  cards: {
    title: string
    about: string
    lines: { label: string; words: string; because?: string; conversationId?: string }[]
  }[]
}

/** What their page shows, and what can be done there. */
export interface PersonPageProps {
  person: PersonPageView
  /** Why this reader does not merge, and why they neither hand out nor erase. */
  mergeLockedBecause?: string
  keepLockedBecause?: string
  busy?: string
  problem?: ProblemDetails
  /** Who this could also be. */
  alike: ReactNode
  /** Where there is more of the story. */
  onFurtherBack?: () => void
  onNote: (words: string) => Promise<boolean>
  onRemoveNote: (id: string) => void
  onTag: (tag: string, isOn: boolean) => Promise<boolean>
  onPlace: (name: string, role: string) => Promise<boolean>
  onUnplace: (id: string) => void
  onConsent: () => void
  onProof: () => void
  onPart: (mergeId: string) => void
  onExport: () => void
  onErase: () => void
  /** The link to what we guess of them, once it was made. */
  guessPage?: { url: string; until: string }
  onGuessPage: () => void
  onCopy: (url: string) => void
  onForgetGuess: () => void
}
