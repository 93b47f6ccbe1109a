export { findSecrets, type Secret } from './find.ts'
