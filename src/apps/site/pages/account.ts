import { html } from 'hono/html'
import { letterPaths } from '#lib/paths'
import { Problem, type Reason } from '#lib/problem'
import {
  changeMember,
  hasNoAddress,
  isSuspended,
  leave,
  type Member,
  setPasswordAnew,
  signInOf,
  waysOf,
} from '#places/members'
import { requireMember } from '#platform/context'
import { isMailOn } from '#platform/mail'
import { askAccounts, refusal } from '../accounts.ts'
import { goTo } from '../forms.ts'
import { field, notice, when } from '../pieces.ts'
import { tooManyPage } from '../problem-page.ts'
import type { Html, Page, SiteRoom, Visit } from '../visit.ts'
import { waysPart } from './ways-in-forms.ts'

/** What a member decides about themselves. */
export const account: SiteRoom = {
  routes: [
    { method: 'get', path: '/account', answer: visit => accountPage(visit) },
    { method: 'post', path: '/account', answer: change },
    { method: 'post', path: '/account/password', answer: choosePassword },
    { method: 'get', path: '/account/confirm', answer: confirmPage },
    { method: 'post', path: '/account/confirm', answer: confirm },
    { method: 'post', path: '/account/passkeys/:id', answer: removePasskey },
    { method: 'get', path: '/account/data', answer: takeData },
    { method: 'post', path: '/account/leave', answer: goAway },
  ],
}

interface Tried {
  done?: string
  wrong?: string
  reasons?: Reason[]
  values?: Record<string, string>
  status?: number
}

const doneWords: Record<string, string> = {
  changed: 'It is kept.',
  password: 'Your new password is good from now on.',
  confirmed: 'Thank you: this is your address.',
  asked: 'A mail is on its way to you.',
  passkey: 'The passkey is gone.',
  'way-added': 'From now on you can sign in with it, too.',
  'way-removed': 'It opens your account no longer.',
  'passkey-added': 'From now on you can sign in with this passkey.',
}

function me(visit: Visit): Member {
  requireMember(visit.ctx)
  if (!('member' in visit.visitor)) throw new Problem('forbidden', 'Sign in to see your account.')
  return visit.visitor.member
}

async function accountPage(visit: Visit, tried: Tried = {}): Promise<Page> {
  const { ctx, paths, query } = visit
  const member = me(visit)
  const { reasons = [], wrong, values = {}, status } = tried
  const done = tried.done ?? doneWords[query.get('done') ?? '']
  const signIn = member.userId ? await signInOf(ctx, member.userId) : undefined
  return {
    title: 'Your account',
    status,
    isPrivate: true,
    body: html`<section class="account"><h1>Your account</h1>${done ? notice(done) : ''}${wrong ? notice(wrong, 'wrong') : ''}${suspension(visit, member)}
<form method="post" action="${paths.account()}" class="form">${
      member.employeeId
        ? html`<p>People see you here as <b>${member.name}</b>, and that you work here.</p>`
        : field(
            {
              name: 'name',
              label: 'What people call you',
              value: values.name ?? member.name,
              autocomplete: 'name',
              maxLength: 60,
              minLength: 2,
            },
            reasons,
          )
    }${field({ name: 'handle', label: 'Your handle', value: values.handle ?? member.handle, hint: 'Small letters, digits, - and _. It is in the address of your page.', maxLength: 30, minLength: 2 }, reasons)}${field({ name: 'about', label: 'About you', value: values.about ?? member.about, rows: 3, isOptional: true, maxLength: 500, hint: 'What you know and use: it helps people to trust your answers.' }, reasons)}
<p><button class="button primary">Keep it</button></p></form>
${signIn ? html`${addressPart(visit, signIn.email, signIn.isConfirmed)}${hasNoAddress(signIn.email) ? '' : passwordPart(visit, signIn.hasPassword, reasons)}${passkeyPart(visit, signIn.passkeys)}${await waysPart(visit, member)}` : html`<section class="apart"><h2>Signing in</h2><p class="second">You sign in at your desk. Password and passkeys are in its settings.</p></section>`}
${signIn ? html`<section class="apart"><h2>Mails</h2><p class="second">Nothing comes unless you ask for it.</p><p><a class="button" href="${letterPaths(visit.base).letters()}">Choose what we write to you</a></p></section>` : ''}
<section class="apart"><h2>What we know of you</h2><p class="second">Everything in one file, for you to read or take elsewhere.</p><p><a class="button" href="${paths.accountData()}" download>Take your data</a></p></section>
<section class="apart"><h2>Leaving</h2><p class="second">Your account, your name and your address are deleted at once and can’t be brought back. What you wrote stays, without your name, so that answers keep their sense.</p><form method="post" action="${paths.accountLeave()}"><p class="check"><input type="checkbox" id="sure" name="sure" value="yes" required><label for="sure">Delete my account for good</label></p><p><button class="button stop">Leave</button></p></form></section></section>`,
  }
}

