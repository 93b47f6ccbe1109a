export { CardInput, factCards, makeCard, sweepFacts } from './cards.ts'
export type { FactCard } from './model.ts'
export { FactCardView } from './views.ts'
