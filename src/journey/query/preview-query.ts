import type { Context } from '#platform/context'
import { requireReader } from '#platform/context'
import { createPercolator } from '#text/percolator'
import { describeQuery, evaluate, parseQuery, type Query, type QueryError, toTsQuery } from '#text/query'
import type { Matchable } from '#text/tokens'
import { savedQueries } from './saved-queries.ts'
import { newestPosts, postsWithTerms, type StoredPost } from './store.ts'

export interface CaughtPost {
  messageId: string
  conversationId: string
  network: string
  author: string
  title: string | null
  text: string
  language: string | null
  postedAt: Date
  spans: { field: 'title' | 'text'; start: number; end: number }[]
}

export interface Preview {
  errors: QueryError[]
  inWords: string
  caught: CaughtPost[]
  /** What the query asks for, but for its NOTs: the newest of them, each with the words that kept it out. */
  leftOut: (CaughtPost & { because: string })[]
  /** How many stored posts were looked at; older ones were looked at by their words. */
  looked: number
  more: boolean
  /** Why listening for it is dear; null when it is not. */
  costly: string | null
}

const newest = 2_000
const older = 2_000
const shown = 30

/**
 * Which stored posts would a query have caught? Answered by the same evaluator that listens.
 *
 * The newest posts are looked at one by one: a common word is found there at once. Only when they don't fill the page
 * are older ones asked of the index on words, so neither a common nor a rare word takes long.
 */
export async function previewQuery(ctx: Context, text: string, name?: string): Promise<Preview> {
  requireReader(ctx)
  const parsed = parseQuery(text, await savedQueries(ctx, text, name))
  if (!parsed.ok)
    return { errors: parsed.errors, inWords: '', caught: [], leftOut: [], looked: 0, more: false, costly: null }
  const caught = await caughtPosts(ctx, parsed.query, shown + 1)
  return {
    errors: [],
    inWords: describeQuery(parsed.query),
    caught: caught.posts.slice(0, shown),
    leftOut: leftOutOf(parsed.query, caught.recent).slice(0, shown),
    looked: caught.looked,
    more: caught.posts.length > shown,
    costly: whyCostly(parsed.query) ?? null,
  }
}

/** Said of a query that names nothing that must be there: each post of the world has to be looked at for it. */
export const costlyWords =
  'This names no word, tag, site or author that must be there, so every single post is looked at for it. ' +
  'It works; many such queries make listening slow. Add a word if you can.'

/** Why listening for a query is dear, as the engine that listens sees it; undefined when it is not. */
export function whyCostly(query: Query): string | undefined {
  return createPercolator([{ id: 'asked', query }]).expensive.length > 0 ? costlyWords : undefined
}

export async function caughtPosts(
  ctx: Context,
  query: Query,
  atMost: number,
): Promise<{ posts: CaughtPost[]; recent: StoredPost[]; looked: number }> {
  const recent = await newestPosts(ctx, newest)
  const posts = recent.flatMap(post => caughtBy(query, post)).slice(0, atMost)
  const oldest = recent.at(-1)
  if (posts.length >= atMost || recent.length < newest || !oldest) return { posts, recent, looked: recent.length }
  const tsquery = toTsQuery(query)
  if (!tsquery) return { posts, recent, looked: recent.length }
  const past = await postsWithTerms(ctx, tsquery, oldest.postedAt, older)
  return {
    posts: [...posts, ...past.flatMap(post => caughtBy(query, post))].slice(0, atMost),
    recent,
    looked: recent.length + past.length,
  }
}

/** Posts that only a NOT keeps out, so that a person sees when it says too much. */
function leftOutOf(query: Query, posts: StoredPost[]): (CaughtPost & { because: string })[] {
  if (query.is !== 'all') return []
  const wanted = query.of.filter(part => part.is !== 'not')
  const unwanted = query.of.flatMap(part => (part.is === 'not' ? [part.of] : []))
  const [first] = wanted
  if (!first || unwanted.length === 0) return []
  const without: Query = wanted.length === 1 ? first : { is: 'all', of: wanted }
  return posts.flatMap(post => {
    const [caught] = caughtBy(without, post)
    if (!caught) return []
    for (const part of unwanted) {
      const [kept] = caughtBy(part, post)
      if (kept) return [{ ...caught, spans: kept.spans, because: becauseOf(part, kept, post) }]
    }
    return []
  })
}

function becauseOf(part: Query, { title, text, spans }: CaughtPost, post: StoredPost): string {
  const said = spans.map(({ field, start, end }) => `“${(field === 'title' ? (title ?? '') : text).slice(start, end)}”`)
  if (said.length === 0) return `It is ${describeQuery(whatHolds(part, post))}.`
  return `It says ${[...new Set(said)].slice(0, 3).join(', ')}.`
}

/** Of several that would do, the one that holds for this post. */
function whatHolds(part: Query, post: StoredPost): Query {
  if (part.is !== 'any') return part
  const held = part.of.find(each => caughtBy(each, post).length > 0)
  return held ? whatHolds(held, post) : part
}

function caughtBy(query: Query, post: StoredPost): CaughtPost[] {
  const found = evaluate(query, matchableRow(post))
  return found.matched ? [caughtPost(post, found.spans)] : []
}

/** A stored post as the listening language sees it. */
export function matchableRow(post: StoredPost): Matchable {
  return {
    text: post.text,
    ...(post.title && { title: post.title }),
    ...(post.language && { language: post.language }),
    network: post.network,
    author: {
      handle: post.handle,
      ...(post.name && { name: post.name }),
      ...(post.followers !== null && { followers: post.followers }),
    },
    links: post.links,
    tags: post.tags,
  }
}

/** A stored post with the words that caught it. */
export function caughtPost(post: StoredPost, spans: CaughtPost['spans']): CaughtPost {
  const { messageId, conversationId, network, title, text, language, postedAt } = post
  return {
    messageId,
    conversationId,
    network,
    author: post.name ?? post.handle,
    title,
    text,
    language,
    postedAt,
    spans,
  }
}
