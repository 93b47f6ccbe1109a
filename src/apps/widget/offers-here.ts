import { offerPaths } from '#lib/paths'
import { nearestInTime, offersOutside, priceInWords, standingOf } from '#places/offers'
import type { Site } from '#places/sites'
import type { Context } from '#platform/context'
import { leftInWords } from '../site/pages/offers/which.ts'
import { wordsIn } from '../site/words/index.ts'

const mostOffers = 20

/** An offer as a page of the company shows it. Where whoever looks is, the page never tells. */
export interface OfferHere {
  title: string
  price: string
  /** The place in words; empty where it is nowhere. */
  where: string
  /** `3 of 12 are still here`. */
  left: string
  isHereNow: boolean
  latitude: number | null
  longitude: number | null
  url: string
}

/** What can be had at this place now, and then what comes; never what is sold out, over or withdrawn. */
export async function offersHere(
  ctx: Context,
  site: Pick<Site, 'id' | 'language'>,
  home: string,
): Promise<OfferHere[]> {
  const now = ctx.now()
  const words = wordsIn(site.language)
  const found = (await offersOutside(ctx, { siteId: site.id, limit: 100 })).map(edition => ({
    edition,
    standing: standingOf(edition, now),
  }))
  return [...found.filter(each => each.standing === 'here'), ...found.filter(each => each.standing === 'coming')]
    .slice(0, mostOffers)
    .map(({ edition }) => {
      const at = nearestInTime(edition, now)
      return {
        title: edition.words.title,
        price: priceInWords(edition.words),
        where: at?.label ?? edition.words.place.label,
        left: leftInWords(words, edition, now),
        isHereNow: at?.isNow ?? false,
        latitude: at?.latitude ?? null,
        longitude: at?.longitude ?? null,
        url: `${home}${offerPaths('').offer(edition.slug)}`,
      }
    })
}
