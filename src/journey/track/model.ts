import type { IssueState, Tracker as TrackerKind } from '#connectors/tracker'

export type { IssueState } from '#connectors/tracker'

/** A tracker outside, as it was set up here. */
export interface Tracker {
  id: string
  kind: TrackerKind['kind']
  label: string
  settings: object
  secretId: string | null
  failure: string | null
  failingSince: Date | null
}

export type IssueStep = 'waiting' | 'sending' | 'passed' | 'refused' | 'doubtful' | 'withdrawn'

/** Something that was passed on from a conversation to a tracker. */
export interface TrackedIssue {
  id: string
  conversationId: string
  trackerId: string
  trackerLabel: string
  trackerKind: TrackerKind['kind']
  passedBy: string
  passedByName: string
  passedAt: Date
  title: string
  body: string
  step: IssueStep
  attempts: number
  sendingSince: Date | null
  nextTryAt: Date | null
  failure: string | null
  externalId: string | null
  /** As people there call it: `#12`. */
  number: string | null
  url: string | null
  state: IssueState | null
  stateAt: Date | null
  toldAt: Date | null
  toldByName: string | null
}

/** So long a try may be under way before it counts as interrupted. */
export const leaseMs = 60_000

/**
 * What to do with an issue that is taken up. `create`: none is there, or the tracker knows a second try. `ask`: an earlier
 * try was cut off, so the tracker is asked first. `leave`: another process is at it, or it is settled.
 */
export function nextMove(
  issue: Pick<TrackedIssue, 'step' | 'sendingSince'>,
  isSafeTwice: boolean,
  now: Date,
): 'create' | 'ask' | 'leave' {
  if (issue.step === 'waiting') return 'create'
  if (issue.step !== 'sending') return 'leave'
  if (issue.sendingSince && now.getTime() - issue.sendingSince.getTime() < leaseMs) return 'leave'
  return isSafeTwice ? 'create' : 'ask'
}

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** When to look again how an issue stands; often while it is young. What was resolved is looked at for two weeks more. */
export function nextLook(state: IssueState, passedAt: Date, stateAt: Date, now: Date): Date | null {
  if (state === 'gone') return null
  if (state !== 'open') return now.getTime() - stateAt.getTime() < 14 * dayMs ? new Date(now.getTime() + dayMs) : null
  const age = now.getTime() - passedAt.getTime()
  const inMs = age < dayMs ? 10 * minuteMs : age < 14 * dayMs ? 60 * minuteMs : 360 * minuteMs
  return new Date(now.getTime() + inMs)
}

/** Words to begin with when somebody is told what came of it; what stands in brackets has to be said by a person. */
const starts: Record<string, { resolved: string; declined: string; gap: string }> = {
  en: {
    resolved: 'Hello {name}, what you told us about is settled now. {gap}',
    declined: 'Hello {name}, we looked into what you told us about. {gap}',
    gap: '[What is different now, in your own words]',
  },
  de: {
    resolved: 'Hallo {name}, was du uns gemeldet hast, ist jetzt behoben. {gap}',
    declined: 'Hallo {name}, wir haben uns angesehen, was du uns gemeldet hast. {gap}',
    gap: '[Was jetzt anders ist, in eigenen Worten]',
  },
  es: {
    resolved: 'Hola, {name}: lo que nos contaste ya está resuelto. {gap}',
    declined: 'Hola, {name}: hemos estudiado lo que nos contaste. {gap}',
    gap: '[Qué ha cambiado, con tus propias palabras]',
  },
  fr: {
    resolved: 'Bonjour {name}, ce que vous nous avez signalé est réglé. {gap}',
    declined: 'Bonjour {name}, nous avons regardé ce que vous nous avez signalé. {gap}',
    gap: '[Ce qui a changé, avec vos propres mots]',
  },
}

/** The start of an answer that tells what came of an issue. It can’t be sent as it is. */
export function tellingStart(state: 'resolved' | 'declined', name: string, language: string | null): string {
  const words = starts[(language ?? '').split('-')[0] ?? ''] ?? starts.en
  return (words?.[state] ?? '')
    .replace('{name}', name.trim().split(/\s+/)[0] ?? name)
    .replace('{gap}', words?.gap ?? '')
}

/** Whether a text is still such a start: with its gap, or with nothing put in its place. */
export function isStillTheStart(text: string, begun: string[]): boolean {
  const gaps = Object.values(starts).map(({ gap }) => gap)
  if (gaps.some(gap => text.includes(gap))) return true
  const bare = (words: string) =>
    words
      .replace(/\[[^\]]*\]/g, '')
      .replace(/[\s\p{P}]+/gu, ' ')
      .trim()
      .toLowerCase()
  return begun.some(start => bare(start) === bare(text))
}
