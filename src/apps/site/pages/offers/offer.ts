import { html, raw } from 'hono/html'
import { theCompany } from '#core/company'
import { Problem } from '#lib/problem'
import { atRoot, toPlain } from '#places/community'
import { commentOnOffer, threadOf } from '#places/offer-thread'
import { type Edition, metresBetween, pointsOf, priceInWords, standingOf } from '#places/offers'
import { plainOf } from '#places/rich-text'
import { goTo } from '../../forms.ts'
import { avatar, colleagueTag, dayWords, field, notice, when } from '../../pieces.ts'
import { refusedIn } from '../../refused.ts'
import type { Html, Page, Visit } from '../../visit.ts'
import type { Words } from '../../words/index.ts'
import { mapHeaders, mapOf } from './map.ts'
import { addressesOf, type Clock, clockOf, distanceInWords, leftInWords, theEdition } from './which.ts'

type Thread = Awaited<ReturnType<typeof threadOf>>

/** One offer: what it is, what it costs, how many are left, where it is, and what people ask about it. */
export async function offerPage(visit: Visit, failed?: { problem: Problem; text: string }): Promise<Page> {
  const { ctx, site } = visit
  const { shown } = visit.words
  const { paths } = addressesOf(visit)
  const edition = await theEdition(visit)
  if (edition.withdrawnAt) return gap(visit, edition)
  const now = ctx.now()
  const [{ name: company }, thread, clock] = [
    await theCompany(ctx),
    await threadOf(ctx, edition.offerId),
    await clockOf(visit),
  ]
  const { words } = edition
  const standing = standingOf(edition, now)
  const about = shortened(
    [priceInWords(words), leftInWords(visit.words, edition, now), plainOf(edition.html)].filter(Boolean).join(' · '),
  )
  return {
    title: standing === 'sold-out' ? shown.soldOutTitle(words.title) : words.title,
    about,
    canonical: paths.offer(edition.slug),
    place: 'offers',
    isArticle: true,
    ...(failed && { status: 400 }),
    shows: [site.id, edition.offerId, edition.authorId, ...(thread ? [thread.topic.id] : [])],
    headers: mapHeaders(visit),
    data: [structured(visit, edition, company)],
    body: html`<div class="offer-lay"><article class="offer" lang="${words.language}">
<p class="crumb" lang="${site.language}"><a href="${paths.home()}">${visit.words.offers}</a> · ${shown.offeredBy(edition.authorName)}${words.endsAt ? `, ${shown.untilMoment(clock.moment(words.endsAt))}` : ''}</p>
<h1>${words.title}</h1>
${standing === 'here' ? '' : html`<p class="notice standing" role="status" lang="${site.language}"><b>${leftInWords(visit.words, edition, now)}.</b> ${sinceWhen(visit.words, edition, standing, clock)}</p>`}
<div class="body">${raw(edition.html)}</div>
${words.conditions ? html`<section class="conditions" lang="${words.language}"><h2 lang="${site.language}">${shown.conditions}</h2><p class="second">${words.conditions}</p></section>` : ''}
<footer lang="${site.language}"><div class="byline">${avatar(edition.authorName, 36)}<p><b>${edition.authorName}</b> ${colleagueTag(visit.words, company, edition.authorTitle)}<br><span class="third">${edition.disclosure}</span></p></div></footer></article>
<aside>${priceAndStock(visit, edition, clock)}${whereItIs(visit, edition, clock)}
<p class="row third feeds"><a href="${paths.calendarOf(edition.slug)}">${shown.intoMyCalendar}</a></p></aside>
${below(visit, edition, thread, failed)}</div>`,
  }
}

/** What a member asks or says of it. */
export async function commentOnOfferPage(visit: Visit): Promise<Page | Response> {
  const { paths } = addressesOf(visit)
  const slug = visit.params.slug ?? ''
  const { text = '' } = await visit.form()
  try {
    const { said: post } = await commentOnOffer(visit.ctx, { slug, text })
    // Kept from others until somebody has read it: there it says why.
    return goTo(post ? `${paths.offer(slug)}#comment-${post.number}` : visit.paths.told())
  } catch (problem) {
    if (!(problem instanceof Problem) || !['invalid', 'refused', 'conflict'].includes(problem.kind)) throw problem
    return offerPage(visit, { problem: refusedIn(visit, problem), text })
  }
}

function sinceWhen({ shown }: Words, edition: Edition, standing: string, clock: Clock): string {
  const { soldOutAt, countedAt, startsAt, endsAt } = edition
  if (standing === 'coming' && startsAt) return shown.beginsOn(clock.moment(startsAt))
  if (standing === 'over' && endsAt) return shown.endedOn(clock.moment(endsAt))
  const at = soldOutAt ?? countedAt
  return at ? shown.since(clock.moment(at)) : ''
}

