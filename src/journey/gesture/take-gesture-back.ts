import { queueDelivery } from '#core/delivery'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { type Gesture, mayTakeBack } from './model.ts'
import { moveGesture, theGesture } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'gesture.withdrawn': { gestureId: string; conversationId: string; messageId: string; employeeId: string }
  }
}

/** Takes a like or a boost back: whoever made it, or in an emergency a coordinator. */
export async function takeGestureBack(ctx: Context, gestureId: string): Promise<Gesture> {
  const me = requireEmployee(ctx)
  return inTransaction(ctx, async ctx => {
    const gesture = await theGesture(ctx, gestureId)
    const may = mayTakeBack(gesture, me)
    if (may !== true) throw new Problem('forbidden', may)
    const { externalId, accountId, conversationId, messageId } = gesture
    if (gesture.step === 'sending') throw new Problem('conflict', 'It is on its way. Take it back once it is there.')
    if (!externalId || !(await moveGesture(ctx, gestureId, 'made', { step: 'taking-back' })))
      throw new Problem('conflict', 'It is not there any more.')
    await queueDelivery(ctx, {
      kind: 'taking-back',
      subjectId: gestureId,
      accountId,
      authorId: me.employeeId,
      of: { externalId, ...(gesture.url && { url: gesture.url }) },
    })
    await emit(ctx, 'gesture.withdrawn', { gestureId, conversationId, messageId, employeeId: me.employeeId })
    return theGesture(ctx, gestureId)
  })
}
