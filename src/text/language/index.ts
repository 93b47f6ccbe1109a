export type { DetectedLanguage, DetectOptions } from './detect.ts'
export { detectLanguage, initialise } from './detect.ts'
