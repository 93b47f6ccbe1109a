/** How often people went one way: the steps in their order, and how many of those who went it bought. */
export interface PathCount {
  steps: string[]
  /** Purchases at its end. */
  bought: number
  /** Ended without one. */
  unbought: number
}

export const models = ['first', 'last', 'linear', 'position', 'markov'] as const
export type Model = (typeof models)[number]

/** How much of the purchases each step is said to have brought, by a model. They add up to all that had a step before them. */
export type Credits = Map<string, number>

/** So far back before a purchase a step counts. */
export const windowsDays = [7, 30, 90] as const
