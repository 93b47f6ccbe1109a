import { html } from 'hono/html'
import { Problem, type Reason } from '#lib/problem'
import { unverify, verifiedAmong, verify, waysHere } from '#places/verified'
import { requireMember } from '#platform/context'
import { goTo } from '../../forms.ts'
import { field, notice, usesMark } from '../../pieces.ts'
import { refusedIn } from '../../refused.ts'
import type { Page, Visit } from '../../visit.ts'
import { usesWords } from './uses-words.ts'

interface Tried {
  wrong: string
  reasons: Reason[]
  values: Record<string, string>
  status: number
}

/** Where a member shows that they are a customer. */
export async function verifyPage(visit: Visit, tried?: Tried): Promise<Page | Response> {
  const { ctx, paths, url, visitor, words } = visit
  const { own } = words
  if (visitor.actor.kind === 'nobody') return goTo(paths.signIn(url.pathname))
  const me = requireMember(ctx)
  const verified = (await verifiedAmong(ctx, [me.memberId])).get(me.memberId)
  const ways = await waysHere(ctx)
  const { reasons = [], values = {} } = tried ?? {}
  const address = reasons.find(each => each.at === 'address')
  return {
    title: own.showThatYouAreOne,
    isPrivate: true,
    status: tried?.status,
    body: html`<section class="door"><h1>${own.showThatYouAreOne}</h1>${tried ? notice(tried.wrong, 'wrong') : ''}${
      verified
        ? html`<p>${usesMark(usesWords(words, verified, ctx.now()))}</p><p class="second">${own.standsBesideYou}</p><form method="post" action="${paths.verify()}"><input type="hidden" name="stop" value="yes"><p><button class="button">${own.dontShowIt}</button></p></form>`
        : html`<p class="second">${own.thenYourAnswersSay} ${own.nobodySeesYourOrder}</p>
<form method="post" action="${paths.verify()}" class="form">${field({ name: 'code', label: own.aCodeOfOurs, value: values.code, maxLength: 80, autocomplete: 'off' }, reasons)}<p><button class="button primary">${own.useTheCode}</button></p></form>
${ways.orders ? html`<form method="post" action="${paths.verify()}" class="form apart">${field({ name: 'order', label: own.orderNumber, value: values.order, maxLength: 80, autocomplete: 'off', hint: own.orderNumberHint }, reasons)}<p><button class="button">${own.lookItUp}</button></p></form>` : ''}
${ways.domains ? html`<form method="post" action="${paths.verify()}" class="form apart"><h2>${own.byYourAddress}</h2>${address ? html`<p class="wrong">${address.message}</p>` : html`<p class="second">${own.addressIsEnough}</p>`}<p><button class="button">${own.useMyAddress}</button></p></form>` : ''}`
    }</section>`,
  }
}

export async function prove(visit: Visit): Promise<Page | Response> {
  const { ctx, paths, visitor } = visit
  const form = await visit.form()
  try {
    if (form.stop) await unverify(ctx)
    else await verify(ctx, { ...(form.code && { code: form.code }), ...(form.order && { order: form.order }) })
  } catch (error) {
    if (!(error instanceof Problem) || error.kind === 'forbidden') throw error
    const status = error.kind === 'invalid' ? 400 : error.kind === 'unavailable' ? 503 : 409
    const { message: wrong, reasons } = refusedIn(visit, error)
    return verifyPage(visit, { wrong, reasons, values: form, status })
  }
  return goTo(visitor.actor.kind === 'member' ? paths.member(visitor.actor.handle) : paths.home())
}
