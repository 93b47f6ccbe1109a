export { type Embargo, keepEmbargo, liftEmbargo } from './embargo.ts'
export { hasReadGuidelines } from './guidelines.ts'
export { guidelineInForce, judge, judgeFor } from './judge.ts'
export { guardRuleOf, type Rule, type Verdict, verdictOf } from './model.ts'
export { refuseAnotherName, refuseAnyName, refuseColleaguesLine } from './refuse-another-name.ts'
export { makeRule, RuleInput, rules } from './rules.ts'
export {
  deleteSamplePolicy,
  insertAttestation as insertSampleAttestation,
  insertGuideline as insertSampleGuideline,
  insertRule as insertSampleRule,
  insertVersion as insertSampleVersion,
  ruleNames,
} from './store.ts'
export { wordsLike } from './words-like.ts'
