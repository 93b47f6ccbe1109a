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
  /** It puts right what was stopped and repeats much of it: a colleague reads it first, and it may leave then. */
  isReadFirst: boolean
}

export const DraftLike = z.object({
  text: z.string().max(100_000),
  /** The words that stand outside, whose place these are to take. */
  standing: z.string().max(100_000).default(''),
})

/** Does a draft nearly repeat what was stopped? Asked as it is typed, so that nobody learns it by pressing send. */
export async function stoppedLike(ctx: Context, input: z.input<typeof DraftLike>): Promise<Stopped | null> {
  requireEmployee(ctx)
  const { text, standing } = check(DraftLike, input)
  if (text.trim() === '') return null
  const found = await allFrozenLike(ctx, text)
  const putsRight = new Set(standing.trim() === '' ? [] : (await allFrozenLike(ctx, standing)).map(({ id }) => id))
  const frozen = found.find(({ id }) => !putsRight.has(id)) ?? found[0]
  if (!frozen) return null
  const { id, why, byName, at } = frozen
  const incidentId = (await incidentOfFrozen(ctx, id)) ?? null
  return { incidentId, why, byName, at, isReadFirst: putsRight.has(id) }
}
