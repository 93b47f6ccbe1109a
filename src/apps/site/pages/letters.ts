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

const rhythmWords: Record<Rhythm, string> = {
  off: 'Never',
  daily: 'Once a day, in the morning, if there is something',
  weekly: 'Once a week, on Monday morning, if there is something',
}

async function lettersPage(visit: Visit): Promise<Page> {
  const { base, ctx, paths, query } = visit
  const { canBeWritten, digest, mentions, replies } = await myLetters(ctx)
  const worksHere = visit.visitor.actor.kind === 'member' && visit.visitor.actor.employeeId !== null
  const why = isMailOn(ctx)
    ? canBeWritten
      ? undefined
      : worksHere
        ? 'You work here: what concerns you comes to your desk, not by these mails.'
        : 'We write only to an address that you have shown to be yours.'
    : 'This place has no mail server yet, so it writes no mails.'
  return {
    title: 'What we write to you',
    isPrivate: true,
    body: html`<section class="account"><p class="crumb"><a href="${paths.account()}">Your account</a></p><h1>What we write to you</h1>${query.get('done') ? notice('It is kept.') : ''}
<p class="second">Nothing, unless you ask for it here. Each mail has a link that ends its kind with one press.</p>${why ? html`<p class="notice">${why} <a href="${paths.account()}">Your account</a></p>` : ''}
<form method="post" action="${letterPaths(base).letters()}" class="form"><fieldset><legend>What is new in what you follow</legend>${rhythms.map(
      rhythm =>
        html`<p class="check"><input type="radio" id="digest-${rhythm}" name="digest" value="${rhythm}"${raw(rhythm === digest ? ' checked' : '')}><label for="digest-${rhythm}">${rhythmWords[rhythm]}</label></p>`,
    )}</fieldset><fieldset><legend>At once</legend>${tick('replies', 'When somebody replies to me', replies)}${tick('mentions', 'When somebody names me', mentions)}</fieldset>
<p><button class="button primary">Keep it</button></p></form></section>`,
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
function stopPage({ base, query, site }: Visit): Page {
  const token = query.get('token') ?? ''
  return {
    title: 'No more of these mails',
    isPrivate: true,
    headers: { 'referrer-policy': 'no-referrer' },
    body: html`<section class="door"><h1>No more of these mails?</h1><p>${site.name} writes them because you asked for them.</p><form method="post" action="${letterPaths(base).stop(token)}"><p><button class="button primary">End them</button></p></form></section>`,
  }
}

const ended: Record<LetterKind, string> = {
  digest: 'You get no more digests of what you follow.',
  replies: 'You get no more mails when somebody replies to you.',
  mentions: 'You get no more mails when somebody names you.',
}

async function stop(visit: Visit): Promise<Page> {
  const kind = await stopLetters(visit.ctx, visit.query.get('token') ?? '')
  return {
    title: 'It is ended',
    isPrivate: true,
    body: html`<section class="door"><h1>It is ended</h1><p>${ended[kind]} You can ask for them again <a href="${letterPaths(visit.base).letters()}">on your account</a>.</p></section>`,
  }
}
