export { chooseLetters, myLetters } from './choose-letters.ts'
export { type LetterKind, type Letters, type Rhythm, rhythms } from './model.ts'
export { stopLetters } from './stop-letters.ts'
export { sweepDigests } from './sweep-digests.ts'
