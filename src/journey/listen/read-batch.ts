import { setImmediate as breathe } from 'node:timers/promises'
import type { Batch, Post, Source } from '#core/channels'
import { type Listener, listener, type Match, matchable } from '#journey/query'
import type { Context } from '#platform/context'
import { fingerprint } from '#text/fingerprint'
import { searchTerms } from '#text/tokens'
import { type BriefReading, postKey, type Understanding } from './model.ts'

interface Words {
  fingerprint: bigint
  terms: string[]
}

/** What a post tells us; nothing is asked of the database for it. */
export interface Said extends Words {
  reading: BriefReading
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
  const reader = await understanding.reader(ctx)
  const posts: ReadPost[] = []
  await breathing(uniquePosts(batch), post => {
    posts.push({ post, matches: listening.match(post), said: undefined })
  })
  const kept = posts.filter(({ matches }) => source.keeps === 'all' || matches.length > 0)
  const aside = reader.readAside(kept.map(({ post }) => post))
  const words: Words[] = []
  await breathing(kept, ({ post }) => words.push(wordsOf(post)))
  const readings = await aside
  let at = 0
  await breathing(kept, each => {
    const reading = readings?.[at] ?? reader.read(each.post)
    each.said = { reading, ...(words[at] ?? wordsOf(each.post)) }
    at++
  })
  return { posts, listening, say: post => ({ reading: reader.read(post), ...wordsOf(post) }) }
}

async function breathing<Each>(all: readonly Each[], work: (each: Each) => void): Promise<void> {
  let breathedAt = performance.now()
  for (const each of all) {
    work(each)
    if (performance.now() - breathedAt < mostWithoutBreathMs) continue
    await breathe()
    breathedAt = performance.now()
  }
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

/** What is told of a post by its words alone: its fingerprint, and the words it can be found by. */
function wordsOf(post: Post): Words {
  return {
    fingerprint: BigInt.asIntN(64, fingerprint(post.text).near),
    terms: searchTerms(matchable(post)),
  }
}
