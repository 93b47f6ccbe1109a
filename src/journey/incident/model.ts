/** Something of ours that stands outside, or is about to, and must not. */
export interface Incident {
  id: string
  answerId: string
  reason: string
  /** Practised: everything is walked through, and nothing is touched. */
  isDrill: boolean
  raisedBy: string
  raisedByName: string
  raisedAt: Date
  /** Nothing like it leaves. */
  isFrozen: boolean
  frozenId: string | null
  lesson: string | null
  ruleId: string | null
  closedAt: Date | null
  closedByName: string | null
}

/** An answer that it concerns, as it stands on its network now. */
export interface Concerned {
  answerId: string
  conversationId: string
  network: string
  authorId: string
  authorName: string
  text: string
  step: string
  url: string | null
  accountId: string | null
  /** How much of the words it shares with the one it began with. */
  share: number
}

export interface Deed {
  id: string
  what: 'raised' | 'froze' | 'retracted' | 'corrected' | 'thawed' | 'learned' | 'closed'
  answerId: string | null
  name: string
  outcome: string
  at: Date
}
