export { coursesLeft } from './take-course.ts'
