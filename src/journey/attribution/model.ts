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

/** By what steps are told apart. */
export const bys = ['step', 'network', 'colleague'] as const
export type By = (typeof bys)[number]

/** Which steps led to purchases, and what the models make of it. */
export interface Attribution {
  since: Date
  windowDays: number
  by: By
  /** Purchases that shops told us of in that time; of them, those that name a conversation; of them, with a step of ours before. */
  purchases: number
  joined: number
  attributed: number
  /** Ways without a purchase, which only the removal effect takes into account. */
  unbought: number
  /** Each step with its credit by each model, in purchases; the weightiest first. */
  rows: { step: string; name: string; credits: Record<Model, number>; effect: number }[]
  /** By currency: what was paid, and of it each step's part by each model. */
  money: { currency: string; paid: number; rows: { step: string; amounts: Record<Model, number> }[] }[]
  /** The steps of which the models differ most, by how many of the purchases. */
  differs: { step: string; most: Model; least: Model; by: number } | null
  /** When it was counted; where very much happens this is up to an hour ago. */
  countedAt: Date
}
