import type { Finding } from '#text/guard'

/** `draft` → `in-review` → `returned` or `approved` → `released`; `withdrawn`: given up, or taken from the public. */
export type OfferStep = 'draft' | 'in-review' | 'returned' | 'approved' | 'released' | 'withdrawn'

/** Degrees (WGS 84). */
export interface Point {
  latitude: number
  longitude: number
}

/** Hours of some days, by the clock of the company: 1 is Monday; `11:00`. */
export interface Opening {
  days: number[]
  opens: string
  closes: string
}

/** One stop of a route, and when it is made. */
export interface Stop extends Point {
  label: string
  from: Date
  until: Date
}

/** Where it is: nowhere but online, at a point, at an address, or on a route. */
export interface Place {
  kind: 'none' | 'point' | 'address' | 'route'
  label: string
  address: string
  point: Point | null
  opening: Opening[]
  stops: Stop[]
}

/** What is put before its post on a network when something happens: its author let it go beforehand. */
export interface Lines {
  soldOut: string
  moved: string
  over: string
}

/** What its author writes. */
export interface OfferWords {
  title: string
  /** Markdown. */
  about: string
  /** `2390.00`; empty where it costs nothing, or the words say what. */
  price: string
  /** What it costs otherwise. */
  priceBefore: string
  /** ISO 4217. */
  currency: string
  /** How many there are; null where nobody counts. */
  stock: number | null
  startsAt: Date | null
  endsAt: Date | null
  place: Place
  conditions: string
  /** By which an order names it: a coupon, or the number of the article. */
  code: string
  /** Where it can be bought. */
  link: string
  lines: Lines
  /** BCP 47. */
  language: string
}

/** From which account it is posted, in which words: those of the offer where empty. */
export interface PostChoice {
  accountId: string
  words: string
}

export interface Offer {
  id: string
  siteId: string
  authorId: string
  authorName: string
  words: OfferWords
  posts: PostChoice[]
  step: OfferStep
  version: number
  reviewedVersion: number | null
  findings: Pick<Finding, 'ruleId' | 'kind' | 'level' | 'title'>[]
  guidelineVersion: number | null
  madeAt: Date
  changedAt: Date
  releasedAt: Date | null
}

/** What the public sees of it, and how it stands. */
export interface Edition {
  offerId: string
  siteId: string
  slug: string
  authorId: string
  authorName: string
  authorTitle: string
  disclosure: string
  words: OfferWords
  html: string
  code: string
  startsAt: Date | null
  endsAt: Date | null
  place: Place
  movedAt: Date | null
  stock: number | null
  countedAt: Date | null
  soldOutAt: Date | null
  publishedAt: Date
  changedAt: Date
  withdrawnAt: Date | null
  withdrawnWhy: string | null
  /** Told from a phone, while that lasts. */
  here: (Point & { seenAt: Date; endsAt: Date }) | null
}

/** One post of it on a network. */
export interface OfferPost {
  id: string
  offerId: string
  accountId: string
  connector: string
  network: string
  handle: string
  step: 'waiting' | 'sent' | 'refused' | 'doubtful' | 'cancelled' | 'taken-down'
  said: string
  says: Condition
  becomes: Condition | null
  changeId: string | null
  externalId: string | null
  url: string | null
  failure: string | null
}

/** What a post says: as it was, or why not any more. */
export type Condition = 'as-it-was' | 'sold-out' | 'moved' | 'over'

export interface Deed {
  what:
    | 'made'
    | 'written'
    | 'handed-in'
    | 'changed'
    | 'released'
    | 'counted'
    | 'sold-out'
    | 'back'
    | 'moved'
    | 'shared'
    | 'withdrawn'
    | 'ended'
  stockBefore: number | null
  stockAfter: number | null
  byName: string | null
  bySource: string | null
  at: Date
}

export const limits = { title: 200, about: 20_000, label: 200, conditions: 2000, stops: 30, line: 200, words: 5000 }

export const usualLines: Lines = {
  soldOut: 'Sold out.',
  moved: 'We have moved: the page says where we are now.',
  over: 'This offer is over.',
}

/** Its author writes at it; elsewhere they take it back first. */
export const writable: OfferStep[] = ['draft', 'returned']
export const takenBackFrom: OfferStep[] = ['in-review', 'approved', 'released']

/** How an offer stands for whoever looks now. */
export type Standing = 'coming' | 'here' | 'sold-out' | 'over' | 'withdrawn'

type Facts = Pick<Edition, 'startsAt' | 'endsAt' | 'stock' | 'soldOutAt' | 'withdrawnAt'>

export function standingOf({ startsAt, endsAt, stock, soldOutAt, withdrawnAt }: Facts, now: Date): Standing {
  if (withdrawnAt) return 'withdrawn'
  if (endsAt && endsAt <= now) return 'over'
  if (soldOutAt || stock === 0) return 'sold-out'
  return startsAt && startsAt > now ? 'coming' : 'here'
}

/** What its posts on networks have to say now. */
export function conditionOf(edition: Facts & Pick<Edition, 'movedAt'>, now: Date): Condition {
  const standing = standingOf(edition, now)
  if (standing === 'over' || standing === 'withdrawn') return 'over'
  if (standing === 'sold-out') return 'sold-out'
  return edition.movedAt ? 'moved' : 'as-it-was'
}

