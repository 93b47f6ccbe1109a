import {
  type Batch,
  closedSource,
  connectorNamed,
  openedSource,
  type PushRequest,
  rememberReceipt,
  theSource,
} from '#core/channels'
import { Problem } from '#lib/problem'
import { as, type Context, inTransaction } from '#platform/context'
import { enqueue } from '#platform/jobs'
import { hear } from './hear.ts'
import type { Understanding } from './model.ts'
import { pursuePushJob } from './pursue-push.ts'

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
