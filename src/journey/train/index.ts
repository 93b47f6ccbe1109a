export { coursesLeft } from './learning.ts'
