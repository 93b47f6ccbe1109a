export { readToxicity, type Toxicity, type ToxicityInput, type ToxicLevel, type ToxicWords } from './read.ts'
