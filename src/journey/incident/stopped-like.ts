import { z } from 'zod'
import { allFrozenLike } from '#core/freeze'
import { check } from '#lib/check'
import { type Context, requireEmployee } from '#platform/context'
import { incidentOfFrozen } from './store.ts'

/** Words that must not leave, which a draft nearly repeats. */
export interface Stopped {
  /** Where it is seen through; none where it was stopped by itself. */
  incidentId: string | null
  why: string
  byName: string
  at: Date
}

export const DraftLike = z.object({ text: z.string().max(10_000) })

/** Does a draft nearly repeat what was stopped? Asked as it is typed, so that nobody learns it by pressing send. */
export async function stoppedLike(ctx: Context, input: z.input<typeof DraftLike>): Promise<Stopped | null> {
  requireEmployee(ctx)
  const { text } = check(DraftLike, input)
  if (text.trim() === '') return null
  const [frozen] = await allFrozenLike(ctx, text)
  if (!frozen) return null
  const { id, why, byName, at } = frozen
  return { incidentId: (await incidentOfFrozen(ctx, id)) ?? null, why, byName, at }
}
