import { html } from 'hono/html'
import { topicPaths } from '#lib/topic-paths'
import { search } from '#places/discovery'
import type { Page, Visit } from '../../visit.ts'
import { shortened, topicRow } from './list.ts'

/** Looks for words in everything that was said here. */
export async function searchPage(visit: Visit): Promise<Page> {
  const { ctx, query, site, words: say } = visit
  const at = topicPaths(visit.base)
  const words = (query.get('q') ?? '').trim().slice(0, 200)
  const { found, some } = words ? await search(ctx, { siteId: site.id, words }) : { found: [], some: false }
  return {
    title: words ? say.searchFor(words) : say.searchIn(site.name),
    isPrivate: true,
    place: 'question',
    body: html`<div class="opening"><h1>${words ? say.found : say.searchIn(site.name)}</h1><form class="search row" role="search" action="${at.search()}"><label for="q" class="hidden-words">${say.wordsToLookFor}</label><input class="box grow" id="q" name="q" type="search" value="${words}" maxlength="200"><button class="button primary">${say.search}</button></form></div>
${some && found.length > 0 ? html`<p class="second">${say.someOfThem}</p>` : ''}${
  words && found.length === 0
    ? html`<div class="empty"><p class="said">${say.nobodySaid}</p><p class="second">${say.tryOthers} <a href="${at.write()}">${say.askAQuestion}</a></p></div>`
    : html`<ul class="rows">${found.map(({ topic, text }) => topicRow(visit, at, topic, excerpt(text, words)))}</ul>`
}`,
  }
}

/** The words around the first that was looked for. */
export function excerpt(text: string, words: string): string {
  const plain = text.replace(/[*_`>#[\]]+|\(https?:[^)]*\)/g, '').replace(/\s+/g, ' ')
  const low = plain.toLowerCase()
  const places = words
    .toLowerCase()
    .split(/\s+/)
    .map(word => low.indexOf(word))
    .filter(place => place >= 0)
  const from = Math.max(0, Math.min(...(places.length > 0 ? places : [0])) - 60)
  return `${from > 0 ? '…' : ''}${shortened(plain.slice(from), 200)}`
}
