export { foldCopies, unfold } from './fold-copies.ts'
export { foldRow, foldsOf, forgetOldMarks } from './store.ts'