/** Where it was withdrawn: that it was, when and why. */
function gap(visit: Visit, edition: Edition): Page {
  const { paths } = addressesOf(visit)
  const { site, words } = visit
  const { shown } = words
  return {
    title: shown.withdrawn,
    status: 410,
    isPrivate: true,
    place: 'offers',
    body: html`<section class="alone"><p class="crumb"><a href="${paths.home()}">${words.offers}</a></p><h1>${shown.offerWithdrawn}</h1>
<p>${shown.offeredAndWithdrawn(edition.authorName, dayWords(site.language, edition.publishedAt), dayWords(site.language, edition.withdrawnAt ?? edition.changedAt))}</p>
<blockquote class="said"><p>${edition.withdrawnWhy}</p></blockquote></section>`,
  }
}

function priceAndStock(visit: Visit, edition: Edition, clock: Clock): Html {
  const { words } = edition
  const now = visit.ctx.now()
  const standing = standingOf(edition, now)
  const link = standing === 'here' ? linkOf(visit, edition) : undefined
  const { shown } = visit.words
  return html`<div class="price-block"><p class="price"><b>${priceInWords(words) || shown.askForThePrice}</b>${words.priceBefore ? html` <s><span class="hidden-words">${shown.insteadOf} </span>${priceInWords(words, words.priceBefore)}</s>` : ''}</p>
<p class="second left">${leftInWords(visit.words, edition, now)}.${edition.countedAt ? html` <span class="third">${shown.counted(clock.moment(edition.countedAt))}</span>` : ''}</p>
${words.code && standing === 'here' ? html`<p class="second">${shown.code} <b class="code">${words.code}</b></p>` : ''}
<p class="row">${link ? html`<a class="button primary" href="${link}" rel="noopener">${shown.getIt}</a>` : ''}<a class="button" href="#comments">${shown.askFirst}</a></p></div>`
}

/** Into the shop, by an address that an order names as ours; and the conversation in which somebody showed it. */
function linkOf({ query }: Visit, { words, offerId }: Edition): string | undefined {
  const url = words.link ? URL.parse(words.link) : null
  if (!url) return undefined
  // The conversation, or the short link, in which a colleague showed it to them.
  const told = query.get('sosh') ?? query.get('for') ?? ''
  const isKnown = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9A-Za-z]{7})$/.test(told)
  url.searchParams.set('sosh', isKnown ? `${offerId}.${told}` : offerId)
  return url.href
}

function whereItIs(visit: Visit, edition: Edition, clock: Clock): Html | '' {
  const { place } = edition
  const { shown } = visit.words
  const now = visit.ctx.now()
  const points = pointsOf(edition, now)
  if (place.kind === 'none' && points.length === 0) return ''
  const pins = points.map(({ until, ...point }, index) => ({
    ...point,
    number: index + 1,
    isPast: until !== null && until <= now,
  }))
  const label = `${shown.whereItIs}: ${points.map(({ label }, index) => `${index + 1}, ${label}`).join('; ')}`
  const stops = points.map((point, index) => {
    const before = points[index - 1]
    const isPast = point.until !== null && point.until <= now
    const time = point.from && point.until ? `${clock.day(point.from)}, ${clock.hours(point.from, point.until)}` : ''
    const until = !point.from && point.until ? shown.untilMoment(clock.moment(point.until)) : ''
    return html`<li class="${point.isNow ? 'now' : isPast ? 'past' : ''}"><span class="number" aria-hidden="true">${index + 1}</span><div class="grow"><b>${point.label}</b><p class="second">${time || until}${before && place.kind === 'route' ? html` <span class="third">${shown.fromTheOneBefore(distanceInWords(visit.site.language, metresBetween(before, point)))}</span>` : ''}</p></div><span class="third">${point.isNow && point.from ? html`<b class="now">${shown.hereNow}</b>` : isPast ? shown.wasThere : ''}</span></li>`
  })
  return html`<section class="where" aria-labelledby="where-head"><h2 id="where-head">${shown.whereItIs}</h2>
${place.address ? html`<p class="second">${[place.label, place.address].filter(Boolean).join(', ')}</p>` : ''}
${edition.movedAt ? html`<p class="second">${shown.movedOn(clock.moment(edition.movedAt))}</p>` : ''}
${pins.length > 0 ? html`<div class="map-frame">${mapOf(visit, pins, label, place.kind === 'route')}</div><ol class="rows stops">${stops}</ol>` : ''}
${hours(visit, edition)}</section>`
}

