export { myAutonomy } from './standings.ts'
