import {
  closedSource,
  connectorNamed,
  dropSourceSecret,
  NetworkError,
  openedSource,
  type Source,
  sources,
  theLiveAccount,
} from '#core/channels'
import { forgetSecret } from '#core/secrets'
import { Problem } from '#lib/problem'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { enqueue } from '#platform/jobs'

declare module '#platform/events' {
  interface Events {
    /** What was set up at the network of a closed source is still there, and somebody has to take it away by hand. */
    'source.left-behind': { sourceId: string; why: string }
  }
}

export const leaveSourceJob = 'leave source'

/** Whoever still listens to it has noticed by then, and sets nothing up any more. */
const noticedAfterMs = 5_000
/** So long it is tried, ever more seldom. */
const triesForMs = 24 * 3_600_000

/**
 * A source was closed, or the account that it listened through disconnected: what its connector set up at the network is
 * taken back, and its secret forgotten.
 */
export async function queueLeaving(ctx: Context, sourceId: string): Promise<void> {
  const closedAt = ctx.now()
  const runAt = new Date(closedAt.getTime() + noticedAfterMs)
  await enqueue(ctx, leaveSourceJob, { sourceId, closedAt }, { key: `leave ${sourceId}`, runAt })
}

/** Takes back what makes the network call us, and forgets the secret; what can't be reached is tried again for a day. */
export async function leaveSource(
  ctx: Context,
  { sourceId, closedAt }: { sourceId: string; closedAt: string },
): Promise<void> {
  const source = await whatIsLeft(ctx, sourceId)
  if (!source) return
  const connector = connectorNamed(source.connector)
  // Without what it was signed in by there is nothing to take back, or it was taken back before.
  const isSignedIn = !connector.secret || source.secretId !== null || source.accountId !== null
  const failure =
    isSignedIn && connector.close && (await failureOf(async () => connector.close?.(await openedSource(ctx, source))))
  if (failure && !isForGood(failure) && ctx.now().getTime() < Date.parse(closedAt) + triesForMs) throw failure
  await inTransaction(ctx, async ctx => {
    const secretId = await dropSourceSecret(ctx, sourceId)
    if (secretId) await forgetSecret(ctx, secretId)
    // Who is signed out there is called no more, either.
    if (failure && outcomeOf(failure) !== 'signed-out')
      await emit(ctx, 'source.left-behind', { sourceId, why: failure.message })
  })
}

/** A source that is heard no more, by the secret that it can still be taken back by; `undefined` where it is heard. */
async function whatIsLeft(ctx: Context, sourceId: string): Promise<Source | undefined> {
  const closed = await closedSource(ctx, sourceId)
  const source = closed ?? (await sources(ctx)).find(each => each.id === sourceId)
  if (!source) return undefined
  const account = source.accountId && (await theLiveAccount(ctx, source.accountId))
  if (account) return closed
  return closed || source.accountId ? { ...source, accountId: null } : undefined
}

async function failureOf(work: () => Promise<void>): Promise<Problem | NetworkError | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    if (error instanceof NetworkError || error instanceof Problem) return error
    throw error
  }
}

const outcomeOf = (failure: Problem | NetworkError) =>
  failure instanceof NetworkError ? failure.outcome : failure.kind === 'unavailable' ? 'later' : 'refused'

const isForGood = (failure: Problem | NetworkError) => ['refused', 'signed-out'].includes(outcomeOf(failure))
