/** What an answer is meant to do. */
export const moves = ['answer', 'ask-back', 'thank', 'correct', 'invite', 'apologise'] as const
export type Move = (typeof moves)[number]

const usual: Partial<Record<string, Move>> = {
  complaint: 'apologise',
  praise: 'thank',
}

/** What such a post usually calls for; whoever answers chooses. `kinds`: all that the post is, whatever leads. */
export function usualMove(kind: string, kinds: readonly string[] = []): Move {
  if (kinds.includes('correction-needed')) return 'correct'
  return usual[kind] ?? 'answer'
}
