import { accountsOf } from '#core/people'
import { conversationsById, knownRoots, messagesOfAll, type Standing } from '#journey/listen'
import { openShare, postsOfShare } from '#places/share'
import { type Context, requireEmployee } from '#platform/context'

/** A conversation that people began below a post of ours. */
export interface Echo {
  conversationId: string
  network: string
  standing: Standing
  /** Who began it, and how. */
  byName: string
  words: string
  at: Date
}

/** What people answered to what a colleague told on networks: each is a conversation like any other; the newest first. */
export async function hearEcho(ctx: Context, shareId: string): Promise<Echo[]> {
  requireEmployee(ctx)
  await openShare(ctx, shareId)
  const posts = (await postsOfShare(ctx, shareId)).flatMap(({ network, externalId }) =>
    externalId ? [{ network, externalId }] : [],
  )
  const ids = (await knownRoots(ctx, posts)).map(({ conversationId }) => conversationId)
  const ours = new Set(posts.map(({ externalId }) => externalId))
  const threads = await messagesOfAll(ctx, ids)
  const people = await whoIs(ctx, threads)
  return (await conversationsById(ctx, ids))
    .flatMap(({ id: conversationId, network, standing }) => {
      // The post itself stands at the head of its thread, once that was fetched.
      const first = threads
        .get(conversationId)
        ?.find(({ accountId, externalId, removedAt }) => accountId && !removedAt && !ours.has(externalId))
      if (!first?.accountId) return []
      const byName = people.get(first.accountId) ?? 'Somebody'
      return [{ conversationId, network, standing, byName, words: first.text, at: first.postedAt }]
    })
    .sort((a, b) => b.at.getTime() - a.at.getTime())
}

async function whoIs(ctx: Context, threads: Map<string, { accountId: string | null }[]>): Promise<Map<string, string>> {
  const ids = [...threads.values()].flat().flatMap(({ accountId }) => accountId ?? [])
  const found = await accountsOf(ctx, [...new Set(ids)])
  return new Map(found.map(({ id, name, handle }) => [id, name ?? handle]))
}
