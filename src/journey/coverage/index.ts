export { showCoverage } from './show-coverage.ts'
export { showHours } from './show-hours.ts'
