import { z } from 'zod'
import { theEmployee } from '#core/team'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireReader, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import {
  type Citation,
  citationsOf,
  decisionRow,
  decisionRows,
  deleteCitation,
  insertCitations,
  insertDecision,
  insertIssue,
  issuesOfDecision,
  type LinkedIssue,
  setDecided,
  setDone,
  setDoneByIssues,
  setUndoneByIssue,
  setWithdrawn,
} from './decision-store.ts'
import { areas, type Decision, deciders, verdicts } from './model.ts'
import { themeRow } from './theme-store.ts'

declare module '#platform/events' {
  interface Events {
    'decision.considered': { decisionId: string; employeeId: string; area: string; cited: number }
    'decision.cited': { decisionId: string; employeeId: string; cited: number }
    'decision.made': { decisionId: string; employeeId: string; area: string; verdict: string; cited: number }
    'decision.done': { decisionId: string; employeeId: string }
    'decision.withdrawn': { decisionId: string; employeeId: string }
    'decision.linked': { decisionId: string; employeeId: string }
    /** Every issue that it is worked on in is resolved; nobody of us had to say so. */
    'decision.resolved': { decisionId: string }
    'decision.reopened': { decisionId: string }
  }
}

const mostShown = 200
const mostCited = 500

export const Consider = z.object({
  /** What people ask for; a decision can also stand for itself, and cite what is said elsewhere. */
  themeId: z.uuid().optional(),
  area: z.enum(areas).default('product'),
  title: z.string().trim().min(1, 'Say in a few words what is to be decided.').max(200),
  ownerId: z.uuid().optional(),
  messageIds: z.array(z.uuid()).max(mostCited).default([]),
})
export type Consider = z.input<typeof Consider>

/** Takes up what people ask for: somebody owns it, and it cites the words it rests on. */
export async function consider(ctx: Context, input: Consider): Promise<Decision> {
  const me = requireRole(ctx, ...deciders)
  const given = check(Consider, input)
  const id = newId()
  await inTransaction(ctx, async ctx => {
    const themeId = given.themeId ?? null
    if (themeId) {
      const theme = await themeRow(ctx, themeId)
      if (!theme) throw new Problem('not-found', 'There is no such theme.')
      if (theme.mergedInto) throw new Problem('conflict', 'This theme is part of another one now.')
    }
    const ownerId = given.ownerId ? (await theEmployee(ctx, given.ownerId)).id : me.employeeId
    if (!(await insertDecision(ctx, { ...given, id, themeId, ownerId, by: me.employeeId })))
      throw new Problem('conflict', 'This theme is being considered already. It stands on the board.')
    let cited = themeId ? await insertCitations(ctx, id, me.employeeId, { themeId }) : 0
    if (given.messageIds.length > 0) cited += await insertCitations(ctx, id, me.employeeId, given)
    const facts = { decisionId: id, employeeId: me.employeeId, area: given.area, cited }
    await emit(ctx, 'decision.considered', facts, { subjectId: id })
  })
  return theDecision(ctx, id)
}

export const Cite = z.object({ messageIds: z.array(z.uuid()).min(1).max(mostCited) })

/** It rests on these words, too; with a theme, what was said in it meanwhile can be cited at once. */
export async function cite(ctx: Context, id: string, input: z.input<typeof Cite> | 'theme'): Promise<number> {
  const me = requireRole(ctx, ...deciders)
  const which = input === 'theme' ? 'theme' : check(Cite, input)
  return inTransaction(ctx, async ctx => {
    const { themeId } = await living(ctx, id)
    if (which === 'theme' && !themeId) throw new Problem('conflict', 'This decision belongs to no theme.')
    const cited = await insertCitations(ctx, id, me.employeeId, which === 'theme' ? { themeId: themeId ?? '' } : which)
    if (cited > 0)
      await emit(ctx, 'decision.cited', { decisionId: id, employeeId: me.employeeId, cited }, { subjectId: id })
    return cited
  })
}

/** It does not rest on these words. */
export async function uncite(ctx: Context, id: string, messageId: string): Promise<void> {
  const me = requireRole(ctx, ...deciders)
  await inTransaction(ctx, async ctx => {
    await living(ctx, id)
    if (!(await deleteCitation(ctx, id, messageId))) throw new Problem('not-found', 'This is not cited here.')
    await emit(ctx, 'decision.cited', { decisionId: id, employeeId: me.employeeId, cited: -1 }, { subjectId: id })
  })
}

export const Decide = z.object({
  verdict: z.enum(verdicts),
  reason: z.string().trim().min(1, 'Say why, in a few words: whoever tells people has to know.').max(1000),
  ownerId: z.uuid().optional(),
})

