/** An outside person's account on a network, as last seen. */
export interface PersonAccount {
  id: string
  personId: string
  network: string
  externalId: string
  handle: string
  name: string | null
  avatarUrl: string | null
  url: string | null
  followers: number | null
  /** When we first heard of them. */
  seenAt: Date
}

/** What a network said of an author. */
export interface SeenAuthor {
  network: string
  externalId: string
  handle: string
  name?: string | undefined
  avatarUrl?: string | undefined
  url?: string | undefined
  followers?: number | undefined
}

export const authorKey = (author: { network: string; externalId: string }): string =>
  `${author.network}\n${author.externalId}`

/** How it is known that two accounts are one person's. All but the first are proofs. */
export const waysToKnow = ['by-hand', 'rel-me', 'sign-in', 'mail'] as const
export type HowKnown = (typeof waysToKnow)[number]

/** What was looked at, in a sentence a person can check, and where. */
export interface Proof {
  words: string
  url?: string | undefined
}

/** Two people are one: a row, which says who said so, when and why, and whether it was taken back. */
export interface Merge {
  id: string
  fromId: string
  intoId: string
  how: HowKnown
  why: string
  evidence: Proof[]
  mergedAt: Date
  mergedByName: string | null
  undoneAt: Date | null
  undoneByName: string | null
  undoneWhy: string | null
  /** Which accounts came in by it. */
  fromAccounts: string[]
}

/** A person as one: every id under which they were met. `id` is whose page it is. */
export interface Whole {
  id: string
  ids: string[]
}

export const purposes = ['quote', 'write-first', 'feedback', 'offers'] as const
export type Purpose = (typeof purposes)[number]

/** What they allowed us, or took back: where and how they said it, and who noted it. */
export interface Consent {
  id: string
  purpose: Purpose
  isGiven: boolean
  said: string
  byName: string | null
  at: Date
}

/** What colleagues noted of a person. */
export interface Known {
  notes: { id: string; words: string; byId: string | null; byName: string | null; at: Date }[]
  tags: string[]
  /** Every word about each purpose, the newest first: the first of a purpose holds. */
  consents: Consent[]
  organisations: { id: string; name: string; role: string }[]
}

/** Whether they allow it now. Nothing said is no. */
export function allows(consents: Consent[], purpose: Purpose): boolean {
  return consents.find(each => each.purpose === purpose)?.isGiven ?? false
}

/** A name as accounts are found by it (`person_account.name_key`): small letters without marks, spaces, dots and dashes. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[\s._-]+/g, '')
}

/** A tag or an organisation, and how many of some people it holds. */
export interface Group {
  kind: 'tag' | 'organisation'
  name: string
  people: number
}
