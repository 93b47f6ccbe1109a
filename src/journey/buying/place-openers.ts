import type { Context } from '#platform/context'
import { type Placed, placeInBuying, stages } from './model.ts'
import { signalsOfEach, signalsOfOpeners } from './store.ts'

/** Where those who began these conversations may stand, by conversation; only of whom there is a sign. */
export async function placeOpeners(ctx: Context, conversationIds: string[]): Promise<Map<string, Placed>> {
  const signals = await signalsOfOpeners(ctx, conversationIds)
  return new Map([...signals].map(([id, given]) => [id, placeInBuying(given, ctx.now())]))
}

/** How many of these people stand at which stage, probably; of nobody alone is said where they stand. */
export async function countStages(ctx: Context, personIds: string[]): Promise<{ stage: string; people: number }[]> {
  const signals = await signalsOfEach(ctx, personIds)
  const placed = [...signals.values()].map(given => placeInBuying(given, ctx.now()).stage)
  return stages
    .map(stage => ({ stage, people: placed.filter(each => each === stage).length }))
    .filter(({ people }) => people > 0)
}
