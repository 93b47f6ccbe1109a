import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { type Answer, call, linksIn } from '#connectors/web'
import { type Batch, type ConnectorTools, NetworkError, type OpenSource, type PushRequest } from '#core/channels'
import { Problem } from '#lib/problem'

/**
 * Subscribing to a feed at its hub, so that news is pushed to us (W3C WebSub; PubSubHubbub 0.3 and 0.4 hubs as well).
 * What is known of it lies with the source's secret and not in its cursor: the hub may confirm while the feed is being
 * asked, and one would overwrite the other.
 */
export const Subscription = z.object({
  hub: z.string().min(1),
  topic: z.string().min(1),
  /** The key of the pushes' signatures, made by us. */
  key: z.string().min(32),
  askedAtMs: z.number(),
  /** The end of the lease that the hub confirmed. */
  untilMs: z.number().optional(),
  deniedWhy: z.string().optional(),
  /** The feed was closed: the hub may be told, when it asks, that it need not push any more. */
  isLeaving: z.boolean().optional(),
})
export type Subscription = z.infer<typeof Subscription>

export const Secret = z.object({ subscription: Subscription.optional() })
export type Secret = z.infer<typeof Secret>

/** A hub, and the name under which it knows the feed. */
export interface HubTopic {
  hub: string
  topic: string
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
const wantedLeaseMs = 10 * dayMs
const askAgainMs = dayMs
/** A hub that confirmed once and is late with the renewal is asked again soon. */
const renewAgainMs = hourMs

/** The hub of a feed: what the answer's headers say goes before what the feed says. */
export function hubOf(headers: Headers, feed: { hubs: string[]; self?: string }, url: string): HubTopic | undefined {
  const links = linksIn(headers.get('link'))
  const named = (rel: string) => links.find(link => link.rels.includes(rel))?.href
  const hub = absolute(named('hub') ?? feed.hubs[0], url)
  const topic = absolute(named('self') ?? feed.self ?? url, url)
  return hub && topic ? { hub, topic } : undefined
}

function absolute(href: string | undefined, base: string): string | undefined {
  const url = href === undefined ? null : URL.parse(href, base)
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined
}

/** Is there a lease on this very hub and topic that has not run out? */
export function isLeased(subscription: Subscription | undefined, wanted: HubTopic | undefined, now: number): boolean {
  return subscription !== undefined && sameTopic(subscription, wanted) && (subscription.untilMs ?? 0) > now
}

function sameTopic(subscription: Subscription | undefined, wanted: HubTopic | undefined): boolean {
  return subscription?.hub === wanted?.hub && subscription?.topic === wanted?.topic
}

/** When a hub is to be asked the next time: at once, before a lease runs out, or a day after it did not answer. */
export function askDueAt(subscription: Subscription | undefined, wanted: HubTopic, now: number): number {
  if (!subscription || !sameTopic(subscription, wanted)) return now
  const { untilMs, askedAtMs } = subscription
  if (untilMs === undefined || untilMs <= now) return askedAtMs + askAgainMs
  // A fifth of the lease before its end, and not more often than hourly (or a tenth, where leases are short).
  const lease = Math.max(untilMs - askedAtMs, minuteMs)
  const renewAt = untilMs - lease / 5
  return askedAtMs >= renewAt ? askedAtMs + Math.min(renewAgainMs, lease / 10) : renewAt
}

/** Asks the hub to push, where that is due; what it does not take is no failure of the feed, which is polled anyway. */
export async function subscribeWhereDue(
  source: OpenSource<unknown, Secret | undefined>,
  wanted: HubTopic | undefined,
  signal: AbortSignal,
): Promise<Subscription | undefined> {
  const { hookUrl, keepSecret, tools } = source
  const before = source.secret?.subscription
  const now = tools.now().getTime()
  if (!wanted || !hookUrl || !keepSecret) return undefined
  if (askDueAt(before, wanted, now) > now) return before
  // An old lease on another hub or topic is given back where that is easy, else runs out: its pushes no longer fit the key.
  if (before && !sameTopic(before, wanted)) await tellHub(tools, before, hookUrl, 'unsubscribe', signal).catch(() => {})
  const kept = before && sameTopic(before, wanted) ? before : { ...wanted, key: randomBytes(24).toString('hex') }
  const subscription: Subscription = { ...kept, askedAtMs: now, deniedWhy: undefined }
  // Kept before the hub hears of it: it may confirm before it has answered.
  await keepSecret({ subscription })
  try {
    const { status } = await tellHub(tools, subscription, hookUrl, 'subscribe', signal)
    tools.log('A hub was asked to push', { status })
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error
    tools.log('A hub could not be asked to push')
  }
  return subscription
}

/** The hub is to push no more: the feed was closed. It asks back, as it did before; what it never confirmed it forgets. */
export async function unsubscribe(source: OpenSource<unknown, Secret | undefined>): Promise<void> {
  const { hookUrl, keepSecret, tools } = source
  const subscription = source.secret?.subscription
  const runsOutAtMs = subscription?.untilMs ?? (subscription?.askedAtMs ?? 0) + askAgainMs
  if (!subscription || !hookUrl || runsOutAtMs <= tools.now().getTime()) return
  await keepSecret?.({ subscription: { ...subscription, isLeaving: true } })
  const { ok, status } = await tellHub(tools, subscription, hookUrl, 'unsubscribe')
  if (!ok) throw new NetworkError('refused', `The hub ${new URL(subscription.hub).host} answered ${status}.`)
}

/** Asks a hub to push to us, or to do so no more; it asks back by a GET whether that was us. */
function tellHub(
  tools: ConnectorTools,
  { hub, topic, key }: Pick<Subscription, 'hub' | 'topic' | 'key'>,
  hookUrl: string,
  mode: 'subscribe' | 'unsubscribe',
  signal?: AbortSignal,
): Promise<Answer> {
  const wish = { 'hub.secret': key, 'hub.lease_seconds': String(wantedLeaseMs / 1000) }
  return call(tools, {
    url: hub,
    method: 'POST',
    form: {
      'hub.mode': mode,
      'hub.topic': topic,
      'hub.callback': hookUrl,
      ...(mode === 'subscribe' && wish),
      // Hubs of the older PubSubHubbub ask for it; the others pass it over.
      'hub.verify': 'async',
    },
    headers: { accept: '*/*' },
    signal,
  })
}

/**
 * Answers a hub's question whether it was really us who asked (a GET), by its challenge; anybody else's subscription
 * in our name is denied.
 */
export async function confirmIntent(
  source: OpenSource<unknown, Secret | undefined>,
  request: PushRequest,
): Promise<{ response: Batch['response']; subscription: Subscription | undefined }> {
  const asked = new URL(request.url).searchParams
  const mode = asked.get('hub.mode')
  const topic = asked.get('hub.topic')
  const subscription = source.secret?.subscription
  const isOurs = subscription !== undefined && topic === subscription.topic
  if (mode === 'denied' && isOurs) {
    const deniedWhy = (asked.get('hub.reason') ?? '').slice(0, 300)
    const denied = { ...subscription, untilMs: undefined, deniedWhy }
    await source.keepSecret?.({ subscription: denied })
    return { response: said('Noted.'), subscription: denied }
  }
  const challenge = asked.get('hub.challenge') ?? ''
  if (!challenge || (mode !== 'subscribe' && mode !== 'unsubscribe')) throw nobodyAsked()
  if (mode === 'unsubscribe' && (!isOurs || subscription.isLeaving)) return { response: said(challenge), subscription }
  if (mode === 'unsubscribe' || !isOurs || subscription.isLeaving) throw nobodyAsked()
  const leaseMs = Number(asked.get('hub.lease_seconds')) * 1000 || wantedLeaseMs
  const confirmed = {
    ...subscription,
    untilMs: source.tools.now().getTime() + Math.min(Math.max(leaseMs, minuteMs), 90 * dayMs),
    deniedWhy: undefined,
  }
  await source.keepSecret?.({ subscription: confirmed })
  return { response: said(challenge), subscription: confirmed }
}

function said(body: string): Batch['response'] {
  return { status: 200, contentType: 'text/plain; charset=utf-8', body }
}

function nobodyAsked(): Problem {
  return new Problem('not-found', 'Nobody here asked for that.')
}

const algorithms = new Set(['sha1', 'sha256', 'sha384', 'sha512'])

/** Checks `X-Hub-Signature: sha256=…` over the bytes; throws `Problem('forbidden')` where it does not hold. */
export function verifyPush(headers: Record<string, string>, body: Uint8Array, key: string | undefined): void {
  const [, algorithm = '', digest = ''] = /^\s*(\w+)=([0-9a-f]+)\s*$/i.exec(headers['x-hub-signature'] ?? '') ?? []
  const name = algorithm.toLowerCase()
  if (!key || !algorithms.has(name)) throw unsigned()
  const given = Buffer.from(digest, 'hex')
  const wanted = createHmac(name, key).update(body).digest()
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw unsigned()
}

function unsigned(): Problem {
  return new Problem('forbidden', 'The signature of this push does not hold.')
}
