import type { Capabilities } from '#core/channels'

export type GestureKind = 'like' | 'boost'

/** A like or a boost of what somebody outside said, by one of us. */
export interface Gesture {
  id: string
  messageId: string
  conversationId: string
  kind: GestureKind
  employeeId: string
  employeeName: string
  accountId: string
  step: 'sending' | 'made' | 'taking-back' | 'taken-back' | 'refused'
  externalId: string | null
  url: string | null
  failure: string | null
  madeAt: Date
  settledAt: Date | null
}

export function can(kind: GestureKind): (capabilities: Capabilities) => boolean {
  return capabilities => capabilities[kind] === true && capabilities.retract
}

/**
 * May this person make it? A like is anybody’s thanks. A boost shows somebody’s words to all who follow the company,
 * so whoever is still learning does not, and what was said to a few is never shown to more.
 */
export function mayMake(
  kind: GestureKind,
  person: { autonomy: 'learning' | 'trusted' },
  message: { visibility: string | null },
): true | string {
  if (kind === 'like') return true
  if (message.visibility === 'followers' || message.visibility === 'direct')
    return 'This was not said to everybody: it is not ours to show to others.'
  return person.autonomy === 'trusted' ? true : 'You are new here: a colleague boosts for now.'
}

/** Who may take it back: whoever made it, or in an emergency a coordinator. */
export function mayTakeBack(
  gesture: Pick<Gesture, 'employeeId' | 'employeeName'>,
  person: { employeeId: string; roles: string[] },
): true | string {
  if (gesture.employeeId === person.employeeId || person.roles.includes('coordinator')) return true
  return `Only ${gesture.employeeName} takes this back, or a coordinator.`
}
