import { endpoint, rooms, z } from '#platform/http'
import { loadSample, removeSample, sampleIsHere } from '../sample/load.ts'

const State = z.object({ here: z.boolean() })

export const sampleApi = rooms()

endpoint(
  sampleApi,
  'get',
  '/sample',
  { tag: 'Sample', summary: 'Is the sample company here?', output: State },
  async ctx => ({
    here: await sampleIsHere(ctx),
  }),
)
endpoint(
  sampleApi,
  'post',
  '/sample',
  { tag: 'Sample', summary: 'Look around with the sample company', output: State },
  async ctx => {
    await loadSample(ctx)
    return { here: true }
  },
)
endpoint(
  sampleApi,
  'delete',
  '/sample',
  { tag: 'Sample', summary: 'Remove the sample company', output: State },
  async ctx => {
    await removeSample(ctx)
    return { here: false }
  },
)
