import { endpoint, rooms, z } from '#platform/http'
import {
  askToLookFirst,
  confirmAutonomy,
  DecideAppeal,
  decideAppeal,
  Grow,
  LookFirst,
  MakeAppeal,
  makeAppeal,
  RuleInput,
  seenAutonomyNews,
  setAutonomyRule,
} from './changes.ts'
import { autonomyNews, autonomyOf, learners, myAutonomy } from './standings.ts'

const tag = 'Training'
const ById = z.object({ id: z.uuid() })
const Done = z.object({})

const RuleView = z
  .object({
    asWritten: z.number().int(),
    cameBack: z.number().int(),
    drills: z.number().int(),
    courses: z.boolean(),
    guidelines: z.boolean(),
    days: z.number().int(),
    backEnds: z.number().int(),
  })
  .openapi('AutonomyRule')
const appeal = {
  id: z.string(),
  employeeId: z.string(),
  employeeName: z.string(),
  topicId: z.string().nullable(),
  topic: z.string().nullable(),
  words: z.string(),
  at: z.date(),
  decidedByName: z.string().nullable(),
  decidedAt: z.date().nullable(),
  isGranted: z.boolean().nullable(),
  reason: z.string(),
}
const AppealView = z.object(appeal).openapi('Appeal')
const AutonomyView = z
  .object({
    employeeId: z.string(),
    name: z.string(),
    isTrusted: z.boolean(),
    rule: RuleView,
    inWords: z.object({ grows: z.string(), shrinks: z.string() }),
    topics: z.array(
      z.object({
        topicId: z.string().nullable(),
        topic: z.string().nullable(),
        standing: z.enum(['alone', 'looked-at', 'second-look']),
        because: z.array(z.string()),
        since: z.date().nullable(),
        incidentId: z.string().nullable(),
        parts: z.array(
          z.object({
            what: z.enum(['drafts', 'came-back', 'drills', 'courses', 'guidelines', 'days']),
            words: z.string(),
            isMet: z.boolean(),
          }),
        ),
        isReady: z.boolean(),
        appeal: z.object(appeal).nullable(),
      }),
    ),
    appeals: z.array(AppealView),
  })
  .openapi('AutonomyOf')
const why = z.enum(['incident', 'came-back', 'asked'])

export const api = rooms()

endpoint(api, 'get', '/autonomy', { tag, summary: 'What I may send on my own, and why', output: AutonomyView }, ctx =>
  myAutonomy(ctx),
)
endpoint(
  api,
  'get',
  '/autonomy/news',
  {
    tag,
    summary: 'What changed of what I may send on my own',
    output: z.object({
      grown: z.array(z.object({ id: z.string(), topic: z.string(), givenByName: z.string(), givenAt: z.date() })),
      shrunk: z.array(
        z.object({
          id: z.string(),
          topic: z.string().nullable(),
          since: z.date(),
          why,
          said: z.string(),
          askedByName: z.string().nullable(),
        }),
      ),
      appeals: z.array(AppealView),
    }),
  },
  ctx => autonomyNews(ctx),
)
endpoint(api, 'post', '/autonomy/news/seen', { tag, summary: 'I have seen what changed', output: Done }, async ctx => {
  await seenAutonomyNews(ctx)
  return {}
})
endpoint(
  api,
  'get',
  '/learners',
  {
    tag,
    summary: 'Who is learning, and how far they have come',
    output: z.object({
      learners: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          title: z.string(),
          isTrusted: z.boolean(),
          coursesLeft: z.number().int(),
          hasReadGuidelines: z.boolean(),
          alone: z.array(z.string()),
          ready: z.array(z.object({ topicId: z.string().nullable(), topic: z.string().nullable() })),
          secondLooks: z.array(z.object({ topic: z.string().nullable(), why, since: z.date() })),
        }),
      ),
      appeals: z.array(AppealView),
    }),
  },
  ctx => learners(ctx),
)
endpoint(
  api,
  'get',
  '/learners/{id}',
  { tag, summary: 'What a colleague may send on their own, and why', params: ById, output: AutonomyView },
  (ctx, { params }) => autonomyOf(ctx, params.id),
)
endpoint(
  api,
  'put',
  '/autonomy/rule',
  { tag, summary: 'Say by which record one sends on one’s own', body: RuleInput, output: RuleView },
  (ctx, { body }) => setAutonomyRule(ctx, body),
)
endpoint(
  api,
  'post',
  '/learners/{id}/alone',
  { tag, summary: 'Confirm that a colleague sends on their own on a topic', params: ById, body: Grow, output: Done },
  async (ctx, { params, body }) => {
    await confirmAutonomy(ctx, params.id, body)
    return {}
  },
)
endpoint(
  api,
  'post',
  '/learners/{id}/second-look',
  { tag, summary: 'Ask to look first again, with a reason', params: ById, body: LookFirst, output: Done },
  async (ctx, { params, body }) => {
    await askToLookFirst(ctx, params.id, body)
    return {}
  },
)
endpoint(
  api,
  'post',
  '/appeals',
  { tag, summary: 'Ask that it be looked at again', body: MakeAppeal, output: z.object({ id: z.string() }) },
  async (ctx, { body }) => ({ id: await makeAppeal(ctx, body) }),
)
endpoint(
  api,
  'put',
  '/appeals/{id}',
  { tag, summary: 'Decide an appeal', params: ById, body: DecideAppeal, output: Done },
  async (ctx, { params, body }) => {
    await decideAppeal(ctx, params.id, body)
    return {}
  },
)
