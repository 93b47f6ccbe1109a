import { z } from '#platform/http'

export const FactCardView = z
  .object({
    id: z.string(),
    words: z.string(),
    language: z.string(),
    source: z.string(),
    sourceUrl: z.string().nullable(),
    ownerId: z.string(),
    ownerName: z.string(),
    validUntil: z.string().nullable(),
    isOutOfDate: z.boolean(),
    changedAt: z.date(),
  })
  .openapi('FactCard')
