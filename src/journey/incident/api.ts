import { endpoint, rooms, z } from '#platform/http'
import { closeIncident, Lesson, learnFromIncident, thawIncident } from './close-incident.ts'
import { incidents, openIncident } from './open-incident.ts'
import { RaiseIncident, raiseIncident } from './raise-incident.ts'
import { retractInIncident } from './retract-in-incident.ts'
import { DraftLike, stoppedLike } from './stopped-like.ts'

const ById = z.object({ id: z.uuid() })
const Done = z.object({})
const tag = 'Incidents'

const IncidentView = z
  .object({
    id: z.string(),
    /** About an answer of somebody, what the company said, an article, or an offer. */
    answerId: z.string().nullable(),
    statementId: z.string().nullable(),
    articleId: z.string().nullable(),
    offerId: z.string().nullable(),
    shareId: z.string().nullable(),
    reason: z.string(),
    isDrill: z.boolean(),
    raisedBy: z.string(),
    raisedByName: z.string(),
    raisedAt: z.date(),
    isFrozen: z.boolean(),
    frozenId: z.string().nullable(),
    lesson: z.string().nullable(),
    ruleId: z.string().nullable(),
    closedAt: z.date().nullable(),
    closedByName: z.string().nullable(),
  })
  .openapi('Incident')

const OpenedIncidentView = z
  .object({
    incident: z.object(IncidentView.shape),
    concerned: z.array(
      z.object({
        kind: z.enum(['answer', 'statement', 'article', 'offer', 'offer-post', 'share']),
        /** Of the answer, of the place where the company said it, of the article, of the offer, or of a post of it. */
        id: z.string(),
        conversationId: z.string().nullable(),
        statementId: z.string().nullable(),
        offerId: z.string().nullable(),
        network: z.string(),
        authorId: z.string(),
        authorName: z.string(),
        text: z.string(),
        step: z.string(),
        url: z.string().nullable(),
        accountId: z.string().nullable(),
        share: z.number(),
        canRetract: z.boolean(),
        canChange: z.boolean(),
        whyNot: z.string().nullable(),
      }),
    ),
    deeds: z.array(
      z.object({
        id: z.string(),
        what: z.enum(['raised', 'froze', 'retracted', 'corrected', 'thawed', 'learned', 'closed']),
        answerId: z.string().nullable(),
        placeId: z.string().nullable(),
        articleId: z.string().nullable(),
        offerId: z.string().nullable(),
        postId: z.string().nullable(),
        name: z.string(),
        outcome: z.string(),
        at: z.date(),
      }),
    ),
  })
  .openapi('OpenedIncident')

export const api = rooms()

endpoint(
  api,
  'get',
  '/incidents',
  { tag, summary: 'What went wrong, and drills', output: z.object({ incidents: z.array(IncidentView) }) },
  async ctx => ({ incidents: await incidents(ctx) }),
)
endpoint(
  api,
  'post',
  '/incidents',
  { tag, summary: 'Something is wrong with what we said', body: RaiseIncident, output: IncidentView },
  (ctx, { body }) => raiseIncident(ctx, body),
)
endpoint(
  api,
  'post',
  '/incidents/stopped',
  {
    tag,
    summary: 'Does a draft nearly repeat what was stopped?',
    body: DraftLike,
    output: z.object({
      stopped: z
        .object({
          incidentId: z.string().nullable(),
          why: z.string(),
          byName: z.string(),
          at: z.date(),
          isReadFirst: z.boolean(),
        })
        .nullable(),
    }),
  },
  async (ctx, { body }) => ({ stopped: await stoppedLike(ctx, body) }),
)
endpoint(
  api,
  'get',
  '/incidents/{id}',
  { tag, summary: 'What it concerns, and who did what', params: ById, output: OpenedIncidentView },
  (ctx, { params }) => openIncident(ctx, params.id),
)
endpoint(
  api,
  'post',
  '/incidents/{id}/retract',
  {
    tag,
    summary: 'Take one thing that it concerns back, or all that can be',
    params: ById,
    body: z.object({ id: z.union([z.uuid(), z.literal('all')]) }),
    output: z.object({ notPossible: z.array(z.object({ id: z.string(), why: z.string() })) }),
  },
  async (ctx, { params, body }) => ({
    notPossible: await retractInIncident(ctx, params.id, String(body.id)),
  }),
)
endpoint(
  api,
  'post',
  '/incidents/{id}/thaw',
  { tag, summary: 'What is like it may leave again', params: ById, output: Done },
  async (ctx, { params }) => {
    await thawIncident(ctx, params.id)
    return {}
  },
)
endpoint(
  api,
  'put',
  '/incidents/{id}/lesson',
  { tag, summary: 'What we take from it', params: ById, body: Lesson, output: IncidentView },
  (ctx, { params, body }) => learnFromIncident(ctx, params.id, body),
)
endpoint(
  api,
  'post',
  '/incidents/{id}/close',
  { tag, summary: 'Close it', params: ById, output: IncidentView },
  (ctx, { params }) => closeIncident(ctx, params.id),
)
