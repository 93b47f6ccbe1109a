import type { Context } from '#platform/context'
import type { BroughtCompany } from '../bring-company.ts'
import { bringCommunity } from './bring-community.ts'
import { bringOffers } from './bring-offers.ts'
import { bringPublications } from './bring-publications.ts'

/** Brings what the sample company says and sells on ground of its own. */
export async function bringPlaces(ctx: Context, company: BroughtCompany): Promise<void> {
  const site = await bringCommunity(ctx, company)
  await bringOffers(ctx, company, site)
  await bringPublications(ctx, company)
}
