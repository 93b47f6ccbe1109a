import type { Finding } from '#text/guard'

/** A press release, an invitation to an event, or a statement. */
export type StatementKind = 'release' | 'event' | 'statement'

/**
 * `draft` → `in-review` → `returned` or `approved` → `released`: its author pressed, and it leaves at once or when its
 * embargo ends. `withdrawn`: given up before it left.
 */
export type StatementStep = 'draft' | 'in-review' | 'returned' | 'approved' | 'released' | 'withdrawn'

/** `chosen` → `waiting` → `sent`, `refused` or `doubtful`; `sent` → `retracting` → `retracted`. */
export type PlaceStep = 'chosen' | 'waiting' | 'sent' | 'refused' | 'doubtful' | 'retracting' | 'retracted'

/** Where it is said: one official account. */
export interface StatementPlace {
  id: string
  statementId: string
  accountId: string
  network: string
  connector: string
  handle: string
  /** Words of its own, unsigned; else what is said everywhere. */
  words: string | null
  step: PlaceStep
  /** What left, signed. */
  said: string | null
  externalId: string | null
  url: string | null
  failure: string | null
  sentAt: Date | null
  retractedByName: string | null
  retractedWhy: string | null
  retractedAt: Date | null
}

/** What the company says in its own name. The person who wrote it is known in here. */
export interface Statement {
  id: string
  kind: StatementKind
  title: string
  text: string
  /** BCP 47. */
  language: string
  link: string | null
  happensAt: Date | null
  happensWhere: string
  /** Nothing of it leaves before. */
  embargoUntil: Date | null
  /** What would give it away: no draft tells it before. */
  tellingWords: string[]
  embargoRuleId: string | null
  authorId: string
  authorName: string
  step: StatementStep
  /** Counts every change. */
  version: number
  findings: Pick<Finding, 'ruleId' | 'kind' | 'level' | 'title'>[]
  guidelineVersion: number | null
  madeAt: Date
  changedAt: Date
  releasedAt: Date | null
  places: StatementPlace[]
}

/** What a correction gives other words to. */
export interface CorrectedWords {
  title: string
  text: string
  link: string | null
  happensAt: Date | null
  happensWhere: string
  /** Words of its own for a place. */
  places: { placeId: string; words: string | null }[]
}

/** Other words for what the company said: `in-review` → `returned` or `approved` → `released`; `withdrawn`: given up. */
export interface StatementCorrection {
  id: string
  statementId: string
  becomes: CorrectedWords
  reason: string
  employeeId: string
  employeeName: string
  step: 'in-review' | 'returned' | 'approved' | 'released' | 'withdrawn'
  madeAt: Date
  releasedAt: Date | null
}

/** The statement as it reads once it is corrected. */
export function corrected(statement: Statement, { places, ...becomes }: CorrectedWords): Statement {
  const own = new Map(places.map(({ placeId, words }) => [placeId, words || null]))
  return {
    ...statement,
    ...becomes,
    places: statement.places.map(place => ({
      ...place,
      words: own.has(place.id) ? (own.get(place.id) ?? null) : place.words,
    })),
  }
}

/** People outside may have read it: it is no secret within the house. */
export function hasBeenOut({ places }: Pick<Statement, 'places'>): boolean {
  return places.some(({ step }) => ['sent', 'doubtful', 'retracting', 'retracted'].includes(step))
}

/** Its author may still write it anew. */
export const rewritable: StatementStep[] = ['draft', 'in-review', 'returned', 'approved']

/** What is said at one place: its own words, or title, time and place, text and link. */
export function wordsAt(
  statement: Pick<Statement, 'title' | 'text' | 'link' | 'language' | 'happensAt' | 'happensWhere'>,
  place: Pick<StatementPlace, 'words'>,
  timezone: string,
): string {
  if (place.words?.trim()) return place.words.trim()
  const when = statement.happensAt && whenInWords(statement.happensAt, statement.language, timezone)
  const happens = [when, statement.happensWhere].filter(Boolean).join(' · ')
  return [statement.title, happens, statement.text, statement.link ?? ''].filter(Boolean).join('\n\n')
}

function whenInWords(at: Date, language: string, timeZone: string): string {
  const format = { dateStyle: 'long', timeStyle: 'short', timeZone } as const
  const zone = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'short' })
    .formatToParts(at)
    .find(part => part.type === 'timeZoneName')?.value
  return [new Intl.DateTimeFormat(language, format).format(at), zone].filter(Boolean).join(' ')
}

/** Under what the company says stands the company, and nobody's name. */
export function signatureOf(company: { name: string }): string {
  return `— ${company.name}`
}

/** Everything of it that could tell too much: what the guard reads. */
export function everythingIn(statement: Pick<Statement, 'title' | 'text' | 'happensWhere' | 'places'>): string {
  return [statement.title, statement.text, statement.happensWhere, ...statement.places.map(({ words }) => words)]
    .filter(Boolean)
    .join('\n\n')
}

/** What gives it away: what its author named, else its title. */
export function telling(statement: Pick<Statement, 'title' | 'tellingWords'>): string[] {
  return statement.tellingWords.length > 0 ? statement.tellingWords : [statement.title.slice(0, 200)]
}
