export { checkDrill, proposeDrill, theDrill } from './drills.ts'
export {
  checkRow as checkSampleDrill,
  insertDrill as insertSampleDrill,
  insertTry as insertSampleTry,
  lookRow as lookAtSampleTry,
} from './store.ts'
export { goodDrills } from './try-drill.ts'
