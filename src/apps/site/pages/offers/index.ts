import { offerPaths } from '#lib/paths'
import type { SiteRoom, Visit } from '../../visit.ts'
import { calendarFile, feedOf, sitemapOf } from './feeds.ts'
import { offersOnHome, offersPage } from './list.ts'
import { commentOnOfferPage, offerPage } from './offer.ts'

/** What is on sale at a place: a list with a map, a page for each, feeds and calendars that say what is left. */
export const offers: SiteRoom = {
  routes: [
    { method: 'get', path: '/offers', answer: offersPage },
    { method: 'get', path: '/offers/:file{feed\\.(?:atom|json)}', answer: feedOf },
    { method: 'get', path: '/offers/calendar.ics', answer: calendarFile },
    { method: 'get', path: '/offers/sitemap.xml', answer: sitemapOf },
    { method: 'get', path: '/offers/:slug', answer: visit => offerPage(visit) },
    { method: 'get', path: '/offers/:slug/calendar.ics', answer: calendarFile },
    { method: 'post', path: '/offers/:slug/comments', answer: commentOnOfferPage },
  ],
  navigation: ({ base, words }: Visit) => [{ id: 'offers', label: words.offers, href: offerPaths(base).home() }],
  onHome: offersOnHome,
  sitemaps: ({ home }) => [`${home}${offerPaths('').sitemap()}`],
  clearedBy: ['offer.released', 'offer.withdrawn', 'offer.ended', 'offer.location-ended'],
  style: new URL('./offers.css', import.meta.url),
}
