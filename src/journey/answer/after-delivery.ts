import { z } from 'zod'
import { connectorWithPage } from '#core/channels'
import { askToTellPage, deliveryOfSubject, settleDelivery } from '#core/delivery'
import {
  type Conversation,
  editMessage,
  findMessage,
  insertOurMessage,
  messagesOf,
  removeMessages,
  setStanding,
  theConversation,
} from '#journey/listen'
import { noteTold } from '#journey/track'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { fingerprint } from '#text/fingerprint'
import { searchTerms } from '#text/tokens'
import { theAnswer } from './give-answer.ts'
import type { Answer } from './model.ts'
import { amendmentById, answerById, answersOf, moveAmendment, moveAnswer, rewordAnswer, upsertDraft } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'answer.sent': {
      answerId: string
      conversationId: string
      employeeId: string
      messageId: string
      repliesTo: string
    }
    'answer.refused': { answerId: string; conversationId: string; employeeId: string; why: string }
    'answer.doubtful': { answerId: string; conversationId: string; employeeId: string }
    'answer.posted-by-hand': { answerId: string; conversationId: string; employeeId: string }
    'answer.changed': { answerId: string; conversationId: string; employeeId: string }
    'answer.retracted': { answerId: string; conversationId: string; employeeId: string; authorId: string }
    'answer.change-refused': {
      answerId: string
      conversationId: string
      employeeId: string
      change: 'edit' | 'retraction'
      why: string
    }
  }
}

/** The network has it: the answer stands in its thread. */
export async function answerArrived(
  ctx: Context,
  answerId: string,
  sent: { externalId: string; url?: string | undefined },
): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const answer = await answerById(ctx, answerId)
    if (!answer || answer.step === 'sent') return
    const conversation = await theConversation(ctx, answer.conversationId)
    const repliesTo = await findMessage(ctx, answer.replyTo)
    const messageId = await insertOurMessage(ctx, {
      id: newId(),
      conversationId: conversation.id,
      network: conversation.network,
      externalId: sent.externalId,
      parentExternalId: repliesTo?.externalId ?? conversation.rootExternalId,
      authorId: answer.authorId,
      text: answer.signedText,
      language: answer.language,
      url: sent.url ?? null,
      postedAt: ctx.now(),
      ...foundBy(answer.text, conversation.network),
    })
    await moveAnswer(ctx, answerId, ['sending', 'by-hand', 'doubtful'], { step: 'sent', sentAt: ctx.now(), messageId })
    await settleStanding(ctx, conversation, answer, sent.externalId)
    await emit(ctx, 'answer.sent', {
      answerId,
      conversationId: conversation.id,
      employeeId: answer.authorId,
      messageId,
      repliesTo: answer.replyTo,
    })
    await noteTold(ctx, {
      answerId,
      conversationId: conversation.id,
      employeeId: answer.authorId,
      writtenAt: answer.givenAt,
    })
  })
}

/**
 * Answered, unless somebody wrote again while our words were on their way: then it waits for its author, as it would
 * have if those words had come a moment later. Whoever closed it meanwhile has said what came of it.
 */
async function settleStanding(
  ctx: Context,
  conversation: Conversation,
  answer: Pick<Answer, 'authorId' | 'releasedAt'>,
  externalId: string,
): Promise<void> {
  if (conversation.standing === 'closed' || conversation.standing === 'gone') return
  const wroteAgain = (await messagesOf(ctx, conversation.id)).some(
    message =>
      message.accountId !== null &&
      message.removedAt === null &&
      (message.parentExternalId === externalId || (answer.releasedAt !== null && message.postedAt > answer.releasedAt)),
  )
  await setStanding(ctx, conversation.id, wroteAgain ? 'open' : 'answered', answer.authorId)
}

/** The network will not take it: the words go back to their author. */
export async function answerRefused(ctx: Context, answerId: string, why: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const answer = await theAnswer(ctx, answerId)
    if (!(await moveAnswer(ctx, answerId, ['sending'], { step: 'refused' }))) return
    await upsertDraft(ctx, answer.conversationId, answer.authorId, answer)
    await setStanding(ctx, answer.conversationId, 'open', answer.authorId)
    await emit(ctx, 'answer.refused', {
      answerId,
      conversationId: answer.conversationId,
      employeeId: answer.authorId,
      why,
    })
  })
}

/** Nobody can tell whether it arrived: the author is shown the doubt. */
export async function answerDoubtful(ctx: Context, answerId: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const answer = await theAnswer(ctx, answerId)
    if (!(await moveAnswer(ctx, answerId, ['sending'], { step: 'doubtful' }))) return
    await setStanding(ctx, answer.conversationId, 'open', answer.authorId)
    await emit(ctx, 'answer.doubtful', { answerId, conversationId: answer.conversationId, employeeId: answer.authorId })
  })
}

