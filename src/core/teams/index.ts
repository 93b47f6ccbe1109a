export type { Team } from './model.ts'
export { changeTeam, makeTeam, removeTeam, teams, theTeam } from './teams.ts'
