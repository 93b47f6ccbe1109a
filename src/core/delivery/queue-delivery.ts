import type { OutgoingMessage } from '#core/channels'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { enqueue } from '#platform/jobs'
import type { DeliveryKind } from './model.ts'
import { insertDelivery } from './store.ts'

export const deliverJob = 'deliver'

/**
 * Puts a message in line to leave. The last gate of the house: whoever acts must be the person who wrote it,
 * signed in as themselves. No token, job, import or colleague passes here in another's name.
 */
export async function queueDelivery(
  ctx: Context,
  delivery: {
    kind: DeliveryKind
    subjectId: string
    accountId: string
    authorId: string
    message: Omit<OutgoingMessage, 'deliveryId' | 'createdAt'>
  },
): Promise<string> {
  const me = requireEmployee(ctx)
  if (me.employeeId !== delivery.authorId) throw new Problem('forbidden', 'Only the person who wrote this can send it.')
  return inTransaction(ctx, async ctx => {
    const id = newId()
    const message: OutgoingMessage = { ...delivery.message, deliveryId: id, createdAt: ctx.now() }
    if (!(await insertDelivery(ctx, { ...delivery, id, message })))
      throw new Problem('conflict', 'This is on its way already.')
    await enqueue(ctx, deliverJob, { deliveryId: id }, { key: `deliver ${id}` })
    return id
  })
}
