import { z } from 'zod'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { mergers } from './merge-people.ts'
import { broughtBy, countsOf, mergeRow, undoMerge, wholeRow } from './merge-store.ts'
import type { Merge } from './model.ts'

declare module '#platform/events' {
  interface Events {
    'people.unmerged': { mergeId: string; personId: string; fromId: string }
  }
}

export const UnmergePeople = z.object({
  why: z.string().trim().min(3, 'Say why: whoever merged them wants to know.').max(500),
})

/** What stays, and what goes back to a page of its own. */
export async function previewUnmerge(ctx: Context, mergeId: string) {
  requireRole(ctx, ...mergers)
  const merge = await theMerge(ctx, mergeId)
  const whole = (await wholeRow(ctx, merge.intoId))?.ids ?? []
  const leaves = await broughtBy(ctx, merge.fromId)
  return {
    stays: await countsOf(
      ctx,
      whole.filter(id => !leaves.includes(id)),
    ),
    leaves: await countsOf(ctx, leaves),
  }
}

/** Takes a merge back: both have pages of their own again, with exactly what each had, and no proof joins them by itself. */
export async function unmergePeople(
  ctx: Context,
  mergeId: string,
  input: z.input<typeof UnmergePeople>,
): Promise<string> {
  const me = requireRole(ctx, ...mergers)
  const { why } = check(UnmergePeople, input)
  return inTransaction(ctx, async ctx => {
    const { fromId, intoId } = await theMerge(ctx, mergeId)
    if (!(await undoMerge(ctx, mergeId, me.employeeId, why)))
      throw new Problem('conflict', 'A colleague parted them already.')
    await emit(ctx, 'people.unmerged', { mergeId, personId: intoId, fromId }, { subjectId: intoId })
    return fromId
  })
}

async function theMerge(ctx: Context, id: string): Promise<Merge> {
  const merge = await mergeRow(ctx, id)
  if (!merge) throw new Problem('not-found', 'There was no such merge.')
  return merge
}
