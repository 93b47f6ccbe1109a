export { guardRuleOf, type Rule, type Verdict } from './model.ts'
export { judge, makeRule, publishGuideline, rules } from './rules.ts'
export { deleteSamplePolicy, insertGuideline as insertSampleGuideline, insertRule as insertSampleRule } from './store.ts'
