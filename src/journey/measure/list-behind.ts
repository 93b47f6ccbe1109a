import { z } from 'zod'
import { check } from '#lib/check'
import { placeInList } from '#lib/place-in-list'
import { type Context, requireReader } from '#platform/context'
import { monthMs } from './results.ts'
import { type BehindRow, behindRows } from './store.ts'

/** Which figure of Results, of which network, kind of answer (as in `moves`) or page (its document's id). */
export const ListBehind = z
  .object({
    of: z.enum(['answered', 'late', 'sent', 'wrote-again', 'invited']),
    which: z.string().min(1).max(60),
    before: z.string().max(120).optional(),
  })
  .refine(({ of, which }) => of !== 'invited' || z.uuid().safeParse(which).success, {
    path: ['which'],
    error: 'A page is named by its id.',
  })
export type ListBehind = z.input<typeof ListBehind>

export interface Behind {
  lines: BehindRow[]
  /** Pass it back as `before` for the next page; null on the last. */
  next: string | null
}

const perPage = 30

/** The conversations behind a figure of the last thirty days, the newest first. */
export async function listBehind(ctx: Context, input: ListBehind): Promise<Behind> {
  requireReader(ctx)
  const { before, ...figure } = check(ListBehind, input)
  const from = new Date(ctx.now().getTime() - monthMs)
  const lines = await behindRows(ctx, { ...figure, from, before: placeInList(before), limit: perPage })
  const last = lines.at(-1)
  return { lines, next: lines.length === perPage && last ? `${last.at.toISOString()}_${last.id}` : null }
}
