import { messagesById } from '#journey/listen'
import { readingsOf } from '#journey/understand'
import { type Context, inTransaction } from '#platform/context'
import { findSigns } from './find-signs.ts'
import { replaceSigns } from './store.ts'

/** Notes what posts say of where those who wrote them stand in buying. May be done again. */
export async function noteSigns(ctx: Context, messageIds: string[]): Promise<void> {
  const messages = await messagesById(ctx, messageIds)
  const readings = new Map((await readingsOf(ctx, messageIds)).map(reading => [reading.messageId, reading]))
  const rows = messages.flatMap(({ accountId, id, postedAt, removedAt, text, title }) => {
    const reading = readings.get(id)
    if (!accountId || removedAt || !reading) return []
    const signs = findSigns(title ? `${title}\n${text}` : text, reading)
    return signs.length > 0 ? [{ messageId: id, accountId, signs, at: postedAt }] : []
  })
  await inTransaction(ctx, ctx => replaceSigns(ctx, messageIds, rows))
}
