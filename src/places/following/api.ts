import { endpoint, rooms, z } from '#platform/http'
import { FollowElsewhere, followElsewhere, stopFollowing } from './follow-elsewhere.ts'

const tag = 'Own places'

export const api = rooms()

endpoint(
  api,
  'post',
  '/federation/following',
  {
    tag,
    summary: 'Let one of your spaces follow somebody on another server',
    body: FollowElsewhere,
    output: z.object({ id: z.uuid() }),
  },
  (ctx, { body }) => followElsewhere(ctx, body),
)
endpoint(
  api,
  'post',
  '/federation/following/{id}/end',
  {
    tag,
    summary: 'Follow them no more',
    params: z.object({ id: z.uuid() }),
    output: z.object({}),
  },
  async (ctx, { params }) => {
    await stopFollowing(ctx, params.id)
    return {}
  },
)
