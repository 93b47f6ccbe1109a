import { newId } from '#lib/id'
import {
  countSample,
  insertSampleOffer,
  insertSampleOfferEdition,
  keepSampleDeed,
  moveSampleOffer,
  OfferInput,
  offerSlugFrom,
  sellOutSample,
  takenOfferSlugs,
  tellSamplePlace,
} from '#places/offers'
import { toPage } from '#places/rich-text'
import type { Site } from '#places/sites'
import type { Context } from '#platform/context'
import { at, type BroughtCompany, colleague } from '../bring-company.ts'
import { offers, type SampleOffer } from './offers.ts'
import { signatureOf } from './signature-of.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Brings what is on sale in the sample's community: it was posted nowhere else. */
export async function bringOffers(ctx: Context, company: BroughtCompany, site: Site): Promise<void> {
  for (const offer of offers) await bringOffer(ctx, offer, company, site.id)
}

async function bringOffer(ctx: Context, offer: SampleOffer, company: BroughtCompany, siteId: string): Promise<void> {
  const author = colleague(company, offer.by)
  const out = new Date(ctx.now().getTime() - offer.daysAgo * dayMs)
  const later = (hours: number) => at(ctx, new Date(out.getTime() + hours * hourMs))
  const { endsInDays, ...said } = offer.words(ctx)
  const words = OfferInput.parse({ ...said, endsAt: new Date(ctx.now().getTime() + endsInDays * dayMs) })
  const id = newId()
  const by = author.id
  await insertSampleOffer(later(-9), { id, siteId, authorId: by, words, posts: [] })
  await keepSampleDeed(later(-9), id, { what: 'made', by })
  await moveSampleOffer(later(0), id, ['draft'], { step: 'released', release: { by } })
  await keepSampleDeed(later(0), id, { what: 'released', by })
  const disclosure = signatureOf(company, offer.by, words.language)
  const slug = await freeSlug(ctx, words.title)
  const html = toPage(words.about, new Map())
  await insertSampleOfferEdition(later(0), { offerId: id, siteId, slug, authorId: by, disclosure, words, html }, true)
  let before = words.stock
  for (const { afterHours, left } of offer.counted ?? []) {
    await countSample(later(afterHours), id, { set: left })
    await keepSampleDeed(later(afterHours), id, { what: 'counted', by, before, after: left })
    before = left
    if (left > 0) continue
    await sellOutSample(later(afterHours), id, true)
    await keepSampleDeed(later(afterHours), id, { what: 'sold-out', by })
  }
  if (!offer.seenAt) return
  await tellSamplePlace(ctx, id, { ...offer.seenAt, by, endsAt: new Date(ctx.now().getTime() + 6 * hourMs) })
  await keepSampleDeed(ctx, id, { what: 'shared', by })
}

async function freeSlug(ctx: Context, title: string): Promise<string> {
  const plain = offerSlugFrom(title)
  const taken = await takenOfferSlugs(ctx, plain, newId())
  for (let more = 1; ; more++) {
    const slug = more === 1 ? plain : `${plain}-${more}`
    if (!taken.has(slug)) return slug
  }
}