function suspension({ ctx, site }: Visit, member: Member): Html | '' {
  if (!isSuspended(member, ctx.now()) || !member.suspendedUntil) return ''
  return html`<div class="notice wrong" role="status"><p>You can read, and write again from ${when(member.suspendedUntil, site.language)} on.</p><p>${member.suspendedWhy}</p></div>`
}

function addressPart({ ctx, paths }: Visit, email: string, isConfirmed: boolean): Html {
  if (hasNoAddress(email))
    return html`<section class="apart"><h2>Your address</h2><p class="second">You have told us none, and need none.</p></section>`
  const state = isConfirmed
    ? html`<p class="second">You have shown that it is yours.</p>`
    : isMailOn(ctx)
      ? html`<p class="second">Nobody has shown yet that it is yours.</p><form method="post" action="${paths.accountConfirm()}"><p><button class="button">Mail me a link to confirm it</button></p></form>`
      : html`<p class="second">It can’t be confirmed yet: this place has no mail server.</p>`
  return html`<section class="apart"><h2>Your address</h2><p>${email}</p>${state}</section>`
}

function passwordPart({ paths }: Visit, hasPassword: boolean, reasons: Reason[]): Html {
  return html`<section class="apart"><h2>${hasPassword ? 'Another password' : 'A password'}</h2><form method="post" action="${paths.accountPassword()}" class="form">${
    hasPassword
      ? field(
          {
            name: 'current',
            label: 'Your password until now',
            type: 'password',
            autocomplete: 'current-password',
            isOptional: true,
            maxLength: 200,
            hint: 'You can leave it out if you signed in by a link in the last fifteen minutes.',
          },
          reasons,
        )
      : ''
  }${field({ name: 'password', label: 'The new one', type: 'password', autocomplete: 'new-password', minLength: 10, maxLength: 200, hint: 'Ten characters or more. All other devices are signed out.' }, reasons)}<p><button class="button">Choose it</button></p></form></section>`
}

function passkeyPart(visit: Visit, passkeys: { id: string; name: string | null }[]): Html {
  const { paths, machinery } = visit
  return html`<section class="apart"><h2>Passkeys</h2><p class="second">Sign in with your fingerprint, face or the code of your device. Nothing to remember.</p>${
    passkeys.length > 0
      ? html`<ul class="rows plain">${passkeys.map(({ id, name }, at) => html`<li><span class="grow">${name || `Passkey ${at + 1}`}</span><form method="post" action="${paths.accountPasskey(id)}"><button class="button small">Remove</button></form></li>`)}</ul>`
      : ''
  }<p><button class="button" type="button" hidden data-new-passkey="${machinery.auth()}" data-next="${paths.account()}?done=passkey-added">Add a passkey of this device</button></p><p class="wrong" data-passkey-wrong hidden role="alert"></p><noscript><p class="second">Adding one needs scripts in your browser.</p></noscript></section>`
}

async function change(visit: Visit): Promise<Page | Response> {
  me(visit)
  const form = await visit.form()
  const { about, handle, name } = form
  try {
    await changeMember(visit.ctx, { about, handle, ...(name !== undefined && { name }) })
  } catch (error) {
    if (!(error instanceof Problem) || (error.kind !== 'invalid' && error.kind !== 'conflict')) throw error
    return accountPage(visit, { values: form, reasons: error.reasons, status: error.kind === 'invalid' ? 400 : 409 })
  }
  return goTo(`${visit.paths.account()}?done=changed`)
}

