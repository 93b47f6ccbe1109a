import { requireEmployee } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'
import { strongest } from './store.ts'

const mostLines = 50

const PowerLine = z
  .object({
    personId: z.string(),
    name: z.string(),
    network: z.string(),
    handle: z.string(),
    influence: z.number().int(),
    conversation: z.number().int(),
    parts: z.object({
      heardBy: z.number(),
      heardAs: z.number(),
      position: z.number(),
      followers: z.number(),
      reach: z.number(),
      talksWith: z.number(),
      mutual: z.number(),
      thankedBy: z.number(),
    }),
  })
  .openapi('PowerLine')

export const api = rooms()

endpoint(
  api,
  'get',
  '/power-users',
  {
    tag: 'People',
    summary: 'Who is heard by others, or talks with them most, each kind on its own',
    query: z.object({ by: z.enum(['influence', 'conversation']) }),
    output: z.object({ people: z.array(PowerLine) }),
  },
  async (ctx, { query }) => {
    requireEmployee(ctx)
    return { people: await strongest(ctx, query.by, mostLines) }
  },
)
