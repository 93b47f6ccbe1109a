import { postByNumber, topicById } from '#places/community'
import { askThese } from '#places/taking-part'
import type { Context } from '#platform/context'
import { keysIn } from './model.ts'
import { usersOf } from './store.ts'
import { isVerified } from './verify.ts'

/**
 * A prospect’s question goes first to those who use what they ask about: two of them, whoever was asked least. Each may pass.
 * Whoever is a customer themselves asks the whole place.
 */
export async function askUsers(ctx: Context, topicId: string): Promise<void> {
  const topic = await topicById(ctx, topicId)
  if (topic?.kind !== 'question' || !topic.memberId || topic.removedAt || topic.acceptedPostId) return
  if (await isVerified(ctx, topic.memberId)) return
  const first = await postByNumber(ctx, topicId, 1)
  const users = await usersOf(ctx, { keys: keysIn(`${topic.title} ${first?.text ?? ''}`), except: topic.memberId })
  await askThese(
    ctx,
    topic,
    users.map(({ memberId, product }) => ({
      memberId,
      because: `You use ${product}, and they ask about it before they choose.`,
    })),
    mostAsked,
  )
}

const mostAsked = 2
