export { findPersonal, type PersonalOptions } from './find.ts'
export type { Personal, PersonalKind } from './model.ts'
