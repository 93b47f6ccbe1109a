import { z } from 'zod'
import { judge } from '#core/policy'
import { messagesOf, theConversation } from '#journey/listen'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem, type Reason } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { enqueue } from '#platform/jobs'
import { isPersonal, namesIn, peopleIn } from './begin-issue.ts'
import type { TrackedIssue } from './model.ts'
import { theIssue } from './settle-issue.ts'
import { insertIssue } from './store.ts'
import { trackerRow } from './tracker-store.ts'

declare module '#platform/events' {
  interface Events {
    'issue.passed': {
      issueId: string
      conversationId: string
      employeeId: string
      trackerId: string
      withPerson: boolean
    }
    'issue.stopped': { conversationId: string; employeeId: string; rules: string[] }
  }
}

export const createIssueJob = 'create issue'

export const PassToTracker = z.object({
  trackerId: z.uuid(),
  title: z.string().trim().min(1, 'Give it a title.').max(200),
  body: z.string().trim().min(1, 'Say what is the matter.').max(20_000),
  /** Who it is may be passed on, too. */
  withPerson: z.boolean().default(false),
})
export type PassToTracker = z.input<typeof PassToTracker>

/** A person passes something on to a tracker outside, in their own words. Who raised it is left out unless they choose. */
export async function passToTracker(ctx: Context, conversationId: string, input: PassToTracker): Promise<TrackedIssue> {
  const me = requireEmployee(ctx)
  const { trackerId, title, body, withPerson } = check(PassToTracker, input)
  await refuseWhatMustStay(ctx, conversationId, `${title}\n\n${body}`, withPerson)
  return inTransaction(ctx, async ctx => {
    const conversation = await theConversation(ctx, conversationId)
    if (conversation.isSample) throw new Problem('conflict', 'This is the sample company: nothing leaves from here.')
    const tracker = await trackerRow(ctx, trackerId)
    if (!tracker) throw new Problem('not-found', 'There is no such tracker, or it was removed.')
    const id = newId()
    if (!(await insertIssue(ctx, { id, conversationId, trackerId, passedBy: me.employeeId, title, body })))
      throw new Problem('conflict', `This is with ${tracker.label} already.`)
    await enqueue(ctx, createIssueJob, { issueId: id }, { key: `create issue ${id}` })
    const facts = { issueId: id, conversationId, employeeId: me.employeeId, trackerId, withPerson }
    await emit(ctx, 'issue.passed', facts)
    return theIssue(ctx, id)
  })
}

/** What must not leave the house does not leave it this way, either; a refusal stands in the audit trail. */
async function refuseWhatMustStay(
  ctx: Context,
  conversationId: string,
  text: string,
  withPerson: boolean,
): Promise<void> {
  const me = requireEmployee(ctx)
  const { findings } = await judge(ctx, text)
  const stopped = findings.filter(
    finding => finding.level === 'stop' || (finding.level === 'review' && !(isPersonal(finding) && withPerson)),
  )
  const people = await peopleIn(ctx, await messagesOf(ctx, conversationId))
  const names = withPerson ? [] : namesIn(text, people)
  if (stopped.length === 0 && names.length === 0) return
  const rules = [
    ...new Set([...stopped.map(finding => finding.ruleId), ...(names.length > 0 ? ['names-the-person'] : [])]),
  ]
  await emit(ctx, 'issue.stopped', { conversationId, employeeId: me.employeeId, rules })
  const reasons: Reason[] = [
    ...stopped.map(({ words, title, explanation }) => ({
      at: 'body',
      message: `“${words}”: ${title}. ${explanation}`,
    })),
    ...names.map(name => ({
      at: 'body',
      message: `“${name}” tells who it is. Take it out, or choose to pass on who they are.`,
    })),
  ]
  throw new Problem('refused', 'Some of this can’t leave the house as it is.', reasons)
}
