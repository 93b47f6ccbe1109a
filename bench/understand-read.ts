import { createRequire } from 'node:module'
import { createPercolator } from '#text/percolator'
import { createPrecedents } from '#text/precedents'
import { parseQuery } from '#text/query'
import type { Figure } from '../bin/measure.ts'
import { type LabelledPost, ownPosts } from '../eval/data/kind-posts.ts'
import type { CompanyKnowledge } from '../src/journey/reading/learn-company.ts'
import type { Correction } from '../src/journey/reading/model.ts'
import { readPost } from '../src/journey/reading/read-post.ts'
import { median, rounded } from './house.ts'

export const name = 'understand.read'

const rounds = 7
/** A worker that reads for a minute has compiled what it reads with. */
const warmUp = 30
const corrections = 200
const products = ['Mokka 3', 'Kestrel', 'Lumen', 'Notewell', 'Velvio', 'Fernweh', 'Parcelo', 'Tallow']
const goal = 8_000

/**
 * Posts read by one core, whole, as each is before it is stored: language, kinds with fitted chances, sentiment toward eight products, urgency, entities, topics, toxicity, and what colleagues put
 * right in 200 posts. Our own posts in twelve languages, beside npm vader-sentiment, which reads sentiment alone, taking
 * turns. The ratio is to vader-sentiment's posts per second.
 */
export async function run(report: (figure: Figure) => void): Promise<void> {
  const posts = [...ownPosts('kinds'), ...ownPosts('practice'), ...ownPosts('faults-and-facts')]
  const company = companyOf(posts)
  const now = new Date('2026-05-03T10:00:00Z')
  const whole = ({ text, title, links }: LabelledPost) => readPost({ text, title, links, postedAt: now }, company)
  const require = createRequire(import.meta.url)
  const vader = (
    require('vader-sentiment') as { SentimentIntensityAnalyzer: { polarity_scores(text: string): unknown } }
  ).SentimentIntensityAnalyzer
  const ways = { whole, vader: (post: LabelledPost) => vader.polarity_scores(post.text) }
  const rates: Record<keyof typeof ways, number[]> = { whole: [], vader: [] }
  for (let round = 0; round < warmUp; round++) for (const post of posts) whole(post)
  for (let round = -1; round < rounds; round++)
    for (const way of Object.keys(ways) as (keyof typeof ways)[]) {
      const rate = postsPerSecond(posts, ways[way])
      if (round >= 0) rates[way].push(rate)
    }
  const theirs = Math.round(median(rates.vader))
  report({
    case: `${posts.length.toLocaleString('en')} posts in twelve languages, everything (goal ${goal.toLocaleString('en')})`,
    value: Math.round(median(rates.whole)),
    unit: 'posts/s of one core',
    peer: `vader-sentiment, sentiment alone (${theirs} posts/s)`,
    ratio: rounded(median(rates.whole.map((rate, at) => rate / (rates.vader[at] ?? rate)))),
  })
}

/** By the time the core spent on it, so that what else the machine does counts little. */
function postsPerSecond(posts: LabelledPost[], read: (post: LabelledPost) => unknown): number {
  const began = process.cpuUsage()
  for (const post of posts) read(post)
  const { user, system } = process.cpuUsage(began)
  return (posts.length * 1e6) / (user + system)
}

function companyOf(posts: LabelledPost[]): CompanyKnowledge {
  const precedents = createPrecedents()
  const known = new Map<string, Correction>()
  for (let at = 0; at < corrections; at++) {
    const post = posts[(at * 7) % posts.length]
    const id = `correction ${at}`
    precedents.add(id, { text: post?.text ?? '', title: post?.title })
    known.set(id, {
      id,
      messageId: `post ${at}`,
      conversationId: `conversation ${at}`,
      employeeId: 'ines',
      employeeName: 'Inés',
      label: 'kind',
      was: 'unknown',
      becomes: post?.main ?? 'unknown',
      at: new Date(0),
      undoneAt: null,
    })
  }
  return {
    aspects: [{ name: 'Halden', words: ['Halden'] }, ...products.map(name => ({ name, words: [name] }))],
    topicNames: new Map(products.map(name => [name, name])),
    named: createPercolator(
      products.flatMap(name => {
        const parsed = parseQuery(`"${name}"`)
        return parsed.ok ? [{ id: name, query: parsed.query }] : []
      }),
    ),
    documentTerms: new Map(
      ['firmware', 'battery', 'warranty', 'filter'].map((term, at) => [
        term,
        { term, topicId: products[at] ?? '', document: 'Manual' },
      ]),
    ),
    precedents,
    corrections: known,
  }
}
