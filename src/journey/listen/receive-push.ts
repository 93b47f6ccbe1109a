import {
  type Batch,
  closedSource,
  connectorNamed,
  NetworkError,
  openedSource,
  type PushRequest,
  rememberReceipt,
  sources,
  theSource,
} from '#core/channels'
import { Problem } from '#lib/problem'
import { as, type Context, inTransaction } from '#platform/context'
import { enqueue } from '#platform/jobs'
import { hear } from './hear.ts'
import type { Understanding } from './model.ts'

export const pursuePushJob = 'pursue push'

/**
 * Takes what a network or one of the company's own systems pushes to us. The connector checks the signature;
 * the same signature a second time is refused, and the receipt is stored together with what it brought.
 * A source that was closed brings nothing more; it only answers its network's question whether it is to be called.
 */
export async function receivePush(
  ctx: Context,
  sourceId: string,
  request: PushRequest,
  understanding: Understanding,
): Promise<{ heard: number; unreadable: { at: string; why: string }[]; response?: Batch['response'] }> {
  const closed = request.method === 'GET' ? await closedSource(ctx, sourceId) : undefined
  const source = closed ?? (await theSource(ctx, sourceId))
  const connector = connectorNamed(source.connector)
  if (!connector.receive) throw new Problem('not-found', 'There is no such source, or it was closed.')
  if (!closed && source.pausedAt)
    throw new Problem('unavailable', 'This source is resting. Send it again when it goes on.')
  const batch = await connector.receive(await openedSource(ctx, source), request)
  if (closed) return { heard: 0, unreadable: [], ...(batch.response && { response: batch.response }) }
  return inTransaction(as(ctx, { kind: 'connector', name: connector.name, sourceId }), async ctx => {
    const signature = request.headers['sosh-signature']
    if (signature && !(await rememberReceipt(ctx, sourceId, signature)))
      throw new Problem('conflict', 'This delivery was received before.')
    const heard = await hear(ctx, source, batch, understanding)
    for (const later of batch.later ?? []) await enqueue(ctx, pursuePushJob, { sourceId, later }, { attempts: 8 })
    return { heard, unreadable: batch.unreadable ?? [], ...(batch.response && { response: batch.response }) }
  })
}

/**
 * Does what was left for later when something was pushed to us: a page that names us is read, for one. It was stored
 * with the receipt, so nothing that we said we took is lost; what fails for now is tried again, ever more seldom.
 */
export async function pursuePush(
  ctx: Context,
  { sourceId, later }: { sourceId: string; later: unknown },
  understanding: Understanding,
): Promise<void> {
  const source = (await sources(ctx)).find(one => one.id === sourceId)
  const connector = source && connectorNamed(source.connector)
  if (!source || !connector?.pursue) return
  try {
    const batch = await connector.pursue(await openedSource(ctx, source), later)
    await hear(as(ctx, { kind: 'connector', name: connector.name, sourceId }), source, batch, understanding)
  } catch (error) {
    if (!['refused', 'signed-out', 'forbidden', 'invalid', 'not-found', 'conflict'].includes(outcomeOf(error)))
      throw error
    ctx.log.info('What was pushed came to nothing', { sourceId, outcome: outcomeOf(error) })
  }
}

function outcomeOf(error: unknown): string {
  if (error instanceof NetworkError) return error.outcome
  return error instanceof Problem ? error.kind : 'unexpected'
}
