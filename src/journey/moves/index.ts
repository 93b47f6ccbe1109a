export { noteInvitation } from './note-invitation.ts'
export { refuseUnchangedSnippet } from './snippets.ts'
export { countInvitations, countMoves, type InvitationCount, type MoveCount } from './store.ts'
