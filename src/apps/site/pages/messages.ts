import { html } from 'hono/html'
import { theCompany } from '#core/company'
import { newId } from '#lib/id'
import { Problem, type Reason } from '#lib/problem'
import { askCompany, readThread, revokeLink, type Said } from '#places/widget'
import { goTo } from '../forms.ts'
import { avatar, field, notice, when } from '../pieces.ts'
import { refusedIn } from '../refused.ts'
import type { Html, Page, SiteRoom, Visit } from '../visit.ts'

/** What somebody wrote to us from a page of ours, and what we answered: for whoever has the link. It works without scripts. */
export const messages: SiteRoom = {
  routes: [
    { method: 'get', path: '/messages/:token', answer: visit => messagesPage(visit) },
    { method: 'post', path: '/messages/:token', answer: write },
    { method: 'post', path: '/messages/:token/end', answer: end },
  ],
}

interface Tried {
  wrong: string
  reasons: Reason[]
  values: Record<string, string>
  status: number
}

async function messagesPage(visit: Visit, tried?: Tried): Promise<Page> {
  const { ctx, paths, params, site, words } = visit
  const { refusals, told } = words
  const token = params.token ?? ''
  const { thread, said } = await readThread(ctx, token)
  if (thread.siteId !== site.id) throw new Problem('not-found', refusals.linkOpensNothing)
  const { name: company } = await theCompany(ctx)
  return {
    title: told.yourMessagesTo(company),
    isPrivate: true,
    status: tried?.status,
    // Whoever looks over a shoulder, or goes back in the browser, finds nothing that was kept.
    headers: { 'cache-control': 'private, no-store' },
    body: html`<section class="reading"><h1>${told.yourMessagesTo(company)}</h1>
<p class="second">${told.aboutThisPage}</p>
<ol class="said-below">${said.map(each => oneOf(visit, each, thread.name || words.you, company))}</ol>
${tried ? notice(tried.wrong, 'wrong') : ''}
<form method="post" action="${paths.messages(token)}" class="form"><input type="hidden" name="id" value="${tried?.values.id ?? newId()}">
${field({ name: 'text', label: told.writeToUs, value: tried?.values.text ?? '', rows: 5, maxLength: 4_000 }, tried?.reasons)}
<p class="row"><button class="button primary">${words.send}</button></p></form>
<section class="apart"><h2>${told.doneWithIt}</h2><p class="second">${told.aboutEnding}</p>
<form method="post" action="${paths.messagesEnd(token)}"><button class="button stop">${told.endThisLink}</button></form></section></section>`,
  }
}

function oneOf({ site, words: { told } }: Visit, said: Said, visitor: string, company: string): Html {
  const name = said.employeeId ? (said.name ?? company) : visitor
  return html`<li>${avatar(name, 36)}<div><p class="row"><b>${name}</b>${said.employeeId ? html`<span class="works-here">${said.disclosure}</span>` : ''}<span class="third">${when(said.writtenAt, site.language, 'moment')}${said.editedAt ? html`, ${told.changed}` : ''}</span></p>${
    said.removedAt ? html`<p class="third">${told.takenBack}</p>` : html`<div class="body said">${said.text}</div>`
  }</div></li>`
}

async function write(visit: Visit): Promise<Page | Response> {
  const { ctx, params, paths, site } = visit
  const token = params.token ?? ''
  const form = await visit.form()
  const { thread } = await readThread(ctx, token)
  try {
    const { id = '', text = '' } = form
    await askCompany(ctx, { siteId: site.id, token, id, text, origin: thread.origin })
  } catch (error) {
    if (!(error instanceof Problem) || error.kind === 'not-found') throw error
    const status = error.kind === 'invalid' ? 400 : 409
    const { message: wrong, reasons } = refusedIn(visit, error)
    return messagesPage(visit, { wrong, reasons, values: form, status })
  }
  return goTo(paths.messages(token))
}

async function end({ ctx, params, paths, site, words: { told } }: Visit): Promise<Page> {
  await revokeLink(ctx, params.token ?? '')
  return {
    title: told.linkHasEnded,
    isPrivate: true,
    body: html`<section class="alone"><h1>${told.linkHasEnded}</h1><p>${told.afterTheEnd}</p><p class="row"><a class="button" href="${paths.home()}">${told.toSite(site.name)}</a></p></section>`,
  }
}
