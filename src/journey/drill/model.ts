import type { Decision } from '#core/review'

/** A post of a past conversation, without anybody's name. */
export interface DrillMessage {
  who: string
  isOurs: boolean
  words: string
}

/** What whoever read the answer first said of it. */
export interface DrillReview {
  decision: Decision
  comment: string
}

/** A past conversation to practise on. */
export interface Drill {
  id: string
  conversationId: string
  title: string
  language: string | null
  kind: string
  topicIds: string[]
  topics: string[]
  /** The last one is what is to be answered. */
  messages: DrillMessage[]
  answer: string
  reviews: DrillReview[]
  outcome: string
  proposedByName: string
  checkedByName: string | null
  checkedAt: Date | null
}

/** Somebody's answer in a drill, which goes nowhere. */
export interface DrillTry {
  id: string
  drillId: string
  drillTitle: string
  employeeId: string
  employeeName: string
  text: string
  findings: { title: string; level: 'note' | 'review' | 'stop' }[]
  said: 'pass' | 'review' | 'stop'
  at: Date
  lookedByName: string | null
  lookedAt: Date | null
  isGood: boolean | null
  comment: string
}

const closings: Record<string, string> = {
  solved: 'It was solved.',
  thanked: 'They were thanked.',
  informed: 'They know it now.',
  'no-answer-needed': 'Nothing more was needed.',
  'chose-not-to': 'We chose to leave it there.',
}

/** What came of a conversation, in words: how it was closed, and what was said then. */
export function outcomeWords(closing: { result: string; note: string } | null, next: string | undefined): string {
  const closed = closing ? [closings[closing.result] ?? '', closing.note] : []
  return [...closed, next ? `They said then: “${next}”` : ''].filter(Boolean).join(' ')
}

/** Who makes drills and looks at what others tried. */
export const drillMasters = ['trainer', 'coordinator', 'reviewer'] as const
