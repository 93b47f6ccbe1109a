export type { Fingerprint } from './fingerprint.ts'
export { fingerprint, similarity } from './fingerprint.ts'
