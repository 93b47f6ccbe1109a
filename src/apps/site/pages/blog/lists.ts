import { html, raw } from 'hono/html'
import { theCompany } from '#core/company'
import { type Edition, editions, minutesToRead, partsOfSeries } from '#places/publish'
import { plainOf } from '#places/rich-text'
import { placeWords } from '../../markdown.ts'
import { avatar, colleagueTag, when } from '../../pieces.ts'
import type { Html, Page, Visit } from '../../visit.ts'
import { addressesOf, beforeIn, perPage, theAuthor, theSeries } from './which.ts'

/** What an article is, where that is worth saying. */
function kindOf({ words }: Visit, { kind }: Edition): string {
  return {
    article: '',
    short: words.short,
    paper: words.paper,
    gallery: words.pictures,
    audio: words.toHear,
    video: words.toWatch,
  }[kind]
}

/** The newest of all colleagues. */
export async function blogPage(visit: Visit): Promise<Page> {
  const { paths, absolute } = addressesOf(visit)
  const { body, shown } = await listed(visit, {}, paths.home())
  const { name } = await theCompany(visit.ctx)
  const { blog, nothingPublished, whatPeopleWrite } = visit.words.shown
  const about = whatPeopleWrite(name)
  return {
    ...page(visit, blog, about, paths.home(), shown),
    data: [
      {
        '@type': 'Blog',
        name: `${visit.site.name}: ${blog}`,
        url: absolute.home(),
        publisher: { '@type': 'Organization', name },
      },
    ],
    body: html`<div class="opening"><h1>${blog}</h1><p class="about">${about}</p>${feedLinks(visit, paths.home())}</div>
${shown.length > 0 ? body : html`<section class="empty"><p class="said">${nothingPublished}</p></section>`}`,
  }
}

/** A colleague, and what they wrote. */
export async function authorPage(visit: Visit): Promise<Page> {
  const { paths, absolute } = addressesOf(visit)
  const author = await theAuthor(visit)
  const here = paths.author(author.slug)
  const { body, shown } = await listed(visit, { authorId: author.employeeId }, here)
  const { name: company } = await theCompany(visit.ctx)
  const person = {
    '@type': 'Person',
    name: author.name,
    jobTitle: author.title,
    worksFor: { '@type': 'Organization', name: company },
  }
  return {
    ...page(visit, author.name, author.about || visit.words.shown.writesFor(author.name, visit.site.name), here, shown),
    shows: [visit.site.id, author.employeeId, ...shown.map(each => each.articleId)],
    data: [{ '@type': 'ProfilePage', url: absolute.author(author.slug), mainEntity: person }],
    body: html`<div class="person opening"><header>${avatar(author.name, 72)}<div><h1>${author.name}</h1><p class="row">${colleagueTag(visit.words, company, author.title)}</p></div></header>
${author.about ? html`<div class="body">${raw(placeWords(author.about))}</div>` : ''}${feedLinks(visit, here)}</div>
${body}`,
  }
}

/** The parts of a series, in the order in which they are read. */
export async function seriesPage(visit: Visit): Promise<Page> {
  const { paths, absolute } = addressesOf(visit)
  const series = await theSeries(visit)
  const here = paths.series(series.slug)
  const parts = await partsOfSeries(visit.ctx, series.id)
  const about = series.about || visit.words.shown.aSeries(parts.length)
  return {
    ...page(visit, series.title, about, here, []),
    shows: [visit.site.id, series.id],
    data: [
      {
        '@type': 'CreativeWorkSeries',
        name: series.title,
        url: absolute.series(series.slug),
        ...(series.about && { description: series.about }),
      },
    ],
    body: html`<div class="opening"><p class="crumb"><a href="${paths.home()}">${visit.words.shown.blog}</a></p><h1>${series.title}</h1>${series.about ? html`<p class="about">${series.about}</p>` : ''}${feedLinks(visit, here)}</div>
<ol class="parts">${parts.map(
      part =>
        html`<li><a class="row-title" href="${paths.article(part.slug)}">${part.title}</a><p class="third">${when(part.publishedAt, visit.site.language)}</p></li>`,
    )}</ol>`,
  }
}

