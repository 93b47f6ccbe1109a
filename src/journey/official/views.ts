import { z } from '#platform/http'

const PlaceView = z
  .object({
    id: z.string(),
    accountId: z.string(),
    network: z.string(),
    handle: z.string(),
    words: z.string().nullable(),
    step: z.enum(['chosen', 'waiting', 'sent', 'refused', 'doubtful', 'retracting', 'retracted']),
    said: z.string().nullable(),
    url: z.string().nullable(),
    failure: z.string().nullable(),
    sentAt: z.date().nullable(),
    retractedByName: z.string().nullable(),
    retractedWhy: z.string().nullable(),
    retractedAt: z.date().nullable(),
  })
  .openapi('StatementPlace')

/** What the company says in its own name. */
export const StatementView = z
  .object({
    id: z.string(),
    kind: z.enum(['release', 'event', 'statement']),
    title: z.string(),
    text: z.string(),
    language: z.string(),
    link: z.string().nullable(),
    happensAt: z.date().nullable(),
    happensWhere: z.string(),
    embargoUntil: z.date().nullable(),
    tellingWords: z.array(z.string()),
    embargoRuleId: z.string().nullable(),
    authorId: z.string(),
    authorName: z.string(),
    step: z.enum(['draft', 'in-review', 'returned', 'approved', 'released', 'withdrawn']),
    version: z.number().int(),
    madeAt: z.date(),
    changedAt: z.date(),
    releasedAt: z.date().nullable(),
    places: z.array(PlaceView),
  })
  .openapi('Statement')

/** Other words for what the company said. */
export const StatementCorrectionView = z
  .object({
    id: z.string(),
    statementId: z.string(),
    becomes: z.object({
      title: z.string(),
      text: z.string(),
      link: z.string().nullable(),
      happensAt: z.date().nullable(),
      happensWhere: z.string(),
      places: z.array(z.object({ placeId: z.string(), words: z.string().nullable() })),
    }),
    reason: z.string(),
    employeeId: z.string(),
    employeeName: z.string(),
    step: z.enum(['in-review', 'returned', 'approved', 'released', 'withdrawn']),
    madeAt: z.date(),
    releasedAt: z.date().nullable(),
  })
  .openapi('StatementCorrection')
