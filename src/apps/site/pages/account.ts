import { html, raw } from 'hono/html'
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
import { dayWords, field, notice } from '../pieces.ts'
import { tooManyPage } from '../problem-page.ts'
import { refusedIn } from '../refused.ts'
import type { Html, Page, SiteRoom, Visit } from '../visit.ts'
import { languages, spokenFor, type Words } from '../words/index.ts'
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

/** What was done, as the address that it led to says. */
function doneWords({ own }: Words, done: string): string | undefined {
  const known = new Map([
    ['changed', own.itIsKept],
    ['password', own.passwordChanged],
    ['confirmed', own.addressConfirmed],
    ['asked', own.mailOnItsWay],
    ['passkey', own.passkeyGone],
    ['way-added', own.wayAdded],
    ['way-removed', own.wayRemoved],
    ['passkey-added', own.passkeyAdded],
  ])
  return known.get(done)
}

function me(visit: Visit): Member {
  requireMember(visit.ctx)
  if (!('member' in visit.visitor)) throw new Problem('forbidden', visit.words.own.signInToSee)
  return visit.visitor.member
}

async function accountPage(visit: Visit, tried: Tried = {}): Promise<Page> {
  const { ctx, paths, query, words } = visit
  const { own } = words
  const member = me(visit)
  const { reasons = [], wrong, values = {}, status } = tried
  const done = tried.done ?? doneWords(words, query.get('done') ?? '')
  const signIn = member.userId ? await signInOf(ctx, member.userId) : undefined
  return {
    title: words.yourAccount,
    status,
    isPrivate: true,
    body: html`<section class="account"><h1>${words.yourAccount}</h1>${done ? notice(done) : ''}${wrong ? notice(wrong, 'wrong') : ''}${suspension(visit, member)}
<form method="post" action="${paths.account()}" class="form">${
      member.employeeId
        ? html`<p>${own.seenAs(member.name)}</p>`
        : field(
            {
              name: 'name',
              label: own.whatPeopleCallYou,
              value: values.name ?? member.name,
              autocomplete: 'name',
              maxLength: 60,
              minLength: 2,
            },
            reasons,
          )
    }${field({ name: 'handle', label: own.yourHandle, value: values.handle ?? member.handle, hint: own.handleHint, maxLength: 30, minLength: 2 }, reasons)}${field({ name: 'about', label: own.aboutYou, value: values.about ?? member.about, rows: 3, optional: own.ifYouLike, maxLength: 500, hint: own.aboutYouHint }, reasons)}${languageField(visit, values.language ?? member.language)}
<p><button class="button primary">${own.keepIt}</button></p></form>
${signIn ? html`${addressPart(visit, signIn.email, signIn.isConfirmed)}${hasNoAddress(signIn.email) ? '' : passwordPart(visit, signIn.hasPassword, reasons)}${passkeyPart(visit, signIn.passkeys)}${await waysPart(visit, member)}` : html`<section class="apart"><h2>${own.signingIn}</h2><p class="second">${own.youSignInAtDesk}</p></section>`}
${signIn ? html`<section class="apart"><h2>${own.mails}</h2><p class="second">${own.nothingUnlessAsked}</p><p><a class="button" href="${letterPaths(visit.base).letters()}">${own.chooseWhatWeWrite}</a></p></section>` : ''}
<section class="apart"><h2>${own.whatWeKnow}</h2><p class="second">${own.everythingInOneFile}</p><p><a class="button" href="${paths.accountData()}" download>${own.takeYourData}</a></p></section>
<section class="apart"><h2>${own.leaving}</h2><p class="second">${own.aboutLeaving}</p><form method="post" action="${paths.accountLeave()}"><p class="check"><input type="checkbox" id="sure" name="sure" value="yes" required><label for="sure">${own.deleteForGood}</label></p><p><button class="button stop">${own.leave}</button></p></form></section></section>`,
  }
}

