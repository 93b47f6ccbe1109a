export {
  createFeatures,
  FAMILIES,
  type Features,
  IN_TEXT,
  IN_TITLE,
  LETTERS,
  MOVES,
  OUTLINE,
  PAIRS,
  SIGNS,
  WORDS,
} from './buffers.ts'
export { englishWords, MEANING_SIZE } from './english.ts'
export { meaningOfWord, readMeaning } from './families.ts'
export { readMoves } from './moves.ts'
export { readPairs } from './pairs.ts'
export { readFeatures } from './read.ts'
