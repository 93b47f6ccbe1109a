import type { Context } from '#platform/context'
import { type Placed, placeInBuying } from './model.ts'
import { signalsOfOpeners } from './store.ts'

/** Where those who began these conversations may stand, by conversation; only of whom there is a sign. */
export async function placeOpeners(ctx: Context, conversationIds: string[]): Promise<Map<string, Placed>> {
  const signals = await signalsOfOpeners(ctx, conversationIds)
  return new Map([...signals].map(([id, given]) => [id, placeInBuying(given, ctx.now())]))
}
