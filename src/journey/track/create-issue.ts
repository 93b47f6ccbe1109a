import { NetworkError, retryAt } from '#core/channels'
import { Problem } from '#lib/problem'
import { type Context, inTransaction } from '#platform/context'
import { enqueue } from '#platform/jobs'
import { noteFailing } from './follow-issues.ts'
import { leaseMs, nextMove, type TrackedIssue } from './model.ts'
import { type OpenTracker, openTracker } from './open-tracker.ts'
import { createIssueJob } from './pass-to-tracker.ts'
import { settleFailed, settlePassed } from './settle-issue.ts'
import { issueRow, putBack, takeUp } from './store.ts'
import { setWell } from './tracker-store.ts'

const mostAttempts = 30

/**
 * Makes one issue in its tracker, exactly once.
 *
 * The row says `sending` before the tracker is called, so after a crash it is known that a try may have arrived. Then the
 * tracker is asked for our mark before a second one; one that knows a message by its id is told again.
 */
export async function createIssue(ctx: Context, issueId: string): Promise<void> {
  const issue = await issueRow(ctx, issueId)
  if (!issue) return
  const opened = await openedFor(ctx, issue)
  if (!opened) return
  const { kind, at } = opened
  const move = nextMove(issue, kind.isSafeTwice, ctx.now())
  if (move === 'leave' || !(await takeUp(ctx, issue))) return
  const draft = { id: issue.id, title: issue.title, body: issue.body, createdAt: issue.passedAt }
  // Until it was asked, nobody knows whether an earlier try arrived.
  let isCertain = move === 'create'
  try {
    const before = move === 'ask' ? await kind.find?.(at, draft) : undefined
    isCertain = true
    await settlePassed(ctx, issue, before ?? (await kind.create(at, draft)), kind.look !== undefined)
    await setWell(ctx, issue.trackerId)
  } catch (error) {
    await afterFailure(ctx, issue, opened, error, isCertain)
  }
}

async function openedFor(ctx: Context, issue: TrackedIssue): Promise<OpenTracker | undefined> {
  try {
    return await openTracker(ctx, issue.trackerId)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    await settleFailed(ctx, issue, 'refused', error.message)
    return undefined
  }
}

async function afterFailure(
  ctx: Context,
  issue: TrackedIssue,
  { kind }: OpenTracker,
  error: unknown,
  wasCertain: boolean,
): Promise<void> {
  // What is not the tracker's own word may have happened after it was made: it is treated as unknown.
  const outcome = error instanceof NetworkError ? error.outcome : 'unknown'
  const words = error instanceof NetworkError ? error.message : `${kind.label} did not answer clearly.`
  if (!(error instanceof NetworkError))
    ctx.log.error('Passing on failed unexpectedly', {
      issueId: issue.id,
      error: error instanceof Error ? error.name : 'unknown',
    })
  if (outcome === 'refused') return settleFailed(ctx, issue, wasCertain ? 'refused' : 'doubtful', words)
  if (outcome === 'signed-out') await noteFailing(ctx, issue.trackerId, words)
  const isCertain = kind.isSafeTwice || (wasCertain && outcome !== 'unknown')
  if (issue.attempts + 1 >= mostAttempts)
    return settleFailed(ctx, issue, isCertain ? 'refused' : 'doubtful', `${words} Sosh tried ${mostAttempts} times.`)
  const soon = retryAt(issue.attempts, ctx.now(), Math.random())
  const wished = error instanceof NetworkError && error.retryAt ? error.retryAt : soon
  // A try of unknown end is asked after once it can’t be under way any more.
  const again = isCertain ? wished : new Date(Math.max(wished.getTime(), ctx.now().getTime() + leaseMs + 1_000))
  await inTransaction(ctx, async ctx => {
    await putBack(ctx, issue.id, again, words, isCertain)
    await enqueue(ctx, createIssueJob, { issueId: issue.id }, { key: `create issue ${issue.id}`, runAt: again })
  })
}
