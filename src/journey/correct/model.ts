/** How it ended: its author put it right; it still stands as it was; or they were right after all. */
export const endings = ['put-right', 'stands', 'was-right'] as const
export type Ending = (typeof endings)[number]

/** What its author did about it, as far as it was seen. */
export type AuthorDid = 'edited' | 'replied' | 'removed'

/** Something that somebody outside says wrongly of us, from the flag to its end. */
export interface WrongInformation {
  id: string
  messageId: string
  conversationId: string
  personName: string
  network: string
  /** The beginning of what they say. */
  words: string
  flaggedBy: string
  flaggedByName: string
  flaggedAt: Date
  /** What is right, and where that is from. */
  isRight: string
  source: string
  factCardId: string | null
  correctorId: string
  correctorName: string
  answerId: string | null
  correctedAt: Date | null
  authorDid: AuthorDid | null
  authorDidAt: Date | null
  ended: Ending | null
  note: string
  closedBy: string | null
  closedByName: string | null
  closedAt: Date | null
}

export const stages = ['open', 'corrected', 'author-acted', 'closed'] as const
export type Stage = (typeof stages)[number]

/** How far it has come. */
export function stageOf(wrong: Pick<WrongInformation, 'correctedAt' | 'authorDid' | 'closedAt'>): Stage {
  if (wrong.closedAt) return 'closed'
  if (wrong.authorDid) return 'author-acted'
  return wrong.correctedAt ? 'corrected' : 'open'
}

/** Who names another corrector or says how it ended: whoever flagged it, whoever corrects it, and coordinators. */
export function maySettle(
  wrong: Pick<WrongInformation, 'flaggedBy' | 'flaggedByName' | 'correctorId' | 'correctorName'>,
  person: { employeeId: string; roles: string[] },
): true | string {
  if ([wrong.flaggedBy, wrong.correctorId].includes(person.employeeId) || person.roles.includes('coordinator'))
    return true
  const names = [...new Set([wrong.correctorName, wrong.flaggedByName])].join(' and ')
  return `${names} see this through. Ask them, or a coordinator.`
}
