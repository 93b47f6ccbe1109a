import { html } from 'hono/html'
import { check } from '#lib/check'
import { Problem, type Reason } from '#lib/problem'
import { joinWithAccount, MemberName } from '#places/members'
import { isMailOn } from '#platform/mail'
import { askAccounts, comeIn, refusal, type Told } from '../accounts.ts'
import { goTo, nextOf } from '../forms.ts'
import { field, notice } from '../pieces.ts'
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
  const { paths, site, machinery, visitor, root } = visit
  const next = nextOf(visit, values.next ?? visit.query.get('next'))
  if (visitor.actor.kind === 'member' && !wrong) return alreadyIn(visit)
  return {
    title: 'Sign in',
    status,
    isPrivate: true,
    body: html`<section class="door"><h1>Sign in to ${site.name}</h1>${wrong ? notice(wrong, 'wrong') : ''}
<form method="post" action="${paths.signIn()}" class="form">${nextField(next)}${field({ name: 'email', label: 'Your e-mail address', type: 'email', value: values.email, autocomplete: 'username webauthn', maxLength: 254 }, reasons)}${field({ name: 'password', label: 'Your password', type: 'password', autocomplete: 'current-password', maxLength: 200 }, reasons)}
<p class="row"><button class="button primary">Sign in</button><button class="button" type="button" hidden data-passkey="${machinery.auth()}" data-next="${next}">Use a passkey</button></p><p class="wrong" data-passkey-wrong hidden role="alert"></p></form>
${linkForm(visit, next, values.email)}${await elsewherePart(visit, next, values)}
<p class="apart">New here? <a href="${paths.signUp(next)}">Join ${site.name}</a>.${root ? html` You work here? <a href="/">Sign in at your desk</a>, and you take part as yourself.` : ''}</p></section>`,
  }
}

function linkForm(visit: Visit, next: string, email = ''): Html {
  if (!isMailOn(visit.ctx))
    return html`<p class="apart second">There is no sign-in link by mail: this place has no mail server yet. If you forgot your password, ask whoever looks after it.</p>`
  return html`<form method="post" action="${visit.paths.signInLink()}" class="form apart"><h2>No password, or forgotten?</h2>${nextField(next)}${field({ name: 'email', label: 'Where shall we send a link?', type: 'email', value: email, autocomplete: 'email', maxLength: 254, id: 'link-email' })}<p><button class="button">Mail me a link</button></p></form>`
}

function alreadyIn({ paths, visitor }: Visit): Page {
  const name = visitor.actor.kind === 'member' ? visitor.actor.name : ''
  return {
    title: 'You are signed in',
    isPrivate: true,
    body: html`<section class="door"><h1>You are signed in, ${name}</h1><p class="row"><a class="button primary" href="${paths.home()}">To the first page</a><a class="button" href="${paths.account()}">Your account</a></p></section>`,
  }
}

async function withPassword(visit: Visit): Promise<Page | Response> {
  const { email = '', password = '', next } = await visit.form()
  const told = await askAccounts(visit, 'POST', '/sign-in/email', { email: email.trim(), password })
  if (told.ok) return comeIn(visit, told, next)
  return refusal(visit, told, () =>
    signInPage(visit, {
      values: { email, next: next ?? '' },
      wrong: 'That address and password don’t belong together. Look at both and try again.',
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
        wrong: 'This does not look like an address.',
        status: 400,
      }),
    )
  return {
    title: 'Look into your mail',
    isPrivate: true,
    body: html`<section class="door"><h1>Look into your mail</h1><p>A link is on its way to <b>${email.trim()}</b>. It works once, for fifteen minutes. Nothing there? Look among what your mail program set aside.</p></section>`,
  }
}

/** Nobody is signed in by opening the page: mail filters open links, too. */
function linkPage(visit: Visit): Page {
  const token = visit.query.get('token') ?? ''
  const next = nextOf(visit, visit.query.get('next'))
  return {
    title: 'Sign in',
    isPrivate: true,
    headers: { 'referrer-policy': 'same-origin' },
    body: html`<section class="door"><h1>Welcome to ${visit.site.name}</h1><form method="post" action="${visit.paths.link('').split('?')[0]}">${nextField(next)}<input type="hidden" name="token" value="${token}"><p><button class="button primary">Sign in</button></p></form></section>`,
  }
}

async function withLink(visit: Visit): Promise<Page | Response> {
  const { token = '', next } = await visit.form()
  const told = await askAccounts(visit, 'GET', `/magic-link/verify?token=${encodeURIComponent(token)}`)
  if (told.ok && told.body.user) return comeIn(visit, told, next)
  return refusal(visit, told, () =>
    signInPage(visit, {
      values: { next: next ?? '' },
      wrong: 'This link was used, or is older than fifteen minutes. Ask for a new one below.',
      status: 403,
    }),
  )
}

