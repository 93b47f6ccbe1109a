import type { OutgoingGesture, OutgoingMessage, Sent } from '#core/channels'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { enqueue } from '#platform/jobs'
import type { Errand } from './model.ts'
import { insertDelivery } from './store.ts'

export const deliverJob = 'deliver'

type Message = Omit<OutgoingMessage, 'deliveryId' | 'createdAt'>
type ToDo =
  | { kind: 'answer'; message: Message }
  | { kind: 'edit'; message: Message; of: Sent }
  | { kind: 'retraction' | 'taking-back'; of: Sent }
  | { kind: 'gesture'; gesture: OutgoingGesture['gesture']; to: OutgoingGesture['to'] }

/**
 * Puts something in line to leave: an answer, its change, its taking back, a gesture. The last gate of the house:
 * whoever acts must be the person in whose name it happens, signed in as themselves. No token, job, import or
 * colleague passes here in another's name.
 */
export async function queueDelivery(
  ctx: Context,
  delivery: ToDo & { subjectId: string; accountId: string; authorId: string },
): Promise<string> {
  const me = requireEmployee(ctx)
  if (me.employeeId !== delivery.authorId) throw new Problem('forbidden', 'Only the person who wrote this can send it.')
  const { subjectId, accountId, authorId } = delivery
  return inTransaction(ctx, async ctx => {
    const id = newId()
    if (!(await insertDelivery(ctx, { id, subjectId, accountId, authorId, errand: errandOf(delivery, id, ctx.now()) })))
      throw new Problem('conflict', 'This is on its way already.')
    await enqueue(ctx, deliverJob, { deliveryId: id }, { key: `deliver ${id}` })
    return id
  })
}

function errandOf(toDo: ToDo, deliveryId: string, createdAt: Date): Errand {
  switch (toDo.kind) {
    case 'answer':
      return { kind: 'answer', message: { ...toDo.message, deliveryId, createdAt } }
    case 'edit':
      return { kind: 'edit', message: { ...toDo.message, deliveryId, createdAt }, of: toDo.of }
    case 'gesture':
      return { kind: 'gesture', gesture: { deliveryId, createdAt, gesture: toDo.gesture, to: toDo.to } }
    default:
      return { kind: toDo.kind, of: toDo.of }
  }
}
