import { html } from 'hono/html'
import { check } from '#lib/check'
import { Problem, type Reason } from '#lib/problem'
import { joinWithAccount, MemberName } from '#places/members'
import { isMailOn } from '#platform/mail'
import { askAccounts, comeIn, refusal, type Told } from '../accounts.ts'
import { goTo, nextOf } from '../forms.ts'
import { field, notice } from '../pieces.ts'
import { refusedIn } from '../refused.ts'
import type { Html, Page, SiteRoom, Visit } from '../visit.ts'
import { elsewherePart } from './ways-in-forms.ts'

/** Coming in and going out. All of it works without scripts; a passkey alone needs the browser’s own dialog. */
export const signIn: SiteRoom = {
  routes: [
    { method: 'get', path: '/sign-in', answer: visit => signInPage(visit) },
    { method: 'post', path: '/sign-in', answer: withPassword },
    { method: 'post', path: '/sign-in/link', answer: mailLink },
    { method: 'get', path: '/link', answer: linkPage },
    { method: 'post', path: '/link', answer: withLink },
    { method: 'get', path: '/sign-up', answer: visit => signUpPage(visit) },
    { method: 'post', path: '/sign-up', answer: join },
    { method: 'get', path: '/welcome', answer: visit => welcomePage(visit) },
    { method: 'post', path: '/welcome', answer: sayName },
    { method: 'post', path: '/sign-out', answer: signOut },
  ],
}

interface Tried {
  values?: Record<string, string>
  reasons?: Reason[]
  wrong?: string
  status?: number
}

const nextField = (next: string): Html => html`<input type="hidden" name="next" value="${next}">`

export async function signInPage(
  visit: Visit,
  { values = {}, wrong, reasons = [], status }: Tried = {},
): Promise<Page> {
  const { paths, site, machinery, visitor, root, words } = visit
  const next = nextOf(visit, values.next ?? visit.query.get('next'))
  if (visitor.actor.kind === 'member' && !wrong) return alreadyIn(visit)
  return {
    title: words.signIn,
    status,
    isPrivate: true,
    body: html`<section class="door"><h1>${words.signInTo(site.name)}</h1>${wrong ? notice(wrong, 'wrong') : ''}
<form method="post" action="${paths.signIn()}" class="form">${nextField(next)}${field({ name: 'email', label: words.yourEmail, type: 'email', value: values.email, autocomplete: 'username webauthn', maxLength: 254 }, reasons)}${field({ name: 'password', label: words.yourPassword, type: 'password', autocomplete: 'current-password', maxLength: 200 }, reasons)}
<p class="row"><button class="button primary">${words.signIn}</button><button class="button" type="button" hidden data-passkey="${machinery.auth()}" data-next="${next}">${words.useAPasskey}</button></p><p class="wrong" data-passkey-wrong="${words.own.noPasskeyUsed}" hidden role="alert"></p></form>
${linkForm(visit, next, values.email)}${await elsewherePart(visit, next, values)}
<p class="apart">${words.newHere} <a href="${paths.signUp(next)}">${words.joinPlace(site.name)}</a>.${root ? html` ${words.youWorkHere} <a href="/">${words.signInAtDesk}</a>, ${words.asYourself}` : ''}</p></section>`,
  }
}

function linkForm(visit: Visit, next: string, email = ''): Html {
  if (!isMailOn(visit.ctx)) return html`<p class="apart second">${visit.words.noMailServer}</p>`
  return html`<form method="post" action="${visit.paths.signInLink()}" class="form apart"><h2>${visit.words.noPassword}</h2>${nextField(next)}${field({ name: 'email', label: visit.words.whereToSend, type: 'email', value: email, autocomplete: 'email', maxLength: 254, id: 'link-email' })}<p><button class="button">${visit.words.mailMeALink}</button></p></form>`
}

function alreadyIn({ paths, visitor, words }: Visit): Page {
  const name = visitor.actor.kind === 'member' ? visitor.actor.name : ''
  return {
    title: words.youAreSignedIn,
    isPrivate: true,
    body: html`<section class="door"><h1>${words.youAreIn(name)}</h1><p class="row"><a class="button primary" href="${paths.home()}">${words.toTheFirstPage}</a><a class="button" href="${paths.account()}">${words.yourAccount}</a></p></section>`,
  }
}

