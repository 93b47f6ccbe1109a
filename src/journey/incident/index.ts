export { forgetIncidentNotes } from './store.ts'
