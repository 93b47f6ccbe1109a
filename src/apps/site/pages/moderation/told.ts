import { html } from 'hono/html'
import { Problem } from '#lib/problem'
import { appeal, type Decision, decisionWords, heldWords, toldOfMe } from '#places/moderation'
import { requireMember } from '#platform/context'
import { goTo } from '../../forms.ts'
import { field, notice, when } from '../../pieces.ts'
import type { Html, Page, Visit } from '../../visit.ts'

/** What waits of somebody’s words, and what was decided about them, with the way to other eyes. */
export async function toldPage(visit: Visit, tried?: { wrong: string; status: number }): Promise<Page> {
  const { ctx, paths, query, site } = visit
  requireMember(ctx)
  const { decisions, waiting } = await toldOfMe(ctx)
  return {
    title: 'What we told you',
    isPrivate: true,
    status: tried?.status,
    body: html`<section class="moderation"><h1>What we told you</h1>${tried ? notice(tried.wrong, 'wrong') : ''}${query.has('done') ? notice('Somebody else reads it, and answers you here.') : ''}
${waiting.length > 0 ? html`<section><h2 class="list-title">Waits to be read</h2><ul class="rows">${waiting.map(each => html`<li><div class="grow">${each.held?.title ? html`<p class="row-title">${String(each.held.title)}</p>` : ''}<div class="body said" dir="auto">${String(each.held?.text ?? '')}</div>${each.pictures.length > 0 ? html`<p class="third small">With ${each.pictures.length === 1 ? 'a picture' : `${each.pictures.length} pictures`}.</p>` : ''}<p class="second small">Nobody else sees it yet. ${each.heldBecause ? heldWords[each.heldBecause] : ''}</p></div></li>`)}</ul></section>` : ''}
${decisions.length === 0 && waiting.length === 0 ? html`<p class="empty second">Nothing. What is decided about your words is told here, with the reason.</p>` : html`<ul class="told">${decisions.map(each => decisionPart(visit, each))}</ul>`}
<p class="second"><a href="${paths.rules()}">Rules of this place</a>, for everybody in ${site.name}.</p></section>`,
  }
}

function decisionPart({ ctx, paths, site }: Visit, decision: Decision): Html {
  const { appeal: asked, at, endsAt, id, kind, text, undoneAt, why } = decision
  const isOld = ctx.now().getTime() - at.getTime() > 30 * 86_400_000
  return html`<li><h2>${decisionWords[kind]}</h2><p class="third small">${when(at, site.language, 'moment')}${endsAt ? html`, until ${when(endsAt, site.language)}` : ''}${undoneAt ? html` <span class="tag">Undone</span>` : ''}</p><p>${why}</p>${text ? html`<details><summary>Your words</summary><div class="body said" dir="auto">${text}</div></details>` : ''}
${
  asked
    ? html`<p class="second">You asked for other eyes: “${asked.words}”</p>${asked.answer ? html`<p><b>${asked.isGranted ? 'It was undone.' : 'It stays so.'}</b> ${asked.answer}</p>` : html`<p class="second">Somebody else than who decided reads it.</p>`}`
    : undoneAt || isOld
      ? ''
      : html`<details><summary>Ask for somebody else’s eyes</summary><form method="post" action="${paths.appeal(id)}" class="form">${field({ name: 'words', id: `words-${id}`, label: 'What was not seen', rows: 3, maxLength: 2000, minLength: 3 })}<p><button class="button">Ask</button></p></form></details>`
}</li>`
}

export async function askAgain(visit: Visit): Promise<Page | Response> {
  const { words = '' } = await visit.form()
  const id = visit.params.id ?? ''
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Problem('not-found', 'There is nothing at this address.')
  try {
    await appeal(visit.ctx, { decisionId: id, words })
  } catch (error) {
    if (!(error instanceof Problem) || error.kind === 'not-found') throw error
    const wrong = [error.message, ...error.reasons.map(each => each.message)].join(' ')
    return toldPage(visit, { wrong, status: error.kind === 'invalid' ? 400 : 409 })
  }
  return goTo(`${visit.paths.told()}?done=1`)
}
