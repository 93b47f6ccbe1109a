export { writeLetter } from './write-letter.ts'
