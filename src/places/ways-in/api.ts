import { communityBase } from '#lib/paths'
import { homeOf, openDirectory } from '#places/sites'
import { type Context, requireEmployee } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'
import { wayBack } from './go-elsewhere.ts'
import { kinds, providerOf } from './model.ts'
import { closeWay, OpenWay, openWay } from './open-way.ts'
import { countArrivals, wayRows } from './store.ts'

const WayView = z
  .object({
    id: z.string(),
    kind: z.enum(kinds),
    label: z.string(),
    issuer: z.string().nullable(),
    clientId: z.string().nullable(),
    vouches: z.boolean(),
    openedAt: z.date(),
    /** How many accounts come in by it. */
    accounts: z.number().int(),
  })
  .openapi('WayIn')
const WaysView = z
  .object({
    ways: z.array(WayView),
    /** To be told to an OpenID provider: where it may send people back to, one for each host of ours. */
    backTo: z.array(z.string()),
  })
  .openapi('WaysIn')
const tag = 'Own places'

export const api = rooms()

endpoint(api, 'get', '/places/ways-in', { tag, summary: 'How members come in', output: WaysView }, ctx => {
  requireEmployee(ctx)
  return everyWay(ctx)
})
endpoint(
  api,
  'post',
  '/places/ways-in',
  { tag, summary: 'Open a way in', body: OpenWay, output: WaysView },
  async (ctx, { body }) => {
    await openWay(ctx, body)
    return everyWay(ctx)
  },
)
endpoint(
  api,
  'delete',
  '/places/ways-in/{id}',
  { tag, summary: 'Close a way in', params: z.object({ id: z.uuid() }), output: WaysView },
  async (ctx, { params }) => {
    await closeWay(ctx, params.id)
    return everyWay(ctx)
  },
)

async function everyWay(ctx: Context): Promise<z.input<typeof WaysView>> {
  const ways = await wayRows(ctx)
  const { all, master } = await openDirectory(ctx)
  const origin = new URL(ctx.config.publicUrl).origin
  const hosts = all
    .filter(site => site.host)
    .map(site => ({ origin: new URL(homeOf(ctx, site, master)).origin, root: '' }))
  return {
    ways: await Promise.all(ways.map(async way => ({ ...way, accounts: await countArrivals(ctx, providerOf(way)) }))),
    backTo: [{ origin, root: communityBase }, ...hosts].map(wayBack),
  }
}
