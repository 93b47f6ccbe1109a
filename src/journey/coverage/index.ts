export { type Coverage, showCoverage } from './show-coverage.ts'