function suspension({ ctx, site, words }: Visit, member: Member): Html | '' {
  if (!isSuspended(member, ctx.now()) || !member.suspendedUntil) return ''
  return html`<div class="notice wrong" role="status"><p>${words.own.suspendedUntil(dayWords(site.language, member.suspendedUntil))}</p><p>${member.suspendedWhy}</p></div>`
}

/** In which language they are written to; each is named in itself. */
function languageField({ words: { own } }: Visit, chosen: string): Html {
  const options = Object.keys(languages).map(language => {
    const name = new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language
    return html`<option value="${language}" lang="${language}"${language === spokenFor(chosen) ? raw(' selected') : ''}>${name}</option>`
  })
  return html`<div class="field"><label for="language">${own.language}</label><select class="box" id="language" name="language" aria-describedby="language-hint">${options}</select><p class="hint" id="language-hint">${own.languageHint}</p></div>`
}

function addressPart({ ctx, paths, words: { own } }: Visit, email: string, isConfirmed: boolean): Html {
  if (hasNoAddress(email))
    return html`<section class="apart"><h2>${own.yourAddress}</h2><p class="second">${own.noAddressNeeded}</p></section>`
  const state = isConfirmed
    ? html`<p class="second">${own.addressIsYours}</p>`
    : isMailOn(ctx)
      ? html`<p class="second">${own.addressNotShown}</p><form method="post" action="${paths.accountConfirm()}"><p><button class="button">${own.mailMeToConfirm}</button></p></form>`
      : html`<p class="second">${own.noMailServerYet}</p>`
  return html`<section class="apart"><h2>${own.yourAddress}</h2><p>${email}</p>${state}</section>`
}

function passwordPart({ paths, words: { own } }: Visit, hasPassword: boolean, reasons: Reason[]): Html {
  return html`<section class="apart"><h2>${hasPassword ? own.anotherPassword : own.aPassword}</h2><form method="post" action="${paths.accountPassword()}" class="form">${
    hasPassword
      ? field(
          {
            name: 'current',
            label: own.passwordUntilNow,
            type: 'password',
            autocomplete: 'current-password',
            optional: own.ifYouLike,
            maxLength: 200,
            hint: own.passwordUntilNowHint,
          },
          reasons,
        )
      : ''
  }${field({ name: 'password', label: own.theNewOne, type: 'password', autocomplete: 'new-password', minLength: 10, maxLength: 200, hint: own.theNewOneHint }, reasons)}<p><button class="button">${own.chooseIt}</button></p></form></section>`
}

function passkeyPart(visit: Visit, passkeys: { id: string; name: string | null }[]): Html {
  const { paths, machinery, words } = visit
  const { own } = words
  return html`<section class="apart"><h2>${own.passkeys}</h2><p class="second">${own.aboutPasskeys}</p>${
    passkeys.length > 0
      ? html`<ul class="rows plain">${passkeys.map(({ id, name }, at) => html`<li><span class="grow">${name || own.passkey(at + 1)}</span><form method="post" action="${paths.accountPasskey(id)}"><button class="button small">${own.remove}</button></form></li>`)}</ul>`
      : ''
  }<p><button class="button" type="button" hidden data-new-passkey="${machinery.auth()}" data-next="${paths.account()}?done=passkey-added">${own.addAPasskey}</button></p><p class="wrong" data-passkey-wrong="${own.noPasskeyAdded}" hidden role="alert"></p><noscript><p class="second">${own.needsScripts}</p></noscript></section>`
}

async function change(visit: Visit): Promise<Page | Response> {
  me(visit)
  const form = await visit.form()
  const { about, handle, language, name } = form
  try {
    await changeMember(visit.ctx, { about, handle, language, ...(name !== undefined && { name }) })
  } catch (error) {
    if (!(error instanceof Problem) || (error.kind !== 'invalid' && error.kind !== 'conflict')) throw error
    const { reasons } = refusedIn(visit, error)
    return accountPage(visit, { values: form, reasons, status: error.kind === 'invalid' ? 400 : 409 })
  }
  return goTo(`${visit.paths.account()}?done=changed`)
}

