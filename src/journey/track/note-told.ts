import { accountsOf } from '#core/people'
import { theConversation } from '#journey/listen'
import { Problem } from '#lib/problem'
import { type Context, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { isStillTheStart, type TrackedIssue, tellingStart } from './model.ts'
import { type IssueToTell, issuesOfConversation, issuesToTell, setTold } from './store.ts'

declare module '#platform/events' {
  interface Events {
    /** A person told whoever raised it. */
    'issue.told': {
      issueId: string
      conversationId: string
      employeeId: string
      answerId: string
      state: 'resolved' | 'declined'
    }
  }
}

const mostShown = 20

/** Notes that an answer told of what was settled before it was written; called where the answer arrives. */
export async function noteTold(
  ctx: Context,
  told: { conversationId: string; answerId: string; employeeId: string; writtenAt: Date },
): Promise<void> {
  const { conversationId, answerId, employeeId } = told
  for (const { id, state } of await setTold(ctx, told))
    await emit(ctx, 'issue.told', {
      issueId: id,
      conversationId,
      employeeId,
      answerId,
      state: state === 'declined' ? 'declined' : 'resolved',
    })
}

/** What of a conversation is in a tracker, each with the start of telling of it, where it is to be told. */
export async function issuesOf(
  ctx: Context,
  conversationId: string,
): Promise<(TrackedIssue & { tellingStart: string | null })[]> {
  requireEmployee(ctx)
  const issues = await issuesOfConversation(ctx, conversationId)
  if (issues.length === 0) return []
  const conversation = await theConversation(ctx, conversationId)
  const [person] = await accountsOf(ctx, [conversation.openedBy])
  const name = person?.name ?? person?.handle ?? ''
  return issues.map(issue => ({
    ...issue,
    tellingStart:
      (issue.state === 'resolved' || issue.state === 'declined') && !issue.toldAt
        ? tellingStart(issue.state, name, conversation.language)
        : null,
  }))
}

/** What the person signed in passed on and can tell of now, or that did not get there; whoever coordinates sees all. */
export async function toTell(ctx: Context): Promise<IssueToTell[]> {
  const me = requireEmployee(ctx)
  return issuesToTell(ctx, me.roles.includes('coordinator') ? null : me.employeeId, mostShown)
}

/** Refuses a start that nobody made their own: what came of it is told by a person. */
export async function refuseUnchangedStart(ctx: Context, conversationId: string, text: string): Promise<void> {
  const starts = (await issuesOf(ctx, conversationId)).flatMap(issue => issue.tellingStart ?? [])
  if (isStillTheStart(text, starts))
    throw new Problem('invalid', 'These are still the words to begin with.', [
      { at: 'text', message: 'Say what is different now, in your own words.' },
    ])
}