/** What a post says under a condition, unsigned: the line that fits, then what was there. */
export function saidWhen(condition: Condition, words: string, lines: Lines): string {
  const line = { 'as-it-was': '', 'sold-out': lines.soldOut, moved: lines.moved, over: lines.over }[condition]
  return [line, words].filter(Boolean).join('\n\n')
}

/** What is posted where no words of its own are given: title, price, when, where, and the page that stays true. */
export function wordsOfPost(words: OfferWords, own: string, url: string): string {
  if (own.trim()) return [own.trim(), url].join('\n\n')
  const place =
    words.place.kind === 'route' ? words.place.stops.map(({ label }) => label).join(', ') : words.place.label
  return [[words.title, priceInWords(words)].filter(Boolean).join(': '), place, url].filter(Boolean).join('\n\n')
}

/** `€2,390.00` as the language of the offer writes it; empty without a price. */
export function priceInWords(
  { price, currency, language }: Pick<OfferWords, 'price' | 'currency' | 'language'>,
  amount = price,
): string {
  if (!amount) return ''
  const isWhole = Number(amount) === Math.trunc(Number(amount))
  return new Intl.NumberFormat(language === 'en' ? 'en-GB' : language, {
    style: 'currency',
    currency,
    ...(isWhole && { minimumFractionDigits: 0 }),
  }).format(Number(amount))
}

/** What it says in its own words, as its page does: what a copy of it repeats. */
export function wordsOfOffer({ title, about, conditions }: OfferWords): string {
  return [title, about, conditions].filter(Boolean).join('\n\n')
}

/** Everything of it that could tell too much: what the guard reads. */
export function everythingIn({ title, about, place, conditions, lines }: OfferWords, posts: PostChoice[]): string {
  const where = [place.label, place.address, ...place.stops.map(({ label }) => label)]
  const said = [...posts.map(({ words }) => words), lines.soldOut, lines.moved, lines.over]
  return [title, about, conditions, ...where, ...said].filter(Boolean).join('\n\n')
}

/** What it lacks before anybody outside can see it; each with where. */
export function lacks(words: OfferWords, now: Date): { at: string; message: string }[] {
  const { place, startsAt, endsAt } = words
  const found: [boolean, string, string][] = [
    [words.title.trim() === '', 'title', 'Say what it is.'],
    [words.price !== '' && words.currency === '', 'currency', 'Say in which currency.'],
    [endsAt !== null && endsAt <= now, 'endsAt', 'Its end has passed.'],
    [startsAt !== null && endsAt !== null && endsAt <= startsAt, 'endsAt', 'It ends before it begins.'],
    [place.kind === 'point' && place.point === null, 'place', 'Say where: a place on the map.'],
    [place.kind === 'address' && place.address.trim() === '', 'place', 'Say the address.'],
    [place.kind === 'route' && place.stops.length === 0, 'place', 'A route has at least one stop.'],
    [place.stops.some(({ from, until }) => until <= from), 'place', 'A stop ends before it begins.'],
  ]
  return found.filter(([is]) => is).map(([, at, message]) => ({ at, message }))
}

/** Every place of it on a map, in the order of its stops; where the truck told that it is comes first. */
export function pointsOf(
  { place, here }: Pick<Edition, 'place' | 'here'>,
  now: Date,
): (Point & { label: string; from: Date | null; until: Date | null; isNow: boolean })[] {
  const told =
    here && here.endsAt > now ? [{ ...here, label: 'Here now', from: null, until: here.endsAt, isNow: true }] : []
  const stops = place.stops.map(stop => ({
    ...stop,
    isNow: told.length === 0 && stop.from <= now && now < stop.until,
  }))
  const point = place.point
    ? [{ ...place.point, label: place.label || place.address, from: null, until: null, isNow: false }]
    : []
  return [...told, ...(place.kind === 'route' ? stops : point)].map(
    ({ latitude, longitude, label, from, until, isNow }) => ({ latitude, longitude, label, from, until, isNow }),
  )
}

/** Where it is now, or will be next; nothing where that is over, or it is nowhere. */
export function nearestInTime(
  edition: Pick<Edition, 'place' | 'here'>,
  now: Date,
): ReturnType<typeof pointsOf>[number] | undefined {
  const points = pointsOf(edition, now)
  return points.find(({ isNow }) => isNow) ?? points.find(({ until }) => until === null || until > now)
}

/** Metres between two points over a sphere of the Earth's mean radius (haversine). */
export function metresBetween(a: Point, b: Point): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180
  const [dLat, dLon] = [rad(b.latitude - a.latitude), rad(b.longitude - a.longitude)]
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * Math.sin(dLon / 2) ** 2
  return 2 * 6_371_008.8 * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** `Zwölf Räder` → `zwoelf-raeder`; empty where no letter has a plain form. */
export function slugFrom(words: string): string {
  const plain = words.replace(/[äöüß]/gi, sign => germans[sign.toLowerCase()] ?? sign).normalize('NFKD')
  return plain
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 60)
    .replace(/-+$/, '')
}
const germans: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }

/** Some ten metres: nobody needs to know at which door somebody stands. */
export function rounded({ latitude, longitude }: Point): Point {
  const to = (degrees: number) => Math.round(degrees * 10_000) / 10_000
  return { latitude: to(latitude), longitude: to(longitude) }
}
