export { createFeatures, type Features, IN_TEXT, IN_TITLE, LETTERS, SIGNS, WORDS } from './buffers.ts'
export { readFeatures } from './read.ts'
