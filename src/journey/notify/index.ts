export { mailLetters } from './mail-letters.ts'
