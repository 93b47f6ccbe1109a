import { type NoticeStep, noticeSteps } from '#core/promise'

/** Who could be told, in each part a person’s id once. */
export interface Circle {
  /** Whoever claimed it, or to whom it was given. */
  holders: string[]
  /** Suggested colleagues who are at work and did not pass, and the team to which it was passed. */
  colleagues: string[]
  /** Who leads that team. */
  leads: string[]
  /** Who coordinates; where nobody does, who administers. */
  coordinators: string[]
}

/**
 * Who is told at a step, of those who were not told of this promise before: first whoever has it, then who could take
 * it, then who coordinates. Where a circle is empty its turn goes to the next: a promise never runs out unseen.
 */
export function toldAt(step: NoticeStep, circle: Circle, toldBefore: string[]): string[] {
  const { holders, colleagues, leads, coordinators } = circle
  if (step === 'missed') return unique([...holders, ...leads, ...coordinators])
  const circles: Record<Exclude<NoticeStep, 'missed'>, string[]> = {
    claimer: holders,
    colleagues: [...colleagues, ...leads],
    coordinator: [...coordinators, ...leads],
  }
  // Who was told when it was another circle’s turn has had their notice.
  const told = new Set(toldBefore)
  for (const turn of noticeSteps.slice(noticeSteps.indexOf(step))) {
    const people = turn === 'missed' ? [] : unique(circles[turn])
    if (people.length > 0) return people.filter(each => !told.has(each))
  }
  return []
}

function unique(ids: string[]): string[] {
  return [...new Set(ids)]
}
