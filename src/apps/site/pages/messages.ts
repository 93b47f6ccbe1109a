import { html } from 'hono/html'
import { theCompany } from '#core/company'
import { newId } from '#lib/id'
import { Problem, type Reason } from '#lib/problem'
import { askCompany, readThread, revokeLink, type Said } from '#places/widget'
import { goTo } from '../forms.ts'
import { avatar, field, notice, when } from '../pieces.ts'
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
  const { ctx, paths, params, site } = visit
  const token = params.token ?? ''
  const { thread, said } = await readThread(ctx, token)
  if (thread.siteId !== site.id) throw new Problem('not-found', 'This link opens nothing here.')
  const { name: company } = await theCompany(ctx)
  return {
    title: `Your messages to ${company}`,
    isPrivate: true,
    status: tried?.status,
    // Whoever looks over a shoulder, or goes back in the browser, finds nothing that was kept.
    headers: { 'cache-control': 'private, no-store' },
    body: html`<section class="reading"><h1>Your messages to ${company}</h1>
<p class="second">Whoever has the address of this page can read it. A person answers; look in again, or leave it open on the page where you asked.</p>
<ol class="said-below">${said.map(each => oneOf(each, thread.name, company, site.language))}</ol>
${tried ? notice(tried.wrong, 'wrong') : ''}
<form method="post" action="${paths.messages(token)}" class="form"><input type="hidden" name="id" value="${tried?.values.id ?? newId()}">
${field({ name: 'text', label: 'Write to us', value: tried?.values.text ?? '', rows: 5, maxLength: 4_000 }, tried?.reasons)}
<p class="row"><button class="button primary">Send</button></p></form>
<section class="apart"><h2>Done with it?</h2><p class="second">You can end this link. Then it opens nothing any more, for nobody; you can write to us anew at any time.</p>
<form method="post" action="${paths.messagesEnd(token)}"><button class="button stop">End this link</button></form></section></section>`,
  }
}

function oneOf(said: Said, visitor: string, company: string, language: string): Html {
  const name = said.employeeId ? (said.name ?? company) : visitor || 'You'
  return html`<li>${avatar(name, 36)}<div><p class="row"><b>${name}</b>${said.employeeId ? html`<span class="works-here">${said.disclosure}</span>` : ''}<span class="third">${when(said.writtenAt, language, 'moment')}${said.editedAt ? ', changed' : ''}</span></p>${
    said.removedAt ? html`<p class="third">This was taken back.</p>` : html`<div class="body said">${said.text}</div>`
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
    return messagesPage(visit, { wrong: error.message, reasons: error.reasons, values: form, status })
  }
  return goTo(paths.messages(token))
}

async function end({ ctx, params, paths, site }: Visit): Promise<Page> {
  await revokeLink(ctx, params.token ?? '')
  return {
    title: 'The link has ended',
    isPrivate: true,
    body: html`<section class="alone"><h1>The link has ended</h1><p>It opens nothing any more. Whatever was answered stays with us, and you can write to us anew at any time.</p><p class="row"><a class="button" href="${paths.home()}">To ${site.name}</a></p></section>`,
  }
}