async function withPassword(visit: Visit): Promise<Page | Response> {
  const { email = '', password = '', next } = await visit.form()
  const told = await askAccounts(visit, 'POST', '/sign-in/email', { email: email.trim(), password })
  if (told.ok) return comeIn(visit, told, next)
  return refusal(visit, told, () =>
    signInPage(visit, {
      values: { email, next: next ?? '' },
      wrong: visit.words.dontBelong,
      status: 401,
    }),
  )
}

async function mailLink(visit: Visit): Promise<Page> {
  const { email = '', name, next } = await visit.form()
  if (!isMailOn(visit.ctx)) throw new Problem('unavailable', 'This place has no mail server yet, so there is no link.')
  const told = await askAccounts(visit, 'POST', '/sign-in/magic-link', {
    email: email.trim(),
    ...(name?.trim() && { name: name.trim().slice(0, 60) }),
  })
  if (!told.ok)
    return refusal(visit, told, () =>
      signInPage(visit, {
        values: { email, next: next ?? '' },
        wrong: visit.words.noAddress,
        status: 400,
      }),
    )
  return {
    title: visit.words.lookIntoYourMail,
    isPrivate: true,
    body: html`<section class="door"><h1>${visit.words.lookIntoYourMail}</h1><p>${visit.words.linkIsOnItsWay} <b>${email.trim()}</b>. ${visit.words.worksOnce}</p></section>`,
  }
}

/** Nobody is signed in by opening the page: mail filters open links, too. */
function linkPage(visit: Visit): Page {
  const token = visit.query.get('token') ?? ''
  const next = nextOf(visit, visit.query.get('next'))
  return {
    title: visit.words.signIn,
    isPrivate: true,
    headers: { 'referrer-policy': 'same-origin' },
    body: html`<section class="door"><h1>${visit.words.welcomeTo(visit.site.name)}</h1><form method="post" action="${visit.paths.link('').split('?')[0]}">${nextField(next)}<input type="hidden" name="token" value="${token}"><p><button class="button primary">${visit.words.signIn}</button></p></form></section>`,
  }
}

async function withLink(visit: Visit): Promise<Page | Response> {
  const { token = '', next } = await visit.form()
  const told = await askAccounts(visit, 'GET', `/magic-link/verify?token=${encodeURIComponent(token)}`)
  if (told.ok && told.body.user) return comeIn(visit, told, next)
  return refusal(visit, told, () =>
    signInPage(visit, {
      values: { next: next ?? '' },
      wrong: visit.words.linkWasUsed,
      status: 403,
    }),
  )
}

async function signUpPage(visit: Visit, { values = {}, reasons = [], wrong, status }: Tried = {}): Promise<Page> {
  const { paths, site, visitor, words } = visit
  if (visitor.actor.kind === 'member' && !wrong) return alreadyIn(visit)
  const next = nextOf(visit, values.next ?? visit.query.get('next'))
  const nameField = (id: string) =>
    field(
      {
        name: 'name',
        id,
        label: words.whatToCallYou,
        value: values.name,
        autocomplete: 'name',
        maxLength: 60,
        minLength: 2,
      },
      reasons,
    )
  return {
    title: words.joinPlace(site.name),
    status,
    isPrivate: true,
    body: html`<section class="door"><h1>${words.joinPlace(site.name)}</h1><p class="second">${words.withAnAccount}</p>${wrong ? notice(wrong, 'wrong') : ''}
<form method="post" action="${paths.signUp()}" class="form">${nextField(next)}${nameField('name')}${field({ name: 'email', label: words.yourEmail, type: 'email', value: values.email, autocomplete: 'username', maxLength: 254 }, reasons)}${field({ name: 'password', label: words.chooseAPassword, type: 'password', autocomplete: 'new-password', minLength: 10, maxLength: 200, hint: words.tenCharacters }, reasons)}
<p class="second">${words.byJoining} <a href="${paths.rules()}">${words.rulesOfThisPlace}</a></p><p><button class="button primary">${words.join}</button></p></form>
${
  isMailOn(visit.ctx)
    ? html`<form method="post" action="${paths.signInLink()}" class="form apart"><h2>${words.ratherWithout}</h2>${nextField(next)}${nameField('link-name')}${field({ name: 'email', id: 'link-email', label: words.whereToSend, type: 'email', autocomplete: 'email', maxLength: 254 })}<p><button class="button">${words.joinByALink}</button></p></form>`
    : ''
}${await elsewherePart(visit, next)}<p class="apart">${words.youHaveAnAccount} <a href="${paths.signIn(next)}">${words.signIn}</a>.</p></section>`,
  }
}

