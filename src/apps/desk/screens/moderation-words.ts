import type { DecisionView } from './moderation-views.ts'

/** What was decided, within a sentence. */
export const decidedWords: Record<DecisionView['kind'], string> = {
  warn: 'asked to mind the rules',
  hide: 'taken away',
  lock: 'topic ended',
  suspend: 'suspended',
  refuse: 'not let through',
}
