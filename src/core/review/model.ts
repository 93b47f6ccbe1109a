import type { Reason } from '#lib/problem'

export type Decision = 'approved' | 'changed' | 'returned' | 'withdrawn'

/** What is reviewed: an answer, or other words for one that was sent. */
export type SubjectKind = 'answer' | 'edit'

/** A second pair of eyes on something that is about to leave. A reviewer decides; the author sends. */
export interface Review {
  id: string
  subjectKind: SubjectKind
  subjectId: string
  conversationId: string | null
  authorId: string
  authorName: string
  reasons: Reason[]
  askedAt: Date
  decidedAt: Date | null
  decidedBy: string | null
  deciderName: string | null
  decision: Decision | null
  comment: string
  changedText: string | null
}

/** May this person decide it? Not their own, and only with the role. */
export function mayDecide(
  review: Pick<Review, 'authorId'>,
  person: { employeeId: string; roles: string[] },
): true | string {
  if (review.authorId === person.employeeId) return 'Nobody reviews their own words.'
  if (!person.roles.includes('reviewer')) return 'Reviewers decide this.'
  return true
}
