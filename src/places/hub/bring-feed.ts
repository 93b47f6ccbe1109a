import { createHmac } from 'node:crypto'
import { openSecret } from '#core/secrets'
import { Problem } from '#lib/problem'
import type { Context } from '#platform/context'
import { enqueue } from '#platform/jobs'
import { type ReadFeed, topicAt } from './model.ts'
import { deleteSubscription, isSubscribed, noteTold, subscribersOf, subscriptionRow, topicsOf } from './store.ts'
import { digestOf, settle } from './verify-intent.ts'

export const lookAtFeedsJob = 'look which feeds changed'
export const bringFeedJob = 'bring a feed to a subscriber'

/** Something changed: the feeds that may show it are looked at, where anybody subscribed to one. */
export async function feedsMayHaveChanged(ctx: Context, scopes: string[]): Promise<void> {
  for (const scope of scopes)
    if (await isSubscribed(ctx, scope))
      await enqueue(ctx, lookAtFeedsJob, { scope }, { key: `${lookAtFeedsJob} ${scope}` })
}

/** Reads each of these feeds once, and sends for those who have not been told what it says now. */
export async function lookAtFeeds(ctx: Context, { scope }: { scope: string }, read: ReadFeed): Promise<void> {
  for (const topic of await topicsOf(ctx, scope)) {
    const feed = await read(topic)
    if (!feed) continue
    for (const { id, host } of await subscribersOf(ctx, topic, digestOf(feed.body)))
      await enqueue(
        ctx,
        bringFeedJob,
        { subscriptionId: id },
        { key: `${bringFeedJob} ${id}`, attempts: 12, oneByOne: `hub ${host}` },
      )
  }
}

/**
 * Brings a feed as it is now to one subscriber, signed with the key they gave (WebSub 7). One who is away is tried again,
 * ever more seldom; one who is gone for good (410) is forgotten; what is refused waits for the next change.
 */
export async function bringFeed(
  ctx: Context,
  { subscriptionId }: { subscriptionId: string },
  read: ReadFeed,
): Promise<void> {
  const row = await subscriptionRow(ctx, subscriptionId)
  if (!row?.until || row.until <= ctx.now()) return
  const [feed, topic] = [await read(row.topic), await topicAt(ctx, row.topic)]
  if (!feed || !topic) return
  const digest = digestOf(feed.body)
  if (digest === row.told) return
  const key = row.secretId ? String(await openSecret(ctx, row.secretId)) : undefined
  const status = await post(ctx, row.callback, feed.body, {
    'content-type': feed.contentType,
    link: `<${topic.hub}>; rel="hub", <${topic.url}>; rel="self"`,
    ...(key && { 'x-hub-signature': `sha256=${createHmac('sha256', key).update(feed.body).digest('hex')}` }),
  })
  if (status >= 200 && status < 300) return noteTold(ctx, subscriptionId, digest)
  if (status === 410) return settle(ctx, ctx => deleteSubscription(ctx, subscriptionId))
  if (status === 408 || status === 429 || status >= 500)
    throw new Problem('unavailable', `${row.host} answered ${status}.`)
}

/** Its status; 0 where we do not go there. */
async function post(
  ctx: Context,
  callback: string,
  body: Uint8Array<ArrayBuffer>,
  headers: Record<string, string>,
): Promise<number> {
  try {
    const response = await ctx.fetch(callback, { method: 'POST', headers, body, redirect: 'manual', timeoutMs: 15_000 })
    await response.body?.cancel()
    return response.status
  } catch (error) {
    if (error instanceof Problem && error.kind === 'refused') return 0
    throw error
  }
}
