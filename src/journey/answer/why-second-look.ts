import type { Verdict } from '#core/policy'
import { whyReadFirst } from '#core/review'
import type { Employee } from '#core/team'
import { whyLookFirst } from '#core/training'
import type { Conversation, Message } from '#journey/listen'
import { readingsOf } from '#journey/understand'
import type { Reason } from '#lib/problem'
import type { Context } from '#platform/context'
import { reviewReasons } from './model.ts'

/** What somebody is about to say to whom. */
interface About {
  conversation: Pick<Conversation, 'kind'>
  target: Pick<Message, 'id' | 'accountId'> | undefined
  text: string
  verdict: Verdict
  asked: boolean
}

/**
 * Why a colleague looks first at these words: who wrote them and what they are about, what the rules find in them, whom
 * they address, or because their author asks for it. None: they leave as soon as their author sends them.
 */
export async function whySecondLook(
  ctx: Context,
  author: Pick<Employee, 'id' | 'autonomy'>,
  { conversation, target, text, verdict, asked }: About,
): Promise<Reason[]> {
  const notAlone = await whyLookFirst(ctx, author, { topicIds: await topicsOf(ctx, target?.id), text })
  const addressed = { kind: conversation.kind, accountId: target?.accountId ?? null }
  return [...reviewReasons(notAlone, verdict, asked), ...(await whyReadFirst(ctx, author.id, addressed))]
}

/** What a message was read to be about. */
export async function topicsOf(ctx: Context, messageId: string | undefined): Promise<string[]> {
  const readings = messageId ? await readingsOf(ctx, [messageId]) : []
  return readings.flatMap(({ topics }) => topics.map(({ topicId }) => topicId))
}
