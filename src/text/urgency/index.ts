export { readUrgency, type Urgency, type UrgencyInput } from './read.ts'
export type { UrgencyReason } from './words.ts'
