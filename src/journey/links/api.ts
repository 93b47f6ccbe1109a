import { placeInList } from '#lib/place-in-list'
import { type Context, requireReader } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'
import { drawQr } from './draw-qr.ts'
import { addressOf, hostsOfOurs, linksIn, MakeLink, makeLink, retireLink, theLink } from './make-link.ts'
import type { TrackedLink } from './model.ts'
import { seeLink, seeLinks } from './see-links.ts'

const LinkView = z
  .object({
    id: z.string(),
    /** As it is given to people. */
    address: z.string(),
    /** Where it leads. */
    url: z.string(),
    title: z.string(),
    conversationId: z.string().nullable(),
    madeBy: z.string(),
    madeByName: z.string(),
    madeAt: z.date(),
    followedAt: z.date().nullable(),
    retiredAt: z.date().nullable(),
    campaign: z.string().nullable(),
  })
  .openapi('TrackedLink')
const CountedView = LinkView.extend({
  people: z.number().int(),
  programs: z.number().int(),
  shares: z.number().int(),
}).openapi('CountedLink')
const ById = z.object({ id: z.uuid() })
const tag = 'Links'

export const api = rooms()

endpoint(
  api,
  'get',
  '/links',
  {
    tag,
    summary: 'The links that were given, and how often they were followed',
    query: z.object({ before: z.string().max(100).optional(), madeBy: z.uuid().optional() }),
    output: z.object({ links: z.array(CountedView), next: z.string().nullable() }),
  },
  async (ctx, { query }) => {
    const { links, next } = await seeLinks(ctx, { before: placeInList(query.before), madeBy: query.madeBy })
    return { links: links.map(link => ({ ...viewOf(ctx, link), ...countsOf(link) })), next }
  },
)
endpoint(
  api,
  'post',
  '/links',
  { tag, summary: 'Make a short link of ours to one of our pages', body: MakeLink, output: LinkView },
  async (ctx, { body }) => viewOf(ctx, await makeLink(ctx, body)),
)
endpoint(
  api,
  'get',
  '/links/hosts',
  { tag, summary: 'Where our own pages are', output: z.object({ hosts: z.array(z.string()) }) },
  async ctx => {
    requireReader(ctx)
    return { hosts: await hostsOfOurs(ctx) }
  },
)
endpoint(
  api,
  'get',
  '/links/{id}',
  {
    tag,
    summary: 'One link: by day, by where they came from, and who handed it on; with its picture for phones',
    params: ById,
    output: z
      .object({
        link: LinkView,
        /** An SVG. */
        qr: z.string(),
        clicks: z.array(
          z.object({
            day: z.date(),
            fromHost: z.string().nullable(),
            people: z.number().int(),
            programs: z.number().int(),
          }),
        ),
        shares: z.array(
          z.object({
            messageId: z.string(),
            conversationId: z.string(),
            how: z.string(),
            at: z.date(),
            network: z.string(),
          }),
        ),
      })
      .openapi('OpenedLink'),
  },
  async (ctx, { params }) => {
    const { link, clicks, shares } = await seeLink(ctx, params.id)
    return { link: viewOf(ctx, link), qr: drawQr(addressOf(ctx, link)), clicks, shares }
  },
)
endpoint(
  api,
  'delete',
  '/links/{id}',
  { tag, summary: 'It leads nowhere any more', params: ById, output: LinkView },
  async (ctx, { params }) => {
    await retireLink(ctx, params.id)
    return viewOf(ctx, await theLink(ctx, params.id))
  },
)
endpoint(
  api,
  'get',
  '/conversations/{id}/links',
  {
    tag,
    summary: 'The links that were given in a conversation',
    params: ById,
    output: z.object({ links: z.array(LinkView) }),
  },
  async (ctx, { params }) => ({ links: (await linksIn(ctx, params.id)).map(link => viewOf(ctx, link)) }),
)

function viewOf(ctx: Context, link: TrackedLink): z.input<typeof LinkView> {
  const { id, url, title, conversationId, madeBy, madeByName, madeAt, followedAt, retiredAt, utm } = link
  const about = { id, url, title, conversationId, madeBy, madeByName, madeAt, followedAt, retiredAt }
  return { ...about, address: addressOf(ctx, link), campaign: utm.campaign ?? null }
}

const countsOf = ({ people, programs, shares }: { people: number; programs: number; shares: number }) => ({
  people,
  programs,
  shares,
})
