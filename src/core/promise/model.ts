import { type Calendar, type OpeningHours, openingHours } from './opening-hours.ts'

/** How soon an answer is promised, and to what that applies; nothing named: to everything. */
export interface Target {
  /** Null: the company’s own promise, which holds where no other fits. */
  id: string | null
  network: string | null
  kind: string | null
  teamId: string | null
  withinMinutes: number
  /** By whose hours it runs; null: around the clock. */
  calendar: Calendar | null
}

/** What a promise is looked up by. */
export interface Promisable {
  network: string
  kind: string
  teamId: string | null
}

/** To whom it is said that a promise runs out, one after the other, each before it is missed; then that it was. */
export const noticeSteps = ['claimer', 'colleagues', 'coordinator', 'missed'] as const
export type NoticeStep = (typeof noticeSteps)[number]

/** After which share of the promised time each is told. The desk turns amber with the first. */
const shares: Record<NoticeStep, number> = { claimer: 2 / 3, colleagues: 5 / 6, coordinator: 11 / 12, missed: 1 }

/** A promise as it holds for one conversation. */
export interface Held {
  target: Target
  answerBy: (since: Date) => Date
  noticeAt: (since: Date, step: NoticeStep) => Date
  /** The next step after a moment, and when. */
  nextNotice: (since: Date, now: Date) => { step: NoticeStep; at: Date } | undefined
  /** The last step that was due at a moment. */
  dueNotice: (since: Date, now: Date) => NoticeStep | undefined
  /** Seconds of working time. */
  workingSeconds: (from: Date, to: Date) => number
}

/** The promises of a house. */
export interface Promises {
  targets: Target[]
  for: (about: Promisable) => Held
}

/** Of the targets that fit, the one that says most: a team before a network, a network before a kind. */
export function targetFor(targets: Target[], about: Promisable): Target {
  const fitting = targets.filter(
    target =>
      (target.network === null || target.network === about.network) &&
      (target.kind === null || target.kind === about.kind) &&
      (target.teamId === null || target.teamId === about.teamId),
  )
  const [best] = fitting.sort((a, b) => says(b) - says(a))
  if (!best) throw new Error('A house promises something to everybody.')
  return best
}

function says({ teamId, network, kind }: Target): number {
  return (teamId ? 4 : 0) + (network ? 2 : 0) + (kind ? 1 : 0)
}

/** The promises as functions; the hours of each calendar are worked out once. */
export function promisesOf(targets: Target[]): Promises {
  const hours = new Map<string | null, OpeningHours>()
  const hoursOf = (calendar: Calendar | null): OpeningHours => {
    const known = hours.get(calendar?.id ?? null)
    if (known) return known
    const fresh = openingHours(calendar)
    hours.set(calendar?.id ?? null, fresh)
    return fresh
  }
  return { targets, for: about => held(targetFor(targets, about), hoursOf) }
}

function held(target: Target, hoursOf: (calendar: Calendar | null) => OpeningHours): Held {
  const hours = hoursOf(target.calendar)
  const noticeAt = (since: Date, step: NoticeStep) => hours.after(since, target.withinMinutes * shares[step])
  return {
    target,
    answerBy: since => noticeAt(since, 'missed'),
    noticeAt,
    nextNotice: (since, now) =>
      noticeSteps.map(step => ({ step, at: noticeAt(since, step) })).find(({ at }) => at > now),
    dueNotice: (since, now) => noticeSteps.findLast(step => noticeAt(since, step) <= now),
    workingSeconds: (from, to) => Math.round(hours.between(from, to) / 1000),
  }
}
