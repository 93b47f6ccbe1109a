export { createPrecedents, type Precedent, type Precedents } from './precedents.ts'
