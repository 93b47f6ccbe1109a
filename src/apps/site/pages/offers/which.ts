import { theCompany } from '#core/company'
import { type OfferPaths, offerPaths } from '#lib/paths'
import { Problem } from '#lib/problem'
import { type Edition, editionBySlug, offersOutside, standingOf } from '#places/offers'
import type { Visit } from '../../visit.ts'

/** The addresses of the offers of a site on this host, and beyond it. */
export function addressesOf({ base, home }: Visit): { paths: OfferPaths; absolute: OfferPaths } {
  return { paths: offerPaths(base), absolute: offerPaths(home) }
}

/** What stands there: of a community its own, at the first of all its own too. */
export async function shownAt({ ctx, site }: Visit, limit = 100): Promise<Edition[]> {
  return offersOutside(ctx, { siteId: site.id, limit })
}

export async function theEdition({ ctx, params, site }: Visit): Promise<Edition> {
  const edition = await editionBySlug(ctx, params.slug ?? '')
  if (edition?.siteId !== site.id) throw new Problem('not-found', 'There is no such offer.')
  return edition
}

export const standingWords = {
  coming: 'Not yet',
  here: 'Here',
  'sold-out': 'Sold out',
  over: 'Over',
  withdrawn: 'Withdrawn',
} as const

/** How it stands and how many are left, in words. */
export function leftInWords(edition: Edition, now: Date): string {
  const standing = standingOf(edition, now)
  if (standing !== 'here') return standingWords[standing]
  if (edition.stock === null) return 'There are some'
  const of = edition.words.stock !== null && edition.words.stock > edition.stock ? ` of ${edition.words.stock}` : ''
  return edition.stock === 1 ? `The last one${of}` : `${edition.stock}${of} are still here`
}

/** The clock of the company: by it opening hours, stops and ends are told. */
export interface Clock {
  moment(at: Date): string
  hours(from: Date, until: Date): string
  day(at: Date): string
}

export async function clockOf({ ctx, site }: Visit): Promise<Clock> {
  const { timezone: timeZone } = await theCompany(ctx)
  const language = site.language === 'en' ? 'en-GB' : site.language
  const day = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', timeZone })
  const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', timeZone })
  return {
    day: at => day.format(at),
    moment: at => `${day.format(at)}, ${time.format(at)}`,
    hours: (from, until) =>
      day.format(from) === day.format(until)
        ? `${time.format(from)}–${time.format(until)}`
        : `${time.format(from)} – ${day.format(until)}, ${time.format(until)}`,
  }
}

/** `350 m`, `2.4 km`, `120 km`. */
export function distanceInWords(metres: number): string {
  if (metres < 950) return `${Math.max(10, Math.round(metres / 10) * 10)} m`
  const km = metres / 1000
  return `${km < 10 ? km.toFixed(1) : Math.round(km)} km`
}
