import { requireReader } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'
import { teamRows } from './store.ts'
import { changeTeam, makeTeam, removeTeam, TeamInput } from './teams.ts'

const TeamView = z
  .object({
    id: z.string(),
    name: z.string(),
    about: z.string(),
    leadId: z.string().nullable(),
    calendarId: z.string().nullable(),
    memberIds: z.array(z.string()),
  })
  .openapi('Team')
const ById = z.object({ id: z.uuid() })
const tag = 'Teams'

export const api = rooms()

endpoint(
  api,
  'get',
  '/teams',
  { tag, summary: 'Who looks after what together', output: z.object({ teams: z.array(TeamView) }) },
  async ctx => {
    requireReader(ctx)
    return { teams: await teamRows(ctx) }
  },
)
endpoint(api, 'post', '/teams', { tag, summary: 'Make a team', body: TeamInput, output: TeamView }, (ctx, { body }) =>
  makeTeam(ctx, body),
)
endpoint(
  api,
  'put',
  '/teams/{id}',
  { tag, summary: 'Change a team', params: ById, body: TeamInput, output: TeamView },
  (ctx, { params, body }) => changeTeam(ctx, params.id, body),
)
endpoint(
  api,
  'delete',
  '/teams/{id}',
  { tag, summary: 'Dissolve a team', params: ById, output: z.object({}) },
  async (ctx, { params }) => {
    await removeTeam(ctx, params.id)
    return {}
  },
)