async function signUpPage(visit: Visit, { values = {}, reasons = [], wrong, status }: Tried = {}): Promise<Page> {
  const { paths, site, visitor } = visit
  if (visitor.actor.kind === 'member' && !wrong) return alreadyIn(visit)
  const next = nextOf(visit, values.next ?? visit.query.get('next'))
  const nameField = (id: string) =>
    field(
      {
        name: 'name',
        id,
        label: 'What shall people call you?',
        value: values.name,
        autocomplete: 'name',
        maxLength: 60,
        minLength: 2,
      },
      reasons,
    )
  return {
    title: `Join ${site.name}`,
    status,
    isPrivate: true,
    body: html`<section class="door"><h1>Join ${site.name}</h1><p class="second">Reading needs no account. With one you ask, answer and follow. Your address is shown to nobody.</p>${wrong ? notice(wrong, 'wrong') : ''}
<form method="post" action="${paths.signUp()}" class="form">${nextField(next)}${nameField('name')}${field({ name: 'email', label: 'Your e-mail address', type: 'email', value: values.email, autocomplete: 'username', maxLength: 254 }, reasons)}${field({ name: 'password', label: 'Choose a password', type: 'password', autocomplete: 'new-password', minLength: 10, maxLength: 200, hint: 'Ten characters or more: three plain words do well.' }, reasons)}
<p class="second">By joining you agree to the <a href="${paths.rules()}">rules of this place</a>.</p><p><button class="button primary">Join</button></p></form>
${
  isMailOn(visit.ctx)
    ? html`<form method="post" action="${paths.signInLink()}" class="form apart"><h2>Rather without a password?</h2>${nextField(next)}${nameField('link-name')}${field({ name: 'email', id: 'link-email', label: 'Where shall we send a link?', type: 'email', autocomplete: 'email', maxLength: 254 })}<p><button class="button">Join by a link</button></p></form>`
    : ''
}${await elsewherePart(visit, next)}<p class="apart">You have an account? <a href="${paths.signIn(next)}">Sign in</a>.</p></section>`,
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
    return again({ reasons: error.reasons.map(({ message }) => ({ at: 'name', message })), status: 400 })
  }
  const told = await askAccounts(visit, 'POST', '/sign-up/email', { name, email: email.trim(), password })
  if (!told.ok) return refusal(visit, told, () => again(whyNotJoined(told)))
  if (isMailOn(visit.ctx))
    await askAccounts(visit, 'POST', '/send-verification-email', { email: email.trim() }).catch(() => undefined)
  return comeIn(visit, told, next)
}

function whyNotJoined({ code }: Told): Tried {
  if (code?.startsWith('USER_ALREADY_EXISTS'))
    return {
      reasons: [{ at: 'email', message: 'There is an account with this address. Sign in with it.' }],
      status: 409,
    }
  if (code?.startsWith('PASSWORD'))
    return { reasons: [{ at: 'password', message: 'Ten characters or more, 200 at most.' }], status: 400 }
  return { reasons: [{ at: 'email', message: 'This does not look like an address.' }], status: 400 }
}

/** Their sign-in, where nobody knows yet what they are called. */
const namelessIn = (visitor: Visit['visitor']) => ('nameless' in visitor ? visitor.nameless : undefined)

/** Who came by a link and has told no name yet. */
async function welcomePage(visit: Visit, { values = {}, reasons = [], status }: Tried = {}): Promise<Page> {
  const { paths, site, visitor } = visit
  if (visitor.actor.kind === 'member') return alreadyIn(visit)
  if (!namelessIn(visitor)) return signInPage(visit)
  const next = nextOf(visit, values.next ?? visit.query.get('next'))
  return {
    title: 'What shall people call you?',
    status,
    isPrivate: true,
    body: html`<section class="door"><h1>What shall people call you?</h1><p class="second">It stands beside what you write in ${site.name}. You can change it later.</p><form method="post" action="${paths.welcome()}" class="form">${nextField(next)}${field({ name: 'name', label: 'Your name', value: values.name, autocomplete: 'name', maxLength: 60, minLength: 2 }, reasons)}<p><button class="button primary">Go on</button></p></form></section>`,
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
    const reasons = error.reasons.map(({ message }) => ({ at: 'name', message }))
    return welcomePage(visit, { values: form, reasons, status: 400 })
  }
  return goTo(nextOf(visit, form.next))
}

async function signOut(visit: Visit): Promise<Response> {
  const { cookies } = await askAccounts(visit, 'POST', '/sign-out', {})
  return goTo(visit.paths.home(), cookies)
}
