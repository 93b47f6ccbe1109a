export type { Team } from './model.ts'
export { teamRows as teams } from './store.ts'
export { changeTeam, makeTeam, removeTeam, theTeam } from './teams.ts'