/** What stands under a tag. */
export async function tagPage(visit: Visit): Promise<Page> {
  const { paths } = addressesOf(visit)
  const tag = visit.params.tag ?? ''
  const here = paths.tag(tag)
  const { body, shown } = await listed(visit, { tag }, here)
  return {
    ...page(visit, `#${tag}`, visit.words.shown.writtenAbout(tag), here, shown),
    // Anybody can type a tag; what nobody used is nothing to be found.
    isPrivate: shown.length === 0,
    body: html`<div class="opening"><p class="crumb"><a href="${paths.home()}">${visit.words.shown.blog}</a></p><h1>#${tag}</h1>${feedLinks(visit, here)}</div>
${shown.length > 0 ? body : html`<section class="empty"><p class="said">${visit.words.shown.nobodyWrote}</p></section>`}`,
  }
}

/** On the first page of the place: the newest three. */
export async function newestOnHome(visit: Visit): Promise<{ body: Html; shows: string[] }> {
  if (visit.site.parentId !== null) return { body: html``, shows: [] }
  const { paths } = addressesOf(visit)
  const shown = await editions(visit.ctx, { limit: 3 })
  if (shown.length === 0) return { body: html``, shows: [] }
  return {
    shows: shown.map(each => each.articleId),
    body: html`<section class="from-blog" aria-labelledby="from-blog"><h2 id="from-blog" class="list-title"><a href="${paths.home()}">${visit.words.fromTheBlog}</a></h2><ul class="rows articles">${shown.map(each => row(visit, each))}</ul></section>`,
  }
}

async function listed(
  visit: Visit,
  which: { authorId?: string; tag?: string },
  here: string,
): Promise<{ body: Html; shown: Edition[] }> {
  const before = beforeIn(visit)
  const found = await editions(visit.ctx, { ...which, ...(before && { before }), limit: perPage + 1 })
  const shown = found.slice(0, perPage)
  const last = shown.at(-1)
  const older =
    found.length > perPage && last
      ? html`<p class="row older"><a class="button" href="${here}?before=${encodeURIComponent(last.publishedAt.toISOString())}" rel="next">${visit.words.olderOnes}</a></p>`
      : ''
  return { shown, body: html`<ul class="rows articles">${shown.map(each => row(visit, each))}</ul>${older}` }
}

function row(visit: Visit, edition: Edition): Html {
  const { paths } = addressesOf(visit)
  const kind = kindOf(visit, edition)
  const minutes = ['article', 'paper'].includes(edition.kind)
    ? visit.words.shown.minutes(minutesToRead(plainOf(edition.html)))
    : ''
  return html`<li><div><p class="third kind">${kind ? html`<span>${kind}</span> ` : ''}${when(edition.publishedAt, visit.site.language)}${minutes && html` · ${minutes}`}</p>
<a class="row-title" href="${paths.article(edition.slug)}" lang="${edition.language}">${edition.title}</a>${edition.summary ? html`<p class="second" lang="${edition.language}">${edition.summary}</p>` : ''}
<p class="third by"><a href="${paths.author(edition.authorSlug)}">${edition.authorName}</a> · ${edition.authorTitle}</p></div></li>`
}

function page(visit: Visit, title: string, about: string, canonical: string, shown: Edition[]): Omit<Page, 'body'> {
  return {
    title,
    about,
    canonical,
    place: 'blog',
    shows: [visit.site.id, ...shown.map(each => each.articleId)],
    feeds: feedsAt(visit, canonical, title),
    // Older ones are for reading on, not for finding.
    ...(beforeIn(visit) && { isPrivate: true }),
  }
}

/** The feeds of a page, for the head of it. */
export function feedsAt(visit: Visit, page: string, title: string): NonNullable<Page['feeds']> {
  const { paths } = addressesOf(visit)
  return [
    { title, href: paths.feed(page, 'atom'), type: 'application/atom+xml' },
    { title, href: paths.feed(page, 'json'), type: 'application/feed+json' },
  ]
}

function feedLinks(visit: Visit, page: string): Html {
  const { paths } = addressesOf(visit)
  const { atomFeed, jsonFeed } = visit.words.shown
  return html`<p class="row third feeds"><a href="${paths.feed(page, 'atom')}">${atomFeed}</a> <a href="${paths.feed(page, 'json')}">${jsonFeed}</a></p>`
}
