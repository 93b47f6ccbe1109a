export { hasReadGuidelines } from './attest.ts'
export { guardRuleOf, type Rule, type Verdict, verdictOf } from './model.ts'
export { judge, makeRule, rules } from './rules.ts'
export {
  deleteSamplePolicy,
  insertAttestation as insertSampleAttestation,
  insertGuideline as insertSampleGuideline,
  insertRule as insertSampleRule,
  ruleNames,
} from './store.ts'
export { wordsLike } from './words-like.ts'
