export { noteInvitation, pagesToInviteTo } from './invite-to-page.ts'
export type { Invitable } from './model.ts'
export { makeSnippet, refuseUnchangedSnippet, retireSnippet } from './snippets.ts'
export { countInvitations, countMoves, type InvitationCount, type MoveCount } from './store.ts'