async function join(visit: Visit): Promise<Page | Response> {
  const form = await visit.form()
  const again = (tried: Tried) => signUpPage(visit, { values: form, ...tried })
  const { email = '', password = '', next } = form
  let name: string
  try {
    name = check(MemberName, form.name ?? '')
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return again({
      reasons: refusedIn(visit, error).reasons.map(({ message }) => ({ at: 'name', message })),
      status: 400,
    })
  }
  const told = await askAccounts(visit, 'POST', '/sign-up/email', { name, email: email.trim(), password })
  if (!told.ok) return refusal(visit, told, () => again(whyNotJoined(visit, told)))
  if (isMailOn(visit.ctx))
    await askAccounts(visit, 'POST', '/send-verification-email', { email: email.trim() }).catch(() => undefined)
  return comeIn(visit, told, next)
}

function whyNotJoined({ words }: Visit, { code }: Told): Tried {
  if (code?.startsWith('USER_ALREADY_EXISTS'))
    return {
      reasons: [{ at: 'email', message: words.addressIsThere }],
      status: 409,
    }
  if (code?.startsWith('PASSWORD')) return { reasons: [{ at: 'password', message: words.tenAtLeast }], status: 400 }
  return { reasons: [{ at: 'email', message: words.noAddress }], status: 400 }
}

/** Their sign-in, where nobody knows yet what they are called. */
const namelessIn = (visitor: Visit['visitor']) => ('nameless' in visitor ? visitor.nameless : undefined)

/** Who came by a link and has told no name yet. */
async function welcomePage(visit: Visit, { values = {}, reasons = [], status }: Tried = {}): Promise<Page> {
  const { paths, site, visitor, words } = visit
  if (visitor.actor.kind === 'member') return alreadyIn(visit)
  if (!namelessIn(visitor)) return signInPage(visit)
  const next = nextOf(visit, values.next ?? visit.query.get('next'))
  return {
    title: words.whatToCallYou,
    status,
    isPrivate: true,
    body: html`<section class="door"><h1>${words.whatToCallYou}</h1><p class="second">${words.besideWhatYouWrite(site.name)}</p><form method="post" action="${paths.welcome()}" class="form">${nextField(next)}${field({ name: 'name', label: words.yourName, value: values.name, autocomplete: 'name', maxLength: 60, minLength: 2 }, reasons)}<p><button class="button primary">${words.goOn}</button></p></form></section>`,
  }
}

async function sayName(visit: Visit): Promise<Page | Response> {
  const { visitor, ctx, site } = visit
  const nameless = namelessIn(visitor)
  if (!nameless) return goTo(visit.paths.home())
  const form = await visit.form()
  try {
    await joinWithAccount(ctx, { userId: nameless.userId, name: form.name ?? '', language: site.language })
  } catch (error) {
    if (!(error instanceof Problem) || error.kind !== 'invalid') throw error
    const reasons = refusedIn(visit, error).reasons.map(({ message }) => ({ at: 'name', message }))
    return welcomePage(visit, { values: form, reasons, status: 400 })
  }
  return goTo(nextOf(visit, form.next))
}

async function signOut(visit: Visit): Promise<Response> {
  const { cookies } = await askAccounts(visit, 'POST', '/sign-out', {})
  return goTo(visit.paths.home(), cookies)
}
