import { z } from 'zod'
import { accountToActFrom, queueDelivery } from '#core/delivery'
import { theEmployee } from '#core/team'
import { findMessage, theConversation } from '#journey/listen'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { can, type Gesture, mayMake } from './model.ts'
import { insertGesture, theGesture } from './store.ts'

export const MakeGesture = z.object({
  gesture: z.enum(['like', 'boost']),
  /** From which account; the usual one when absent. */
  accountId: z.uuid().optional(),
})
export type MakeGesture = z.input<typeof MakeGesture>

declare module '#platform/events' {
  interface Events {
    'gesture.made': {
      gestureId: string
      conversationId: string
      messageId: string
      employeeId: string
      gesture: 'like' | 'boost'
    }
  }
}

/**
 * A person thanks without words, from the company’s account or their own: a like of what somebody outside said, or a boost of it.
 * It leaves like an answer does, by the press of somebody signed in, once; and like an answer it stands under their name.
 */
export async function makeGesture(ctx: Context, messageId: string, input: MakeGesture): Promise<Gesture> {
  const me = requireEmployee(ctx)
  const { gesture: kind, accountId } = check(MakeGesture, input)
  return inTransaction(ctx, async ctx => {
    const message = await findMessage(ctx, messageId)
    if (!message || message.removedAt) throw new Problem('conflict', 'This message is not there any more.')
    if (!message.accountId) throw new Problem('conflict', 'These are our own words.')
    const conversation = await theConversation(ctx, message.conversationId)
    if (conversation.isSample) throw new Problem('conflict', 'This is the sample company: nothing leaves from here.')
    const may = mayMake(kind, await theEmployee(ctx, me.employeeId), message)
    if (may !== true) throw new Problem('forbidden', may)
    const way = await accountToActFrom(ctx, conversation, can(kind), accountId)
    if (!way) throw new Problem('conflict', `No account of ours can ${kind} anything there.`)
    if (way.account.signedOutAt)
      throw new Problem('conflict', `@${way.account.handle} is signed out there. An administrator signs in again.`)
    const id = newId()
    const isNew = await insertGesture(ctx, {
      id,
      messageId,
      conversationId: conversation.id,
      kind,
      employeeId: me.employeeId,
      accountId: way.account.id,
    })
    if (!isNew) throw new Problem('conflict', `One of us did that already: it can be done once.`)
    await queueDelivery(ctx, {
      kind: 'gesture',
      subjectId: id,
      accountId: way.account.id,
      authorId: me.employeeId,
      gesture: kind,
      to: { externalId: message.externalId, ...(message.url && { url: message.url }) },
    })
    await emit(ctx, 'gesture.made', {
      gestureId: id,
      conversationId: conversation.id,
      messageId,
      employeeId: me.employeeId,
      gesture: kind,
    })
    return theGesture(ctx, id)
  })
}
