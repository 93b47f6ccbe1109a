import { accountsOf } from '#core/people'
import { hasReadGuidelines } from '#core/policy'
import type { Reason } from '#lib/problem'
import type { Context } from '#platform/context'
import { reasonsFor } from './plan.ts'
import { needsRow } from './plan-store.ts'
import { recordsOf } from './store.ts'

/**
 * Why somebody reads what this person says to these people before it leaves, whatever the words: who is addressed, and how
 * their drafts came back. None where the company asked for nothing of the kind.
 */
export async function whyReadFirst(
  ctx: Context,
  authorId: string,
  { kind, accountId }: { kind: string; accountId: string | null },
): Promise<Reason[]> {
  const needs = await needsRow(ctx)
  if (needs.reachFrom === null && needs.kinds.length === 0 && needs.cameBack === null && !needs.unreadGuidelines)
    return []
  const [account] = accountId ? await accountsOf(ctx, [accountId]) : []
  const [record = { decided: 0, cameBack: 0 }] = await recordsOf(ctx, [authorId])
  return reasonsFor(
    needs,
    { followers: account?.followers ?? null, kind },
    { record, hasReadGuidelines: await hasReadGuidelines(ctx, authorId) },
  )
}
