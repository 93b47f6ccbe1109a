export { accounts, clientAddressHeader, openDoors } from './auth.ts'
export { acceptInvitation, invite, renewWayIn } from './invite.ts'
export {
  deleteDocumentAt,
  documentRows as documents,
  knowledgeRows as knowledge,
  replaceKnowledge,
  setDocumentAuthors,
  upsertDocument,
  upsertDocuments,
} from './knowledge-store.ts'
export {
  type Affiliation,
  type Autonomy,
  type Availability,
  type Document,
  type Employee,
  type Hours,
  isAtWork,
  isAway,
  type Knowledge,
  type Weekday,
  weekdays,
} from './model.ts'
export { changeAvailability, changeProfile, sayGoodbye, sayWhatIKnow, theEmployee } from './profile.ts'
export { makeSetupLink, setUp } from './set-up.ts'
export {
  availabilityRows as availabilities,
  colleagueByMail,
  deleteSampleTeam,
  employeeNames,
  employeeRows as employees,
  insertEmployee as insertSampleEmployee,
} from './store.ts'
export { makeApiToken } from './tokens.ts'
export { forgetWho, whoIs } from './who.ts'
