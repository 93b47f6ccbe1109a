import { createPercolator, type Percolator } from '#text/percolator'
import { createPrecedents, type Precedents } from '#text/precedents'
import { parseQuery } from '#text/query'
import { searchTerms } from '#text/tokens'
import type { Correction } from './model.ts'

/** What the company says of itself, as plain data: it can be sent to another thread. */
export interface CompanyFacts {
  /** Another one whenever any of it changes. */
  signature: string
  name: string
  topics: { id: string; name: string; words: string[] }[]
  documents: { title: string; summary?: string }[]
  corrected: { correction: Correction; text: string; title: string | null }[]
}

/** What reading needs of the company: what it makes, what it wrote, what its people put right. */
export interface CompanyKnowledge {
  aspects: { name: string; words: string[] }[]
  topicNames: Map<string, string>
  /** Finds the topics whose names or words a post says. */
  named: Percolator
  /** Words of a topic's documents that no other topic's documents have. */
  documentTerms: Map<string, { term: string; topicId: string; document: string }>
  precedents: Precedents
  corrections: Map<string, Correction>
}

/** Learns what reading needs from what the company says of itself. Pure. */
export function learnCompany({ name, topics, documents, corrected }: CompanyFacts): CompanyKnowledge {
  const precedents = createPrecedents()
  for (const { correction, text, title } of corrected)
    precedents.add(correction.id, { text, title: title ?? undefined })
  return {
    aspects: [
      { name, words: [name] },
      ...topics.map(topic => ({ name: topic.name, words: [topic.name, ...topic.words] })),
    ],
    topicNames: new Map(topics.map(topic => [topic.id, topic.name])),
    named: createPercolator(
      topics.flatMap(topic => {
        const parsed = parseQuery([topic.name, ...topic.words].map(inQuotes).join(' OR '))
        return parsed.ok ? [{ id: topic.id, query: parsed.query }] : []
      }),
    ),
    documentTerms: documentTerms(topics, documents),
    precedents,
    corrections: new Map(corrected.map(each => [each.correction.id, each.correction])),
  }
}

const inQuotes = (words: string) => `"${words.replaceAll('"', ' ')}"`

const termsOf = (text: string) =>
  new Set(
    searchTerms({ text, network: '', author: { handle: '' }, links: [], tags: [] }).filter(term => term.length > 3),
  )

/** A document belongs to the topics that its title names; what only one topic's documents say speaks for that topic. */
function documentTerms(
  ours: { id: string; name: string; words: string[] }[],
  written: { title: string; summary?: string }[],
): CompanyKnowledge['documentTerms'] {
  const owners = new Map<string, Set<string>>()
  const found = new Map<string, { term: string; topicId: string; document: string }>()
  for (const document of written) {
    const inTitle = termsOf(document.title)
    const about = ours.filter(topic =>
      [topic.name, ...topic.words].some(
        words => [...termsOf(words)].every(term => inTitle.has(term)) && termsOf(words).size > 0,
      ),
    )
    for (const topic of about)
      for (const term of termsOf(`${document.title}\n${document.summary ?? ''}`)) {
        const topicIds = owners.get(term) ?? new Set()
        owners.set(term, topicIds.add(topic.id))
        if (!found.has(term)) found.set(term, { term, topicId: topic.id, document: document.title })
      }
  }
  for (const [term, topicIds] of owners) if (topicIds.size > 1) found.delete(term)
  return found
}