async function choosePassword(visit: Visit): Promise<Page | Response> {
  const member = me(visit)
  const { current = '', password = '' } = await visit.form()
  if (!member.userId) throw new Problem('refused', 'You sign in at your desk.')
  const wrong = (at: string, message: string) => accountPage(visit, { reasons: [{ at, message }], status: 400 })
  if (password.length < 10 || password.length > 200) return wrong('password', 'Ten characters or more, 200 at most.')
  const told = current
    ? await askAccounts(visit, 'POST', '/change-password', {
        currentPassword: current,
        newPassword: password,
        revokeOtherSessions: true,
      })
    : undefined
  if (told?.status === 429) return tooManyPage(visit, told.retryAfter)
  if (told && !told.ok) return wrong('current', 'This is not your password.')
  if (!told) {
    const isSet = await setPasswordAnew(visit.ctx, visit.door, visit.request.headers, password)
    if (!isSet) return wrong('current', 'Say your password until now, or sign in by a link first.')
  }
  return goTo(`${visit.paths.account()}?done=password`, told?.cookies)
}

async function confirmPage(visit: Visit): Promise<Page> {
  const token = visit.query.get('token') ?? ''
  return {
    title: 'Is this your address?',
    isPrivate: true,
    body: html`<section class="door"><h1>Is this your address?</h1><form method="post" action="${visit.paths.accountConfirm()}"><input type="hidden" name="token" value="${token}"><p><button class="button primary">Yes, it is mine</button></p></form></section>`,
  }
}

async function confirm(visit: Visit): Promise<Page | Response> {
  const { token } = await visit.form()
  if (token === undefined) {
    const { userId } = me(visit)
    const signIn = userId ? await signInOf(visit.ctx, userId) : undefined
    if (!signIn || !isMailOn(visit.ctx)) throw new Problem('unavailable', 'This place has no mail server yet.')
    const told = await askAccounts(visit, 'POST', '/send-verification-email', { email: signIn.email })
    if (!told.ok) return refusal(visit, told, () => unconfirmed())
    return goTo(`${visit.paths.account()}?done=asked`)
  }
  const told = await askAccounts(visit, 'GET', `/verify-email?token=${encodeURIComponent(token)}`)
  if (!told.ok) return refusal(visit, told, () => unconfirmed())
  return visit.visitor.actor.kind === 'member'
    ? goTo(`${visit.paths.account()}?done=confirmed`, told.cookies)
    : {
        title: 'Thank you',
        isPrivate: true,
        body: html`<section class="door"><h1>Thank you</h1><p>This is your address. <a href="${visit.paths.signIn()}">Sign in</a> to go on.</p></section>`,
      }
}

function unconfirmed(): Page {
  return {
    title: 'This link is too old',
    status: 403,
    isPrivate: true,
    body: html`<section class="door"><h1>This link is too old, or was changed</h1><p>Sign in and ask for a new one on the page of your account.</p></section>`,
  }
}

async function removePasskey(visit: Visit): Promise<Page | Response> {
  me(visit)
  const told = await askAccounts(visit, 'POST', '/passkey/delete-passkey', { id: visit.params.id })
  if (!told.ok) return refusal(visit, told, () => gone())
  return goTo(`${visit.paths.account()}?done=passkey`)
}

function gone(): never {
  throw new Problem('not-found', 'This passkey is gone already.')
}

/** Everything that is known of them, as JSON. */
async function takeData(visit: Visit): Promise<Response> {
  const member = me(visit)
  const { id, handle, name, about, language, madeAt, suspendedUntil, suspendedWhy } = member
  const signIn = member.userId ? await signInOf(visit.ctx, member.userId) : undefined
  const parts = await Promise.all(visit.rooms.flatMap(room => room.dataOf?.(visit, id) ?? []))
  const elsewhere = ({ userId }: Member) => (userId ? waysOf(visit.ctx, userId) : [])
  const all = {
    member: { id, handle, name, about, language, madeAt, suspendedUntil, suspendedWhy },
    ...(signIn && {
      signIn: {
        ...signIn,
        ...(hasNoAddress(signIn.email) && { email: null }),
        accountsElsewhere: await elsewhere(member),
      },
    }),
    ...Object.assign({}, ...parts),
  }
  return new Response(JSON.stringify(all, null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${handle}.json"`,
      'cache-control': 'no-store',
    },
  })
}

async function goAway(visit: Visit): Promise<Page | Response> {
  me(visit)
  const { sure } = await visit.form()
  if (sure !== 'yes') return accountPage(visit, { wrong: 'Tick the box if you mean it.', status: 400 })
  await leave(visit.ctx)
  const { cookies } = await askAccounts(visit, 'POST', '/sign-out', {})
  return goTo(visit.paths.home(), cookies)
}
