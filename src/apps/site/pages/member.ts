import { html } from 'hono/html'
import { theCompany } from '#core/company'
import { theEmployee } from '#core/team'
import { originOf } from '#places/bring-along'
import { type Member, theMember } from '#places/members'
import { avatar, colleagueTag, when } from '../pieces.ts'
import type { Html, Page, SiteRoom, Visit } from '../visit.ts'

/** What a place says of somebody who takes part in it. */
export const member: SiteRoom = { routes: [{ method: 'get', path: '/members/:handle', answer: memberPage }] }

async function memberPage(visit: Visit): Promise<Page> {
  const { ctx, params, paths, site, visitor, words } = visit
  const who = await theMember(ctx, { handle: params.handle ?? '' })
  const parts = await Promise.all(visit.rooms.flatMap(room => room.onMember?.(visit, who.id) ?? []))
  const isMe = visitor.actor.kind === 'member' && visitor.actor.memberId === who.id
  const { name, tag } = await calledAtDesk(visit, who)
  const from = who.userId || who.employeeId ? undefined : await originOf(ctx, who.id)
  return {
    title: name,
    about: who.about || words.own.takesPart(name, site.name),
    canonical: paths.member(who.handle),
    shows: [site.id, who.id, ...(who.employeeId ? [who.employeeId] : []), ...parts.flatMap(part => part.shows)],
    data: [{ '@type': 'ProfilePage', mainEntity: { '@type': 'Person', name, alternateName: who.handle } }],
    body: html`<article class="person"><header>${avatar(name, 72)}<div><h1>${name}</h1><p class="row second"><span>@${who.handle}</span>${tag}<span>${words.own.hereSince} ${when(who.madeAt, site.language)}</span></p></div></header>
${from ? html`<p class="second">${words.cameAlong(URL.parse(from)?.host ?? from.replace(/^table /, ''))} <a href="${paths.signIn()}">${words.isThisYou}</a></p>` : ''}
${who.about ? html`<div class="body said">${who.about}</div>` : isMe ? html`<p class="second">${words.own.saidNothingYet} <a href="${paths.account()}">${words.own.sayASentence}</a></p>` : ''}
${parts.map(part => part.body)}</article>`,
  }
}

/** A colleague is called as at the desk, and it is said that they work here. */
async function calledAtDesk(
  { ctx, words }: Visit,
  { employeeId, name }: Member,
): Promise<{ name: string; tag: Html | '' }> {
  if (!employeeId) return { name, tag: '' }
  const colleague = await theEmployee(ctx, employeeId).catch(() => undefined)
  const company = (await theCompany(ctx)).name
  return colleague ? { name: colleague.name, tag: colleagueTag(words, company, colleague.title) } : { name, tag: '' }
}
