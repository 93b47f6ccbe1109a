import { endpoint, rooms, z } from '#platform/http'
import { hearEcho } from './hear-echo.ts'

export const api = rooms()

endpoint(
  api,
  'get',
  '/shares/{id}/echo',
  {
    tag: 'Shares',
    summary: 'What people answered to it, as conversations',
    params: z.object({ id: z.uuid() }),
    output: z.object({
      conversations: z.array(
        z
          .object({
            conversationId: z.string(),
            network: z.string(),
            standing: z.enum(['open', 'claimed', 'in-review', 'answered', 'closed', 'aside', 'gone']),
            byName: z.string(),
            words: z.string(),
            at: z.date(),
          })
          .openapi('Echo'),
      ),
    }),
  },
  async (ctx, { params: { id } }) => ({ conversations: await hearEcho(ctx, id) }),
)
