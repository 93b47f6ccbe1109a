import { html } from 'hono/html'
import {
  type Edition,
  metresBetween,
  nearestInTime,
  type Point,
  pointsOf,
  priceInWords,
  standingOf,
} from '#places/offers'
import { field } from '../../pieces.ts'
import type { Html, Page, Visit } from '../../visit.ts'
import { mapHeaders, mapOf } from './map.ts'
import { addressesOf, type Clock, clockOf, distanceInWords, leftInWords, shownAt } from './which.ts'

interface Line {
  edition: Edition
  /** Where it is now, or next. */
  at: ReturnType<typeof nearestInTime>
  metres: number | undefined
}

/** What is on sale at this place: a list, a map, and what is nearest to somebody now. */
export async function offersPage(visit: Visit): Promise<Page> {
  const { ctx, site, query, words } = visit
  const { shown } = words
  const { paths } = addressesOf(visit)
  const now = ctx.now()
  const found = await shownAt(visit)
  const typed = (query.get('near') ?? '').trim().slice(0, 200)
  const from = typed ? placeTyped(typed, found, now) : undefined
  const lines = inOrder(found, from, now)
  const clock = await clockOf(visit)
  const pinned = lines.flatMap(({ at }, index) =>
    at ? [{ ...at, number: index + 1, isNow: at.isNow, isPast: false }] : [],
  )
  const about = shown.whatIsOffered(site.name)
  return {
    title: words.offers,
    about,
    canonical: paths.home(),
    place: 'offers',
    shows: [site.id, ...found.map(each => each.offerId)],
    feeds: [
      { title: words.offers, href: paths.feed('atom'), type: 'application/atom+xml' },
      { title: words.offers, href: paths.feed('json'), type: 'application/feed+json' },
    ],
    headers: mapHeaders(visit),
    // Anybody can type a place; that is nothing to be found.
    ...(typed && { isPrivate: true }),
    body: html`<div class="opening"><h1>${words.offers}</h1><p class="about">${about}</p></div>
${
  found.length === 0
    ? html`<section class="empty"><p class="said">${shown.nothingOffered}</p></section>`
    : html`<div class="offers-lay"><section aria-labelledby="offers-list"><h2 id="offers-list" class="list-title">${from ? shown.nearestFirst(from.label) : shown.hereAndSoon}</h2>
<ol class="rows offers" data-offers>${lines.map((line, index) => row(visit, line, index + 1, clock))}</ol></section>
<aside>${near(visit, typed, from !== undefined, found, now)}
${pinned.length > 0 ? html`<div class="map-frame">${mapOf(visit, pinned, `${shown.whereOffersAre}: ${pinned.map(({ number, label }) => `${number}, ${label}`).join('; ')}`, false)}</div>` : ''}
<p class="row third feeds"><a href="${paths.calendar()}">${shown.calendar}</a> <a href="${paths.feed('atom')}">${shown.atomFeed}</a> <a href="${paths.feed('json')}">${shown.jsonFeed}</a></p></aside></div>`
}`,
  }
}

/** Where a truck told that it is; it has no name of its own. */
const isTold = ({ isNow, from }: { isNow: boolean; from: Date | null }) => isNow && from === null

/** Nearest now: by a place that is typed, or by where one is, which stays in the browser. */
function near(visit: Visit, typed: string, isKnown: boolean, found: Edition[], now: Date): Html | '' {
  const { paths } = addressesOf(visit)
  const places = [
    ...new Set(found.flatMap(edition => pointsOf(edition, now).flatMap(each => (isTold(each) ? [] : each.label)))),
  ]
  if (places.length === 0) return ''
  const { own, shown } = visit.words
  return html`<section class="near" aria-labelledby="near-head"><h2 id="near-head">${shown.whatIsNear}</h2>
<form class="form" action="${paths.home()}" method="get">${field({ name: 'near', label: shown.aPlace, type: 'search', value: typed, optional: own.ifYouLike, maxLength: 200, hint: shown.forExample(places.slice(0, 2).join(', ')) })}
<p class="row"><button class="button">${shown.showNear}</button><button class="button" type="button" data-nearest data-asking="${shown.askingBrowser}" data-silent="${shown.browserDidNotSay}" data-sorted="${shown.nearestStandFirst}" hidden>${shown.byWhereIAm}</button></p>
<p class="hint third" data-nearest-told role="status" hidden></p>
<p class="third hint" data-nearest-hint hidden>${shown.staysInBrowser}</p></form>
${typed && !isKnown ? html`<p class="second">${shown.unknownPlace(typed, places.join(', '))}</p>` : ''}</section>`
}

