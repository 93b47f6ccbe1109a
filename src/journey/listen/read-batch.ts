import { setImmediate as breathe } from 'node:timers/promises'
import type { Batch, Post, Source } from '#core/channels'
import { type Listener, listener, type Match, matchable } from '#journey/query'
import type { Context } from '#platform/context'
import { fingerprint } from '#text/fingerprint'
import { searchTerms } from '#text/tokens'
import { type BriefReading, postKey, type Understanding } from './model.ts'

/** What the words of a post tell us; nothing is asked of the database for it. */
export interface Said {
  reading: BriefReading
  fingerprint: bigint
  terms: string[]
}

/** A post, which queries it matches, and, where it will surely be kept, what it says. */
export interface ReadPost {
  post: Post
  matches: Match[]
  said: Said | undefined
}

/** A batch as far as it can be understood before anything is stored. */
export interface ReadBatch {
  posts: ReadPost[]
  listening: Listener
  /** Reads a post that nobody was sure would be kept. */
  say(post: Post): Said
}

/** Reading gives way this often, so that what was stored meanwhile goes on, and pages are answered. */
const mostWithoutBreathMs = 1

/** Matches and reads the posts of a batch. Changes nothing, so it may be done while the batch before is stored. */
export async function readBatch(
  ctx: Context,
  source: Source,
  batch: Batch,
  understanding: Understanding,
): Promise<ReadBatch> {
  const listening = await listener(ctx)
  const read = await understanding.reader(ctx)
  const say = (post: Post) => whatItSays(post, read)
  const posts: ReadPost[] = []
  let breathedAt = performance.now()
  for (const post of uniquePosts(batch)) {
    const matches = listening.match(post)
    const willBeKept = source.keeps === 'all' || matches.length > 0
    posts.push({ post, matches, said: willBeKept ? say(post) : undefined })
    if (performance.now() - breathedAt < mostWithoutBreathMs) continue
    await breathe()
    breathedAt = performance.now()
  }
  return { posts, listening, say }
}

/** Of several words about one post in a batch, the last counts. */
function uniquePosts(batch: Batch): Post[] {
  const posts = new Map<string, Post>()
  for (const news of batch.news) {
    if (news.kind === 'post' || news.kind === 'edit' || news.kind === 'put-back')
      posts.set(postKey(news.post), news.post)
    if (news.kind === 'delete') posts.delete(postKey(news))
  }
  return [...posts.values()]
}

/** Reads one post: what it is, its fingerprint, and the words it can be found by. */
function whatItSays(post: Post, read: (post: Post) => BriefReading): Said {
  return {
    reading: read(post),
    fingerprint: BigInt.asIntN(64, fingerprint(post.text).near),
    terms: searchTerms(matchable(post)),
  }
}
