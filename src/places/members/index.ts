export { type Arrival, type Arrived, addWay, arrive, hasNoAddress, removeWay, waysOf } from './arrive.ts'
export { type Door, letterHeader, type MemberAccounts, memberAccounts, memberDoors } from './auth.ts'
export { bringMember, markOfMail } from './bring-member.ts'
export { changeMember, forgetMember, leave, letMemberBack, suspendMember, theMember } from './change-member.ts'
export { claimMember } from './claim-member.ts'
export { joinWithAccount, MemberName } from './join.ts'
export { joinFromElsewhere, leaveElsewhere } from './join-from-elsewhere.ts'
export { isSuspended, type Member } from './model.ts'
export { setPasswordAnew } from './set-password-anew.ts'
export {
  deleteOverSignIns,
  deleteSampleMembers,
  handleOf,
  insertMember as insertSampleMember,
  memberWithMail,
  signInRow as signInOf,
} from './store.ts'
export { hasSession, requireTakingPart, type Visitor, whoTakesPart } from './who-takes-part.ts'
