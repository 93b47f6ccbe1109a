export { type Knowing, knowWho, noticeDeclared } from './know-who.ts'
export type { Endorsement, KnownEvidence } from './model.ts'
export { readLibraries } from './read-libraries.ts'
export { endorsementRows as endorsements } from './store.ts'
