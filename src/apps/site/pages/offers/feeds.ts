import { generateAtomFeed, generateJsonFeed } from 'feedsmith'
import { theCompany } from '#core/company'
import { type Edition, pointsOf, priceInWords, standingOf } from '#places/offers'
import { feedAnswer, hubOf } from '../../feed-answer.ts'
import type { Visit } from '../../visit.ts'
import { calendarOf } from '../community/calendar.ts'
import { addressesOf, leftInWords, shownAt, theEdition } from './which.ts'

/** What is on offer, as Atom (RFC 4287) or JSON Feed 1.1; each says in its title when it is sold out. */
export async function feedOf(visit: Visit): Promise<Response> {
  const { absolute } = addressesOf(visit)
  const { name } = await theCompany(visit.ctx)
  const found = await shownAt(visit, 50)
  const format = visit.params.file === 'feed.atom' ? 'atom' : 'json'
  const title = `${visit.words.offers} · ${visit.site.name}`
  const body =
    format === 'atom'
      ? generateAtomFeed({
          id: absolute.home(),
          title: { value: title },
          updated: found.reduce(
            (latest, { changedAt }) => (changedAt > latest ? changedAt : latest),
            visit.site.madeAt,
          ),
          rights: { value: name },
          links: [
            { href: absolute.feed('atom'), rel: 'self', type: 'application/atom+xml' },
            { href: hubOf(visit), rel: 'hub' },
            { href: absolute.home(), rel: 'alternate', type: 'text/html' },
          ],
          entries: found.map(edition => ({
            id: `urn:uuid:${edition.offerId}`,
            title: { value: titleOf(visit, edition) },
            updated: edition.changedAt,
            published: edition.publishedAt,
            authors: [{ name: edition.authorName }],
            links: [{ href: absolute.offer(edition.slug), rel: 'alternate', type: 'text/html' }],
            content: { value: contentOf(visit, edition), type: 'html' },
          })),
        })
      : JSON.stringify(
          generateJsonFeed({
            title,
            home_page_url: absolute.home(),
            feed_url: absolute.feed('json'),
            hubs: [{ type: 'WebSub', url: hubOf(visit) }],
            language: visit.site.language,
            items: found.map(edition => ({
              id: `urn:uuid:${edition.offerId}`,
              url: absolute.offer(edition.slug),
              title: titleOf(visit, edition),
              content_html: contentOf(visit, edition),
              date_published: edition.publishedAt,
              date_modified: edition.changedAt,
              language: edition.words.language,
              authors: [{ name: edition.authorName }],
            })),
          }),
        )
  const answer = feedAnswer(visit, { body, format, self: absolute.feed(format) })
  // It says what is left: nobody keeps it.
  answer.headers.set('cache-control', 'no-cache')
  return answer
}

function titleOf({ ctx, words }: Visit, edition: Edition): string {
  const { title } = edition.words
  return standingOf(edition, ctx.now()) === 'sold-out' ? words.shown.soldOutTitle(title) : title
}

function contentOf({ ctx, words }: Visit, edition: Edition): string {
  const facts = [priceInWords(edition.words), leftInWords(words, edition, ctx.now())].filter(Boolean).join(' · ')
  return [`<p>${escaped(facts)}</p>`, edition.html, `<p>${escaped(edition.disclosure)}</p>`].filter(Boolean).join('\n')
}

/** When and where, for calendars that look again and again (iCalendar, RFC 5545): all of them, or one. */
export async function calendarFile(visit: Visit): Promise<Response> {
  const { absolute } = addressesOf(visit)
  const found = visit.params.slug ? [await theEdition(visit)] : await shownAt(visit, 100)
  const entries = found
    .filter(({ withdrawnAt }) => !withdrawnAt)
    .flatMap(edition => {
      const { offerId, startsAt, endsAt, publishedAt, place, changedAt, slug } = edition
      const about = { title: titleOf(visit, edition), url: absolute.offer(slug), changedAt }
      const stops = place.kind === 'route' ? pointsOf({ place, here: null }, visit.ctx.now()) : []
      if (stops.length > 0)
        return stops.flatMap(({ from, until, label }, index) =>
          from && until
            ? [
                {
                  ...about,
                  id: `${offerId}-${index + 1}`,
                  event: { startsAt: from, endsAt: until, place: label, address: '' },
                },
              ]
            : [],
        )
      if (!endsAt) return []
      const event = { startsAt: startsAt ?? publishedAt, endsAt, place: place.label, address: place.address }
      return [{ ...about, id: offerId, event }]
    })
  return new Response(calendarOf(`${visit.words.offers} · ${visit.site.name}`, entries), {
    headers: { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'no-cache' },
  })
}

export async function sitemapOf(visit: Visit): Promise<Response> {
  const { absolute } = addressesOf(visit)
  const pages = (await shownAt(visit, 500)).map(
    ({ slug, changedAt }) =>
      `<url><loc>${escaped(absolute.offer(slug))}</loc><lastmod>${changedAt.toISOString()}</lastmod></url>`,
  )
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>${escaped(absolute.home())}</loc></url>${pages.join('')}</urlset>\n`
  return new Response(body, {
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=600' },
  })
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
