import { z } from 'zod'
import { forgetSecret, keepSecret } from '#core/secrets'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { type Context, inTransaction } from '#platform/context'
import { enqueue } from '#platform/jobs'
import { hourMs, lease, most, topicAt } from './model.ts'
import { askedSince, putWish, subscriptionAt, toldAt } from './store.ts'
import { verifyIntentJob } from './verify-intent.ts'

/** What a subscriber asks of a hub, in the names of the standard. */
export const AskHub = z.object({
  'hub.mode': z.enum(['subscribe', 'unsubscribe'], 'hub.mode is subscribe or unsubscribe.'),
  'hub.topic': z.string().min(1).max(2_000),
  'hub.callback': z.string().min(1).max(2_000),
  /** The key of the signatures: fewer than 200 bytes. */
  'hub.secret': z
    .string()
    .refine(key => Buffer.byteLength(key) < 200, 'hub.secret is shorter than 200 bytes.')
    .optional(),
  'hub.lease_seconds': z.coerce.number().int().positive().optional(),
})

/**
 * Somebody’s program asks to be told when a feed of ours changes, or to be told no more (WebSub 5.1). Anybody may ask:
 * nothing is told, and nothing is ended, before the address that would be told has said that it wants it.
 *
 * @throws Problem `invalid` where it is no wish, `not-found` where it is no feed of ours, `conflict` where too many ask.
 */
export async function askHub(ctx: Context, input: unknown): Promise<void> {
  const wish = check(AskHub, input)
  const topic = await topicAt(ctx, wish['hub.topic'])
  if (!topic) throw new Problem('not-found', 'There is no such feed here. Its own address stands in it, as “self”.')
  const callback = callbackIn(wish['hub.callback'])
  const before = await subscriptionAt(ctx, topic.url, callback.href)
  // Nobody is told at this address: then there is nothing to end, and nobody to ask.
  if (!before && wish['hub.mode'] === 'unsubscribe') return
  await requireRoom(ctx, callback.host, before)
  await inTransaction(ctx, async ctx => {
    const key = wish['hub.mode'] === 'subscribe' ? wish['hub.secret'] : undefined
    const { id, replacedSecretId } = await putWish(ctx, {
      topic: topic.url,
      scope: topic.scope,
      callback: callback.href,
      host: callback.host,
      mode: wish['hub.mode'],
      secretId: key ? await keepSecret(ctx, 'hub', key) : null,
      leaseSeconds: Math.min(
        Math.max(wish['hub.lease_seconds'] ?? lease.usualSeconds, lease.leastSeconds),
        lease.mostSeconds,
      ),
    })
    if (replacedSecretId) await forgetSecret(ctx, replacedSecretId)
    await enqueue(
      ctx,
      verifyIntentJob,
      { subscriptionId: id },
      { key: `${verifyIntentJob} ${id}`, attempts: 3, oneByOne: `hub ${callback.host}` },
    )
  })
}

function callbackIn(given: string): URL {
  const url = URL.parse(given)
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw new Problem('invalid', 'hub.callback is a whole address that begins with https://.')
  return url
}

/** Whoever is told already may renew at leisure; new ones, and those in haste, are held to a number. */
async function requireRoom(
  ctx: Context,
  host: string,
  before: { until: Date | null; askedAt: Date } | undefined,
): Promise<void> {
  const now = ctx.now()
  if (before?.until && before.until > now && now.getTime() - before.askedAt.getTime() > 60_000) return
  const hourAgo = new Date(now.getTime() - hourMs)
  const { ofHost, inAll } = await askedSince(ctx, host, hourAgo)
  const isFull = before ? false : (await toldAt(ctx, host)) >= most.perHost
  if (isFull || ofHost >= most.askedPerHost || inAll >= most.askedInAll)
    throw new Problem('unavailable', 'Too many ask for the same host at the moment. Try again in an hour.')
}
