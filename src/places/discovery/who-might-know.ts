import { theTopic } from '#places/community'
import type { Context } from '#platform/context'
import { related } from './related.ts'
import { answerersOf } from './store.ts'

export interface MightKnow {
  memberId: string
  /** Why, in words. */
  because: string
}

/** Members who helped with something near to this, the surest first. Whoever asks is not among them. */
export async function whoMightKnow(ctx: Context, topicId: string, text: string): Promise<MightKnow[]> {
  const topic = await theTopic(ctx, topicId)
  const near = await related(ctx, { siteId: topic.siteId, title: topic.title, text, except: topicId, most: 10 })
  const known = new Map<string, MightKnow>()
  for (const { memberId, title, wasAccepted } of await answerersOf(
    ctx,
    near.map(each => each.topicId),
  ))
    if (memberId !== topic.memberId && !known.has(memberId))
      known.set(memberId, {
        memberId,
        because: wasAccepted ? `Their answer to “${title}” was accepted.` : `They answered “${title}”.`,
      })
  return [...known.values()]
}
