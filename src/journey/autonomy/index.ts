export { myAutonomy } from './see-autonomy.ts'