/** Decides: do it, not now, or no; each with its reason and with whoever sees it through. Can be decided anew until somebody was told. */
export async function decide(ctx: Context, id: string, input: z.input<typeof Decide>): Promise<Decision> {
  const me = requireRole(ctx, ...deciders)
  const { verdict, reason, ownerId } = check(Decide, input)
  await inTransaction(ctx, async ctx => {
    const before = await living(ctx, id)
    const owner = ownerId ? (await theEmployee(ctx, ownerId)).id : before.ownerId
    if (!(await setDecided(ctx, id, { verdict, reason, ownerId: owner, by: me.employeeId })))
      throw new Problem('conflict', 'People were told of it already. Take up a new decision instead.')
    const { area, cited } = before
    await emit(
      ctx,
      'decision.made',
      { decisionId: id, employeeId: me.employeeId, area, verdict, cited },
      { subjectId: id },
    )
  })
  return theDecision(ctx, id)
}

export const Done = z.object({ note: z.string().trim().max(1000).default('') })

/** What was decided is done: people can be told that they have it. */
export async function noteDone(ctx: Context, id: string, input: z.input<typeof Done>): Promise<Decision> {
  const me = requireRole(ctx, ...deciders)
  const { note } = check(Done, input)
  await inTransaction(ctx, async ctx => {
    await living(ctx, id)
    if (!(await setDone(ctx, id, me.employeeId, note)))
      throw new Problem('conflict', 'Only what was decided to be done can be done, once.')
    await emit(ctx, 'decision.done', { decisionId: id, employeeId: me.employeeId }, { subjectId: id })
  })
  return theDecision(ctx, id)
}

/** It is not considered any more; only while nobody was told. */
export async function withdrawDecision(ctx: Context, id: string): Promise<void> {
  const me = requireRole(ctx, ...deciders)
  await inTransaction(ctx, async ctx => {
    await living(ctx, id)
    if (!(await setWithdrawn(ctx, id, me.employeeId))) throw new Problem('conflict', 'People were told of it already.')
    await emit(ctx, 'decision.withdrawn', { decisionId: id, employeeId: me.employeeId }, { subjectId: id })
  })
}

export const LinkIssue = z.object({
  url: z.url({ protocol: /^https?$/, error: 'This is not the address of a page.' }).max(2000),
  label: z.string().trim().max(120).default(''),
})

/**
 * Where it is worked on outside. An issue that a cited conversation was passed on to says how it stands there, and that it is
 * resolved: then what was decided is done.
 */
export async function linkIssue(ctx: Context, id: string, input: z.input<typeof LinkIssue>): Promise<void> {
  const me = requireRole(ctx, ...deciders)
  const { url, label } = check(LinkIssue, input)
  await inTransaction(ctx, async ctx => {
    await living(ctx, id)
    const named = label || new URL(url).host
    if (!(await insertIssue(ctx, { id: newId(), decisionId: id, url, label: named, by: me.employeeId })))
      throw new Problem('conflict', 'It is linked already.')
    await emit(ctx, 'decision.linked', { decisionId: id, employeeId: me.employeeId }, { subjectId: id })
    await noteResolved(ctx, { decisionId: id })
  })
}

/**
 * What was decided to be done is done when every issue that it is linked with is resolved in its tracker. From then on
 * people can be asked to tell those who raised it; nobody is told by itself. Whoever decides can decide anew.
 */
export async function noteResolved(ctx: Context, which: { issueId: string } | { decisionId: string }): Promise<void> {
  await inTransaction(ctx, async ctx => {
    for (const decisionId of await setDoneByIssues(ctx, which))
      await emit(ctx, 'decision.resolved', { decisionId }, { subjectId: decisionId })
  })
}

/** It was not done after all, unless a colleague said so, too, or people were told already. */
export async function noteReopened(ctx: Context, { issueId }: { issueId: string }): Promise<void> {
  await inTransaction(ctx, async ctx => {
    for (const decisionId of await setUndoneByIssue(ctx, issueId))
      await emit(ctx, 'decision.reopened', { decisionId }, { subjectId: decisionId })
  })
}

/** Everything on the board, the newest first. */
export async function decisions(ctx: Context): Promise<Decision[]> {
  requireReader(ctx)
  return decisionRows(ctx, mostShown)
}

/** A decision with what it rests on. */
export async function lookAtDecision(
  ctx: Context,
  id: string,
): Promise<{ decision: Decision; citations: Citation[]; issues: LinkedIssue[] }> {
  requireReader(ctx)
  const decision = await theDecision(ctx, id)
  const [citations, issues] = await Promise.all([citationsOf(ctx, id, mostCited), issuesOfDecision(ctx, id)])
  return { decision, citations, issues }
}

export async function theDecision(ctx: Context, id: string): Promise<Decision> {
  const decision = await decisionRow(ctx, id)
  if (!decision) throw new Problem('not-found', 'There is no such decision.')
  return decision
}

async function living(ctx: Context, id: string): Promise<Decision> {
  const decision = await theDecision(ctx, id)
  if (decision.withdrawnAt) throw new Problem('conflict', 'This is not considered any more.')
  return decision
}
