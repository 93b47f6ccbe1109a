export { createPercolator, type Match, type Percolator } from './percolator.ts'
