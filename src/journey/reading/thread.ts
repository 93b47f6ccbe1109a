import { parentPort } from 'node:worker_threads'
import { type CompanyFacts, type CompanyKnowledge, learnCompany } from './learn-company.ts'
import type { Readable, Reading } from './model.ts'
import { readPost } from './read-post.ts'

/** What the thread is told. The facts come with the first posts, and again whenever they changed. */
export interface Told {
  facts?: CompanyFacts
  posts: Readable[]
}

/** A processor of its own for reading: posts come in, their readings go back in the same order. */
let company: CompanyKnowledge | undefined

parentPort?.on('message', ({ facts, posts }: Told) => {
  if (facts) company = learnCompany(facts)
  const readings: Reading[] = []
  for (const post of posts) if (company) readings.push(readPost(post, company))
  parentPort?.postMessage(readings)
})
