import { promises } from '#core/promise'
import { foldCopies } from '#journey/fold'
import { conversationsById, type Message, setAwaited } from '#journey/listen'
import { wantsAnswer } from '#journey/reading'
import { countMentions } from '#journey/spikes'
import { type Context, inTransaction } from '#platform/context'
import { keepAnew, outsidersAmong, saidByBigger, tellUnderstood } from './read-again.ts'
import { isSettled } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'posts.understood': { conversationIds: string[]; messageIds: string[] }
  }
}

/**
 * What follows when posts were heard, each of them read already: a bigger model reads them, where one stands in; what
 * they are about is counted; copies are folded into what was heard before. Once for each hearing, however often it is
 * tried.
 */
export async function settleHeard(ctx: Context, heardEventId: string, messageIds: string[]): Promise<void> {
  const messages = await outsidersAmong(ctx, messageIds)
  if (messages.length === 0) return
  // Asked before anything is locked: a bigger model takes its time.
  const bigger = await saidByBigger(ctx, messages)
  await inTransaction(ctx, async ctx => {
    if (await isSettled(ctx, heardEventId)) return
    if (bigger.size > 0) {
      const readings = await keepAnew(ctx, messages, bigger)
      await promiseAnswers(
        ctx,
        messages.filter((_, at) => readings[at]?.wantsAnswer),
      )
    }
    const ids = messages.map(message => message.id)
    await countMentions(ctx, ids)
    await foldCopies(ctx, ids, wantsAnswer)
    await tellUnderstood(ctx, messages, heardEventId)
  })
}

/** Who turns out to wait is promised an answer like anybody, from when they were heard. */
async function promiseAnswers(ctx: Context, messages: Message[]): Promise<void> {
  if (messages.length === 0) return
  const house = await promises(ctx)
  const conversations = await conversationsById(
    ctx,
    messages.map(message => message.conversationId),
  )
  await setAwaited(
    ctx,
    conversations.map(conversation => {
      const held = house.for(conversation)
      return {
        conversationId: conversation.id,
        answerBy: held.answerBy(conversation.heardAt),
        noticeAt: held.nextNotice(conversation.heardAt, ctx.now())?.at ?? null,
      }
    }),
  )
}