function hours({ site }: Visit, { place }: Edition): Html | '' {
  if (place.opening.length === 0) return ''
  const name = new Intl.DateTimeFormat(site.language === 'en' ? 'en-GB' : site.language, {
    weekday: 'short',
    timeZone: 'UTC',
  })
  // The first of January 2024 was a Monday.
  const day = (number: number) => name.format(new Date(Date.UTC(2024, 0, number)))
  return html`<dl class="hours">${place.opening.map(({ days, opens, closes }) => html`<div><dt>${days.map(day).join(', ')}</dt><dd>${opens}–${closes}</dd></div>`)}</dl>`
}

function below(visit: Visit, edition: Edition, thread: Thread, failed?: { problem: Problem; text: string }): Html {
  const { paths } = addressesOf(visit)
  const { site, visitor, base, words } = visit
  const { shown } = words
  const posts = thread?.posts ?? []
  const said = posts.map(post => {
    const { author } = post
    const who = author.handle ? html`<a href="${visit.paths.member(author.handle)}">${author.name}</a>` : author.name
    const tag = author.disclosure ? html` <span class="works-here">${author.disclosure}</span>` : ''
    return html`<li id="comment-${post.number}">${avatar(author.name, 36)}<div><p class="row"><b>${who}</b>${tag}<span class="third">${when(post.writtenAt, site.language, 'moment')}</span></p>${
      post.removedAt
        ? html`<p class="second">${shown.takenAwayBecause} ${post.removedWhy}</p>`
        : html`<div class="body" lang="${post.language}">${raw(atRoot(post.html, base))}</div>`
    }</div></li>`
  })
  return html`<section class="comments reading" id="comments" aria-labelledby="comments-head"><h2 id="comments-head" class="list-title">${posts.length === 0 ? shown.askAuthor(edition.authorName.split(' ')[0] ?? '') : shown.questionsAndComments(posts.length)}</h2>
${said.length > 0 ? html`<ol class="said-below">${said}</ol>` : ''}${thread && thread.more > 0 ? html`<p class="second">${shown.moreStandThere(thread.more)}</p>` : ''}
${form()}</section>`

  function form(): Html {
    if (thread?.topic.closedAt) return html`<p class="second">${thread.topic.closedWhy ?? shown.noMoreComments}</p>`
    if (visitor.actor.kind === 'nobody')
      return html`<p class="row"><a class="button" href="${visit.paths.signIn(paths.offer(edition.slug))}">${shown.signInToAsk}</a><span class="second">${words.readingNeedsNoAccount}</span></p>`
    if (visitor.actor.employeeId) return html`<p class="second">${shown.youWorkHere}</p>`
    return html`<form class="form" method="post" action="${paths.comment(edition.slug)}">${failed ? notice(failed.problem.message, 'wrong') : ''}${field({ name: 'text', label: shown.yourQuestion, rows: 4, maxLength: 20_000, ...(failed && { value: failed.text }) }, failed?.problem.reasons)}<p class="row"><button class="button primary">${words.sayIt}</button><span class="third">${shown.aPersonReads(edition.authorName)}</span></p></form>`
  }
}

const availability = {
  coming: 'PreOrder',
  here: 'InStock',
  'sold-out': 'SoldOut',
  over: 'Discontinued',
  withdrawn: 'Discontinued',
} as const

/** Product with its Offer, as schema.org has them. */
function structured(visit: Visit, edition: Edition, company: string): Record<string, unknown> {
  const { absolute } = addressesOf(visit)
  const { words, stock, place } = edition
  const url = absolute.offer(edition.slug)
  const [point] = pointsOf(edition, visit.ctx.now())
  return {
    '@type': 'Product',
    name: words.title,
    ...(plainOf(edition.html) && { description: shortened(plainOf(edition.html)) }),
    url,
    ...(words.code && { sku: words.code }),
    offers: {
      '@type': 'Offer',
      url,
      ...(words.price && { price: words.price, priceCurrency: words.currency }),
      availability: `https://schema.org/${availability[standingOf(edition, visit.ctx.now())]}`,
      ...(words.startsAt && { validFrom: words.startsAt.toISOString() }),
      ...(words.endsAt && {
        validThrough: words.endsAt.toISOString(),
        priceValidUntil: words.endsAt.toISOString().slice(0, 10),
      }),
      ...(stock !== null && { inventoryLevel: { '@type': 'QuantitativeValue', value: stock } }),
      seller: { '@type': 'Organization', name: company },
      offeredBy: { '@type': 'Person', name: edition.authorName, worksFor: { '@type': 'Organization', name: company } },
      ...(point && {
        availableAtOrFrom: {
          '@type': 'Place',
          name: point.label,
          ...(place.address && { address: place.address }),
          geo: { '@type': 'GeoCoordinates', latitude: point.latitude, longitude: point.longitude },
        },
      }),
    },
  }
}

function shortened(words: string): string {
  const plain = toPlain(words).replace(/\s+/g, ' ').trim()
  return plain.length <= 200 ? plain : `${plain.slice(0, 199).replace(/\s+\S*$/, '')}…`
}
