import { html } from 'hono/html'
import { topicPaths } from '#lib/topic-paths'
import { search } from '#places/discovery'
import type { Page, Visit } from '../../visit.ts'
import { shortened, topicRow } from './list.ts'

/** Looks for words in everything that was said here. */
export async function searchPage(visit: Visit): Promise<Page> {
  const { ctx, query, site } = visit
  const at = topicPaths(visit.base)
  const words = (query.get('q') ?? '').trim().slice(0, 200)
  const { found, some } = words ? await search(ctx, { siteId: site.id, words }) : { found: [], some: false }
  return {
    title: words ? `Search: ${words}` : `Search ${site.name}`,
    isPrivate: true,
    place: 'question',
    body: html`<div class="opening"><h1>${words ? 'Found' : `Search ${site.name}`}</h1><form class="search row" role="search" action="${at.search()}"><label for="q" class="hidden-words">Words to look for</label><input class="box grow" id="q" name="q" type="search" value="${words}" maxlength="200"><button class="button primary">Search</button></form></div>
${some && found.length > 0 ? html`<p class="second">Nothing has all of these words; this has some of them.</p>` : ''}${
  words && found.length === 0
    ? html`<div class="empty"><p class="said">Nobody has said this yet.</p><p class="second">Try other words, or <a href="${at.write()}">ask it</a>.</p></div>`
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
