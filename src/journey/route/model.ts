import type { Document, Employee, Knowledge } from '#core/team'

/** One reason for suggesting a colleague, in a form that a screen can say in its own words. */
export type RouteReason =
  | { kind: 'wrote'; title: string; how: 'links' | 'names'; documentId: string }
  | { kind: 'knows'; topic: string; words: string[] }
  | { kind: 'language'; language: string }
  | { kind: 'was-here' }
  | { kind: 'at-work' }
  | { kind: 'busy'; open: number }
  | { kind: 'passed'; from: string; note: string; team?: string }

export interface Suggestion {
  employeeId: string
  score: number
  reasons: RouteReason[]
}

export interface Routable {
  text: string
  title: string | null
  language: string | null
  links: string[]
  /** Folded words of title and text. */
  terms: Set<string>
  /** Colleagues who already spoke in this thread. */
  participants: string[]
}

export interface Candidate {
  employee: Employee
  atWork: boolean
  openClaims: number
  knows: (Knowledge & { terms: string[][] })[]
  documents: (Document & { titleTerms: string[] })[]
}

const weights = {
  links: 6,
  names: 3,
  knows: 2,
  eachMoreWord: 0.5,
  wasHere: 2.5,
  language: 1,
  atWork: 0.5,
  eachOpen: -0.25,
}
const mostSuggested = 3
// Language and presence alone make nobody an expert.
const leastEvidence = 2

/**
 * Who truly knows? Documents weigh most: a post that links or names one goes to its author first. Then topics that a
 * colleague declared. Language, working hours and what they already carry decide between equals.
 */
export function suggestFor(post: Routable, candidates: Candidate[]): Suggestion[] {
  return candidates
    .map(candidate => scored(post, candidate))
    .filter(({ evidence }) => evidence >= leastEvidence)
    .sort((a, b) => b.score - a.score || (a.employeeId < b.employeeId ? -1 : 1))
    .slice(0, mostSuggested)
    .map(({ evidence: _, ...suggestion }) => suggestion)
}

function scored(post: Routable, candidate: Candidate): Suggestion & { evidence: number } {
  const reasons: RouteReason[] = []
  let evidence = 0
  for (const document of candidate.documents) {
    const how = mentionOf(post, document)
    if (!how) continue
    evidence += weights[how]
    reasons.push({ kind: 'wrote', title: document.title, how, documentId: document.id })
  }
  for (const known of candidate.knows) {
    const words = known.terms
      .filter(terms => terms.length > 0 && terms.every(term => post.terms.has(term)))
      .map(terms => terms.join(' '))
    if (words.length === 0) continue
    evidence += weights.knows + (words.length - 1) * weights.eachMoreWord
    reasons.push({ kind: 'knows', topic: known.topic, words: words.slice(0, 5) })
  }
  if (post.participants.includes(candidate.employee.id)) {
    evidence += weights.wasHere
    reasons.push({ kind: 'was-here' })
  }
  let score = evidence
  if (post.language && candidate.employee.languages.some(each => each.split('-')[0] === post.language)) {
    score += weights.language
    reasons.push({ kind: 'language', language: post.language })
  }
  if (candidate.atWork) {
    score += weights.atWork
    reasons.push({ kind: 'at-work' })
  }
  if (candidate.openClaims > 0) {
    score += candidate.openClaims * weights.eachOpen
    reasons.push({ kind: 'busy', open: candidate.openClaims })
  }
  return { employeeId: candidate.employee.id, score, reasons, evidence }
}

function mentionOf(post: Routable, document: Candidate['documents'][number]): 'links' | 'names' | undefined {
  const { url } = document
  if (url && post.links.some(link => sameAddress(link, url))) return 'links'
  const named = document.titleTerms.length >= 2 && document.titleTerms.every(term => post.terms.has(term))
  return named ? 'names' : undefined
}

/** The same page, whatever the scheme, `www.`, trailing slash, fragment or campaign parameters. */
export function sameAddress(a: string, b: string): boolean {
  const [one, two] = [addressKey(a), addressKey(b)]
  return one !== undefined && one === two
}

function addressKey(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  for (const name of [...url.searchParams.keys()])
    if (/^(utm_|fbclid|gclid|mc_)/.test(name)) url.searchParams.delete(name)
  return `${url.hostname.replace(/^www\./, '')}${url.pathname.replace(/\/+$/, '')}${url.search}`
}
