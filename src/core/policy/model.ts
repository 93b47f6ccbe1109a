import { compileRules, type Finding, type GuardRule, type PublicFigure } from '#text/guard'

/** A sentence that tells what a rule means: it must find something in it, or nothing. */
export interface Example {
  text: string
  finds: boolean
}

/** A rule about what not to say, as the company keeps it. */
export interface Rule {
  id: string
  version: number
  name: string
  kind: GuardRule['kind']
  level: GuardRule['level']
  words: string[]
  exceptions: string[]
  /** Only where one of these stands in the same sentence. */
  near: string[]
  /** Words of their own that only look like a slip. */
  unlike: string[]
  examples: Example[]
  until: Date | null
  ownerId: string | null
  ownerName: string | null
  /** For whom it holds; null is everybody. */
  divisionId: string | null
  explanation: string
  suggestion: string | null
  madeAt: Date
  changedAt: Date | null
}

/** What a rule said in one of its versions. */
export interface RuleVersion {
  version: number
  rule: Pick<Rule, 'name' | 'kind' | 'level' | 'words' | 'exceptions' | 'near' | 'explanation' | 'suggestion'>
  by: string | null
  at: Date
}

/** What the guard says of a draft, taken together. */
export interface Verdict {
  /** `stop`: must not leave. `review`: a second pair of eyes first. `pass`: may leave, with notes perhaps. */
  say: 'pass' | 'review' | 'stop'
  /** Each with its rule, the version of it, and its level. */
  findings: Finding[]
  guidelineVersion: number | null
}

export interface Guideline {
  version: number
  body: string
  note: string
  /** Whose addition it is; null is the text for everybody. */
  divisionId: string | null
  publishedBy: string | null
  publishedAt: Date
}

/** A figure that is published, with where everybody can read it. */
export interface KnownFigure extends PublicFigure {
  id: string
  amount: string
  about: string[]
  sourceUrl: string
  addedAt: Date
}

/** The rule in the form that both guards, the browser's and the server's, compile. */
export function guardRuleOf(
  rule: Omit<Rule, 'ownerId' | 'divisionId' | 'madeAt' | 'changedAt' | 'examples'>,
): GuardRule {
  return {
    id: rule.id,
    version: rule.version,
    name: rule.name,
    kind: rule.kind,
    level: rule.level,
    words: rule.words,
    except: rule.exceptions,
    ...(rule.near.length > 0 && { near: rule.near }),
    ...(rule.unlike.length > 0 && { unlike: rule.unlike }),
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

/** Does a rule hold for somebody of that division? */
export function holdsFor(rule: Pick<Rule, 'divisionId'>, divisionId: string | null): boolean {
  return rule.divisionId === null || rule.divisionId === divisionId
}

/** Of a rule's examples those that it does not do as they say, each with what it did. */
export function brokenExamples(
  rule: GuardRule,
  examples: readonly Example[],
  now: Date,
): { at: number; said: string }[] {
  // An example tells what the words mean; that an embargo ends changes nothing about that.
  const { until: _, ...always } = rule
  const guard = compileRules([always], { alone: true })
  return examples.flatMap(({ text, finds }, at) => {
    const [first] = guard.check(text, { now })
    if (finds && !first) return [{ at, said: 'The rule finds nothing here.' }]
    if (!finds && first) return [{ at, said: `The rule finds “${first.words}” here.` }]
    return []
  })
}

/** What a colleague is still to read: the newest text for all, and the newest addition of their division. */
export function toRead(
  guidelines: readonly Guideline[],
  divisionId: string | null,
  read: ReadonlySet<number>,
): Guideline[] {
  const newest = (of: string | null) =>
    guidelines.filter(each => each.divisionId === of).toSorted((a, b) => b.version - a.version)[0]
  const own = divisionId === null ? undefined : newest(divisionId)
  return [newest(null), own].filter(each => each !== undefined).filter(each => !read.has(each.version))
}
