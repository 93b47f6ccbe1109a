/** Something of ours that stands outside, or is about to, and must not. */
export interface Incident {
  id: string
  /** About an answer of somebody, what the company said, an article, an offer, or what a colleague told on networks. */
  answerId: string | null
  statementId: string | null
  articleId: string | null
  offerId: string | null
  shareId: string | null
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

/**
 * What it concerns, as it stands now: an answer, what the company said at one place, an article or an offer on our own
 * ground, a post that tells of such an offer on a network, or one of what a colleague told there.
 */
export interface Concerned {
  kind: 'answer' | 'statement' | 'article' | 'offer' | 'offer-post' | 'share'
  /** Of the answer, of the place, of the article, of the offer, or of the post. */
  id: string
  conversationId: string | null
  statementId: string | null
  /** Of the offer, or of that which a post tells of. */
  offerId: string | null
  network: string
  authorId: string
  authorName: string
  text: string
  step: string
  url: string | null
  accountId: string | null
  externalId: string | null
  /** How much of the words it shares with the one it began with. */
  share: number
}

export interface Deed {
  id: string
  what: 'raised' | 'froze' | 'retracted' | 'corrected' | 'thawed' | 'learned' | 'closed'
  answerId: string | null
  placeId: string | null
  articleId: string | null
  offerId: string | null
  /** What a colleague told on a network. */
  postId: string | null
  name: string
  outcome: string
  at: Date
}
