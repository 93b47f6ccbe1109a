export { bringDeeds, type EarlierDeed } from './bring-deeds.ts'
export { powersFrom, type Standing } from './model.ts'
export { powersOf, standingOfMember } from './standing-of-member.ts'
export { noteThanks, rightlyReported, thank, thanksTakenBack } from './thank.ts'
