import { endpoint, rooms, z } from '#platform/http'
import { forgetBuying } from './forget-buying.ts'
import { givePage } from './give-page.ts'

export const api = rooms()

endpoint(
  api,
  'post',
  '/people/{id}/buying/page',
  {
    tag: 'People',
    summary: 'A link that shows somebody what is guessed of them, and lets them end it',
    params: z.object({ id: z.uuid() }),
    output: z.object({ url: z.string(), until: z.date() }),
  },
  (ctx, { params }) => givePage(ctx, params.id),
)

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
