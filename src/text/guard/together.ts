import { type Finding, type Span, worstLevel } from './model.ts'

const isBuiltin = (finding: Finding) => finding.ruleId.startsWith('builtin:')
const holds = (outer: Span, inner: Span) => outer.start <= inner.start && outer.end >= inner.end

/**
 * Says once what a rule of the company and one of Sosh say of the same words: at the stricter level, with both named.
 * The same words are the same place, or one place within the other where both protect the same. The company’s place
 * stays, for its suggestion was written for it.
 */
export function together(findings: readonly Finding[]): Finding[] {
  const ours = findings.filter(finding => !isBuiltin(finding))
  const left = findings.filter(isBuiltin).filter(builtin => {
    const at = ours.findIndex(each => areOne(each, builtin))
    const its = ours[at]
    if (its !== undefined) ours[at] = joined(its, builtin)
    return its === undefined
  })
  return [...ours, ...left]
}

function areOne(ours: Finding, theirs: Finding): boolean {
  if (ours.start === theirs.start && ours.end === theirs.end) return true
  return ours.kind === theirs.kind && (holds(ours, theirs) || holds(theirs, ours))
}

function joined(ours: Finding, builtin: Finding): Finding {
  const level = worstLevel([ours, builtin])
  const suggestion = ours.suggestion ?? (ours.words === builtin.words ? builtin.suggestion : undefined)
  const advice = ours.advice ?? builtin.advice
  return {
    ...ours,
    level: level === 'none' ? ours.level : level,
    explanation: `${ours.explanation} Sosh’s own rule “${builtin.title}” says, too: ${builtin.explanation}`,
    ...(suggestion === undefined ? {} : { suggestion }),
    ...(advice === undefined ? {} : { advice }),
  }
}
