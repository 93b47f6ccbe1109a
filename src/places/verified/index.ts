export { waysHere } from './change-ways.ts'
export { monthsOfUse, type Verification } from './model.ts'
export { insertSampleVerification } from './store.ts'
export { isVerified, unverify, verifiedAmong, verify } from './verify.ts'
