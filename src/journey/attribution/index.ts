export { attribute, countWays, countWaysJob } from './attribute.ts'
export { type By, bys, models, windowsDays } from './model.ts'
export { seePath } from './see-path.ts'
