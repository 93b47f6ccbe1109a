import { html } from 'hono/html'
import { theCompany } from '#core/company'
import { type Voice, voicesToShow } from '#journey/voices'
import { avatar, dayWords, when } from '../pieces.ts'
import type { Html, Page, SiteRoom, Visit } from '../visit.ts'

const mostOnPage = 100
const mostAtHome = 2

/** What others say of us elsewhere, in their own words and with their permission. */
export const reviews: SiteRoom = {
  routes: [{ method: 'get', path: '/reviews', answer: reviewsPage }],
  clearedBy: ['voice.permitted', 'voice.withdrawn'],
  async onHome(visit) {
    const voices = visit.site.parentId === null ? await voicesToShow(visit.ctx, mostAtHome) : []
    if (voices.length === 0) return { body: html``, shows: [] }
    const { told } = visit.words
    return {
      body: html`<section aria-labelledby="others"><h2 class="list-title" id="others">${told.whatOthersSay}</h2><ul class="said-below">${voices.map(voice => oneOf(visit, voice))}</ul><p class="row"><a href="${visit.paths.reviews()}">${told.howItIsChosen}</a></p></section>`,
      shows: voices.map(({ id }) => id),
    }
  },
}

async function reviewsPage(visit: Visit): Promise<Page> {
  const { ctx, paths, site, words } = visit
  const { told } = words
  const voices = await voicesToShow(ctx, mostOnPage)
  const { name: company } = await theCompany(ctx)
  return {
    title: told.whatOthersSayOf(company),
    about: told.saidElsewhere(company),
    canonical: paths.reviews(),
    shows: [site.id, ...voices.map(({ id }) => id)],
    data: voices.map(({ name, profileUrl, words, saidAt, url }) => ({
      '@type': 'Review',
      itemReviewed: { '@type': 'Organization', name: company },
      author: { '@type': 'Person', name, ...(profileUrl && { url: profileUrl }) },
      datePublished: saidAt.toISOString(),
      reviewBody: words,
      ...(url && { url }),
    })),
    body: html`<article class="reading"><h1>${told.whatOthersSayOf(company)}</h1>
<p class="second">${told.aboutWhatOthersSay(company)}</p>
${
  voices.length > 0
    ? html`<ul class="said-below">${voices.map(voice => oneOf(visit, voice))}</ul>`
    : html`<p class="empty">${told.nobodyAllowed}</p>`
}</article>`,
  }
}

function oneOf(
  { site, words: { told } }: Visit,
  { name, profileUrl, words, language, url, saidAt, proofAt }: Voice,
): Html {
  return html`<li>${avatar(name, 36)}<div><p class="row"><b>${profileUrl ? html`<a href="${profileUrl}" rel="nofollow noopener">${name}</a>` : name}</b><span class="third">${when(saidAt, site.language)}</span></p>
<blockquote class="body said"${url ? html` cite="${url}"` : ''}${language ? html` lang="${language}"` : ''}>${words}</blockquote>
<p class="third">${url ? html`<a href="${url}" rel="nofollow noopener">${told.whereItWasSaid}</a>` : told.saidToUs}${proofAt ? ` · ${told.allowedOn(dayWords(site.language, proofAt))}` : ''}</p></div></li>`
}
