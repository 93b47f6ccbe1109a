import { endpoint, rooms, z } from '#platform/http'
import { CheckDrill, checkDrill, drillOf, proposeDrill, retireDrill } from './drills.ts'
import { drillsToTeach, LookAtTry, lookAtTry, myDrills, openDrill, TryDrill, tryDrill } from './try-drill.ts'

const tag = 'Training'
const ById = z.object({ id: z.uuid() })
const Done = z.object({})
const level = z.enum(['note', 'review', 'stop'])
const say = z.enum(['pass', 'review', 'stop'])

const review = z.object({
  decision: z.enum(['approved', 'changed', 'returned', 'withdrawn', 'superseded']),
  comment: z.string(),
})
const message = z.object({ who: z.string(), isOurs: z.boolean(), words: z.string() })
const line = {
  id: z.string(),
  title: z.string(),
  language: z.string().nullable(),
  kind: z.string(),
  topics: z.array(z.string()),
}
const DrillView = z
  .object({
    ...line,
    conversationId: z.string(),
    messages: z.array(message),
    answer: z.string(),
    reviews: z.array(review),
    outcome: z.string(),
    proposedByName: z.string(),
    checkedByName: z.string().nullable(),
    checkedAt: z.date().nullable(),
  })
  .openapi('Drill')
const TryView = z
  .object({
    id: z.string(),
    drillId: z.string(),
    drillTitle: z.string(),
    employeeId: z.string(),
    employeeName: z.string(),
    text: z.string(),
    findings: z.array(z.object({ title: z.string(), level })),
    said: say,
    at: z.date(),
    lookedByName: z.string().nullable(),
    lookedAt: z.date().nullable(),
    isGood: z.boolean().nullable(),
    comment: z.string(),
  })
  .openapi('DrillTry')
const opened = {
  drill: z.object({ ...line, messages: z.array(message) }),
  tries: z.array(TryView),
  really: z.object({ answer: z.string(), reviews: z.array(review), outcome: z.string() }).nullable(),
}

export const api = rooms()

endpoint(
  api,
  'get',
  '/drills',
  {
    tag,
    summary: 'What I can practise on, and what I tried',
    output: z.object({ drills: z.array(z.object(line)), tries: z.array(TryView) }),
  },
  ctx => myDrills(ctx),
)
endpoint(
  api,
  'get',
  '/drills/to-teach',
  {
    tag,
    summary: 'Drills to check, and tries to look at',
    output: z.object({
      proposed: z.array(DrillView),
      open: z.array(DrillView),
      waiting: z.array(TryView.extend({ drill: DrillView })),
    }),
  },
  ctx => drillsToTeach(ctx),
)
endpoint(
  api,
  'get',
  '/drills/{id}',
  { tag, summary: 'A drill', params: ById, output: z.object(opened).openapi('OpenedDrill') },
  (ctx, { params }) => openDrill(ctx, params.id),
)
endpoint(
  api,
  'get',
  '/conversations/{id}/drill',
  {
    tag,
    summary: 'Is there a drill of it already?',
    params: ById,
    output: z.object({ drillId: z.string().nullable() }),
  },
  (ctx, { params }) => drillOf(ctx, params.id),
)
endpoint(
  api,
  'post',
  '/conversations/{id}/drill',
  { tag, summary: 'Make a drill of a conversation', params: ById, output: DrillView },
  (ctx, { params }) => proposeDrill(ctx, params.id),
)
endpoint(
  api,
  'put',
  '/drills/{id}',
  { tag, summary: 'I have read a drill: nobody is in it', params: ById, body: CheckDrill, output: DrillView },
  (ctx, { params, body }) => checkDrill(ctx, params.id, body),
)
endpoint(
  api,
  'delete',
  '/drills/{id}',
  { tag, summary: 'Take a drill away', params: ById, output: Done },
  async (ctx, { params }) => {
    await retireDrill(ctx, params.id)
    return {}
  },
)
endpoint(
  api,
  'post',
  '/drills/{id}/tries',
  {
    tag,
    summary: 'Answer in a drill; it goes nowhere',
    params: ById,
    body: TryDrill,
    output: z
      .object({
        ...opened,
        said: say,
        findings: z.array(
          z.object({
            title: z.string(),
            explanation: z.string(),
            level,
            start: z.number().int(),
            end: z.number().int(),
          }),
        ),
      })
      .openapi('TriedDrill'),
  },
  (ctx, { params, body }) => tryDrill(ctx, params.id, body),
)
endpoint(
  api,
  'post',
  '/drill-tries/{id}/look',
  { tag, summary: 'Say of a try: good, or once more', params: ById, body: LookAtTry, output: Done },
  async (ctx, { params, body }) => {
    await lookAtTry(ctx, params.id, body)
    return {}
  },
)
