import { z } from 'zod'
import type { Issue, IssueState } from '#connectors/tracker'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { nextLook, type TrackedIssue } from './model.ts'
import { issueRow, setNextLook, setPassed, setState, settleStep } from './store.ts'

interface Facts {
  issueId: string
  conversationId: string
  /** Who passed it on. */
  employeeId: string
}

declare module '#platform/events' {
  interface Events {
    'issue.created': Facts
    'issue.refused': Facts & { why: string }
    'issue.doubtful': Facts
    'issue.withdrawn': Facts
    'issue.resolved': Facts
    'issue.declined': Facts
    'issue.reopened': Facts
    'issue.gone': Facts
  }
}

/** One issue, or a problem. */
export async function theIssue(ctx: Context, id: string): Promise<TrackedIssue> {
  const issue = await issueRow(ctx, id)
  if (!issue) throw new Problem('not-found', 'There is no such issue.')
  return issue
}

/** The tracker has it, and it is followed from now on. `looks`: it can be asked how it stands. */
export async function settlePassed(ctx: Context, issue: TrackedIssue, there: Issue, looks: boolean): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const nextLookAt = looks ? nextLook('open', issue.passedAt, ctx.now(), ctx.now()) : null
    if (!(await setPassed(ctx, issue.id, { ...there, state: 'open', nextLookAt }))) return
    await emit(ctx, 'issue.created', factsOf(issue))
    if (there.state !== 'open') await settleState(ctx, issue, there)
  })
}

const happened = {
  open: 'issue.reopened',
  resolved: 'issue.resolved',
  declined: 'issue.declined',
  gone: 'issue.gone',
} as const

/** How it stands there; news of it is told once. */
export async function settleState(
  ctx: Context,
  issue: TrackedIssue,
  there: { state: IssueState; number?: string | undefined; url?: string | null | undefined },
  looks = true,
): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const isNews = await setState(ctx, issue.id, {
      state: there.state,
      number: there.number || null,
      url: there.url ?? null,
    })
    const stateAt = isNews ? ctx.now() : (issue.stateAt ?? ctx.now())
    await setNextLook(ctx, issue.id, looks ? nextLook(there.state, issue.passedAt, stateAt, ctx.now()) : null)
    if (isNews) await emit(ctx, happened[there.state], factsOf(issue))
  })
}

/** The tracker will not take it, or nobody can tell whether it did. */
export async function settleFailed(
  ctx: Context,
  issue: TrackedIssue,
  step: 'refused' | 'doubtful',
  why: string,
): Promise<void> {
  await inTransaction(ctx, async ctx => {
    if (!(await settleStep(ctx, issue.id, ['waiting', 'sending'], step, why))) return
    if (step === 'refused') await emit(ctx, 'issue.refused', { ...factsOf(issue), why })
    else await emit(ctx, 'issue.doubtful', factsOf(issue))
  })
}

/** Whoever passed it on, or whoever coordinates, lets it go: it was not taken, or they looked and it is not there. */
export async function withdrawIssue(ctx: Context, issueId: string): Promise<void> {
  const me = requireEmployee(ctx)
  await inTransaction(ctx, async ctx => {
    const issue = await theIssue(ctx, issueId)
    if (issue.passedBy !== me.employeeId && !me.roles.includes('coordinator'))
      throw new Problem('forbidden', `${issue.passedByName} passed this on. They or a coordinator can let it go.`)
    if (!(await settleStep(ctx, issueId, ['waiting', 'refused', 'doubtful'], 'withdrawn', issue.failure)))
      throw new Problem('conflict', 'It is on its way, or there already: close it in the tracker.')
    await emit(ctx, 'issue.withdrawn', factsOf(issue))
  })
}

export const SettleIssue = z.object({
  /** What people call it there: `#12`. */
  number: z
    .string()
    .trim()
    .regex(/^#?[\w-]{1,60}$/, 'Its number there, such as 12.'),
})
export type SettleIssue = z.input<typeof SettleIssue>

/** Whoever passed it on looked in the tracker: it is there, under this number. */
export async function settleIssue(ctx: Context, issueId: string, input: SettleIssue): Promise<void> {
  const me = requireEmployee(ctx)
  const externalId = check(SettleIssue, input).number.replace(/^#/, '')
  await inTransaction(ctx, async ctx => {
    const issue = await theIssue(ctx, issueId)
    if (issue.passedBy !== me.employeeId && !me.roles.includes('coordinator'))
      throw new Problem('forbidden', `${issue.passedByName} passed this on. They or a coordinator can say so.`)
    if (issue.step !== 'doubtful') throw new Problem('conflict', 'There is no doubt about this any more.')
    await settlePassed(ctx, issue, { externalId, number: `#${externalId}`, url: null, state: 'open' }, true)
    await setNextLook(ctx, issueId, ctx.now())
  })
}

function factsOf(issue: TrackedIssue): Facts {
  return { issueId: issue.id, conversationId: issue.conversationId, employeeId: issue.passedBy }
}
