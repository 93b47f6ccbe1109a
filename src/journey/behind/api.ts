import { endpoint, rooms, z } from '#platform/http'
import { ListBehind, listBehind } from './list-behind.ts'

export const api = rooms()

endpoint(
  api,
  'get',
  '/results/behind',
  {
    tag: 'Results',
    summary: 'The conversations behind a figure of Results, attribution or coverage',
    query: ListBehind,
    output: z.object({
      lines: z.array(
        z
          .object({
            id: z.string(),
            conversationId: z.string(),
            accountId: z.string(),
            personName: z.string(),
            network: z.string(),
            at: z.date(),
            quote: z.string(),
            language: z.string().nullable(),
            employeeName: z.string().nullable(),
            seconds: z.number().nullable(),
          })
          .openapi('BehindFigure'),
      ),
      next: z.string().nullable(),
    }),
  },
  (ctx, { query }) => listBehind(ctx, query),
)
