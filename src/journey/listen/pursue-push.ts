import { connectorNamed, NetworkError, openedSource, sources } from '#core/channels'
import { Problem } from '#lib/problem'
import { as, type Context } from '#platform/context'
import { hear } from './hear.ts'
import type { Understanding } from './model.ts'

export const pursuePushJob = 'pursue push'

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
