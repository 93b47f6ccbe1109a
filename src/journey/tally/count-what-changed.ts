import { givingWay } from '#lib/give-way'
import { type Context, inTransaction } from '#platform/context'
import { recountConversations } from './conversation-store.ts'
import { type Tally, takeChangedDays } from './day-store.ts'
import { recountMoves } from './move-store.ts'
import { recountWaits } from './wait-store.ts'

/** The job that counts the days anew that changed. */
export const countWhatChangedJob = 'count by day'

const daysAtOnce = 10

const recounts: Record<Tally, (ctx: Context, days: string[]) => Promise<void>> = {
  wait: recountWaits,
  conversation: recountConversations,
  move: recountMoves,
}

/**
 * Counts the days anew that changed, some at a time, each with the list of what changed in one transaction. What changes
 * meanwhile is on the list again, and counted by looking until then: no figure is ever of yesterday.
 */
export async function countWhatChanged(ctx: Context): Promise<void> {
  const rest = givingWay(0.5)
  for (const tally of ['wait', 'conversation', 'move'] as const) {
    for (let isMore = true; isMore; await rest()) {
      isMore = await inTransaction(ctx, async ctx => {
        const days = await takeChangedDays(ctx, tally, daysAtOnce)
        if (days.length > 0) await recounts[tally](ctx, days)
        return days.length === daysAtOnce
      })
    }
  }
}
