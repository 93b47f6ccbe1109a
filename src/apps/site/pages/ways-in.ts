import { html } from 'hono/html'
import { Problem } from '#lib/problem'
import { addWay, arrive, removeWay } from '#places/members'
import { clientMetadata, comeBack, goElsewhere, wayBack } from '#places/ways-in'
import { isMailOn } from '#platform/mail'
import { askAccounts, comeIn } from '../accounts.ts'
import { goTo, nextOf } from '../forms.ts'
import { tooManyPage } from '../problem-page.ts'
import { toldIn } from '../refused.ts'
import type { Page, SiteRoom, Visit } from '../visit.ts'
import { signInPage } from './sign-in.ts'

/** Coming in by an account elsewhere, where an administrator opened that. Works without scripts. */
export const elsewhere: SiteRoom = {
  routes: [
    { method: 'post', path: '/sign-in/with/:way', answer: go },
    { method: 'get', path: '/sign-in/back', answer: back },
    { method: 'get', path: '/sign-in/client.json', answer: client },
    { method: 'post', path: '/account/ways/:id', answer: remove },
  ],
}

const cookieName = 'sosh-member.arrival'

/** On to the other side. A page rather than a redirect: browsers hold a form to where its page may send it. */
async function go(visit: Visit): Promise<Page> {
  const { ctx, door, params, visitor, words } = visit
  const form = await visit.form()
  const next = nextOf(visit, form.next)
  const knock = await askAccounts(visit, 'POST', '/knock', {})
  if (knock.status === 429) return tooManyPage(visit, knock.retryAfter)
  const wayId = params.way ?? ''
  const userId = form.add === 'yes' && 'member' in visitor ? visitor.member.userId : null
  if (form.add === 'yes' && !userId) throw new Problem('forbidden', 'Sign in first, then add it to your account.')
  try {
    const { url, browser, label } = await goElsewhere(ctx, door, { wayId, who: form.who ?? '', next, userId })
    const cookie = `${cookieName}=${browser}; Path=${door.root || '/'}; Max-Age=600; HttpOnly; SameSite=Lax`
    return {
      title: words.onTo(label),
      isPrivate: true,
      headers: {
        refresh: `0; url=${url}`,
        'cache-control': 'private, no-store',
        'set-cookie': door.origin.startsWith('https:') ? `${cookie}; Secure` : cookie,
      },
      body: html`<section class="alone"><h1>${words.onTo(label)}</h1><p>${words.sayThere}</p><p class="row"><a class="button primary" href="${url}" rel="noreferrer">${words.goOn}</a></p></section>`,
    }
  } catch (error) {
    if (!(error instanceof Problem) || error.kind === 'not-found' || userId) throw error
    const values = { way: wayId, who: form.who ?? '', next }
    return signInPage(visit, {
      values,
      wrong: toldIn(visit, error.message),
      status: error.kind === 'invalid' ? 400 : 503,
    })
  }
}

/** Back from there: signed in, or one more way added to the account of whoever began. */
async function back(visit: Visit): Promise<Response> {
  const { ctx, door, query, request, visitor } = visit
  const browser = new RegExp(`(?:^|;\\s*)${cookieName.replace('.', '\\.')}=([\\w-]+)`).exec(
    request.headers.get('cookie') ?? '',
  )?.[1]
  const { arrival, next, userId } = await comeBack(ctx, door, Object.fromEntries(query), browser ?? '')
  const over = `${cookieName}=; Path=${door.root || '/'}; Max-Age=0; HttpOnly; SameSite=Lax`
  if (userId) {
    if (!('member' in visitor) || visitor.member.userId !== userId)
      throw new Problem('forbidden', 'This was begun from another account than the one that is signed in now.')
    await addWay(ctx, door, arrival)
    return goTo(next, [over])
  }
  const { user, cookies } = await arrive(ctx, door, request.headers, arrival)
  return comeIn(visit, { ok: true, status: 200, retryAfter: 0, cookies: [...cookies, over], body: { user } }, next)
}

/** How this place introduces itself to servers of the AT Protocol. */
function client({ door }: Visit): Response {
  return Response.json(clientMetadata(wayBack(door)), { headers: { 'cache-control': 'public, max-age=600' } })
}

async function remove(visit: Visit): Promise<Response> {
  await removeWay(visit.ctx, visit.params.id ?? '', { linksByMail: isMailOn(visit.ctx) })
  return goTo(`${visit.paths.account()}?done=way-removed`)
}
