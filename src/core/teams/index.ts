export type { Team } from './model.ts'
export { deleteSampleTeams, insertTeam as insertSampleTeam, teamRows as teams } from './store.ts'
export { changeTeam, makeTeam, removeTeam, theTeam } from './teams.ts'
