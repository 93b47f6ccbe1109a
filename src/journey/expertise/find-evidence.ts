import { canonicalLink } from '#text/similar'
import type { Knowing } from './know-who.ts'
import type { KnownEvidence } from './model.ts'

/** What was asked, as evidence is compared with it. */
export interface AskedAbout {
  title: string | null
  text: string
  links: string[]
  at: Date
  /** The words of title and text, folded as `termsOf` folds those of titles. */
  terms: ReadonlySet<string>
}

/** Evidence that a post is about, and how. */
export interface FoundEvidence extends KnownEvidence {
  how: 'links' | 'quotes' | 'names' | 'about'
  similarity: number
  /** What both say, in the words of the post; found when it is asked for. */
  words: () => string[]
}

const mostExperts = 12
const leastQuoted = 12
const titleTerms = new WeakMap<KnownEvidence, string[]>()

/** Which documents and answers a post is about, the surest first, and how much all of them say for each colleague. */
export function findEvidence(
  knowing: Knowing,
  asked: AskedAbout,
  termsOf: (text: string) => Iterable<string>,
): { evidence: FoundEvidence[]; experts: Map<string, number> } {
  const found = new Map<string, FoundEvidence>()
  const add = (id: string | undefined, how: FoundEvidence['how'], similarity: number, words: () => string[] = none) => {
    const one = id === undefined || found.has(id) ? undefined : knowing.evidence.get(id)
    if (one) found.set(one.id, { ...one, how, similarity, words })
  }
  for (const link of asked.links) add(knowing.byLink.get(canonicalLink(link)), 'links', 1)
  const text = asked.title ? `${asked.title}\n${asked.text}` : asked.text
  if (asked.terms.size >= leastQuoted)
    for (const { id, words } of knowing.quotes.find(text)) add(id, 'quotes', 1, () => [words])
  const said = { text: asked.text, at: asked.at.getTime(), ...(asked.title && { title: asked.title }) }
  const experts = knowing.expertise.whoKnows(said, { most: mostExperts })
  const close = [...new Map(experts.flatMap(each => each.because).map(each => [each.id, each.similarity]))]
  for (const [id, similarity] of close.sort(([, a], [, b]) => b - a)) {
    const one = knowing.evidence.get(id)
    if (!one || found.has(id)) continue
    if (one.kind === 'document' && names(one, asked.terms, termsOf)) add(id, 'names', 1)
    else add(id, 'about', similarity, () => knowing.expertise.sharedWords(id, said))
  }
  const order = { links: 0, quotes: 1, names: 2, about: 3 }
  return {
    evidence: [...found.values()].sort((a, b) => order[a.how] - order[b.how] || b.similarity - a.similarity),
    experts: new Map(experts.filter(each => each.because.length > 0).map(each => [each.person, each.score])),
  }
}

const none = () => []

/** Does a post say the whole title, of at least two words? */
function names(one: KnownEvidence, terms: ReadonlySet<string>, termsOf: (text: string) => Iterable<string>): boolean {
  const own = titleTerms.get(one) ?? [...new Set(termsOf(one.title))]
  titleTerms.set(one, own)
  return own.length >= 2 && own.every(term => terms.has(term))
}
