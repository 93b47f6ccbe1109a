import { endpoint, rooms, z } from '#platform/http'
import { attribute } from './attribute.ts'
import { models, windowsDays } from './model.ts'
import { seePath } from './see-path.ts'

const ByModel = z.object({
  first: z.number(),
  last: z.number(),
  linear: z.number(),
  position: z.number(),
  markov: z.number(),
})
const tag = 'Results'

export const api = rooms()

endpoint(
  api,
  'get',
  '/attribution',
  {
    tag,
    summary: 'Which of our steps led to purchases, by five models side by side',
    query: z.object({
      by: z.enum(['step', 'network', 'colleague']).optional(),
      windowDays: z.coerce
        .number()
        .refine(days => windowsDays.some(known => known === days), 'Choose 7, 30 or 90 days.')
        .optional(),
    }),
    output: z
      .object({
        since: z.date(),
        windowDays: z.number(),
        by: z.enum(['step', 'network', 'colleague']),
        purchases: z.number().int(),
        joined: z.number().int(),
        attributed: z.number().int(),
        unbought: z.number().int(),
        rows: z.array(
          z.object({
            step: z.string(),
            name: z.string(),
            credits: ByModel,
            /** 0 to 1: which part of the purchases there would not be without it. */
            effect: z.number(),
          }),
        ),
        money: z.array(
          z.object({
            currency: z.string(),
            paid: z.number(),
            rows: z.array(z.object({ step: z.string(), amounts: ByModel })),
          }),
        ),
        /** Where very much happens it is counted once an hour. */
        countedAt: z.date(),
        differs: z.object({ step: z.string(), most: z.enum(models), least: z.enum(models), by: z.number() }).nullable(),
      })
      .openapi('Attribution'),
  },
  (ctx, { query }) => attribute(ctx, query),
)
endpoint(
  api,
  'get',
  '/conversations/{id}/path',
  {
    tag,
    summary: 'The way that whoever began it went with us, over all networks',
    params: z.object({ id: z.uuid() }),
    output: z.object({
      steps: z.array(
        z
          .object({
            kind: z.enum(['asked', 'answered', 'gave-link', 'followed', 'shared', 'result']),
            at: z.date(),
            side: z.enum(['them', 'us', 'others']),
            who: z.string().nullable(),
            words: z.string(),
            network: z.string(),
            conversationId: z.string(),
            outcomeId: z.string().nullable(),
            outcomeKind: z.string().nullable(),
            confidence: z.string().nullable(),
            count: z.number().int().nullable(),
          })
          .openapi('PathStep'),
      ),
      /** There were more, before these. */
      isPart: z.boolean(),
    }),
  },
  (ctx, { params }) => seePath(ctx, params.id),
)
