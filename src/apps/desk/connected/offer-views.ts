import type { components } from '../api-types.ts'
import type { OfferReadView } from '../screens/offer-read.tsx'
import type { OfferTyped } from '../screens/offer-typed.ts'
import type { OfferRowView, StockView } from '../screens/offers.tsx'
import { asField, asInstant } from './article-views.ts'

export type Offer = components['schemas']['Offer']
export type Outside = NonNullable<components['schemas']['OfferOutside']>

const steps: Record<Offer['step'], { standing: string; tone?: OfferRowView['tone'] }> = {
  draft: { standing: 'being written' },
  'in-review': { standing: 'with a colleague, to be read' },
  returned: { standing: 'came back', tone: 'care' },
  approved: { standing: 'to be released by you', tone: 'yours' },
  released: { standing: 'on offer' },
  withdrawn: { standing: 'withdrawn' },
}
const outsides: Record<Outside['standing'], { standing: string; tone?: OfferRowView['tone'] }> = {
  coming: { standing: 'to come' },
  here: { standing: 'on offer' },
  'sold-out': { standing: 'sold out', tone: 'care' },
  over: { standing: 'over' },
  withdrawn: { standing: 'withdrawn' },
}

/** How an offer stands, in a few words. */
export function offerStanding({ step }: Pick<Offer, 'step'>, outside: Outside | null) {
  return step === 'released' && outside ? outsides[outside.standing] : steps[step]
}

/** What is left, while it stands there. */
export function stockOf(outside: Outside | null): StockView | undefined {
  if (!outside || outside.standing === 'withdrawn' || outside.standing === 'over') return undefined
  const { stock: left, isSaidSoldOut: isSoldOut, countedAt } = outside
  return { left, isSoldOut, ...(countedAt && { countedAt }) }
}

export function priceWords({ price, currency }: Pick<Offer['words'], 'price' | 'currency'>): string {
  if (!price || !currency) return ''
  return new Intl.NumberFormat('en-GB', { style: 'currency', currency }).format(Number(price))
}

export function offerRow({ offer, outside }: { offer: Offer; outside: Outside | null }): OfferRowView {
  const { id, words, authorName: author, changedAt } = offer
  const stock = stockOf(outside)
  return {
    ...{ id, author, changedAt, language: words.language, title: words.title || 'Without a title yet' },
    ...offerStanding(offer, outside),
    price: priceWords(words),
    ...(stock && { stock }),
  }
}

export const emptyOffer: OfferTyped = {
  ...{
    siteId: '',
    title: '',
    about: '',
    price: '',
    priceBefore: '',
    currency: 'EUR',
    stock: '',
    startsAt: '',
    endsAt: '',
  },
  ...{ placeKind: 'none', label: '', address: '', latitude: '', longitude: '', opening: [], stops: [] },
  ...{ conditions: '', code: '', link: '', language: 'en', posts: {} },
  ...{
    soldOut: 'Sold out.',
    moved: 'We have moved: the page says where we are now.',
    over: 'This offer is over.',
  },
}

export function typedOffer({ siteId, words, posts }: Offer): OfferTyped {
  const { place, lines, stock, startsAt, endsAt, ...rest } = words
  return {
    ...{ ...rest, ...lines, siteId },
    stock: stock === null ? '' : String(stock),
    startsAt: asField(startsAt),
    endsAt: asField(endsAt),
    placeKind: place.kind,
    label: place.label,
    address: place.address,
    latitude: place.point ? String(place.point.latitude) : '',
    longitude: place.point ? String(place.point.longitude) : '',
    opening: place.opening.map(({ days, opens, closes }) => ({ days: days.join(','), opens, closes })),
    stops: place.stops.map(stop => ({
      label: stop.label,
      latitude: String(stop.latitude),
      longitude: String(stop.longitude),
      from: asField(stop.from),
      until: asField(stop.until),
    })),
    posts: Object.fromEntries(posts.map(({ accountId, words }) => [accountId, words])),
  }
}

const number = (typed: string) => (typed.trim() === '' ? null : Number(typed.replace(',', '.')))

/** As it is kept; what is no number or moment is said by the server, beside its field. */
export function givenOffer(typed: OfferTyped) {
  const { title, about, price, priceBefore, currency, conditions, code, link, language, soldOut, moved, over } = typed
  const [latitude, longitude] = [number(typed.latitude), number(typed.longitude)]
  return {
    ...{ title, about, currency, conditions, code, link, language },
    price: price.replace(',', '.'),
    priceBefore: priceBefore.replace(',', '.'),
    stock: number(typed.stock),
    startsAt: asInstant(typed.startsAt),
    endsAt: asInstant(typed.endsAt),
    place: {
      kind: typed.placeKind,
      label: typed.label,
      address: typed.address,
      point: latitude !== null && longitude !== null ? { latitude, longitude } : null,
      opening: typed.opening.map(({ days, opens, closes }) => ({ days: days.split(',').map(Number), opens, closes })),
      stops: typed.stops.map(({ label, latitude, longitude, from, until }) => ({
        label,
        latitude: number(latitude) ?? Number.NaN,
        longitude: number(longitude) ?? Number.NaN,
        from: asInstant(from) ?? '',
        until: asInstant(until) ?? '',
      })),
    },
    lines: { soldOut, moved, over },
    posts: Object.entries(typed.posts).map(([accountId, words]) => ({ accountId, words })),
  }
}

const saysWords: Record<components['schemas']['OfferPost']['says'], string> = {
  'as-it-was': 'as you released it',
  'sold-out': 'says that it is sold out',
  moved: 'says that it has moved',
  over: 'says that it is over',
}
const stepWords: Record<components['schemas']['OfferPost']['step'], string> = {
  waiting: 'on its way',
  sent: '',
  refused: 'refused there',
  doubtful: 'nobody knows whether it arrived',
  cancelled: 'not posted: it was gone before',
  'taken-down': 'taken down',
}

export function postViews(posts: components['schemas']['OfferPost'][]): OfferReadView['posts'] {
  return posts.map(({ id, handle, network, step, says, becomes, url, failure }) => ({
    id,
    where: `@${handle} on ${network}`,
    says: `${stepWords[step] || saysWords[says]}${becomes ? `; about to change: ${saysWords[becomes]}` : ''}`,
    ...(url && { url }),
    ...(failure && { failure }),
  }))
}

const deedWords: Record<string, string> = {
  made: 'began it',
  written: 'wrote at it',
  'handed-in': 'had it read',
  changed: 'changed it in review',
  released: 'released it',
  counted: 'counted',
  'sold-out': 'said that it is sold out',
  back: 'said that there are some again',
  moved: 'moved it',
  shared: 'shared where it is',
  withdrawn: 'withdrew it',
  ended: 'Its time was over',
}

export function deedViews(deeds: components['schemas']['OfferDeed'][]): OfferReadView['deeds'] {
  return deeds.map(({ at, what, byName, bySource, stockBefore, stockAfter }) => {
    const who = byName ?? bySource
    const said = [who, deedWords[what] ?? what].filter(Boolean).join(' ')
    const counted = what === 'counted' ? `: ${stockBefore ?? 'uncounted'} → ${stockAfter ?? 'uncounted'}` : ''
    return { at, words: `${said}${counted}` }
  })
}
