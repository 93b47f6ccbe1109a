export { attribute, countWays, countWaysJob } from './attribute.ts'
export { seePath } from './see-path.ts'
