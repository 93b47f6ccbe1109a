import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { type Context, requireEmployee, requireReader } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'
import {
  AllowSites,
  allowSites,
  ChangeSite,
  changeSite,
  closeSite,
  keptByCentre,
  openSiteAgain,
} from './change-site.ts'
import { accentsFrom } from './colour.ts'
import { homeOf } from './find-site.ts'
import { FoundCommunity, foundCommunity } from './found-community.ts'
import { MakeSite, makeSite, theSite, whoMakes } from './make-site.ts'
import { fonts, makers, type Site } from './model.ts'
import { AddModerator, addModerator, removeModerator } from './moderators.ts'
import { isCentre, mayMake } from './rights.ts'
import { moderatorRows, pictureRow, siteRows } from './store.ts'

const AllowsView = z.object({
  makers: z.enum(makers),
  look: z.boolean(),
  rules: z.boolean(),
  outsiders: z.boolean(),
  host: z.boolean(),
})
const ModeratorView = z
  .object({
    id: z.string(),
    name: z.string(),
    employeeId: z.string().nullable(),
    memberId: z.string().nullable(),
    isLead: z.boolean(),
  })
  .openapi('Moderator')
/** What of it can’t be changed by whoever asks, and why. */
const Kept = z.object({
  all: z.string().optional(),
  look: z.string().optional(),
  rules: z.string().optional(),
  outsiders: z.string().optional(),
  host: z.string().optional(),
})
const SiteView = z
  .object({
    id: z.string(),
    isMaster: z.boolean(),
    slug: z.string().nullable(),
    host: z.string().nullable(),
    /** Where it is, for a person to open. */
    address: z.string(),
    name: z.string(),
    about: z.string(),
    language: z.string(),
    rules: z.string(),
    look: z.object({ logo: z.string().optional(), colour: z.string().optional(), font: z.enum(fonts).optional() }),
    madeAt: z.date(),
    closedAt: z.date().nullable(),
    /** Came with the sample company, and goes with it. */
    isSample: z.boolean(),
    moderators: z.array(ModeratorView),
    kept: Kept,
  })
  .openapi('Site')
const SitesView = z
  .object({
    sites: z.array(SiteView),
    /** What the centre lets those who lead a sub-community decide; null: there is no community yet. */
    allows: AllowsView.nullable(),
    isCentre: z.boolean(),
    /** Why whoever asks can’t make one; absent: they can. */
    whyNotMake: z.string().optional(),
  })
  .openapi('Sites')
const Colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'Write a colour as #1d4f7c.')
const ById = z.object({ id: z.uuid() })
const tag = 'Own places'

export const api = rooms()

