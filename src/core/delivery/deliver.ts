import {
  type Connector,
  NetworkError,
  noticeSignedOut,
  type OpenAccount,
  openAccount,
  retryAt,
  type Sent,
} from '#core/channels'
import { frozenLike } from '#core/freeze'
import { Problem } from '#lib/problem'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { enqueue } from '#platform/jobs'
import { type Delivery, type DeliveryKind, isHarmlessTwice, isSaid, nextMove } from './model.ts'
import { deliverJob } from './queue-delivery.ts'
import { deliveryById, dueDeliveries, putBack, settle, takeUp } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'delivery.sent': { deliveryId: string; kind: DeliveryKind; subjectId: string; externalId: string; url?: string }
    'delivery.refused': { deliveryId: string; kind: DeliveryKind; subjectId: string; why: string }
    'delivery.doubtful': { deliveryId: string; kind: DeliveryKind; subjectId: string }
    'delivery.waits': { deliveryId: string; kind: DeliveryKind; subjectId: string; why: string; nextTryAt: string }
  }
}

const mostAttempts = 30

/**
 * Does one errand on its network, exactly once.
 *
 * The row says `sending` before the network is called, so after a crash it is known that a try may have arrived. Then the
 * network is asked first; where it can't tell, the doubt is shown to the author instead of a second copy to the world.
 * What is the same when done twice (an edit, a gesture, taking something back) is simply done again.
 */
export async function deliver(ctx: Context, deliveryId: string): Promise<void> {
  const delivery = await deliveryById(ctx, deliveryId)
  if (!delivery) return
  const opened = await open(ctx, delivery)
  if (!opened) return
  const { connector, account } = opened
  const { errand } = delivery
  const network = isHarmlessTwice(errand.kind) ? 'harmless-twice' : connector.capabilities.exactlyOnce
  const move = nextMove(delivery, network, ctx.now())
  if (move === 'leave') return
  if (move === 'doubt') return settleDoubtful(ctx, delivery)
  if (delivery.state === 'waiting' && (await isFrozen(ctx, delivery)))
    return settleRefused(
      ctx,
      delivery,
      'Nothing like it leaves at the moment: a colleague stopped it. Your words are kept.',
    )
  if (!(await takeUp(ctx, delivery))) return
  // Until the network was asked, nobody knows whether an earlier try arrived.
  let isKnown = move === 'send'
  try {
    const before = move === 'ask' ? await find(connector, account, delivery) : undefined
    isKnown = true
    const sent = before ?? (await call(connector, account, delivery))
    await settleSent(ctx, delivery, sent)
  } catch (error) {
    await afterFailure(ctx, delivery, connector, error, isKnown)
  }
}

/** What an earlier try brought there. */
async function find(connector: Connector, account: OpenAccount, { errand }: Delivery): Promise<Sent | undefined> {
  return isSaid(errand.kind) && 'message' in errand ? connector.find?.(account, errand.message) : undefined
}

/** Stopped after its author pressed: what has certainly not left yet stays here. */
async function isFrozen(ctx: Context, { errand }: Delivery): Promise<boolean> {
  if (!('message' in errand)) return false
  const putsRight = 'putsRight' in errand ? errand.putsRight : undefined
  const { text, topic } = errand.message
  const said = topic ? `${topic.title}\n\n${text}` : text
  return (await frozenLike(ctx, said, putsRight)) !== undefined
}

async function call(connector: Connector, account: OpenAccount, { errand }: Delivery): Promise<Sent> {
  switch (errand.kind) {
    case 'answer':
    case 'statement':
    case 'offer':
    case 'share':
      if (!connector.send) throw cant(connector, errand.kind === 'answer' ? 'be answered' : 'be said')
      return connector.send(account, errand.message)
    case 'edit':
    case 'correction':
    case 'offer-change':
      if (!connector.edit) throw cant(connector, 'be changed')
      return connector.edit(account, errand.of, errand.message)
    case 'gesture':
      if (!connector.gesture) throw cant(connector, `be ${errand.gesture.gesture === 'like' ? 'liked' : 'boosted'}`)
      return connector.gesture(account, errand.gesture)
    default:
      if (!connector.retract) throw cant(connector, 'be taken back')
      await connector.retract(account, errand.of)
      return errand.of
  }
}