/** The author looked at the network and says whether it is there. */
export async function settleDoubt(ctx: Context, answerId: string, arrived: boolean): Promise<void> {
  const me = requireEmployee(ctx)
  await inTransaction(ctx, async ctx => {
    const answer = await theAnswer(ctx, answerId)
    if (answer.authorId !== me.employeeId) throw new Problem('forbidden', `Only ${answer.authorName} can settle this.`)
    const delivery = await deliveryOfSubject(ctx, answerId)
    if (answer.step !== 'doubtful' || !delivery) throw new Problem('conflict', 'There is no doubt about this any more.')
    if (arrived) {
      const sent = { externalId: `told:${delivery.id}` }
      await settleDelivery(ctx, delivery.id, { state: 'sent', sent })
      await answerArrived(ctx, answerId, sent)
    } else {
      await settleDelivery(ctx, delivery.id, { state: 'cancelled' })
      await moveAnswer(ctx, answerId, ['doubtful'], { step: 'withdrawn' })
      await upsertDraft(ctx, answer.conversationId, me.employeeId, answer)
      await emit(ctx, 'answer.withdrawn', {
        answerId,
        conversationId: answer.conversationId,
        employeeId: me.employeeId,
      })
    }
  })
}

export const PostedByHand = z.object({
  /** Where it stands, if they say so. */
  url: z
    .url({ protocol: /^https?$/, error: 'This is not the address of a page.' })
    .max(2000)
    .optional(),
})
export type PostedByHand = z.input<typeof PostedByHand>

/** The author posted it on the network’s own page and says so; nobody else can know. */
export async function postedByHand(ctx: Context, answerId: string, input: PostedByHand): Promise<void> {
  const me = requireEmployee(ctx)
  const { url } = check(PostedByHand, input)
  await inTransaction(ctx, async ctx => {
    const answer = await theAnswer(ctx, answerId)
    if (answer.authorId !== me.employeeId) throw new Problem('forbidden', `Only ${answer.authorName} can say this.`)
    if (answer.step !== 'by-hand') throw new Problem('conflict', 'This does not wait to be posted any more.')
    const { conversationId } = answer
    const { network } = await theConversation(ctx, conversationId)
    // By the network’s own id it is known when the network tells of it; else by one that nothing there has.
    const externalId = (url && connectorWithPage(network)?.postAt?.(url)) || `by-hand:${answerId}`
    await emit(ctx, 'answer.posted-by-hand', { answerId, conversationId, employeeId: me.employeeId })
    await answerArrived(ctx, answerId, { externalId, url })
    // On a page of their own: the page that it answers is told.
    const answered = await findMessage(ctx, answer.replyTo)
    if (url && answered?.url)
      await askToTellPage(ctx, { subjectId: answerId, conversationId, source: url, target: answered.url })
  })
}

/** What we said has other words now, or is gone. */
export async function amendmentArrived(ctx: Context, amendmentId: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const amendment = await amendmentById(ctx, amendmentId)
    if (!amendment || !(await moveAmendment(ctx, amendmentId, ['sending'], { step: 'done' }))) return
    const { answerId, conversationId, employeeId } = amendment
    const answer = await theAnswer(ctx, answerId)
    const message = answer.messageId ? await findMessage(ctx, answer.messageId) : undefined
    const facts = { answerId, conversationId, employeeId }
    if (amendment.kind === 'edit') {
      const [text, signedText] = [amendment.text ?? '', amendment.signedText ?? '']
      await rewordAnswer(ctx, answerId, text, signedText)
      if (message)
        await editMessage(ctx, message.id, {
          title: message.title,
          text: signedText,
          editedAt: ctx.now(),
          ...foundBy(text, message.network),
        })
      await emit(ctx, 'answer.changed', facts)
    } else {
      await moveAnswer(ctx, answerId, ['sent'], { step: 'retracted' })
      if (message) await removeMessages(ctx, [message])
      const conversation = await theConversation(ctx, conversationId)
      const others = (await answersOf(ctx, conversationId)).some(each => each.step === 'sent')
      if (conversation.standing === 'answered' && !others)
        await setStanding(ctx, conversationId, 'open', answer.authorId)
      await emit(ctx, 'answer.retracted', { ...facts, authorId: answer.authorId })
    }
  })
}

/** The network did not change it; what stands there stays. */
export async function amendmentRefused(
  ctx: Context,
  amendmentId: string,
  step: 'refused' | 'doubtful',
  why: string,
): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const amendment = await amendmentById(ctx, amendmentId)
    if (!amendment || !(await moveAmendment(ctx, amendmentId, ['sending'], { step, failure: why }))) return
    const { answerId, conversationId, employeeId, kind } = amendment
    await emit(ctx, 'answer.change-refused', { answerId, conversationId, employeeId, change: kind, why })
  })
}

/** By which words a message of ours is found. */
function foundBy(text: string, network: string): { fingerprint: bigint; terms: string[] } {
  return {
    fingerprint: BigInt.asIntN(64, fingerprint(text).near),
    terms: searchTerms({ text, network, author: { handle: '' }, links: [], tags: [] }),
  }
}