endpoint(api, 'get', '/places', { tag, summary: 'Our communities', output: SitesView }, ctx => {
  requireReader(ctx)
  return everySite(ctx)
})
endpoint(
  api,
  'post',
  '/places/community',
  { tag, summary: 'Make the master community', body: FoundCommunity, output: SitesView },
  async (ctx, { body }) => {
    await foundCommunity(ctx, body)
    return everySite(ctx)
  },
)
endpoint(
  api,
  'post',
  '/places',
  { tag, summary: 'Make a sub-community', body: MakeSite, output: SiteView },
  async (ctx, { body }) => oneSite(ctx, await makeSite(ctx, body)),
)
endpoint(
  api,
  'put',
  '/places/allows',
  { tag, summary: 'Say what sub-communities decide', body: AllowSites, output: AllowsView },
  async (ctx, { body }) => (await allowSites(ctx, body)).allows,
)
endpoint(
  api,
  'put',
  '/places/{id}',
  { tag, summary: 'Change a community', params: ById, body: ChangeSite, output: SiteView },
  async (ctx, { params, body }) => oneSite(ctx, await changeSite(ctx, params.id, body)),
)
endpoint(
  api,
  'post',
  '/places/{id}/close',
  { tag, summary: 'Close a community', params: ById, output: SiteView },
  async (ctx, { params }) => oneSite(ctx, await closeSite(ctx, params.id)),
)
endpoint(
  api,
  'delete',
  '/places/{id}/close',
  { tag, summary: 'Open a community again', params: ById, output: SiteView },
  async (ctx, { params }) => oneSite(ctx, await openSiteAgain(ctx, params.id)),
)
endpoint(
  api,
  'post',
  '/places/{id}/moderators',
  {
    tag,
    summary: 'Add a moderator',
    params: ById,
    body: AddModerator,
    output: z.object({ moderators: z.array(ModeratorView) }),
  },
  async (ctx, { params, body }) => ({ moderators: await addModerator(ctx, params.id, body) }),
)
endpoint(
  api,
  'delete',
  '/places/{id}/moderators/{moderatorId}',
  {
    tag,
    summary: 'Remove a moderator',
    params: ById.extend({ moderatorId: z.uuid() }),
    output: z.object({ moderators: z.array(ModeratorView) }),
  },
  async (ctx, { params }) => ({ moderators: await removeModerator(ctx, params.id, params.moderatorId) }),
)
endpoint(
  api,
  'get',
  '/places/colour',
  {
    tag,
    summary: 'How a colour will look',
    query: z.object({ colour: z.string().max(40) }),
    output: z.object({
      accents: z.object({ light: z.string(), dark: z.string() }).optional(),
      /** It is too light to be read; this is the nearest that can be. */
      nearest: z.string().optional(),
    }),
  },
  async (ctx, { query }) => {
    requireReader(ctx)
    const found = accentsFrom(check(Colour, query.colour))
    if (!('accents' in found)) return found
    return { accents: { light: found.accents.light.accent, dark: found.accents.dark.accent } }
  },
)
api.get('/places/pictures/:id', async http => {
  requireReader(http.get('ctx'))
  const picture = await pictureRow(http.get('ctx'), z.uuid().parse(http.req.param('id')))
  if (!picture) throw new Problem('not-found', 'This picture is gone.')
  return new Response(new Uint8Array(picture.bytes), {
    headers: { 'content-type': picture.mediaType, 'cache-control': 'private, max-age=31536000, immutable' },
  })
})

async function everySite(ctx: Context): Promise<z.input<typeof SitesView>> {
  const sites = await siteRows(ctx)
  const views = await viewsOf(ctx, sites, sites[0])
  const me = ctx.actor.kind === 'employee' ? ctx.actor : undefined
  const allows = sites[0]?.allows ?? null
  const may = me !== undefined && allows !== null && mayMake(me, allows.makers)
  return {
    sites: views,
    allows,
    isCentre: me !== undefined && isCentre(me),
    ...(!may && { whyNotMake: allows ? whoMakes[allows.makers] : 'There is no community yet to make one below.' }),
  }
}

async function oneSite(ctx: Context, site: Site): Promise<z.input<typeof SiteView>> {
  const master = (await siteRows(ctx))[0]
  const [view] = await viewsOf(ctx, [await theSite(ctx, site.id)], master)
  if (!view) throw new Problem('not-found', 'There is no such community.')
  return view
}

async function viewsOf(ctx: Context, sites: Site[], master: Site | undefined): Promise<z.input<typeof SiteView>[]> {
  const moderators = await moderatorRows(
    ctx,
    sites.map(site => site.id),
  )
  return sites.map(site => {
    const its = moderators.filter(each => each.siteId === site.id)
    return {
      ...site,
      isMaster: site.parentId === null,
      address: homeOf(ctx, site, master),
      moderators: its,
      kept: keptFrom(
        ctx,
        site,
        master,
        its.filter(each => each.isLead).map(each => each.employeeId),
      ),
    }
  })
}

/** What whoever asks can’t change here, with the reason. */
function keptFrom(ctx: Context, site: Site, master: Site | undefined, leads: (string | null)[]): z.input<typeof Kept> {
  if (ctx.actor.kind !== 'employee') return { all: 'Only a colleague can change it.' }
  const me = requireEmployee(ctx)
  if (isCentre(me)) return {}
  if (!leads.includes(me.employeeId))
    return { all: 'Whoever leads it can change it, and so can communications and administrators.' }
  if (site.parentId === null || !master) return { host: keptByCentre.host }
  const { allows } = master
  return Object.fromEntries(
    (Object.keys(keptByCentre) as (keyof typeof keptByCentre)[])
      .filter(field => !allows[field])
      .map(field => [field, keptByCentre[field]]),
  )
}
