import { z } from '#platform/http'

const points = z.number()

/** One reason for a priority, as the API shows it. */
export const PriorityPartView = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('asks'), points }),
    z.object({ kind: z.literal('urgent'), points, words: z.array(z.string()) }),
    z.object({ kind: z.literal('trouble'), points, what: z.enum(['issue', 'complaint', 'correction-needed']) }),
    z.object({
      kind: z.literal('buying'),
      points,
      stage: z.enum(['comparing', 'deciding']).optional(),
      likely: z.number().optional(),
    }),
    z.object({
      kind: z.literal('influence'),
      points,
      followers: z.number().int(),
      heardBy: z.number().int().optional(),
    }),
    z.object({
      kind: z.literal('talks'),
      points,
      replies: z.number().int().optional(),
      talksWith: z.number().int().optional(),
    }),
    z.object({ kind: z.literal('reach'), points, people: z.number().int(), copies: z.number().int() }),
    z.object({ kind: z.literal('angry'), points }),
  ])
  .openapi('PriorityPart')
