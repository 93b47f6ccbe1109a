import type { Understanding } from '#journey/listen'
import { type Reading, readAside, readPost } from '#journey/reading'
import { knowCompany } from './know-company.ts'
import { keepReadings } from './store.ts'

/** What listening borrows: each post is read before it is stored, and its reading stored with it. */
export const understanding: Understanding<Reading> = {
  async reader(ctx) {
    const { facts, knowledge } = await knowCompany(ctx)
    const read = (post: Parameters<typeof readPost>[0]) => readPost(post, knowledge)
    return { read, readAside: posts => readAside(posts, facts, ctx.log) }
  },
  keep: keepReadings,
}
