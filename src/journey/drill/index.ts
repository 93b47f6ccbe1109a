export { goodDrills } from './try-drill.ts'
