import { kinds } from '#places/community'
import { FileTopic, fileTopic } from '#places/standing'
import { endpoint, rooms, z } from '#platform/http'
import { standsAt } from './stands-at.ts'

const Kind = z.enum(kinds)
const StandsAtView = z
  .object({
    topicId: z.string(),
    siteName: z.string(),
    spaceId: z.string(),
    spaceName: z.string(),
    kind: Kind,
    tags: z.array(z.string()),
    mayChange: z.boolean(),
    kinds: z.array(Kind),
    spaces: z.array(z.object({ id: z.string(), name: z.string(), kinds: z.array(Kind) })),
  })
  .openapi('StandsAt')
const ById = z.object({ id: z.uuid() })
const tag = 'Own places'

export const api = rooms()

endpoint(
  api,
  'get',
  '/conversations/{id}/stands-at',
  {
    tag,
    summary: 'Where a topic stands on ground of our own: nothing for a conversation that is held elsewhere',
    params: ById,
    output: z.object({ stands: StandsAtView.nullable() }),
  },
  async (ctx, { params }) => ({ stands: await standsAt(ctx, params.id) }),
)
endpoint(
  api,
  'post',
  '/topics/{id}/stands-at',
  {
    tag,
    summary: 'Put a topic into another space, make it another kind, or put it under other tags',
    params: ById,
    body: FileTopic.omit({ topicId: true }),
    output: z.object({ done: z.literal(true) }),
  },
  async (ctx, { params, body }) => {
    await fileTopic(ctx, { ...body, topicId: params.id })
    return { done: true as const }
  },
)
