export { doubtsIn, fittingCards } from './facts.ts'
export type { Card, Doubt, Fitting } from './model.ts'
