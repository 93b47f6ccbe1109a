import type { Understanding } from '#journey/listen'
import { companyKnowledge } from './company-knowledge.ts'
import type { Reading } from './model.ts'
import { readPost } from './read-post.ts'
import { keepReadings } from './store.ts'

/** What listening borrows: each post is read before it is stored, and its reading stored with it. */
export const understanding: Understanding<Reading> = {
  async reader(ctx) {
    const company = await companyKnowledge(ctx)
    return post => readPost(post, company)
  },
  keep: keepReadings,
}
