import { html } from 'hono/html'
import { type Member, waysOf } from '#places/members'
import { providerOf, type WayIn, waysIn } from '#places/ways-in'
import { field } from '../pieces.ts'
import type { Html, Visit } from '../visit.ts'

/** The ways that are open, below password and link. */
export async function elsewherePart(
  visit: Visit,
  next: string,
  values: Record<string, string> = {},
): Promise<Html | ''> {
  const ways = await waysIn(visit.ctx)
  if (ways.length === 0) return ''
  return html`<section class="apart"><h2>${visit.words.byAnAccountElsewhere}</h2>${ways.map(way => formOf(visit, way, next, values))}</section>`
}

function formOf({ paths, words }: Visit, way: WayIn, next: string, values: Record<string, string>, adds = false): Html {
  const who = values.way === way.id ? values.who : ''
  const asks = {
    oidc: '',
    atproto: field({
      name: 'who',
      id: 'who-atproto',
      label: words.yourHandleThere,
      value: who,
      hint: words.suchAsHandle,
      maxLength: 253,
    }),
    fediverse: field({
      name: 'who',
      id: 'who-fediverse',
      label: words.yourServer,
      value: who,
      hint: words.suchAsServer,
      maxLength: 300,
    }),
  }
  return html`<form method="post" action="${paths.signInWith(way.id)}" class="form"><input type="hidden" name="next" value="${next}">${adds ? html`<input type="hidden" name="add" value="yes">` : ''}${asks[way.kind]}<p><button class="button">${adds ? words.add(way.label) : words.signInWith(way.label)}</button></p></form>`
}

/** Which accounts elsewhere open this one, and which could. */
export async function waysPart(visit: Visit, { userId }: Member): Promise<Html | ''> {
  const [ways, links] = await Promise.all([waysIn(visit.ctx), userId ? waysOf(visit.ctx, userId) : []])
  if (!userId || (ways.length === 0 && links.length === 0)) return ''
  const { own } = visit.words
  const labels = new Map(ways.map(way => [providerOf(way), way.label]))
  const there = links.map(
    ({ id, provider, shownAs }) =>
      html`<li><span class="grow">${labels.get(provider) ?? own.wayWasClosed}${shownAs ? html` <span class="second">${shownAs}</span>` : ''}</span><form method="post" action="${visit.paths.accountWay(id)}"><button class="button small" aria-label="${own.removeWay(shownAs ?? labels.get(provider) ?? own.wayWasClosed)}">${own.remove}</button></form></li>`,
  )
  const account = visit.paths.account()
  return html`<section class="apart"><h2>${own.accountsElsewhere}</h2><p class="second">${own.aboutElsewhere}</p>${
    there.length > 0 ? html`<ul class="rows plain">${there}</ul>` : ''
  }${ways.map(way => formOf(visit, way, `${account}?done=way-added`, {}, true))}</section>`
}
