export { createFeatures, FAMILIES, type Features, IN_TEXT, IN_TITLE, LETTERS, SIGNS, WORDS } from './buffers.ts'
export { MEANING_SIZE } from './english.ts'
export { meaningOfWord, readMeaning } from './families.ts'
export { readFeatures } from './read.ts'