async function choosePassword(visit: Visit): Promise<Page | Response> {
  const member = me(visit)
  const { current = '', password = '' } = await visit.form()
  const { own, tenAtLeast } = visit.words
  if (!member.userId) throw new Problem('refused', own.youSignInAtDesk)
  const wrong = (at: string, message: string) => accountPage(visit, { reasons: [{ at, message }], status: 400 })
  if (password.length < 10 || password.length > 200) return wrong('password', tenAtLeast)
  const told = current
    ? await askAccounts(visit, 'POST', '/change-password', {
        currentPassword: current,
        newPassword: password,
        revokeOtherSessions: true,
      })
    : undefined
  if (told?.status === 429) return tooManyPage(visit, told.retryAfter)
  if (told && !told.ok) return wrong('current', own.notYourPassword)
  if (!told) {
    const isSet = await setPasswordAnew(visit.ctx, visit.door, visit.request.headers, password)
    if (!isSet) return wrong('current', own.sayPasswordFirst)
  }
  return goTo(`${visit.paths.account()}?done=password`, told?.cookies)
}

async function confirmPage(visit: Visit): Promise<Page> {
  const token = visit.query.get('token') ?? ''
  const { own } = visit.words
  return {
    title: own.isThisYours,
    isPrivate: true,
    body: html`<section class="door"><h1>${own.isThisYours}</h1><form method="post" action="${visit.paths.accountConfirm()}"><input type="hidden" name="token" value="${token}"><p><button class="button primary">${own.yesMine}</button></p></form></section>`,
  }
}

async function confirm(visit: Visit): Promise<Page | Response> {
  const { token } = await visit.form()
  const { own, signIn: signInWord } = visit.words
  if (token === undefined) {
    const { userId } = me(visit)
    const signIn = userId ? await signInOf(visit.ctx, userId) : undefined
    if (!signIn || !isMailOn(visit.ctx)) throw new Problem('unavailable', own.noMailServerYet)
    const told = await askAccounts(visit, 'POST', '/send-verification-email', { email: signIn.email })
    if (!told.ok) return refusal(visit, told, () => unconfirmed(visit))
    return goTo(`${visit.paths.account()}?done=asked`)
  }
  const told = await askAccounts(visit, 'GET', `/verify-email?token=${encodeURIComponent(token)}`)
  if (!told.ok) return refusal(visit, told, () => unconfirmed(visit))
  return visit.visitor.actor.kind === 'member'
    ? goTo(`${visit.paths.account()}?done=confirmed`, told.cookies)
    : {
        title: own.thankYou,
        isPrivate: true,
        body: html`<section class="door"><h1>${own.thankYou}</h1><p>${own.signInToGoOn}</p><p><a class="button" href="${visit.paths.signIn()}">${signInWord}</a></p></section>`,
      }
}

function unconfirmed({ words: { own } }: Visit): Page {
  return {
    title: own.linkTooOld,
    status: 403,
    isPrivate: true,
    body: html`<section class="door"><h1>${own.linkTooOld}</h1><p>${own.askForANewOne}</p></section>`,
  }
}

async function removePasskey(visit: Visit): Promise<Page | Response> {
  me(visit)
  const told = await askAccounts(visit, 'POST', '/passkey/delete-passkey', { id: visit.params.id })
  if (!told.ok) return refusal(visit, told, () => gone(visit))
  return goTo(`${visit.paths.account()}?done=passkey`)
}

function gone({ words }: Visit): never {
  throw new Problem('not-found', words.own.passkeyWasGone)
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
  if (sure !== 'yes') return accountPage(visit, { wrong: visit.words.own.tickIfYouMeanIt, status: 400 })
  await leave(visit.ctx)
  const { cookies } = await askAccounts(visit, 'POST', '/sign-out', {})
  return goTo(visit.paths.home(), cookies)
}
