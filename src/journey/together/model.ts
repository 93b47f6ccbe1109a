/** A colleague is asked inside a conversation; what they say carries its source. */
export interface ColleagueQuestion {
  id: string
  conversationId: string
  askedBy: string
  askedByName: string
  askedOf: string
  askedOfName: string
  words: string
  askedAt: Date
  answer: string | null
  source: string | null
  answeredBy: string | null
  answeredByName: string | null
  answeredAt: Date | null
  factCardId: string | null
}

/** Somebody who looks at a conversation at this moment. */
export interface Present {
  employeeId: string
  name: string
  title: string
  doing: 'reading' | 'writing'
}

/** A colleague's words that have not left: shown while they write, or on their way through review. */
export interface TheirDraft {
  employeeId: string
  name: string
  text: string
  /** What is being written, as it is shown; or an answer that waits. */
  step: 'writing' | 'in-review' | 'approved' | 'returned'
  answerId: string | null
}

/** An earlier answer whose words a draft nearly repeats. */
export interface SaidBefore {
  answerId: string
  conversationId: string
  authorId: string
  authorName: string
  sentAt: Date
  words: string
  share: number
}
