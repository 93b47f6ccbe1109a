/** A site, feed or repository of ours whose documents are read in. */
export interface Library {
  id: string
  kind: 'feed' | 'sitemap' | 'repository'
  url: string
  /** Where the files of a repository can be read by people; empty: on its host. */
  baseUrl: string
  label: string
  openedAt: Date
  readAt: Date | null
  failingSince: Date | null
  failure: string | null
  documents: number
}

/** A name under which something of ours was written. */
export interface Byline {
  key: string
  name: string
  employeeId: string | null
  employeeName: string | null
  documents: number
  /** A person said whose it is; without a colleague: nobody's of ours. */
  settled: boolean
}

/** Something that shows who knows, as far as it is kept in mind. */
export interface KnownEvidence {
  id: string
  kind: 'document' | 'answer'
  title: string
  url: string | null
  documentId: string | null
  conversationId: string | null
  /** Also those who have left. */
  employeeIds: string[]
  at: Date
}

export interface Endorsement {
  id: string
  employeeId: string
  topicId: string
  topic: string
  byId: string
  byName: string
  note: string
  at: Date
}

/** What a colleague's page shows of why they are asked. */
export interface EvidenceOfColleague {
  documents: { id: string; title: string; url: string | null; at: Date }[]
  answers: { conversationId: string; title: string; at: Date }[]
  endorsements: Endorsement[]
}

/** What an answer that helped is worth beside a document, by what came of it. */
export const worthOf: Partial<Record<string, number>> = { solved: 1, thanked: 0.8, informed: 0.5 }

const hourMs = 3_600_000

/** Feeds change often and are small; whole sites and repositories are asked once a day. */
export const readAgainAfterMs = (kind: Library['kind']): number => (kind === 'feed' ? 2 : 24) * hourMs

/** After a failure: an hour, then twice as long each time, a day at most. */
export function tryAgainAfterMs(failingForMs: number): number {
  return Math.min(24 * hourMs, Math.max(hourMs, failingForMs))
}
