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
