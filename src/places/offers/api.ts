import { ReviewView, reviewsOf } from '#core/review'
import { offerPaths } from '#lib/paths'
import { findMaster, homeOf, theSite } from '#places/sites'
import type { Context } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'
import { ChangeStock, changeStock, saySoldOut } from './change-stock.ts'
import { editionById } from './edition-store.ts'
import {
  accountsForOffers,
  MakeOffer,
  makeOffer,
  offers,
  openOffer,
  SaveOffer,
  saveOffer,
  takeBackOffer,
} from './make-offer.ts'
import { type Edition, type Offer, standingOf } from './model.ts'
import { moveOfferTo, ShareLocation, shareLocation, stopSharing } from './move-offer-to.ts'
import { ReleaseOffer, releaseOffer } from './release-offer.ts'
import { deedsOf, postsOf } from './store.ts'
import { WithdrawOffer, withdrawOffer } from './withdraw-offer.ts'
import { DeedView, OfferView, OutsideView, PlaceInput, PostView } from './words.ts'

const tag = 'Offers'
const ById = z.object({ id: z.uuid() })

export const api = rooms()

endpoint(
  api,
  'get',
  '/offers',
  {
    tag,
    summary: 'Your own offers, and those of all that went out; the last changed first',
    output: z.object({ offers: z.array(z.object({ offer: OfferView, outside: OutsideView.nullable() })) }),
  },
  async ctx => {
    const found = await offers(ctx)
    return { offers: await Promise.all(found.map(async offer => ({ offer, outside: await outside(ctx, offer) }))) }
  },
)
endpoint(
  api,
  'get',
  '/offers/{id}',
  {
    tag,
    summary: 'One offer: its words, how it stands outside, where it was posted, who changed what',
    params: ById,
    output: z.object({
      offer: OfferView,
      outside: OutsideView.nullable(),
      posts: z.array(PostView),
      deeds: z.array(DeedView),
      review: ReviewView.nullable(),
    }),
  },
  async (ctx, { params: { id } }) => {
    const offer = await openOffer(ctx, id)
    return {
      offer,
      outside: await outside(ctx, offer),
      posts: await postsOf(ctx, id),
      deeds: await deedsOf(ctx, id),
      review: (await reviewsOf(ctx, [id])).at(-1) ?? null,
    }
  },
)
endpoint(
  api,
  'get',
  '/offer-accounts',
  {
    tag,
    summary: 'From where you may post offers, and what happens there once one is gone',
    output: z.object({
      accounts: z.array(
        z
          .object({
            id: z.string(),
            handle: z.string(),
            network: z.string(),
            label: z.string(),
            /** The post changes, is taken down, or you say it there yourself. */
            whenGone: z.enum(['changed', 'taken-down', 'by-you']),
          })
          .openapi('OfferAccount'),
      ),
    }),
  },
  async ctx => ({ accounts: await accountsForOffers(ctx) }),
)
endpoint(
  api,
  'post',
  '/offers',
  { tag, summary: 'Begin an offer', body: MakeOffer, output: OfferView },
  (ctx, { body }) => makeOffer(ctx, body),
)
endpoint(
  api,
  'put',
  '/offers/{id}',
  { tag, summary: 'Keep what was written', params: ById, body: SaveOffer, output: OfferView },
  (ctx, { params, body }) => saveOffer(ctx, params.id, body),
)
endpoint(
  api,
  'post',
  '/offers/{id}/release',
  {
    tag,
    summary: 'Release it, or hand it in where a colleague reads it first',
    params: ById,
    body: ReleaseOffer,
    output: OfferView,
  },
  (ctx, { params, body }) => releaseOffer(ctx, params.id, body),
)
endpoint(
  api,
  'post',
  '/offers/{id}/take-back',
  { tag, summary: 'Take it back, to write on', params: ById, output: OfferView },
  (ctx, { params }) => takeBackOffer(ctx, params.id),
)
endpoint(
  api,
  'post',
  '/offers/{id}/withdraw',
  { tag, summary: 'Take it from the public, or give it up', params: ById, body: WithdrawOffer, output: OfferView },
  (ctx, { params, body }) => withdrawOffer(ctx, params.id, body),
)
endpoint(
  api,
  'post',
  '/offers/{id}/stock',
  { tag, summary: 'Count what is left: set it, or add to it', params: ById, body: ChangeStock, output: OutsideView },
  async (ctx, { params, body }) => viewOf(ctx, await changeStock(ctx, params.id, body)),
)
endpoint(
  api,
  'post',
  '/offers/{id}/sold-out',
  {
    tag,
    summary: 'Say that it is sold out, or is not after all',
    params: ById,
    body: z.object({ isSoldOut: z.boolean() }),
    output: OutsideView,
  },
  async (ctx, { params, body }) => viewOf(ctx, await saySoldOut(ctx, params.id, body?.isSoldOut === true)),
)
endpoint(
  api,
  'post',
  '/offers/{id}/move',
  { tag, summary: 'Say where it is from now on', params: ById, body: PlaceInput, output: OutsideView },
  async (ctx, { params, body }) => viewOf(ctx, await moveOfferTo(ctx, params.id, body)),
)
endpoint(
  api,
  'post',
  '/offers/{id}/location',
  { tag, summary: 'Share where you are with it, for a time', params: ById, body: ShareLocation, output: OutsideView },
  async (ctx, { params, body }) => viewOf(ctx, await shareLocation(ctx, params.id, body)),
)
endpoint(
  api,
  'delete',
  '/offers/{id}/location',
  { tag, summary: 'Stop sharing where it is', params: ById, output: OutsideView },
  async (ctx, { params }) => viewOf(ctx, await stopSharing(ctx, params.id)),
)

async function outside(ctx: Context, { id, releasedAt }: Offer) {
  const edition = releasedAt ? await editionById(ctx, id) : undefined
  return edition ? viewOf(ctx, edition) : null
}

async function viewOf(ctx: Context, edition: Edition): Promise<z.input<typeof OutsideView>> {
  const site = await theSite(ctx, edition.siteId)
  const { stock, countedAt, soldOutAt, place, here, withdrawnWhy, slug } = edition
  return {
    ...{ stock, countedAt, place, here, withdrawnWhy },
    standing: standingOf(edition, ctx.now()),
    isSaidSoldOut: soldOutAt !== null,
    url: offerPaths(homeOf(ctx, site, await findMaster(ctx))).offer(slug),
  }
}
