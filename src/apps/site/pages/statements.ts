import { generateAtomFeed, generateJsonFeed } from 'feedsmith'
import { html, raw } from 'hono/html'
import { theCompany } from '#core/company'
import { statementPaths } from '#lib/paths'
import { toHtml } from '#places/community'
import { type SaidOfficially, statementsOut } from '#places/federation'
import { feedAnswer, hubOf } from '../feed-answer.ts'
import { dayWords, when } from '../pieces.ts'
import type { Html, Page, SiteRoom, Visit } from '../visit.ts'

const mostOnPage = 50
const mostInFeed = 20

/** What the company said in its own name from its official stream: a page and feeds of it, apart from people’s voices. */
export const statements: SiteRoom = {
  routes: [
    { method: 'get', path: '/statements', answer: statementsPage },
    { method: 'get', path: '/statements/:file{feed\\.(?:atom|json)}', answer: feedOf },
  ],
  clearedBy: ['federation.stated'],
  async onHome(visit) {
    const [newest] = visit.site.parentId === null ? await statementsOut(visit.ctx, 1) : []
    if (!newest) return { body: html``, shows: [] }
    const { name } = await theCompany(visit.ctx)
    return {
      body: html`<section aria-labelledby="official"><h2 class="list-title" id="official">${visit.words.told.officially(name)}</h2>
<p class="second" lang="${newest.language}">${titleOf(newest)}</p><p class="row"><a href="${statementPaths(visit.base).home()}">${visit.words.told.allStatements}</a></p></section>`,
      shows: [newest.deliveryId],
    }
  },
}

async function statementsPage(visit: Visit): Promise<Page> {
  const at = statementPaths(visit.base)
  const { shown: said, told } = visit.words
  const found = visit.site.parentId === null ? await statementsOut(visit.ctx, mostOnPage) : []
  const { name } = await theCompany(visit.ctx)
  const title = told.officially(name)
  return {
    title,
    about: told.aboutStatements(name),
    canonical: at.home(),
    shows: [visit.site.id, ...found.map(({ deliveryId }) => deliveryId)],
    feeds: [
      { title, href: at.feed('atom'), type: 'application/atom+xml' },
      { title, href: at.feed('json'), type: 'application/feed+json' },
    ],
    body: html`<div class="opening"><h1>${title}</h1><p class="about">${told.aboutStatements(name)}</p>
<p class="row third feeds"><a href="${at.feed('atom')}">${said.atomFeed}</a> <a href="${at.feed('json')}">${said.jsonFeed}</a></p></div>
${
  found.length > 0
    ? found.map(each => shown(visit, each))
    : html`<section class="empty"><p class="said">${told.nothingOfficial}</p></section>`
}`,
  }
}

function shown({ site, words: { told } }: Visit, said: SaidOfficially): Html {
  return html`<article class="reading" id="${statementPaths('').anchor(said.deliveryId)}"><p class="third">${when(said.saidAt, site.language)}${said.changedAt ? html` · ${told.putRight(dayWords(site.language, said.changedAt))}` : ''}</p>
<div class="body" lang="${said.language}">${raw(toHtml(said.text))}</div></article>`
}

/** The newest twenty whole, as Atom (RFC 4287) or JSON Feed 1.1. */
async function feedOf(visit: Visit): Promise<Response> {
  const absolute = statementPaths(visit.home)
  const found = visit.site.parentId === null ? await statementsOut(visit.ctx, mostInFeed) : []
  const { name } = await theCompany(visit.ctx)
  const title = visit.words.told.officially(name)
  const format = visit.params.file === 'feed.atom' ? 'atom' : 'json'
  const self = absolute.feed(format)
  const changed = (each: SaidOfficially) => each.changedAt ?? each.saidAt
  const body =
    format === 'atom'
      ? generateAtomFeed({
          id: absolute.home(),
          title: { value: title },
          updated: found.map(changed).reduce((latest, at) => (at > latest ? at : latest), visit.site.madeAt),
          rights: { value: name },
          links: [
            { href: self, rel: 'self', type: 'application/atom+xml' },
            { href: hubOf(visit), rel: 'hub' },
            { href: absolute.home(), rel: 'alternate', type: 'text/html' },
          ],
          entries: found.map(each => ({
            id: `urn:uuid:${each.deliveryId}`,
            title: { value: titleOf(each) },
            updated: changed(each),
            published: each.saidAt,
            authors: [{ name }],
            links: [{ href: absolute.statement(each.deliveryId), rel: 'alternate', type: 'text/html' }],
            content: { value: toHtml(each.text), type: 'html' },
          })),
        })
      : JSON.stringify(
          generateJsonFeed({
            title,
            home_page_url: absolute.home(),
            feed_url: self,
            hubs: [{ type: 'WebSub', url: hubOf(visit) }],
            language: visit.site.language,
            items: found.map(each => ({
              id: `urn:uuid:${each.deliveryId}`,
              url: absolute.statement(each.deliveryId),
              title: titleOf(each),
              content_html: toHtml(each.text),
              date_published: each.saidAt,
              date_modified: changed(each),
              language: each.language,
              authors: [{ name }],
            })),
          }),
        )
  return feedAnswer(visit, { body, format, self })
}

/** Its first line, which is all the title that it has. */
function titleOf({ text }: SaidOfficially): string {
  const first =
    text
      .trim()
      .split('\n')[0]
      ?.replace(/[*_`#>]/g, '')
      .trim() ?? ''
  return first.length > 120 ? `${first.slice(0, 119).replace(/\s+\S*$/, '')}…` : first
}
