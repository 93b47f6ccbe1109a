import type { PushRequest } from '#core/channels'
import { Problem } from '#lib/problem'
import { as, type Context, inTransaction } from '#platform/context'
import { enqueue } from '#platform/jobs'
import { lookAtIssueJob } from './follow-issues.ts'
import { openTracker } from './open-tracker.ts'
import { settleState } from './settle-issue.ts'
import { issueAt } from './store.ts'
import { insertTrackerReceipt } from './tracker-store.ts'

/**
 * Takes what a tracker sends us, let in by its signature alone; the same message a second time is refused. What only
 * says that something happened makes us ask how it stands. Returns whether it was about something of ours.
 */
export async function receiveIssueNews(
  ctx: Context,
  trackerId: string,
  request: PushRequest,
): Promise<{ taken: boolean }> {
  const { kind, at } = await openTracker(ctx, trackerId)
  const news = kind.receive(at, request)
  if (!news) return { taken: false }
  return inTransaction(as(ctx, { kind: 'connector', name: `tracker ${kind.kind}`, sourceId: trackerId }), async ctx => {
    if (news.messageId && !(await insertTrackerReceipt(ctx, trackerId, news.messageId)))
      throw new Problem('conflict', 'This message was received before.')
    const issue = await issueAt(ctx, trackerId, news.about)
    if (!issue) {
      if ('draftId' in news.about) throw new Problem('not-found', 'Nothing was passed on under this id.')
      return { taken: false }
    }
    if (news.state) await settleState(ctx, issue, { ...news, state: news.state }, kind.look !== undefined)
    else await enqueue(ctx, lookAtIssueJob, { issueId: issue.id }, { key: `look at issue ${issue.id}` })
    return { taken: true }
  })
}
