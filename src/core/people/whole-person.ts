import { Problem } from '#lib/problem'
import type { Context } from '#platform/context'
import { wholeRow } from './merge-store.ts'
import type { Whole } from './model.ts'

/** Everybody who is one with this person now, by any of their ids; or a problem where nobody is known by it. */
export async function wholePerson(ctx: Context, personId: string): Promise<Whole> {
  const whole = await wholeRow(ctx, personId)
  if (!whole) throw new Problem('not-found', 'We know nobody here. They may have been erased.')
  return whole
}
