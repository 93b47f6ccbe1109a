import { requireEmployee } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'
import { linesOf } from './power-card.ts'
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
    /** The kind that was asked for, in words, and what says so. */
    words: z.string(),
    because: z.string(),
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
    const people = await strongest(ctx, query.by, mostLines)
    return {
      people: people.map(person => {
        const [influence, conversation] = linesOf(person)
        const { words, because } = query.by === 'influence' ? influence : conversation
        return { ...person, words, because }
      }),
    }
  },
)
