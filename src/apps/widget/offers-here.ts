import { offerPaths } from '#lib/paths'
import { nearestInTime, offersOutside, priceInWords, standingOf } from '#places/offers'
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
export async function offersHere(ctx: Context, siteId: string, home: string): Promise<OfferHere[]> {
  const now = ctx.now()
  // The widget speaks English only.
  const words = wordsIn('en')
  const found = (await offersOutside(ctx, { siteId, limit: 100 })).map(edition => ({
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
