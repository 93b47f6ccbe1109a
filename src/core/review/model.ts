import type { Reason } from '#lib/problem'

export type Decision = 'approved' | 'changed' | 'returned' | 'withdrawn' | 'superseded'

/** What is reviewed: an answer, other words for one that was sent, a statement of the company, other words for that, an article, an offer, or what a colleague tells on networks. */
export type SubjectKind = 'answer' | 'edit' | 'statement' | 'correction' | 'article' | 'offer' | 'share'

/** One step of a review: any one of these people finds it good, or all of them do. */
export interface Step {
  /** As people call it: "Legal". Empty where there is only one. */
  name: string
  needs: 'any' | 'all'
  /** Employee ids; null: every reviewer. */
  people: string[] | null
}

/** Somebody found it good. */
export interface Look {
  step: number
  employeeId: string
  name: string
  comment: string
  at: Date
}

/** A word at the words of a draft; with a suggestion, what should stand there instead. */
export interface Note {
  id: string
  reviewId: string
  employeeId: string
  name: string
  start: number
  end: number
  words: string
  body: string
  suggestion: string | null
  at: Date
  /** Whether its author took it, once they said. */
  taken: boolean | null
}

/** A second pair of eyes on something that is about to leave. Reviewers decide; the author sends. */
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
  steps: Step[]
  /** The step that it waits at, from 0. */
  step: number
  looks: Look[]
  notes: Note[]
}

/** Somebody who could look: those who left are not among them. */
export interface Colleague {
  id: string
  name: string
  isReviewer: boolean
  isAway: boolean
}

/** Who may say yes at the step where a review waits, and for whom it waits. */
export interface AtStep {
  mayLook: Colleague[]
  /** Without a yes of each of these the step is not done; empty where any one is enough. */
  awaited: Colleague[]
  /** Named for the step, and away: nobody waits for them. */
  away: Colleague[]
}

/**
 * Who looks at this step. Nobody reads their own words. Whoever is away is not waited for; where nobody who was named is
 * there, every reviewer may look, so that nothing waits for a holiday to end.
 */
export function atStep(
  { steps, step, authorId, looks }: Pick<Review, 'steps' | 'step' | 'authorId' | 'looks'>,
  colleagues: Colleague[],
): AtStep {
  const { people, needs } = steps[step] ?? { people: null, needs: 'any' }
  const others = colleagues.filter(({ id }) => id !== authorId)
  const reviewers = others.filter(({ isReviewer }) => isReviewer)
  const named = people ? others.filter(({ id }) => people.includes(id)) : reviewers
  const there = named.filter(({ isAway }) => !isAway)
  const away = named.filter(({ isAway }) => isAway)
  if (there.length === 0)
    return { mayLook: [...named, ...reviewers.filter(each => !named.includes(each))], awaited: [], away }
  const said = new Set(looks.filter(look => look.step === step).map(look => look.employeeId))
  return { mayLook: named, awaited: needs === 'all' ? there.filter(({ id }) => !said.has(id)) : [], away }
}

/** May this person decide it now? In words why not. */
export function mayDecide(
  review: Pick<Review, 'authorId' | 'steps' | 'step' | 'looks' | 'decidedAt' | 'deciderName'>,
  person: { employeeId: string },
  colleagues: Colleague[],
): true | string {
  if (review.decidedAt) return `${review.deciderName ?? 'A colleague'} decided this a moment before you.`
  if (review.authorId === person.employeeId) return 'Nobody reviews their own words.'
  const { mayLook } = atStep(review, colleagues)
  if (!mayLook.some(({ id }) => id === person.employeeId)) {
    const name = review.steps[review.step]?.name
    return name ? `This waits for “${name}”: ${namesOf(mayLook)}.` : 'Reviewers decide this.'
  }
  if (review.looks.some(look => look.step === review.step && look.employeeId === person.employeeId))
    return 'You found it good already. Others look now.'
  return true
}

const namesOf = (colleagues: Colleague[]) => colleagues.map(({ name }) => name).join(', ') || 'nobody'

/** How the drafts of one author came back. */
export interface AuthorRecord {
  employeeId: string
  /** Of their last ten that were decided. */
  decided: number
  approved: number
  cameBack: number
}

/** How long drafts wait. */
export interface Pace {
  waiting: number
  oldestAskedAt: Date | null
  /** Of those decided in the last 30 days; null before there is one. */
  medianMinutes: number | null
  ninetyMinutes: number | null
  decided: number
}
