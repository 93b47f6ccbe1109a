import { type Context, inTransaction } from '#platform/context'
import { enqueue } from '#platform/jobs'
import type { DeliveryKind } from './model.ts'
import { deliverJob } from './queue-delivery.ts'
import { unhold } from './store.ts'

/**
 * The moment has come for which a person let something go: it leaves word by word as they released it, whoever says so.
 * False where nothing is held under this name.
 */
export async function letHeldGo(ctx: Context, kind: DeliveryKind, subjectId: string): Promise<boolean> {
  return inTransaction(ctx, async ctx => {
    const deliveryId = await unhold(ctx, kind, subjectId)
    if (!deliveryId) return false
    await enqueue(ctx, deliverJob, { deliveryId }, { key: `deliver ${deliveryId}` })
    return true
  })
}
