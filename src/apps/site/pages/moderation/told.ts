import { html } from 'hono/html'
import { Problem } from '#lib/problem'
import { appeal, type Decision, heldWords, toldOfMe } from '#places/moderation'
import { requireMember } from '#platform/context'
import { goTo } from '../../forms.ts'
import { dayWords, field, notice, when } from '../../pieces.ts'
import { refusedIn, toldIn } from '../../refused.ts'
import type { Html, Page, Visit } from '../../visit.ts'

/** What waits of somebody’s words, and what was decided about them, with the way to other eyes. */
export async function toldPage(visit: Visit, tried?: { wrong: string; status: number }): Promise<Page> {
  const { ctx, paths, query, site, words } = visit
  const { told } = words
  requireMember(ctx)
  const { decisions, waiting } = await toldOfMe(ctx)
  return {
    title: words.whatWeToldYou,
    isPrivate: true,
    status: tried?.status,
    body: html`<section class="moderation"><h1>${words.whatWeToldYou}</h1>${tried ? notice(tried.wrong, 'wrong') : ''}${query.has('done') ? notice(told.somebodyElseAnswers) : ''}
${waiting.length > 0 ? html`<section><h2 class="list-title">${told.waitsToBeRead}</h2><ul class="rows">${waiting.map(each => html`<li><div class="grow">${each.held?.title ? html`<p class="row-title">${String(each.held.title)}</p>` : ''}<div class="body said" dir="auto">${String(each.held?.text ?? '')}</div>${each.pictures.length > 0 ? html`<p class="third small">${told.withPictures(each.pictures.length)}</p>` : ''}<p class="second small">${told.nobodySeesItYet} ${each.heldBecause ? toldIn(visit, heldWords[each.heldBecause]) : ''}</p></div></li>`)}</ul></section>` : ''}
${decisions.length === 0 && waiting.length === 0 ? html`<p class="empty second">${told.nothingDecided}</p>` : html`<ul class="told">${decisions.map(each => decisionPart(visit, each))}</ul>`}
<p class="second"><a href="${paths.rules()}">${words.rulesOfThisPlace}</a>, ${told.forEverybodyIn(site.name)}.</p></section>`,
  }
}

function decisionPart(visit: Visit, decision: Decision): Html {
  const { ctx, paths, site, words } = visit
  const { told } = words
  const { appeal: asked, at, endsAt, id, kind, text, undoneAt, why } = decision
  const isOld = ctx.now().getTime() - at.getTime() > 30 * 86_400_000
  return html`<li><h2>${told.decided[kind]}</h2><p class="third small">${when(at, site.language, 'moment')}${endsAt ? html`, ${told.until(dayWords(site.language, endsAt))}` : ''}${undoneAt ? html` <span class="tag">${told.undone}</span>` : ''}</p><p>${toldIn(visit, why)}</p>${text ? html`<details><summary>${words.writing.yourWords}</summary><div class="body said" dir="auto">${text}</div></details>` : ''}
${
  asked
    ? html`<p class="second">${told.youAsked(asked.words)}</p>${asked.answer ? html`<p><b>${asked.isGranted ? told.wasUndone : told.staysSo}</b> ${asked.answer}</p>` : html`<p class="second">${told.notWhoDecided}</p>`}`
    : undoneAt || isOld
      ? ''
      : html`<details><summary>${told.askForOtherEyes}</summary><form method="post" action="${paths.appeal(id)}" class="form">${field({ name: 'words', id: `words-${id}`, label: told.whatWasNotSeen, rows: 3, maxLength: 2000, minLength: 3 })}<p><button class="button">${told.ask}</button></p></form></details>`
}</li>`
}

export async function askAgain(visit: Visit): Promise<Page | Response> {
  const { words = '' } = await visit.form()
  const id = visit.params.id ?? ''
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Problem('not-found', visit.words.writing.nothingHere)
  try {
    await appeal(visit.ctx, { decisionId: id, words })
  } catch (error) {
    if (!(error instanceof Problem) || error.kind === 'not-found') throw error
    const { message, reasons } = refusedIn(visit, error)
    const wrong = [message, ...reasons.map(each => each.message)].join(' ')
    return toldPage(visit, { wrong, status: error.kind === 'invalid' ? 400 : 409 })
  }
  return goTo(`${visit.paths.told()}?done=1`)
}
