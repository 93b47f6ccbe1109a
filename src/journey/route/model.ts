import type { Availability, Employee } from '#core/team'

/** One reason for suggesting a colleague, in a form that a screen can say in its own words. */
export type RouteReason =
  | { kind: 'wrote'; title: string; how: HowAbout; documentId: string; url?: string; words?: string[]; at?: string }
  | { kind: 'answered'; title: string; conversationId: string; words: string[]; at: string }
  | { kind: 'knows'; topic: string; words: string[] }
  | { kind: 'endorsed'; topic: string; by: string[] }
  | { kind: 'language'; language: string }
  | { kind: 'was-here' }
  | { kind: 'at-work' }
  | { kind: 'holiday'; name: string }
  | { kind: 'busy'; open: number }
  | { kind: 'instead'; of: string; why: WhyNot; title?: string }
  | { kind: 'passed'; from: string; note: string; team?: string }

/** How a post is about one of our documents: it links there, quotes it, names it, or plainly speaks of the same. */
export type HowAbout = 'links' | 'quotes' | 'names' | 'about'

/** Why somebody who would be asked before everybody else is not. */
export type WhyNot = 'left' | 'passed' | 'away' | 'full'

export interface Suggestion {
  employeeId: string
  score: number
  reasons: RouteReason[]
}

/** A document, or an answer that helped, that a post is about. */
export interface Evidence {
  kind: 'document' | 'answer'
  documentId: string | null
  conversationId: string | null
  title: string
  url: string | null
  employeeIds: string[]
  at: Date
  how: HowAbout
  /** 0..1 for `about`; 1 for the others. */
  similarity: number
  /** What both say; found when it is asked for. */
  words: () => string[]
}

/** A conversation as the question “who knows?” sees it. */
export interface Routable {
  language: string | null
  /** Colleagues who already spoke in this thread. */
  participants: string[]
  /** Who passed already: nobody is asked twice. */
  passed: string[]
  evidence: Evidence[]
  /** What all their evidence says together, by colleague; see `Expert` in #text/expertise. */
  experts: Map<string, number>
  topics: TopicSaid[]
}

/** A topic that a post names, and who is said to know it. */
export interface TopicSaid {
  topic: string
  words: string[]
  knownBy: string[]
  endorsed: { employeeId: string; by: string; at: Date }[]
}

export interface Candidate {
  employee: Employee
  atWork: boolean
  /** The holiday that their calendar names for today, if it does; empty where it has no name. */
  holiday?: string | undefined
  isAway: boolean
  mostOpen: Availability['mostOpen']
  /** What they hold claimed now. */
  openClaims: number
  /** 1 with empty hands, 0 when one more would be too much of all there is; see `readiness`. */
  readiness: number
}

export interface House {
  candidates: Map<string, Candidate>
  /** Those who have left, as far as their documents are ours still. */
  nameOf: (employeeId: string) => string
  now: Date
}

const weights = {
  links: 6,
  quotes: 5,
  names: 3,
  about: 3,
  knows: 2,
  eachMoreWord: 0.5,
  endorsed: 0.7,
  mostEndorsed: 2,
  wasHere: 2.5,
  language: 1,
  atWork: 0.5,
  holiday: -1,
  eachOpen: -0.25,
  /** What all evidence of somebody says together, where one document alone would say 1. */
  experience: 5,
}
const mostSuggested = 3
/** Language and presence alone make nobody an expert. */
const leastEvidence = 2
/** In the place of somebody who can’t be asked, who knows a little will do. */
const leastInstead = 0.8
const worthSaying = 0.12
const mostOfOneKind = 2
const endorsementHalfLifeMs = 540 * 86_400_000

interface Scored extends Suggestion {
  evidence: number
  /** Their own document is linked or quoted: they come first. */
  isAuthor: boolean
  why: WhyNot | undefined
}

/**
 * Who truly knows? The author of what a post links to or quotes comes first. Then evidence: documents and answers on the
 * same, each fading with its age, topics declared, the word of colleagues. Language, working hours and what somebody
 * already carries decide between equals. Who has left, passed, is away or has their hands full gives way to the next
 * best, who is told so.
 */
export function suggestFor(post: Routable, house: House): Suggestion[] {
  const all = scoredPeople(post, house)
    .filter(each => each.evidence >= leastInstead)
    .sort(
      (a, b) => Number(b.isAuthor) - Number(a.isAuthor) || b.score - a.score || (a.employeeId < b.employeeId ? -1 : 1),
    )
  const free = all.filter(each => each.why === undefined)
  const full = all.filter(each => each.why === 'full')
  const [best] = all
  const isFirstMissing = best?.why !== undefined && best.evidence >= leastEvidence
  const enough = free.filter(each => each.evidence >= leastEvidence)
  const chosen = enough.length > 0 || !isFirstMissing ? enough : free.slice(0, 1)
  // Hands full is better than nobody: they come last, and may let it pass.
  const list = [...chosen, ...full.filter(each => each.evidence >= leastEvidence)].slice(0, mostSuggested)
  return list.map(({ employeeId, score, reasons }, place) => ({
    employeeId,
    score,
    reasons:
      place === 0 && isFirstMissing && best.employeeId !== employeeId ? [insteadOf(best, house), ...reasons] : reasons,
  }))
}

