import type { OutgoingMessage } from '#core/channels'

export type DeliveryState = 'waiting' | 'sending' | 'sent' | 'refused' | 'doubtful' | 'cancelled'
export type DeliveryKind = 'answer'

/** One message on its way out, with everything a second try needs to be the same as the first. */
export interface Delivery {
  id: string
  kind: DeliveryKind
  subjectId: string
  accountId: string
  authorId: string
  message: OutgoingMessage
  state: DeliveryState
  attempts: number
  sendingSince: Date | null
  externalId: string | null
  url: string | null
  failure: string | null
}

/** So long a try may be under way before it counts as interrupted. */
export const leaseMs = 60_000

/**
 * What to do with a delivery that is taken up.
 *
 * `send`: nothing of it has left. `ask`: an earlier try was cut off, so the network is asked before a second one.
 * `doubt`: cut off, and the network can’t tell: only the author can. `leave`: another process is at it, or it is settled.
 */
export function nextMove(
  delivery: Pick<Delivery, 'state' | 'sendingSince'>,
  network: 'by-id' | 'by-looking' | 'no',
  now: Date,
): 'send' | 'ask' | 'doubt' | 'leave' {
  if (delivery.state === 'waiting') return 'send'
  if (delivery.state !== 'sending') return 'leave'
  // With ids of our own a second copy is refused by the network, so there is nothing to wait for.
  if (network === 'by-id') return 'ask'
  const underWay = delivery.sendingSince !== null && now.getTime() - delivery.sendingSince.getTime() < leaseMs
  if (underWay) return 'leave'
  return network === 'by-looking' ? 'ask' : 'doubt'
}
