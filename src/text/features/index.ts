export { createFeatures, type Features, LETTERS, SIGNS, WORDS } from './buffers.ts'
export { readFeatures } from './read.ts'