function insteadOf({ employeeId, reasons, why }: Scored, house: House): RouteReason {
  const wrote = reasons.find(reason => reason.kind === 'wrote')
  return {
    kind: 'instead',
    of: house.nameOf(employeeId),
    why: why ?? 'full',
    ...(wrote?.kind === 'wrote' && { title: wrote.title }),
  }
}

/** Everybody for whom something speaks, also those who can’t be asked. */
function scoredPeople(post: Routable, house: House): Scored[] {
  const people = new Set([
    ...post.evidence.flatMap(each => each.employeeIds),
    ...post.experts.keys(),
    ...post.topics.flatMap(each => [...each.knownBy, ...each.endorsed.map(one => one.employeeId)]),
    ...post.participants,
  ])
  return [...people].map(employeeId => scored(post, employeeId, house))
}

function scored(post: Routable, employeeId: string, house: House): Scored {
  const candidate = house.candidates.get(employeeId)
  const own = post.evidence.filter(each => each.employeeIds.includes(employeeId))
  const reasons = own
    .filter(each => each.similarity >= worthSaying)
    .slice(0, mostOfOneKind)
    .flatMap(reasonOf)
  const strongest = Math.max(0, ...own.map(each => weights[each.how] * (each.how === 'about' ? each.similarity : 1)))
  const experience = weights.experience * (post.experts.get(employeeId) ?? 0) ** 0.4
  let evidence = Math.max(strongest, reasons.length > 0 ? experience : 0)
  for (const { topic, words, knownBy, endorsed } of post.topics) {
    if (knownBy.includes(employeeId)) {
      evidence += weights.knows + (words.length - 1) * weights.eachMoreWord
      reasons.push({ kind: 'knows', topic, words: words.slice(0, 5) })
    }
    const praise = endorsed.filter(each => each.employeeId === employeeId)
    if (praise.length === 0) continue
    const fresh = praise.map(
      ({ at }) => 2 ** (-Math.max(0, house.now.getTime() - at.getTime()) / endorsementHalfLifeMs),
    )
    evidence += Math.min(weights.mostEndorsed, weights.endorsed * fresh.reduce((sum, each) => sum + each, 0))
    reasons.push({ kind: 'endorsed', topic, by: praise.slice(0, 3).map(each => each.by) })
  }
  if (post.participants.includes(employeeId)) {
    evidence += weights.wasHere
    reasons.push({ kind: 'was-here' })
  }
  const isAuthor = own.some(each => each.kind === 'document' && (each.how === 'links' || each.how === 'quotes'))
  const why = whyNot(post, employeeId, candidate)
  const score = candidate ? evidence * (0.5 + 0.5 * candidate.readiness) + present(post, candidate, reasons) : evidence
  return { employeeId, score, reasons, evidence, isAuthor, why }
}

function reasonOf({ kind, documentId, conversationId, title, url, how, words: find, at }: Evidence): RouteReason[] {
  const words = find()
  if (kind === 'answer')
    return conversationId ? [{ kind: 'answered', title, conversationId, words, at: at.toISOString() }] : []
  if (!documentId) return []
  const about = { ...(url && { url }), ...(words.length > 0 && { words }), at: at.toISOString() }
  return [{ kind: 'wrote', title, how, documentId, ...about }]
}

/** What decides between equals, as points; adds its reasons. */
function present(post: Routable, { employee, atWork, holiday, openClaims }: Candidate, reasons: RouteReason[]): number {
  let points = 0
  if (post.language && employee.languages.some(each => each.split('-')[0] === post.language)) {
    points += weights.language
    reasons.push({ kind: 'language', language: post.language })
  }
  if (atWork) {
    points += weights.atWork
    reasons.push({ kind: 'at-work' })
  }
  if (holiday !== undefined) {
    points += weights.holiday
    reasons.push({ kind: 'holiday', name: holiday })
  }
  if (openClaims > 0) {
    points += openClaims * weights.eachOpen
    reasons.push({ kind: 'busy', open: openClaims })
  }
  return points
}

function whyNot(post: Routable, employeeId: string, candidate: Candidate | undefined): WhyNot | undefined {
  if (!candidate) return 'left'
  if (post.passed.includes(employeeId)) return 'passed'
  if (candidate.isAway) return 'away'
  if (candidate.openClaims >= candidate.mostOpen || candidate.readiness === 0) return 'full'
  return undefined
}
