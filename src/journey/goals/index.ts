export { deleteSampleGoals, insertGoal as insertSampleGoal } from './store.ts'
