import { givingWay } from '#lib/give-way'
import { type Context, inTransaction } from '#platform/context'
import { recountThemes } from './theme-store.ts'

const themesAtOnce = 20

/** Counts the themes anew that changed, some at a time. What changes meanwhile is counted by looking until then. */
export async function countThemes(ctx: Context): Promise<void> {
  const rest = givingWay(0.5)
  for (let isMore = true; isMore; await rest())
    isMore = (await inTransaction(ctx, ctx => recountThemes(ctx, themesAtOnce))) === themesAtOnce
}
