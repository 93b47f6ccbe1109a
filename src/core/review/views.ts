import { z } from '#platform/http'

export const NoteView = z
  .object({
    id: z.string(),
    reviewId: z.string(),
    employeeId: z.string(),
    name: z.string(),
    start: z.number().int(),
    end: z.number().int(),
    words: z.string(),
    body: z.string(),
    suggestion: z.string().nullable(),
    at: z.date(),
    /** Whether the author took it, once they said. */
    taken: z.boolean().nullable(),
  })
  .openapi('ReviewNote')

/** A review as programs and the desk see it. */
export const ReviewView = z
  .object({
    id: z.string(),
    subjectKind: z.enum(['answer', 'edit', 'statement', 'correction', 'article', 'offer', 'share']),
    subjectId: z.string(),
    conversationId: z.string().nullable(),
    authorId: z.string(),
    authorName: z.string(),
    reasons: z.array(z.object({ at: z.string().optional(), message: z.string() })),
    askedAt: z.date(),
    decidedAt: z.date().nullable(),
    deciderName: z.string().nullable(),
    decision: z.enum(['approved', 'changed', 'returned', 'withdrawn', 'superseded']).nullable(),
    comment: z.string(),
    changedText: z.string().nullable(),
    /** One after the other; any one of the people of a step, or all of them. */
    steps: z.array(
      z.object({ name: z.string(), needs: z.enum(['any', 'all']), people: z.array(z.string()).nullable() }),
    ),
    step: z.number().int(),
    looks: z.array(
      z.object({ step: z.number().int(), employeeId: z.string(), name: z.string(), comment: z.string(), at: z.date() }),
    ),
    notes: z.array(NoteView),
  })
  .openapi('Review')
