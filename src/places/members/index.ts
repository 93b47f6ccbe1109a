export { type Door, letterHeader, type MemberAccounts, memberAccounts, memberCookie, memberDoors } from './auth.ts'
export { changeMember, leave, letMemberBack, suspendMember, theMember } from './change-member.ts'
export { joinFromDesk, joinWithAccount, MemberName } from './join.ts'
export { isSuspended, type Member } from './model.ts'
export { setPasswordAnew } from './set-password-anew.ts'
export {
  deleteOverSignIns,
  deleteSampleMembers,
  insertMember as insertSampleMember,
  memberRows as members,
  setPerson as tieMemberToPerson,
  signInRow as signInOf,
} from './store.ts'
export { hasSession, requireTakingPart, type Visitor, whoTakesPart } from './who-takes-part.ts'