function cant({ label }: Connector, what: string): NetworkError {
  return new NetworkError('refused', `On ${label} nothing can ${what} from here.`)
}

async function open(
  ctx: Context,
  delivery: Delivery,
): Promise<{ connector: Connector; account: OpenAccount } | undefined> {
  try {
    return await openAccount(ctx, delivery.accountId)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    await settleRefused(ctx, delivery, error.message)
    return undefined
  }
}

async function afterFailure(
  ctx: Context,
  delivery: Delivery,
  connector: Connector,
  error: unknown,
  isKnown: boolean,
): Promise<void> {
  // What is not a network's own word may have happened after the message left: it is treated as unknown.
  const outcome = error instanceof NetworkError ? error.outcome : 'unknown'
  const mayHaveArrived = outcome === 'unknown' || !isKnown
  const words = error instanceof NetworkError ? error.message : `${connector.label} did not answer clearly.`
  if (!(error instanceof NetworkError))
    ctx.log.error('A delivery failed unexpectedly', { deliveryId: delivery.id, error: nameOf(error) })
  if (outcome === 'refused' && !isKnown) return settleDoubtful(ctx, delivery)
  if (outcome === 'refused') return settleRefused(ctx, delivery, words)
  if (outcome === 'signed-out') await noticeSignedOut(ctx, delivery.accountId, words)
  if (delivery.attempts + 1 >= mostAttempts) {
    if (mayHaveArrived) return settleDoubtful(ctx, delivery)
    return settleRefused(ctx, delivery, `${words} Sosh tried ${mostAttempts} times.`)
  }
  const harmless = isHarmlessTwice(delivery.errand.kind)
  if (outcome === 'unknown' && !harmless && connector.capabilities.exactlyOnce === 'no')
    return settleDoubtful(ctx, delivery)
  const again =
    error instanceof NetworkError && error.retryAt
      ? error.retryAt
      : retryAt(delivery.attempts, ctx.now(), Math.random())
  await inTransaction(ctx, async ctx => {
    await putBack(ctx, delivery.id, again, words, harmless || !mayHaveArrived)
    await enqueue(ctx, deliverJob, { deliveryId: delivery.id }, { key: `deliver ${delivery.id}`, runAt: again })
    await emit(ctx, 'delivery.waits', {
      ...of(delivery),
      why: words,
      nextTryAt: again.toISOString(),
    })
  })
}

async function settleSent(ctx: Context, delivery: Delivery, sent: Sent): Promise<void> {
  await inTransaction(ctx, async ctx => {
    if (!(await settle(ctx, delivery.id, { state: 'sent', sent }))) return
    await emit(ctx, 'delivery.sent', {
      ...of(delivery),
      externalId: sent.externalId,
      ...(sent.url && { url: sent.url }),
    })
  })
}

async function settleRefused(ctx: Context, delivery: Delivery, why: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    if (await settle(ctx, delivery.id, { state: 'refused', failure: why }))
      await emit(ctx, 'delivery.refused', { ...of(delivery), why })
  })
}

async function settleDoubtful(ctx: Context, delivery: Delivery): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const failure = 'It may have arrived: the network could not tell. Look there before you send it again.'
    if (await settle(ctx, delivery.id, { state: 'doubtful', failure }))
      await emit(ctx, 'delivery.doubtful', of(delivery))
  })
}

function of(delivery: Delivery): { deliveryId: string; kind: DeliveryKind; subjectId: string } {
  return { deliveryId: delivery.id, kind: delivery.errand.kind, subjectId: delivery.subjectId }
}

/** Takes up whatever is due, in case its job was lost with a machine. */
export async function sweepDeliveries(ctx: Context): Promise<void> {
  for (const id of await dueDeliveries(ctx))
    await enqueue(ctx, deliverJob, { deliveryId: id }, { key: `deliver ${id}` })
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown'
}
