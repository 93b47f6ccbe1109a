import { theCompany } from '#core/company'
import { type OfferPaths, offerPaths } from '#lib/paths'
import { Problem } from '#lib/problem'
import { type Edition, editionBySlug, offersOutside, standingOf } from '#places/offers'
import type { Visit } from '../../visit.ts'
import type { Words } from '../../words/index.ts'

/** The addresses of the offers of a site on this host, and beyond it. */
export function addressesOf({ base, home }: Visit): { paths: OfferPaths; absolute: OfferPaths } {
  return { paths: offerPaths(base), absolute: offerPaths(home) }
}

/** What stands there: of a community its own, at the first of all its own too. */
export async function shownAt({ ctx, site }: Visit, limit = 100): Promise<Edition[]> {
  return offersOutside(ctx, { siteId: site.id, limit })
}

export async function theEdition({ ctx, params, site, words }: Visit): Promise<Edition> {
  const edition = await editionBySlug(ctx, params.slug ?? '')
  if (edition?.siteId !== site.id) throw new Problem('not-found', words.shown.noSuchOffer)
  return edition
}

/** How it stands and how many are left, in words. */
export function leftInWords({ shown }: Words, edition: Edition, now: Date): string {
  const standing = standingOf(edition, now)
  const { notYet: coming, over, soldOut, withdrawn } = shown
  if (standing !== 'here') return { coming, 'sold-out': soldOut, over, withdrawn }[standing]
  if (edition.stock === null) return shown.thereAreSome
  const all = edition.words.stock
  return all !== null && all > edition.stock ? shown.leftOf(edition.stock, all) : shown.left(edition.stock)
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

/** `350 m`, `2.4 km` (`2,4 km` in German), `120 km`. */
export function distanceInWords(language: string, metres: number): string {
  if (metres < 950) return `${Math.max(10, Math.round(metres / 10) * 10)} m`
  const km = metres / 1000
  const digits = km < 10 ? 1 : 0
  return `${km.toLocaleString(language, { minimumFractionDigits: digits, maximumFractionDigits: digits })} km`
}
