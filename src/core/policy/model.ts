import type { Finding, GuardRule } from '#text/guard'

/** A rule about what not to say, as the company keeps it. */
export interface Rule {
  id: string
  name: string
  kind: GuardRule['kind']
  level: GuardRule['level']
  words: string[]
  exceptions: string[]
  until: Date | null
  ownerId: string | null
  ownerName: string | null
  explanation: string
  suggestion: string | null
  madeAt: Date
}

/** What the guard says of a draft, taken together. */
export interface Verdict {
  /** `stop`: must not leave. `review`: a second pair of eyes first. `pass`: may leave, with notes perhaps. */
  say: 'pass' | 'review' | 'stop'
  findings: Finding[]
  guidelineVersion: number | null
}

export interface Guideline {
  version: number
  body: string
  note: string
  publishedBy: string | null
  publishedAt: Date
}

/** The rule in the form that both guards, the browser's and the server's, compile. */
export function guardRuleOf(rule: Rule): GuardRule {
  return {
    id: rule.id,
    name: rule.name,
    kind: rule.kind,
    level: rule.level,
    words: rule.words,
    except: rule.exceptions,
    ...(rule.until && { until: rule.until.toISOString() }),
    ...(rule.ownerName && { ownerName: rule.ownerName }),
    explanation: rule.explanation,
    ...(rule.suggestion && { suggestion: rule.suggestion }),
  }
}

/** The heaviest finding decides. */
export function verdictOf(findings: Finding[], guidelineVersion: number | null): Verdict {
  const say = findings.some(each => each.level === 'stop')
    ? 'stop'
    : findings.some(each => each.level === 'review')
      ? 'review'
      : 'pass'
  return { say, findings, guidelineVersion }
}
