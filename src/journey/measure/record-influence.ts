import { z } from 'zod'
import type {} from '#journey/links'
import { messagesOf, theConversation } from '#journey/listen'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { invitationBy, peerAnswer, withdrawPeerAnswer } from './ledger-store.ts'
import type { Evidence, OutcomeKind } from './model.ts'
import { enter } from './record-result.ts'
import { insertOutcome } from './store.ts'

export const RecordInfluence = z.object({
  conversationId: z.uuid(),
  /** In which they say so; without it, it is what a colleague saw. */
  messageId: z.uuid().optional(),
  /** What they decided, in a few words. */
  what: z.string().trim().min(3, 'What did they decide, in a few words?').max(200),
})
export type RecordInfluence = z.input<typeof RecordInfluence>

const none: Evidence = { askedMessageId: null, answeredMessageId: null, lastMessageId: null, closingId: null }

/** A colleague keeps that a conversation changed what somebody outside decided, with the words in which they say so. */
export async function recordInfluence(ctx: Context, input: RecordInfluence): Promise<{ id: string }> {
  requireEmployee(ctx)
  const { conversationId, messageId, what } = check(RecordInfluence, input)
  return inTransaction(ctx, async ctx => {
    await theConversation(ctx, conversationId)
    const messages = await messagesOf(ctx, conversationId)
    const said = messages.find(message => message.id === messageId)
    if (messageId && (!said?.accountId || said.removedAt))
      throw new Problem('invalid', 'Choose words of theirs in this conversation.', [
        { at: 'messageId', message: 'Somebody outside says there what they decided.' },
      ])
    const id = newId()
    const kind = 'decision-influenced'
    const isNew = await insertOutcome(ctx, {
      ...{ id, conversationId, kind, secondsToAnswer: null },
      confidence: said ? 'confirmed' : 'observed',
      statement: `What they decided: ${what.replace(/[.!]+$/, '')}.`,
      evidence: {
        ...none,
        askedMessageId: messages.find(message => message.accountId)?.id ?? null,
        answeredMessageId: messages.findLast(message => message.authorId)?.id ?? null,
        lastMessageId: said?.id ?? null,
      },
      employeeId: requireEmployee(ctx).employeeId,
    })
    if (!isNew)
      throw new Problem('conflict', 'What they decided is kept already. Take that back first, if it is wrong.')
    await enter(ctx, { id, conversationId, kind })
    return { id }
  })
}

/** Another customer answered, and it was accepted: a result that none of us has a part in, but for the place. */
export async function recordPeerAnswer(
  ctx: Context,
  { topicId, byAsker }: { topicId: string; byAsker: boolean },
): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const found = await peerAnswer(ctx, topicId)
    if (!found || found.isOurs) return
    const id = newId()
    const kind = 'peer-answer' as const
    const { conversationId } = found
    const isNew = await insertOutcome(ctx, {
      ...{ id, conversationId, kind, secondsToAnswer: null, employeeId: null },
      confidence: byAsker ? 'confirmed' : 'observed',
      statement: `Answered by a peer; ${byAsker ? 'whoever asked' : 'a moderator'} accepted it.`,
      evidence: { ...none, topicId },
    })
    if (isNew) await enter(ctx, { id, conversationId, kind })
  })
}

/** It was no answer after all. */
export async function withdrawAccepted(ctx: Context, { topicId }: { topicId: string }): Promise<void> {
  await withdrawPeerAnswer(ctx, topicId)
}

/**
 * Somebody followed the link in an invitation: they came along. In a thread that only they read, we saw it; where all can
 * read it, it may have been somebody else.
 */
export async function recordAcceptedInvitation(
  ctx: Context,
  { linkId, conversationId }: { linkId: string; conversationId?: string },
): Promise<void> {
  if (!conversationId) return
  await inTransaction(ctx, async ctx => {
    const invited = await invitationBy(ctx, linkId)
    if (!invited) return
    const id = newId()
    const kind: OutcomeKind = 'invitation-accepted'
    const isNew = await insertOutcome(ctx, {
      ...{ id, conversationId, kind, secondsToAnswer: null, employeeId: invited.madeBy },
      confidence: invited.isPrivate ? 'observed' : 'inferred',
      statement: `Invited to “${invited.title}”; the link was followed${invited.isPrivate ? '' : ', by them or by somebody who read along'}.`,
      evidence: { ...none, linkId },
    })
    if (isNew) await enter(ctx, { id, conversationId, kind })
  })
}