function row(visit: Visit, { edition, at, metres }: Line, number: number, clock: Clock): Html {
  const { paths } = addressesOf(visit)
  const { words, slug } = edition
  const { shown } = visit.words
  const now = visit.ctx.now()
  const standing = standingOf(edition, now)
  const when = at?.from && at.until ? `${clock.day(at.from)}, ${clock.hours(at.from, at.until)}` : ''
  const position = at ? html` data-latitude="${at.latitude}" data-longitude="${at.longitude}"` : ''
  return html`<li class="${standing}"${position}><span class="number" aria-hidden="true">${number}</span><div class="grow"><a class="row-title" href="${paths.offer(slug)}" lang="${words.language}">${words.title}</a>
<p class="second">${at && isTold(at) ? html`<b class="now">${asBeginning(shown.hereNow, visit.site.language)}</b>` : html`${[at?.label ?? words.place.label, when].filter(Boolean).join(' · ')}${at?.isNow ? html` <b class="now">${shown.hereNow}</b>` : ''}`} <span data-distance>${metres === undefined ? '' : distanceInWords(visit.site.language, metres)}</span></p>
<p class="third by">${leftInWords(visit.words, edition, now)} · ${edition.authorName}</p></div>
<p class="price">${priceInWords(words)}</p></li>`
}

/** As the first words of a line. */
function asBeginning(words: string, language: string): string {
  return words.slice(0, 1).toLocaleUpperCase(language) + words.slice(1)
}

/** What can be had now first, then what comes; near ones first where a place is named. */
function inOrder(found: Edition[], from: Point | undefined, now: Date): Line[] {
  const rank = { here: 0, coming: 1, 'sold-out': 2, over: 3, withdrawn: 4 }
  return found
    .map(edition => {
      const at = nearestInTime(edition, now)
      return { edition, at, metres: from && at ? metresBetween(from, at) : undefined }
    })
    .toSorted(
      (a, b) =>
        rank[standingOf(a.edition, now)] - rank[standingOf(b.edition, now)] ||
        (from ? (a.metres ?? Number.POSITIVE_INFINITY) - (b.metres ?? Number.POSITIVE_INFINITY) : 0) ||
        b.edition.publishedAt.getTime() - a.edition.publishedAt.getTime(),
    )
}

/** Coordinates, or the words of a place where something of ours is or will be; no one else is asked. */
function placeTyped(typed: string, found: Edition[], now: Date): (Point & { label: string }) | undefined {
  const [, latitude, longitude] = /^(-?\d{1,2}(?:\.\d+)?)\s*[,; ]\s*(-?\d{1,3}(?:\.\d+)?)$/.exec(typed) ?? []
  if (latitude && longitude && Math.abs(Number(latitude)) <= 90 && Math.abs(Number(longitude)) <= 180)
    return { latitude: Number(latitude), longitude: Number(longitude), label: typed }
  const wanted = plain(typed)
  if (!wanted) return undefined
  for (const edition of found) {
    const words = plain(`${edition.place.label} ${edition.place.address}`)
    const points = pointsOf(edition, now)
    const point =
      points.find(({ label }) => plain(label).includes(wanted)) ?? (words.includes(wanted) ? points[0] : undefined)
    if (point) return { ...point, label: typed }
  }
  return undefined
}

const plain = (words: string) => words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** On the first page of the place: what can be had now. */
export async function offersOnHome(visit: Visit): Promise<{ body: Html; shows: string[] }> {
  const { paths } = addressesOf(visit)
  const now = visit.ctx.now()
  const found = (await shownAt(visit, 20)).filter(each => standingOf(each, now) === 'here').slice(0, 3)
  if (found.length === 0) return { body: html``, shows: [] }
  const clock = await clockOf(visit)
  const lines = inOrder(found, undefined, now)
  return {
    shows: found.map(each => each.offerId),
    body: html`<section class="offers-home" aria-labelledby="from-offers"><h2 id="from-offers" class="list-title"><a href="${paths.home()}">${visit.words.shown.onOffer}</a></h2><ol class="rows offers">${lines.map((line, index) => row(visit, line, index + 1, clock))}</ol></section>`,
  }
}
