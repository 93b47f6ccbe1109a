export { noteInvitation } from './note-invitation.ts'
export { refuseUnchangedSnippet } from './snippets.ts'
export { countInvitations, type InvitationCount } from './store.ts'
