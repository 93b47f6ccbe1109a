import type { OutgoingGesture, OutgoingMessage, Sent } from '#core/channels'

export type DeliveryState = 'held' | 'waiting' | 'sending' | 'sent' | 'refused' | 'doubtful' | 'cancelled'

/** What is to be done on a network, with everything a second try needs to be the same as the first. */
export type Errand =
  | { kind: 'answer'; message: OutgoingMessage }
  /** The company says something in its own name: a post of our own. */
  | { kind: 'statement'; message: OutgoingMessage }
  /** A colleague tells of an offer, under their own name. */
  | { kind: 'offer'; message: OutgoingMessage }
  /** A colleague tells of something on a network, as themselves: it may be held until what it tells of is out. */
  | { kind: 'share'; message: OutgoingMessage }
  /** What we said gets other words, in its place; the company’s own as a correction. */
  | {
      kind: 'edit' | 'correction' | 'offer-change'
      message: OutgoingMessage
      of: Sent
      /** Words that were stopped and stand there still, by their ids: this puts them right, so that it may leave. */
      putsRight?: string[]
    }
  /** What we said is taken down. */
  | { kind: 'retraction'; of: Sent }
  | { kind: 'gesture'; gesture: OutgoingGesture }
  /** A gesture is taken back. */
  | { kind: 'taking-back'; of: Sent }
export type DeliveryKind = Errand['kind']

/** One errand on its way. */
export interface Delivery {
  id: string
  errand: Errand
  subjectId: string
  accountId: string
  authorId: string
  state: DeliveryState
  attempts: number
  sendingSince: Date | null
  externalId: string | null
  url: string | null
  failure: string | null
  /** Before this moment it does not leave: the end of an embargo. */
  notBefore: Date | null
}

/** So long a try may be under way before it counts as interrupted. */
export const leaseMs = 60_000

/** Can it be tried again without harm? Only what is said twice stands there twice. */
export function isHarmlessTwice(kind: DeliveryKind): boolean {
  return !isSaid(kind)
}

/** Whether it begins something on a network that was not there: it leaves once, and only once. */
export function isSaid(kind: DeliveryKind): kind is 'answer' | 'statement' | 'offer' | 'share' {
  return kind === 'answer' || kind === 'statement' || kind === 'offer' || kind === 'share'
}

/**
 * What to do with a delivery that is taken up.
 *
 * `send`: nothing of it has left, or doing it twice changes nothing. `ask`: an earlier try was cut off, so the network
 * is asked before a second one. `doubt`: cut off, and the network can’t tell: only the author can.
 * `leave`: another process is at it, it is settled or held, or its time has not come.
 */
export function nextMove(
  delivery: Pick<Delivery, 'state' | 'sendingSince'> & Partial<Pick<Delivery, 'notBefore'>>,
  network: 'by-id' | 'by-looking' | 'no' | 'harmless-twice',
  now: Date,
): 'send' | 'ask' | 'doubt' | 'leave' {
  if (delivery.notBefore && now < delivery.notBefore) return 'leave'
  if (delivery.state === 'waiting') return 'send'
  if (delivery.state !== 'sending') return 'leave'
  // With ids of our own a second copy is refused by the network, so there is nothing to wait for.
  if (network === 'by-id') return 'ask'
  const underWay = delivery.sendingSince !== null && now.getTime() - delivery.sendingSince.getTime() < leaseMs
  if (underWay) return 'leave'
  if (network === 'harmless-twice') return 'send'
  return network === 'by-looking' ? 'ask' : 'doubt'
}
