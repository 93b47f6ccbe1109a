export { accounts, clientAddressHeader, openDoors } from './auth.ts'
export { acceptInvitation, invite, lookAtInvitation, renewWayIn, withdrawInvitation } from './invite.ts'
export {
  type Affiliation,
  type Autonomy,
  type Document,
  type Employee,
  type Hours,
  isAtWork,
  type Knowledge,
} from './model.ts'
export { changeProfile, changeRights, removeDocument, sayGoodbye, sayWhatIKnow, theEmployee } from './profile.ts'
export { makeSetupLink, setUp, setupIsOpen } from './set-up.ts'
export {
  apiTokenRows as apiTokens,
  deleteSampleTeam,
  documentRows as documents,
  employeeNames,
  employeeRows as employees,
  insertEmployee as insertSampleEmployee,
  invitationRows as openInvitations,
  knowledgeRows as knowledge,
  replaceKnowledge,
  upsertDocument,
} from './store.ts'
export { makeApiToken, withdrawApiToken } from './tokens.ts'
export { forgetWho, whoIs } from './who.ts'
