import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { noteDeed, openIncidentsOver } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'incident.corrected': {
      incidentId: string
      answerId?: string
      placeId?: string
      articleId?: string
      offerId?: string
      employeeId: string
    }
  }
}

/** Other words arrived for something that an open incident concerns: its own list says so, who did it and when. Once. */
export async function noteCorrection(
  ctx: Context,
  which: { answerId: string } | { placeId: string } | { articleId: string } | { offerId: string },
  { id, at, by }: { id: string; at: Date; by: string },
): Promise<void> {
  await inTransaction(ctx, async ctx => {
    for (const incidentId of await openIncidentsOver(ctx, which)) {
      if (!(await noteDeed(ctx, { incidentId, what: 'corrected', ...which, by, news: { id, at } }))) continue
      await emit(ctx, 'incident.corrected', { incidentId, ...which, employeeId: by }, { subjectId: incidentId })
    }
  })
}
