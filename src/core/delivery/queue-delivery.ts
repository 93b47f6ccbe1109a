import { type OutgoingGesture, type OutgoingMessage, type Sent, theLiveAccount } from '#core/channels'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee, requireRole } from '#platform/context'
import { enqueue } from '#platform/jobs'
import type { DeliveryKind, Errand } from './model.ts'
import { insertDelivery } from './store.ts'

export const deliverJob = 'deliver'

type Message = Omit<OutgoingMessage, 'deliveryId' | 'createdAt'>
type ToDo =
  | { kind: 'answer' | 'offer'; message: Message }
  /** `held`: let go now, for the moment at which `letHeldGo` says that it has come. */
  | { kind: 'share'; message: Message; held?: boolean }
  | { kind: 'statement'; message: Message; notBefore?: Date | undefined }
  | { kind: 'edit' | 'correction'; message: Message; of: Sent; putsRight?: string[] }
  | { kind: 'retraction' | 'taking-back'; of: Sent }
  | { kind: 'gesture'; gesture: OutgoingGesture['gesture']; to: OutgoingGesture['to'] }

/**
 * Puts something in line to leave: an answer, its change, its taking back, a gesture, a share, a statement of the company. The
 * last gate of the house: whoever acts must be the person in whose name it happens, signed in as themselves. No token,
 * job, import or colleague passes here in another's name, nobody's words from an official account, and the company's
 * from no other.
 */
export async function queueDelivery(
  ctx: Context,
  delivery: ToDo & { subjectId: string; accountId: string; authorId: string },
): Promise<string> {
  const me = requireEmployee(ctx)
  if (me.employeeId !== delivery.authorId) throw new Problem('forbidden', 'Only the person who wrote this can send it.')
  const { subjectId, accountId, authorId } = delivery
  if (isCompanys(delivery.kind)) requireRole(ctx, 'communications')
  return inTransaction(ctx, async ctx => {
    await refuseAnotherVoice(ctx, delivery.kind, accountId)
    const id = newId()
    const notBefore = delivery.kind === 'statement' ? delivery.notBefore : undefined
    const held = delivery.kind === 'share' && delivery.held === true
    const errand = errandOf(delivery, id, ctx.now())
    if (!(await insertDelivery(ctx, { id, subjectId, accountId, authorId, errand, notBefore, held })))
      throw new Problem('conflict', 'This is on its way already.')
    if (!held)
      await enqueue(
        ctx,
        deliverJob,
        { deliveryId: id },
        { key: `deliver ${id}`, ...(notBefore && { runAt: notBefore }) },
      )
    return id
  })
}

/** What the company says leaves from its own voice, what people say from none of those. Taking down is always right. */
async function refuseAnotherVoice(ctx: Context, kind: DeliveryKind, accountId: string): Promise<void> {
  if (kind === 'retraction') return
  const isOfficial = (await theLiveAccount(ctx, accountId))?.isOfficial ?? false
  if (isOfficial && !isCompanys(kind))
    throw new Problem('forbidden', 'This is an official account: only the company speaks from it, and answers nobody.')
  if (!isOfficial && isCompanys(kind))
    throw new Problem('forbidden', 'What the company says leaves from an official account only.')
}

const isCompanys = (kind: DeliveryKind) => kind === 'statement' || kind === 'correction'

function errandOf(toDo: ToDo, deliveryId: string, createdAt: Date): Errand {
  switch (toDo.kind) {
    case 'answer':
    case 'statement':
    case 'offer':
    case 'share':
      return { kind: toDo.kind, message: { ...toDo.message, deliveryId, createdAt } }
    case 'edit':
    case 'correction': {
      const { kind, message, of, putsRight } = toDo
      return { kind, message: { ...message, deliveryId, createdAt }, of, ...(putsRight && { putsRight }) }
    }
    case 'gesture':
      return { kind: 'gesture', gesture: { deliveryId, createdAt, gesture: toDo.gesture, to: toDo.to } }
    default:
      return { kind: toDo.kind, of: toDo.of }
  }
}
