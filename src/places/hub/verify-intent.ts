import { createHash } from 'node:crypto'
import { forgetSecret } from '#core/secrets'
import { Problem } from '#lib/problem'
import { type Context, inTransaction } from '#platform/context'
import type { ReadFeed } from './model.ts'
import { confirmWish, deleteSubscription, dropWish, subscriptionRow } from './store.ts'

export const verifyIntentJob = 'ask a subscriber'

/** Of what was told last, so that nobody is told the same twice. */
export function digestOf(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('base64url')
}

/**
 * Asks the address that is to be told whether it wants that, by a word that only an answer from there can hold (WebSub
 * 5.3). What is not confirmed changes nothing: whoever was told is told on, and whoever was not, is not.
 */
export async function verifyIntent(
  ctx: Context,
  { subscriptionId }: { subscriptionId: string },
  read: ReadFeed,
): Promise<void> {
  const wish = await subscriptionRow(ctx, subscriptionId)
  if (!wish?.askedMode) return
  const feed = await read(wish.topic)
  if (!feed && wish.askedMode === 'subscribe') {
    await ask(ctx, wish.callback, {
      'hub.mode': 'denied',
      'hub.topic': wish.topic,
      'hub.reason': 'It is there no more.',
    })
    return settle(ctx, ctx => dropWish(ctx, wish))
  }
  const challenge = ctx.secrets.randomToken()
  const said = await ask(ctx, wish.callback, {
    'hub.mode': wish.askedMode,
    'hub.topic': wish.topic,
    'hub.challenge': challenge,
    ...(wish.askedMode === 'subscribe' && { 'hub.lease_seconds': String(wish.askedLeaseSeconds) }),
  })
  if (said !== challenge) return settle(ctx, ctx => dropWish(ctx, wish))
  if (wish.askedMode === 'unsubscribe') return settle(ctx, ctx => deleteSubscription(ctx, subscriptionId))
  await settle(ctx, ctx => confirmWish(ctx, wish, feed ? digestOf(feed.body) : ''))
}

/** Changes it, and forgets the keys that nobody needs any more. */
export async function settle(ctx: Context, change: (ctx: Context) => Promise<string[]>): Promise<void> {
  await inTransaction(ctx, async ctx => {
    for (const id of await change(ctx)) await forgetSecret(ctx, id)
  })
}

/** What it answers, where that is a yes. An address that leads elsewhere is none; one that is silent is asked again. */
async function ask(ctx: Context, callback: string, about: Record<string, string>): Promise<string | undefined> {
  const url = new URL(callback)
  for (const [name, value] of Object.entries(about)) url.searchParams.append(name, value)
  try {
    const response = await ctx.fetch(url, { redirect: 'manual', timeoutMs: 10_000, maxBytes: 4_096 })
    const text = await response.text()
    if (response.status >= 500) throw new Problem('unavailable', `${url.host} answered ${response.status}.`)
    return response.ok ? text : undefined
  } catch (error) {
    if (error instanceof Problem && error.kind === 'refused') return undefined
    throw error
  }
}
