import { deleteReviewsOf } from '#core/review'
import { deleteSampleStatements } from '#journey/official'
import { deleteSampleTalk } from '#places/community'
import { deleteSampleMembers } from '#places/members'
import { deleteSampleEditions, deleteSampleOffers } from '#places/offers'
import { deleteSampleArticles } from '#places/publish'
import { deleteSampleSites } from '#places/sites'
import { deleteSampleDeeds } from '#places/standing'
import type { Context } from '#platform/context'

/** Takes away the sample's own places with all that was said and done in them, by whomever; real people stay. */
export async function removePlaces(ctx: Context): Promise<void> {
  await deleteSampleDeeds(ctx)
  await deleteSampleTalk(ctx)
  await deleteSampleEditions(ctx)
  await deleteSampleOffers(ctx)
  await deleteReviewsOf(ctx, [...(await deleteSampleArticles(ctx)), ...(await deleteSampleStatements(ctx))])
  await deleteSampleMembers(ctx)
  await deleteSampleSites(ctx)
}
