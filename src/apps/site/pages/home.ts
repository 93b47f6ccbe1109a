import { html } from 'hono/html'
import { homeOf } from '#places/sites'
import { markOf } from '../pieces.ts'
import type { Page, SiteRoom, Visit } from '../visit.ts'

/** The first page of a site: what it is for, what goes on in it, and the communities beside it. */
export const home: SiteRoom = {
  routes: [
    { method: 'get', path: '/', answer: homePage },
    { method: 'get', path: '/communities', answer: communitiesPage },
  ],
}

async function homePage(visit: Visit): Promise<Page> {
  const { site, paths, visitor, directory, words } = visit
  const parts = await Promise.all(visit.rooms.flatMap(room => room.onHome?.(visit) ?? []))
  const communities = open(visit)
  return {
    title: site.name,
    about: site.about,
    canonical: paths.home(),
    place: 'home',
    shows: [site.id, ...directory.all.map(each => each.id), ...parts.flatMap(part => part.shows)],
    data: [{ '@type': 'WebSite', name: site.name, url: visit.home, ...(site.about && { description: site.about }) }],
    body: html`<div class="opening"><h1>${site.name}</h1>${site.about && html`<p class="about">${site.about}</p>`}${
      visitor.actor.kind === 'nobody'
        ? html`<p class="row"><a class="button" href="${paths.signUp()}">${words.join}</a><span class="second">${words.readingNeedsNoAccount}</span></p>`
        : ''
    }</div>
${parts.map(part => part.body)}
${site.parentId === null && communities.length > 0 ? html`<section class="communities" aria-labelledby="communities"><h2 id="communities" class="list-title">${words.communitiesLiveHere(communities.length)}</h2>${listOf(visit)}</section>` : ''}
${site.parentId === null && communities.length === 0 && parts.length === 0 ? html`<section class="empty"><p class="said">${words.justOpened}</p><p class="second">${words.firstAreBeingMade}</p></section>` : ''}`,
  }
}

function communitiesPage(visit: Visit): Page {
  const { directory, master, ctx, words } = visit
  const up = homeOf(ctx, master, master)
  return {
    title: words.allCommunities,
    about: words.theCommunitiesOf(master.name),
    shows: directory.all.map(each => each.id),
    body: html`<div class="opening"><p class="crumb"><a href="${up}">${master.name}</a></p><h1>${words.allCommunities}</h1></div>
<section class="communities">${
      open(visit).length > 0 ? listOf(visit) : html`<p class="second">${words.noneBesides(master.name)}</p>`
    }</section>`,
  }
}

const open = ({ directory }: Visit) =>
  directory.all.filter(each => each.parentId !== null && !each.closedAt && !each.isSample)

function listOf(visit: Visit) {
  const { ctx, master } = visit
  return html`<ul class="rows">${open(visit).map(
    site =>
      html`<li>${markOf(visit, site, 40)}<div><a class="row-title" href="${homeOf(ctx, site, master)}">${site.name}</a>${site.about && html`<p class="second">${site.about}</p>`}</div></li>`,
  )}</ul>`
}
