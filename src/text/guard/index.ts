export { builtinRules } from './builtin.ts'
export { compileRules } from './check.ts'
export type { Finding, Guard, GuardKind, GuardLevel, GuardRule } from './model.ts'
export { worstLevel } from './model.ts'
