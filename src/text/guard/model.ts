/** What a rule protects. */
export type GuardKind = 'confidential' | 'finance' | 'embargo' | 'promise' | 'personal' | 'secret' | 'tone'

/** What a finding asks for: a second thought, a second person, or silence. */
export type GuardLevel = 'note' | 'review' | 'stop'

/** One guideline about what not to say, as a person wrote it. */
export interface GuardRule {
  id: string
  /** Which wording of the rule; built-in ones have none. */
  version?: number
  name: string
  kind: GuardKind
  level: GuardLevel
  /** Terms or phrases, in any spelling: case, accents, endings, hyphens and look-alikes are taken care of. */
  words: string[]
  /** Contexts in which the words are fine: "blue fin tuna" for "blue fin". */
  except?: string[]
  /** Only where one of these stands in the same sentence: “acquire” beside the name of a company. */
  near?: string[]
  /** Words of their own that only look like a slip of these: “martin” for “marlin”. Folded. */
  unlike?: string[]
  /** ISO instant or date; from then on the rule is silent. */
  until?: string
  ownerName?: string
  explanation: string
  /** What could stand there instead: it is put in with one press. */
  suggestion?: string
  /** What to do where no other words would be right. */
  advice?: string
}

/** A place in a draft that somebody should look at. */
export interface Finding {
  ruleId: string
  ruleVersion?: number
  kind: GuardKind
  level: GuardLevel
  /** UTF-16 offsets into the text as it was given: `text.slice(start, end) === words`. */
  start: number
  end: number
  words: string
  title: string
  explanation: string
  owner?: string
  suggestion?: string
  advice?: string
}

/** Compiled rules; `check` is pure, may be called at every key stroke, and never throws. */
export interface Guard {
  check(text: string, at: { now: Date }): Finding[]
}

/** A place in a text, in UTF-16 offsets. */
export interface Span {
  start: number
  end: number
}

const order: GuardLevel[] = ['note', 'review', 'stop']

/** The strictest level among findings, or `none`. */
export function worstLevel(findings: Pick<Finding, 'level'>[]): GuardLevel | 'none' {
  let worst = -1
  for (const { level } of findings) worst = Math.max(worst, order.indexOf(level))
  return order[worst] ?? 'none'
}
