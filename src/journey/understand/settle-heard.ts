import { theCompany } from '#core/company'
import { setAwaited } from '#journey/listen'
import { countMentions } from '#journey/spikes'
import { type Context, inTransaction } from '#platform/context'
import { foldCopies } from './fold-copies.ts'
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
      const awaited = messages.filter((_, at) => readings[at]?.wantsAnswer).map(message => message.id)
      await setAwaited(ctx, awaited, (await theCompany(ctx)).answerWithinMinutes)
    }
    const ids = messages.map(message => message.id)
    await countMentions(ctx, ids)
    await foldCopies(ctx, ids)
    await tellUnderstood(ctx, messages, heardEventId)
  })
}
