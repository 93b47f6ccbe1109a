import { accountsOf } from '#core/people'
import { hasReadGuidelines, type Verdict } from '#core/policy'
import { reasonsFor, recordsOf, reviewNeeds } from '#core/review'
import type { Employee } from '#core/team'
import type { Conversation, Message } from '#journey/listen'
import type { Reason } from '#lib/problem'
import type { Context } from '#platform/context'
import { reviewReasons } from './model.ts'

/**
 * Why somebody reads these words before they leave: what was found in them, who writes and how their drafts came back,
 * and who is addressed. None where they may leave at once.
 */
export async function reasonsToReview(
  ctx: Context,
  { author, verdict, asked }: { author: Employee; verdict: Verdict; asked: boolean },
  conversation: Conversation,
  target: Pick<Message, 'accountId'> | undefined,
): Promise<Reason[]> {
  return [
    ...reviewReasons(author, verdict, asked),
    ...(await reasonsOfWhoIsAddressed(ctx, author.id, conversation, target)),
  ]
}

/** Why anything that this person says here is read first, whatever the words. */
export async function reasonsOfWhoIsAddressed(
  ctx: Context,
  authorId: string,
  conversation: Pick<Conversation, 'kind'>,
  target: Pick<Message, 'accountId'> | undefined,
): Promise<Reason[]> {
  const needs = await reviewNeeds(ctx)
  if (needs.reachFrom === null && needs.kinds.length === 0 && needs.cameBack === null && !needs.unreadGuidelines)
    return []
  const [account] = target?.accountId ? await accountsOf(ctx, [target.accountId]) : []
  const [record = { decided: 0, cameBack: 0 }] = await recordsOf(ctx, [authorId])
  return reasonsFor(
    needs,
    { followers: account?.followers ?? null, kind: conversation.kind },
    { record, hasReadGuidelines: await hasReadGuidelines(ctx, authorId) },
  )
}
