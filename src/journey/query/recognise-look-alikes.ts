import { type Context, requireReader } from '#platform/context'
import { createPercolator } from '#text/percolator'
import { describeQuery, parseQuery, type QueryError } from '#text/query'
import { caughtInPublic, type LookAlike, lookAlikeRow, lookAlikeRows, newestCaught } from './look-alike-store.ts'
import { type CaughtPost, caughtPost, matchableRow } from './preview-query.ts'
import { savedQueries } from './saved-queries.ts'
import type { StoredPost } from './store.ts'

/** A post that is about another who bears our name. */
export interface Recognised {
  messageId: string
  conversationId: string
  lookAlike: LookAlike
  /** Why, in words: it says “festning”. */
  because: string[]
}

/** Which of these posts, that queries caught, are about something else on the company's list. */
export async function recogniseLookAlikes(ctx: Context, messageIds: string[]): Promise<Recognised[]> {
  const looks = await lookAlikeRows(ctx)
  if (looks.length === 0) return []
  return recognised(ctx, looks, await caughtInPublic(ctx, messageIds))
}

/** Which of the posts that were caught before, and wait still, would have been recognised by one of the list. */
export async function recogniseInPast(ctx: Context, lookAlikeId: string): Promise<Recognised[]> {
  const look = await lookAlikeRow(ctx, lookAlikeId)
  if (!look) return []
  const open = (await newestCaught(ctx, mostLookedAt)).filter(post => post.standing === 'open')
  const posts = await caughtInPublic(
    ctx,
    open.map(post => post.messageId),
  )
  return recognised(ctx, [look], posts)
}

async function recognised(ctx: Context, looks: LookAlike[], posts: StoredPost[]): Promise<Recognised[]> {
  const queries: { id: string; query: Extract<ReturnType<typeof parseQuery>, { ok: true }>['query'] }[] = []
  for (const look of looks) {
    const parsed = parseQuery(look.text, await savedQueries(ctx, look.text))
    if (parsed.ok) queries.push({ id: look.id, query: parsed.query })
  }
  const percolator = createPercolator(queries)
  const byId = new Map(looks.map(look => [look.id, look]))
  return posts.flatMap(post => {
    const [first] = percolator.match(matchableRow(post))
    const lookAlike = first && byId.get(first.id)
    if (!first || !lookAlike) return []
    return [{ messageId: post.messageId, conversationId: post.conversationId, lookAlike, because: first.because() }]
  })
}

export interface LookAlikePreview {
  errors: QueryError[]
  inWords: string
  /** Posts that queries caught, and that this would have set aside. */
  caught: CaughtPost[]
  count: number
  /** How many of them colleagues took for ours: they claimed or answered them. */
  keptByUs: number
  /** How many caught posts were looked at. */
  looked: number
}

const mostLookedAt = 1_000
const shown = 20

/** What of the past would this have set aside? Shown before it is saved. */
export async function previewLookAlike(ctx: Context, text: string): Promise<LookAlikePreview> {
  requireReader(ctx)
  const parsed = parseQuery(text, await savedQueries(ctx, text))
  if (!parsed.ok) return { errors: parsed.errors, inWords: '', caught: [], count: 0, keptByUs: 0, looked: 0 }
  const percolator = createPercolator([{ id: 'asked', query: parsed.query }])
  const posts = await newestCaught(ctx, mostLookedAt)
  const found = posts.flatMap(post => {
    const [match] = percolator.match(matchableRow(post))
    return match ? [{ post, spans: match.spans() }] : []
  })
  return {
    errors: [],
    inWords: describeQuery(parsed.query),
    // Those that we took for ours come first: they are the ones to look at before saving.
    caught: found
      .toSorted((one, other) => Number(isOurs(other.post.standing)) - Number(isOurs(one.post.standing)))
      .slice(0, shown)
      .map(({ post, spans }) => caughtPost(post, spans)),
    count: found.length,
    keptByUs: found.filter(({ post }) => isOurs(post.standing)).length,
    looked: posts.length,
  }
}

function isOurs(standing: string): boolean {
  return standing === 'claimed' || standing === 'in-review' || standing === 'answered'
}
