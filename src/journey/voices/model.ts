/** Why a voice is not shown any more: they took it back, took it down, changed it, or we chose so. */
export const endings = ['permission', 'removed', 'edited', 'ours'] as const
export type Ending = (typeof endings)[number]

/** Somebody outside who speaks well of us, or not, and may let us show it: their own words, never ours. */
export interface Voice {
  id: string
  messageId: string
  conversationId: string
  network: string
  /** As they call themselves there. */
  name: string
  /** Who they are there. */
  profileUrl: string | null
  words: string
  language: string | null
  url: string | null
  saidAt: Date
  notedByName: string
  notedAt: Date
  /** What they answered, and when: the proof that we may. */
  proofText: string | null
  proofAt: Date | null
  permittedAt: Date | null
  withdrawnAt: Date | null
  withdrawnBecause: Ending | null
}

interface Spoken {
  id: string
  accountId: string | null
  postedAt: Date
  removedAt: Date | null
  isOurs: boolean
}

/** Why these words are no permission; nothing where they may be one. They answer a colleague who asked, and come from the author. */
export function whyNoPermission(voice: Spoken, proof: Spoken, thread: Spoken[]): string | undefined {
  if (proof.id === voice.id) return 'This is what they said. Choose their answer to your question.'
  if (proof.isOurs || proof.accountId !== voice.accountId) return 'Only whoever said it can allow it.'
  if (proof.removedAt) return 'They took that back.'
  const asked = thread.some(each => each.isOurs && each.postedAt > voice.postedAt && each.postedAt < proof.postedAt)
  return asked ? undefined : 'Nobody asked them before that. Ask in an answer, and wait for theirs.'
}
