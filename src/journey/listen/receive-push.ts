import { connectorNamed, openSecret, type PushRequest, rememberReceipt, theSource, toolsFor } from '#core/channels'
import { Problem } from '#lib/problem'
import { as, type Context, inTransaction } from '#platform/context'
import { hear } from './hear.ts'
import type { Understanding } from './model.ts'

/**
 * Takes what a network or one of the company's own systems pushes to us. The connector checks the signature;
 * the same signature a second time is refused, and the receipt is stored together with what it brought.
 */
export async function receivePush(
  ctx: Context,
  sourceId: string,
  request: PushRequest,
  understanding: Understanding,
): Promise<{ heard: number; unreadable: { at: string; why: string }[] }> {
  const source = await theSource(ctx, sourceId)
  const connector = connectorNamed(source.connector)
  if (!connector.receive) throw new Problem('not-found', 'There is no such source, or it was closed.')
  if (source.pausedAt) throw new Problem('unavailable', 'This source is resting. Send it again when it goes on.')
  const batch = await connector.receive(
    {
      sourceId,
      settings: source.settings,
      secret: await openSecret(ctx, source.secretId),
      cursor: source.cursor ?? undefined,
      tools: toolsFor(ctx, connector.name),
    },
    request,
  )
  return inTransaction(as(ctx, { kind: 'connector', name: connector.name, sourceId }), async ctx => {
    const signature = request.headers['sosh-signature']
    if (signature && !(await rememberReceipt(ctx, sourceId, signature)))
      throw new Problem('conflict', 'This delivery was received before.')
    const heard = await hear(ctx, source, batch, understanding)
    return { heard, unreadable: batch.unreadable ?? [] }
  })
}
