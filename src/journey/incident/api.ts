import { endpoint, rooms, z } from '#platform/http'
import {
  closeIncident,
  incidents,
  Lesson,
  learnFromIncident,
  openIncident,
  RaiseIncident,
  raiseIncident,
  retractInIncident,
  thawIncident,
} from './raise-incident.ts'

const ById = z.object({ id: z.uuid() })
const Done = z.object({})
const tag = 'Incidents'

const IncidentView = z
  .object({
    id: z.string(),
    answerId: z.string(),
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
    answers: z.array(
      z.object({
        answerId: z.string(),
        conversationId: z.string(),
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
    summary: 'Take one of the answers back, or all that can be',
    params: ById,
    body: z.object({ answerId: z.union([z.uuid(), z.literal('all')]) }),
    output: z.object({ notPossible: z.array(z.object({ answerId: z.string(), why: z.string() })) }),
  },
  async (ctx, { params, body }) => ({
    notPossible: await retractInIncident(ctx, params.id, String(body.answerId)),
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
