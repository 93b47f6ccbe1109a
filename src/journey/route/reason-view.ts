import { z } from '#platform/http'

/** A reason as the API shows it. */
export const RouteReasonView = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('wrote'),
      title: z.string(),
      how: z.enum(['links', 'quotes', 'names', 'about']),
      documentId: z.string(),
      url: z.string().optional(),
      words: z.array(z.string()).optional(),
      at: z.string().optional(),
    }),
    z.object({
      kind: z.literal('answered'),
      title: z.string(),
      conversationId: z.string(),
      words: z.array(z.string()),
      at: z.string(),
    }),
    z.object({ kind: z.literal('knows'), topic: z.string(), words: z.array(z.string()) }),
    z.object({ kind: z.literal('endorsed'), topic: z.string(), by: z.array(z.string()) }),
    z.object({ kind: z.literal('language'), language: z.string() }),
    z.object({ kind: z.literal('was-here') }),
    z.object({ kind: z.literal('at-work') }),
    z.object({ kind: z.literal('holiday'), name: z.string() }),
    z.object({ kind: z.literal('busy'), open: z.number().int() }),
    z.object({
      kind: z.literal('instead'),
      of: z.string(),
      why: z.enum(['left', 'passed', 'away', 'full']),
      title: z.string().optional(),
    }),
    z.object({ kind: z.literal('passed'), from: z.string(), note: z.string(), team: z.string().optional() }),
  ])
  .openapi('RouteReason')
