import { requireReader } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'
import {
  addTopics,
  CompanyChange,
  changeCompany,
  changeTopic,
  removeTopic,
  TopicChange,
  TopicInput,
  theCompany,
  topics,
} from './company.ts'
import {
  DivisionInput,
  joinDivision,
  makeDivision,
  readDivisions,
  renameDivision,
  retireDivision,
} from './divisions.ts'

const CompanyView = z
  .object({
    name: z.string(),
    about: z.string(),
    language: z.string(),
    timezone: z.string(),
    disclosures: z.record(z.string(), z.string()),
    answerWithinMinutes: z.number().int(),
    calendarId: z.string().nullable(),
  })
  .openapi('Company')
export const TopicView = z
  .object({ id: z.string(), name: z.string(), kind: z.enum(['product', 'topic']), words: z.array(z.string()) })
  .openapi('Topic')
const Topics = z.object({ topics: z.array(TopicView) })

export const api = rooms()

endpoint(api, 'get', '/company', { tag: 'Company', summary: 'The company', output: CompanyView }, ctx => {
  requireReader(ctx)
  return theCompany(ctx)
})

endpoint(
  api,
  'patch',
  '/company',
  { tag: 'Company', summary: 'Change what the company says of itself', body: CompanyChange, output: CompanyView },
  (ctx, { body }) => changeCompany(ctx, body),
)

endpoint(api, 'get', '/topics', { tag: 'Company', summary: 'Products and topics', output: Topics }, async ctx => {
  requireReader(ctx)
  return { topics: await topics(ctx) }
})

endpoint(
  api,
  'post',
  '/topics',
  {
    tag: 'Company',
    summary: 'Add products and topics',
    body: z.object({ topics: z.array(TopicInput) }),
    output: Topics,
  },
  async (ctx, { body }) => ({ topics: await addTopics(ctx, body.topics) }),
)

endpoint(
  api,
  'patch',
  '/topics/{topicId}',
  {
    tag: 'Company',
    summary: 'Give a topic another name, kind or words',
    params: z.object({ topicId: z.uuid() }),
    body: TopicChange,
    output: Topics,
  },
  async (ctx, { params, body }) => ({ topics: await changeTopic(ctx, params.topicId, body) }),
)

endpoint(
  api,
  'delete',
  '/topics/{topicId}',
  {
    tag: 'Company',
    summary: 'Take a topic out of the list',
    params: z.object({ topicId: z.uuid() }),
    output: z.object({}),
  },
  async (ctx, { params }) => {
    await removeTopic(ctx, params.topicId)
    return {}
  },
)

const Divisions = z.object({
  divisions: z.array(
    z.object({ id: z.string(), name: z.string(), memberIds: z.array(z.string()) }).openapi('Division'),
  ),
})
const ByDivision = z.object({ divisionId: z.uuid() })

endpoint(
  api,
  'get',
  '/divisions',
  { tag: 'Company', summary: 'Parts of the company with guidelines of their own', output: Divisions },
  async ctx => ({ divisions: await readDivisions(ctx) }),
)
endpoint(
  api,
  'post',
  '/divisions',
  { tag: 'Company', summary: 'Make a division', body: DivisionInput, output: z.object({ id: z.string() }) },
  async (ctx, { body }) => ({ id: await makeDivision(ctx, body) }),
)
endpoint(
  api,
  'patch',
  '/divisions/{divisionId}',
  { tag: 'Company', summary: 'Rename a division', params: ByDivision, body: DivisionInput, output: z.object({}) },
  async (ctx, { params, body }) => {
    await renameDivision(ctx, params.divisionId, body)
    return {}
  },
)
endpoint(
  api,
  'delete',
  '/divisions/{divisionId}',
  { tag: 'Company', summary: 'Dissolve a division', params: ByDivision, output: z.object({}) },
  async (ctx, { params }) => {
    await retireDivision(ctx, params.divisionId)
    return {}
  },
)
endpoint(
  api,
  'put',
  '/colleagues/{employeeId}/division',
  {
    tag: 'Company',
    summary: 'Say to which division a colleague belongs',
    params: z.object({ employeeId: z.uuid() }),
    body: z.object({ divisionId: z.uuid().nullable() }),
    output: z.object({}),
  },
  async (ctx, { params, body }) => {
    await joinDivision(ctx, params.employeeId, body.divisionId)
    return {}
  },
)
