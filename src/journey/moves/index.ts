export { noteInvitation, pagesToInviteTo } from './note-invitation.ts'
export type { Invitable } from './model.ts'
export { makeSnippet, refuseUnchangedSnippet, retireSnippet } from './snippets.ts'
export { countInvitations, countMoves, type InvitationCount, type MoveCount } from './store.ts'
