import type { components } from '../api-types.ts'

export type CaseView = components['schemas']['ModerationCase']
export type DecisionView = components['schemas']['ModerationDecision']
export type Does = CaseView['choices'][number]

/** What a moderator chose, and what the author is told. */
export interface Chosen {
  does: Does
  why: string
  days: number
}
