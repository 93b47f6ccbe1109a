import { endpoint, rooms, z } from '#platform/http'
import { forgetBuying } from './forget-buying.ts'

export const api = rooms()

endpoint(
  api,
  'post',
  '/people/{id}/buying/forget',
  {
    tag: 'People',
    summary: 'Forget where somebody may stand in buying, and guess it no more',
    params: z.object({ id: z.uuid() }),
    output: z.object({}),
  },
  async (ctx, { params }) => {
    await forgetBuying(ctx, params.id)
    return {}
  },
)
