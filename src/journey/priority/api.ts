import { requireReader } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'
import { pointMs, priorityNow } from './model.ts'
import { PriorityPartView } from './reason-view.ts'
import { priorityRow } from './store.ts'

export const api = rooms()

endpoint(
  api,
  'get',
  '/conversations/{id}/priority',
  {
    tag: 'Routing',
    summary: 'How soon this should be answered, and why',
    params: z.object({ id: z.uuid() }),
    output: z.object({
      priority: z
        .object({
          points: z.number(),
          waitPoints: z.number(),
          hoursPerPoint: z.number(),
          since: z.date(),
          parts: z.array(PriorityPartView),
        })
        .openapi('Priority')
        .nullable(),
    }),
  },
  async (ctx, { params }) => {
    requireReader(ctx)
    const row = await priorityRow(ctx, params.id)
    if (!row) return { priority: null }
    const points = priorityNow(row, row.since, ctx.now())
    const { since, parts } = row
    const waitPoints = Math.round((points - row.points) * 10) / 10
    return { priority: { points, waitPoints, hoursPerPoint: pointMs / 3_600_000, since, parts } }
  },
)
