import { NetworkError } from '#core/channels'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { enqueue } from '#platform/jobs'
import { openTracker } from './open-tracker.ts'
import { createIssueJob } from './pass-to-tracker.ts'
import { settleState, theIssue } from './settle-issue.ts'
import { dueIssues, issueRow, setNextLook } from './store.ts'
import { deleteOldReceipts, setFailing, setWell } from './tracker-store.ts'

declare module '#platform/events' {
  interface Events {
    'tracker.failing': { trackerId: string; why: string }
  }
}

export const lookAtIssueJob = 'look at issue'

const mostAtOnce = 100
const againMs = 60 * 60_000

/** Takes up what is due: to be made, in case its job was lost with a machine, and to be looked at. */
export async function followIssues(ctx: Context): Promise<void> {
  const { toCreate, toLookAt } = await dueIssues(ctx, mostAtOnce)
  for (const issueId of toCreate) await enqueue(ctx, createIssueJob, { issueId }, { key: `create issue ${issueId}` })
  for (const issueId of toLookAt) await enqueue(ctx, lookAtIssueJob, { issueId }, { key: `look at issue ${issueId}` })
  await deleteOldReceipts(ctx)
}

/** Asks the tracker how an issue stands. */
export async function lookAtIssue(ctx: Context, issueId: string): Promise<void> {
  const issue = await issueRow(ctx, issueId)
  if (issue?.step !== 'passed' || !issue.externalId) return
  const later = new Date(ctx.now().getTime() + againMs)
  try {
    const { kind, at } = await openTracker(ctx, issue.trackerId)
    if (!kind.look) return setNextLook(ctx, issueId, null)
    await settleState(ctx, issue, await kind.look(at, issue.externalId))
    await setWell(ctx, issue.trackerId)
  } catch (error) {
    // A tracker that was removed is asked no more.
    if (error instanceof Problem && error.kind === 'not-found') return setNextLook(ctx, issueId, null)
    if (!(error instanceof NetworkError)) throw error
    await setNextLook(ctx, issueId, error.retryAt ?? later)
    if (error.outcome === 'signed-out' || error.outcome === 'refused')
      await noteFailing(ctx, issue.trackerId, error.message)
  }
}

/** The same, because a person wants to know now. */
export async function lookNow(ctx: Context, issueId: string): Promise<void> {
  requireEmployee(ctx)
  await theIssue(ctx, issueId)
  await lookAtIssue(ctx, issueId)
}

/** A tracker does not let us in any more: said once, to whoever looks after it. */
export async function noteFailing(ctx: Context, trackerId: string, why: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    if (await setFailing(ctx, trackerId, why))
      await emit(ctx, 'tracker.failing', { trackerId, why }, { subjectId: trackerId })
  })
}
