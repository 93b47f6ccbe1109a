import { html, raw } from 'hono/html'
import { letterPaths } from '#lib/paths'
import { chooseLetters, type LetterKind, myLetters, type Rhythm, rhythms, stopLetters } from '#places/letters'
import { isMailOn } from '#platform/mail'
import { goTo } from '../forms.ts'
import { notice } from '../pieces.ts'
import type { Html, Page, SiteRoom, Visit } from '../visit.ts'

/** What members ask to be written about, and the one press that ends it. */
export const letters: SiteRoom = {
  routes: [
    { method: 'get', path: '/account/letters', answer: lettersPage },
    { method: 'post', path: '/account/letters', answer: choose },
    { method: 'get', path: '/account/letters/stop', answer: stopPage },
    { method: 'post', path: '/account/letters/stop', answer: stop, isForAnySender: true },
  ],
  dataOf: async visit => ({ letters: await myLetters(visit.ctx) }),
}

const rhythmWords: Record<Rhythm, 'never' | 'daily' | 'weekly'> = { off: 'never', daily: 'daily', weekly: 'weekly' }

async function lettersPage(visit: Visit): Promise<Page> {
  const { base, ctx, paths, query, words } = visit
  const { own } = words
  const { canBeWritten, digest, mentions, replies } = await myLetters(ctx)
  const worksHere = visit.visitor.actor.kind === 'member' && visit.visitor.actor.employeeId !== null
  const why = isMailOn(ctx)
    ? canBeWritten
      ? undefined
      : worksHere
        ? own.comesToYourDesk
        : own.onlyToYourAddress
    : own.writesNoMails
  return {
    title: own.whatWeWrite,
    isPrivate: true,
    body: html`<section class="account"><p class="crumb"><a href="${paths.account()}">${words.yourAccount}</a></p><h1>${own.whatWeWrite}</h1>${query.get('done') ? notice(own.itIsKept) : ''}
<p class="second">${own.aboutLetters}</p>${why ? html`<p class="notice">${why} <a href="${paths.account()}">${words.yourAccount}</a></p>` : ''}
<form method="post" action="${letterPaths(base).letters()}" class="form"><fieldset><legend>${own.newInFollowed}</legend>${rhythms.map(
      rhythm =>
        html`<p class="check"><input type="radio" id="digest-${rhythm}" name="digest" value="${rhythm}"${raw(rhythm === digest ? ' checked' : '')}><label for="digest-${rhythm}">${own[rhythmWords[rhythm]]}</label></p>`,
    )}</fieldset><fieldset><legend>${own.atOnce}</legend>${tick('replies', own.whenReplied, replies)}${tick('mentions', own.whenNamed, mentions)}</fieldset>
<p><button class="button primary">${own.keepIt}</button></p></form></section>`,
  }
}

function tick(name: string, label: string, isOn: boolean): Html {
  return html`<p class="check"><input type="checkbox" id="${name}" name="${name}" value="yes"${raw(isOn ? ' checked' : '')}><label for="${name}">${label}</label></p>`
}

async function choose(visit: Visit): Promise<Response> {
  const { digest, mentions, replies } = await visit.form()
  const rhythm = rhythms.find(each => each === digest) ?? 'off'
  await chooseLetters(visit.ctx, { digest: rhythm, replies: replies === 'yes', mentions: mentions === 'yes' })
  return goTo(`${letterPaths(visit.base).letters()}?done=yes`)
}

/** Nothing ends by opening the page: mail filters open links, too. */
function stopPage({ base, query, site, words: { own } }: Visit): Page {
  const token = query.get('token') ?? ''
  return {
    title: own.noMoreOfThese,
    isPrivate: true,
    headers: { 'referrer-policy': 'no-referrer' },
    body: html`<section class="door"><h1>${own.noMoreOfTheseAsk}</h1><p>${own.writesBecause(site.name)}</p><form method="post" action="${letterPaths(base).stop(token)}"><p><button class="button primary">${own.endThem}</button></p></form></section>`,
  }
}

const ended = {
  digest: 'digestEnded',
  replies: 'repliesEnded',
  mentions: 'mentionsEnded',
} as const satisfies Record<LetterKind, string>

async function stop(visit: Visit): Promise<Page> {
  const kind = await stopLetters(visit.ctx, visit.query.get('token') ?? '')
  const { own } = visit.words
  return {
    title: own.itIsEnded,
    isPrivate: true,
    body: html`<section class="door"><h1>${own.itIsEnded}</h1><p>${own[ended[kind]]} <a href="${letterPaths(visit.base).letters()}">${own.askAgainThere}</a></p></section>`,
  }
}
