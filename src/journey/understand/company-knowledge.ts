import { theCompany, topics } from '#core/company'
import { documents } from '#core/team'
import type { Context } from '#platform/context'
import { createPercolator, type Percolator } from '#text/percolator'
import { createPrecedents, type Precedents } from '#text/precedents'
import { parseQuery } from '#text/query'
import { searchTerms } from '#text/tokens'
import type { Correction } from './model.ts'
import { correctedTexts, correctionsSignature } from './store.ts'

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

let current: { signature: string; knowledge: CompanyKnowledge } | undefined

/** The company as it is now; learned again only when something of it changed. */
export async function companyKnowledge(ctx: Context): Promise<CompanyKnowledge> {
  const signature = `${ctx.config.databaseUrl ?? ctx.config.dataDir} ${await correctionsSignature(ctx)}`
  if (current?.signature === signature) return current.knowledge
  const [company, ours, written, corrected] = [
    await theCompany(ctx),
    await topics(ctx),
    await documents(ctx),
    await correctedTexts(ctx),
  ]
  const precedents = createPrecedents()
  for (const { correction, text, title } of corrected)
    precedents.add(correction.id, { text, title: title ?? undefined })
  const knowledge: CompanyKnowledge = {
    aspects: [
      { name: company.name, words: [company.name] },
      ...ours.map(topic => ({ name: topic.name, words: [topic.name, ...topic.words] })),
    ],
    topicNames: new Map(ours.map(topic => [topic.id, topic.name])),
    named: createPercolator(
      ours.flatMap(topic => {
        const parsed = parseQuery([topic.name, ...topic.words].map(inQuotes).join(' OR '))
        return parsed.ok ? [{ id: topic.id, query: parsed.query }] : []
      }),
    ),
    documentTerms: documentTerms(ours, written),
    precedents,
    corrections: new Map(corrected.map(each => [each.correction.id, each.correction])),
  }
  current = { signature, knowledge }
  return knowledge
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
