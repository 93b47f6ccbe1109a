import { theSite } from '#places/sites'
import { type Context, requireEmployee } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'
import { takeFile } from './kept-file.ts'
import { type Bringing, countedThings, kinds, steps } from './model.ts'
import { resumeBringing, StartBringing, startBringing, stopBringing } from './start-bringing.ts'
import { bringingRows, countRead, leftOutRows } from './store.ts'

const BringingView = z
  .object({
    id: z.string(),
    kind: z.enum(kinds),
    /** The address of the forum, or the name of the file. */
    from: z.string(),
    step: z.enum(steps),
    startedAt: z.date(),
    endedAt: z.date().nullable(),
    keepsAddresses: z.boolean(),
    counted: z.partialRecord(z.enum(countedThings), z.number().int()),
    /** Read, and not in its place yet. */
    waiting: z.object({ topics: z.number().int(), posts: z.number().int() }),
    trouble: z.string().nullable(),
    waitsUntil: z.date().nullable(),
    leftOut: z.array(
      z.object({ what: z.string(), why: z.string(), count: z.number().int(), examples: z.array(z.string()) }),
    ),
  })
  .openapi('Bringing')
const OfSite = z.object({ id: z.uuid() })
const tag = 'Own places'

export const api = rooms()

endpoint(
  api,
  'get',
  '/places/{id}/bringings',
  {
    tag,
    summary: 'What was brought along to a community, the newest first',
    params: OfSite,
    output: z.array(BringingView),
  },
  async (ctx, { params }) => {
    requireEmployee(ctx)
    await theSite(ctx, params.id)
    return viewsOf(ctx, await bringingRows(ctx, params.id))
  },
)
endpoint(
  api,
  'post',
  '/places/{id}/bringings',
  { tag, summary: 'Bring a community along', params: OfSite, body: StartBringing, output: BringingView },
  async (ctx, { params, body }) => viewOf(ctx, await startBringing(ctx, params.id, body)),
)
endpoint(
  api,
  'post',
  '/bringings/{id}/stop',
  { tag, summary: 'Stop bringing it along; what came stays', params: OfSite, output: BringingView },
  async (ctx, { params }) => viewOf(ctx, await stopBringing(ctx, params.id)),
)
endpoint(
  api,
  'post',
  '/bringings/{id}/resume',
  { tag, summary: 'Go on bringing it along', params: OfSite, output: BringingView },
  async (ctx, { params }) => viewOf(ctx, await resumeBringing(ctx, params.id)),
)

const Taken = z.object({ fileId: z.string(), bytes: z.number().int() })

api.post('/bringing-files', async http => {
  const taken = await takeFile(http.get('ctx'), http.req.raw.body)
  return http.json(taken satisfies z.input<typeof Taken>)
})
api.openAPIRegistry.registerPath({
  method: 'post',
  path: '/bringing-files',
  summary: 'Hand in a backup or a table, to be brought along',
  tags: [tag],
  request: { body: { content: { 'application/octet-stream': { schema: z.any() } } } },
  responses: { 200: { description: 'By what it is named', content: { 'application/json': { schema: Taken } } } },
})

const nothing = { topics: 0, posts: 0 }

async function viewsOf(ctx: Context, all: Bringing[]): Promise<z.input<typeof BringingView>[]> {
  const ids = all.map(each => each.id)
  const [waiting, leftOut] = [await countRead(ctx, ids), await leftOutRows(ctx, ids)]
  return all.map(
    ({ id, kind, origin, settings, step, startedAt, endedAt, keepsAddresses, counted, trouble, waitsUntil }) => ({
      ...{ id, kind, step, startedAt, endedAt, keepsAddresses, counted, trouble, waitsUntil },
      from: settings.fileName ?? origin,
      waiting: waiting.get(id) ?? nothing,
      leftOut: (leftOut.get(id) ?? []).map(({ what, why, count, examples }) => ({ what, why, count, examples })),
    }),
  )
}

async function viewOf(ctx: Context, bringing: Bringing): Promise<z.input<typeof BringingView>> {
  const [view] = await viewsOf(ctx, [bringing])
  if (!view) throw new Error('A bringing without a view.')
  return view
}
