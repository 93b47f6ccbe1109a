export { claimConversation, keepClaim, releaseClaim, sweepClaims } from './claim.ts'
export { type InboxList, listInbox, today } from './inbox.ts'
export { type RouteReason, type Suggestion, suggestFor } from './model.ts'
export { passOn } from './pass-on.ts'
export { RouteReasonView } from './reason-view.ts'
export { setAside } from './set-aside.ts'
export {
  asideOf,
  type Claim,
  endClaim,
  forgetRouteNotes,
  insertClaim as insertSampleClaim,
  insertSettingAside as insertSampleAside,
  insertSuggestion,
  liveClaim,
  markPassed as markSamplePassed,
  replaceSuggestions as insertSampleSuggestions,
  suggestionsOf,
} from './store.ts'
export { staticReason, suggestColleagues } from './suggest.ts'
export { houseFor, routable, whoIsHere } from './who-is-here.ts'
