export { checkDrill, proposeDrill, theDrill } from './drills.ts'
export { goodDrills } from './try-drill.ts'
