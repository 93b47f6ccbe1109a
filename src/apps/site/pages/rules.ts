import { html, raw } from 'hono/html'
import { homeOf } from '#places/sites'
import { placeWords } from '../markdown.ts'
import type { Page, SiteRoom, Visit } from '../visit.ts'

/** What is asked of everybody here, in words. */
export const rules: SiteRoom = { routes: [{ method: 'get', path: '/rules', answer: rulesPage }] }

function rulesPage({ site, master, ctx, words }: Visit): Page {
  const own = site.parentId === null ? '' : site.rules.trim()
  return {
    title: words.rulesOfThisPlace,
    about: words.whatIsAsked(site.name),
    shows: [site.id, master.id],
    body: html`<article class="reading"><h1>${words.rulesOfThisPlace}</h1>
<div class="body">${own && html`${raw(placeWords(own))}<h2>${words.andForAllOf} <a href="${homeOf(ctx, master, master)}">${master.name}</a></h2>`}${
      master.rules.trim() ? raw(placeWords(master.rules)) : html`<p>${words.beKind}</p>`
    }</div></article>`,
  }
}
