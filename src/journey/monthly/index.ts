export { composeLetter, layOutLetter, writeLetter } from './write-letter.ts'
