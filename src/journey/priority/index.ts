export { prioritise, type Waiting } from './prioritise.ts'
