import { givingWay } from '#lib/give-way'
import { type Context, inTransaction } from '#platform/context'
import { recountPreferences } from './preference-store.ts'

const atOnce = 500

/** Counts whom people prefer anew where that changed, some at a time. What changes meanwhile is counted by looking until then. */
export async function countPreferences(ctx: Context): Promise<void> {
  const rest = givingWay(0.5)
  for (let isMore = true; isMore; await rest())
    isMore = (await inTransaction(ctx, ctx => recountPreferences(ctx, atOnce))) === atOnce
}
