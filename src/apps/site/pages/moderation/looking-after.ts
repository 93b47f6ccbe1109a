import { html, raw } from 'hono/html'
import { Problem, type Reason } from '#lib/problem'
import { topicPaths } from '#lib/topic-paths'
import { toPlain } from '#places/community'
import {
  addNote,
  appealed,
  caseStory,
  choicesFor,
  type Decision,
  type Does,
  decide,
  decideAppeal,
  type FirstPosts,
  firstPostsAt,
  moderationQueue,
  readFirst,
  sitesLookedAfter,
  type Waiting,
  whyNotDecide,
} from '#places/moderation'
import { requireMember } from '#platform/context'
import { goTo } from '../../forms.ts'
import { field, notice, when } from '../../pieces.ts'
import { refusedIn, toldIn } from '../../refused.ts'
import type { Html, Page, Visit } from '../../visit.ts'
import { picturesToJudge } from './pictures.ts'
import { asWhoLooksAfter } from './who.ts'

interface Tried {
  wrong?: string
  reasons?: Reason[]
  values?: Record<string, string>
  status?: number
}

function idIn({ params, words }: Visit): string {
  const id = params.id ?? ''
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Problem('not-found', words.writing.nothingHere)
  return id
}

/** Runs what a form asks for; what was wrong is shown beside the form. */
async function orElse(
  visit: Visit,
  work: () => Promise<Response>,
  otherwise: (tried: Tried) => Promise<Page>,
): Promise<Page | Response> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Problem) || error.kind === 'not-found') throw error
    const status = error.kind === 'invalid' ? 400 : error.kind === 'forbidden' ? 403 : 409
    const { message: wrong, reasons } = refusedIn(visit, error)
    return otherwise({ wrong, reasons, status })
  }
}

/** What waits for those who look after the place, and what was decided of late. */
export async function moderationPage(visit: Visit, tried?: Tried): Promise<Page> {
  requireMember(visit.ctx)
  const ctx = await asWhoLooksAfter(visit)
  const { appeals, cases, log } = await moderationQueue(ctx)
  const { paths, site, directory, words } = visit
  const { tended } = words
  const nameOf = (siteId: string) => directory.byId.get(siteId)?.name ?? ''
  const many = new Set([...cases, ...log].map(each => each.siteId)).size > 1
  return {
    title: tended.lookingAfter,
    isPrivate: true,
    status: tried?.status,
    body: html`<section class="moderation"><h1>${tended.lookingAfter}</h1>${tried?.wrong ? notice(tried.wrong, 'wrong') : ''}${visit.query.has('done') ? notice(tended.itIsDone) : ''}
<section><h2 class="list-title">${tended.toBeRead}</h2>${
      cases.length === 0
        ? html`<p class="empty second">${tended.nothingWaits}</p>`
        : html`<ul class="rows">${cases.map(
            each =>
              html`<li><div class="grow">${each.isSpared ? html`<p class="row-title">${tended.forSomebodyElse}</p><p class="second small">${tended.mayHurtAndYouRead}</p>` : html`<a class="row-title" href="${paths.moderationCase(each.id)}">${titleOf(visit, each)}</a><p class="second small">${whyOf(visit, each)}</p>`}<p class="third small">${each.memberName}${many ? html`, ${nameOf(each.siteId)}` : ''}, ${when(each.openedAt, site.language, 'moment')}${each.isHard ? html` <span class="tag">${tended.mayHurt}</span>` : ''}</p></div></li>`,
          )}</ul>`
    }</section>
<section><h2 class="list-title">${tended.askedAgain}</h2>${
      appeals.length === 0
        ? html`<p class="empty second">${tended.nobodyAsks}</p>`
        : html`<ul class="rows">${appeals.map(each => html`<li><div class="grow"><a class="row-title" href="${paths.moderationAppeal(each.id)}">${each.memberName}: ${tended.done[each.kind]}</a><p class="second small">“${shortened(each.appeal?.words ?? '')}”</p></div></li>`)}</ul>`
    }</section>
<section><h2 class="list-title">${tended.decidedOfLate}</h2>${log.length === 0 ? html`<p class="empty second">${tended.nothingDecided}</p>` : decisionList(visit, log)}</section>
${(await sitesLookedAfter(ctx)).includes(site.id) ? await firstPart(visit) : ''}</section>`,
  }
}

async function firstPart({ ctx, paths, site, words: { own, tended } }: Visit): Promise<Html> {
  const now = await firstPostsAt(ctx, site.id)
  return html`<section class="apart"><form method="post" action="${paths.moderation()}" class="form"><fieldset><legend>${tended.ofThoseWhoAreNew}</legend>${Object.entries(tended.first).map(([value, words]) => html`<p class="check"><input type="radio" id="first-${value}" name="firstPosts" value="${value}"${value === now ? raw(' checked') : ''}><label for="first-${value}">${words}</label></p>`)}</fieldset><p><button class="button">${own.keepIt}</button></p></form></section>`
}

export function keepFirstPosts(visit: Visit): Promise<Page | Response> {
  return orElse(
    visit,
    async () => {
      const { firstPosts = '' } = await visit.form()
      await readFirst(await asWhoLooksAfter(visit), { siteId: visit.site.id, firstPosts: firstPosts as FirstPosts })
      return goTo(visit.paths.moderation())
    },
    tried => moderationPage(visit, tried),
  )
}

const shortened = (words: string) => (words.length > 160 ? `${words.slice(0, 160).replace(/\s+\S*$/, '')}…` : words)

function titleOf({ words: { tended } }: Visit, { held, topicTitle, isHard }: Waiting): string {
  if (isHard) return topicTitle ? tended.inTopic(topicTitle) : tended.aNewTopic
  if (typeof held?.title === 'string' && held.title) return held.title
  return topicTitle ? tended.inTopic(topicTitle) : tended.aNewTopic
}

function whyOf({ words: { tended, told } }: Visit, { heldBecause, reports }: Waiting): string {
  if (heldBecause) return tended.heldBack[heldBecause]
  const said = [...new Set(reports.map(each => told.wrong[each.reason]))].join('; ')
  return tended.reportedBy(reports.length, said)
}

function decisionList(visit: Visit, all: Decision[]): Html {
  const { site, words } = visit
  return html`<ul class="log">${all.map(each => html`<li><b>${each.memberName || words.somebodyWhoLeft}</b>: ${doneBy(visit, each)}, ${when(each.at, site.language)}${each.undoneAt ? html` <span class="tag">${words.told.undone}</span>` : ''}<p class="second small">${toldIn(visit, each.why)}</p></li>`)}</ul>`
}

function doneBy({ words: { tended } }: Visit, { kind, byName }: Decision): string {
  return byName ? tended.doneBy(tended.done[kind], byName) : tended.doneByReports(tended.done[kind])
}

/** One case, with what a moderator needs to decide it. */
export async function casePage(visit: Visit, tried?: Tried): Promise<Page> {
  requireMember(visit.ctx)
  const { about, before, notes } = await caseStory(await asWhoLooksAfter(visit), idIn(visit))
  const { paths, site, words } = visit
  const { tended } = words
  const { values = {}, reasons = [] } = tried ?? {}
  const plain = String(about.held?.text ?? (about.html ? toPlain(about.html) : ''))
  const place =
    about.topicId && about.topicTitle
      ? html`<p class="crumb"><a href="${topicPaths(visit.base).topic(about.topicId, about.topicTitle)}">${tended.inTopic(about.topicTitle)}</a></p>`
      : ''
  const said = html`<div class="body said" dir="auto">${typeof about.held?.title === 'string' && about.held.title ? html`<b>${about.held.title}</b>\n\n` : ''}${plain}</div>${about.settledAt ? '' : picturesToJudge(visit, about.pictures)}`
  return {
    title: tended.toBeRead,
    isPrivate: true,
    status: tried?.status,
    body: html`<section class="moderation"><p class="crumb"><a href="${paths.moderation()}">${tended.lookingAfter}</a></p><h1>${tended.wrote(about.memberName || words.somebodyWhoLeft)}</h1>${tried?.wrong ? notice(tried.wrong, 'wrong') : ''}${place}
${about.isSpared ? notice(tended.forOtherEyes) : about.isHard ? html`<details class="cover"><summary>${tended.covered}</summary>${said}</details>` : said}
<p class="second">${whyOf(visit, about)}</p>${about.reports.some(each => each.words) ? html`<ul class="log">${about.reports.filter(each => each.words).map(each => html`<li>“${each.words}”</li>`)}</ul>` : ''}
${about.settledAt ? notice(tended.isDecided) : about.isSpared ? '' : decideForm(visit, about, values, reasons)}
<section class="apart"><h2><a href="${paths.member(about.memberHandle)}">${words.about(about.memberName)}</a></h2>${before.length === 0 ? html`<p class="second">${tended.nothingBefore}</p>` : decisionList(visit, before)}
<h2>${tended.notes}</h2>${notes.length === 0 ? html`<p class="second">${tended.noneYet}</p>` : html`<ul class="log">${notes.map(each => html`<li>${each.text} <span class="third small">${each.byName ?? tended.somebody}, ${when(each.at, site.language)}</span></li>`)}</ul>`}
<form method="post" action="${paths.moderationNote(about.id)}" class="form">${field({ name: 'text', id: 'note', label: tended.anotherNote, rows: 2, maxLength: 1000 })}<p><button class="button">${tended.keepTheNote}</button></p></form></section></section>`,
  }
}

function decideForm(
  { paths, words: { own, tended } }: Visit,
  about: Waiting,
  values: Record<string, string>,
  reasons: Reason[],
): Html {
  const wrong = reasons.find(each => each.at === 'does')
  const words = about.kind === 'held' ? { ...tended.does, ...tended.doesToHeld } : tended.does
  return html`<form method="post" action="${paths.moderationCase(about.id)}" class="form"><fieldset${wrong ? raw(' aria-describedby="does-wrong"') : ''}><legend>${tended.whatIsToBeDone}</legend>${choicesFor(about.kind).map(does => html`<p class="check"><input type="radio" id="does-${does}" name="does" value="${does}" required${values.does === does ? raw(' checked') : ''}><label for="does-${does}">${words[does]}</label></p>`)}${wrong ? html`<p class="wrong" id="does-wrong">${wrong.message}</p>` : ''}</fieldset>
${field({ name: 'why', label: tended.why, value: values.why, rows: 3, maxLength: 500, optional: own.ifYouLike, hint: tended.whyHint }, reasons)}
${field({ name: 'days', label: tended.days, value: values.days ?? '7', optional: own.ifYouLike, maxLength: 3, hint: tended.daysHint }, reasons)}
<p><button class="button primary">${tended.decide}</button></p></form>`
}

export async function decideCase(visit: Visit): Promise<Page | Response> {
  const form = await visit.form()
  return orElse(
    visit,
    async () => {
      const { days, does, why = '' } = form
      await decide(await asWhoLooksAfter(visit), {
        caseId: idIn(visit),
        does: does as Does,
        why,
        ...(days && { days }),
      })
      return goTo(`${visit.paths.moderation()}?done=1`)
    },
    tried => casePage(visit, { ...tried, values: form }),
  )
}

export async function keepNote(visit: Visit): Promise<Page | Response> {
  const { text = '' } = await visit.form()
  return orElse(
    visit,
    async () => {
      await addNote(await asWhoLooksAfter(visit), { caseId: idIn(visit), text })
      return goTo(visit.paths.moderationCase(idIn(visit)))
    },
    tried => casePage(visit, tried),
  )
}

/** A decision that somebody asked other eyes for. */
export async function appealedPage(visit: Visit, tried?: Tried): Promise<Page> {
  requireMember(visit.ctx)
  const ctx = await asWhoLooksAfter(visit)
  const decision = await appealed(ctx, idIn(visit))
  const { actor } = ctx
  const by = {
    memberId: actor.kind === 'member' ? actor.memberId : null,
    employeeId: actor.kind === 'employee' ? actor.employeeId : null,
  }
  const whyNot = whyNotDecide(decision, by)
  const { paths, words } = visit
  const { tended } = words
  const { values = {}, reasons = [] } = tried ?? {}
  return {
    title: tended.toBeReadAgain,
    isPrivate: true,
    status: tried?.status,
    body: html`<section class="moderation"><p class="crumb"><a href="${paths.moderation()}">${tended.lookingAfter}</a></p><h1>${tended.asksForOtherEyes(decision.memberName)}</h1>${tried?.wrong ? notice(tried.wrong, 'wrong') : ''}
<dl class="facts"><dt>${tended.wasDecided}</dt><dd>${doneBy(visit, decision)}</dd><dt>${tended.because}</dt><dd>${toldIn(visit, decision.why)}</dd><dt>${tended.theySay}</dt><dd>${decision.appeal?.words ?? ''}</dd></dl>
${decision.text ? html`<details class="cover"><summary>${words.writing.whatItIsAbout}</summary><div class="body said" dir="auto">${decision.text}</div></details>` : ''}
${
  decision.appeal?.answer
    ? notice(tended.isDecidedSo(decision.appeal.answer))
    : whyNot
      ? notice(toldIn(visit, whyNot))
      : html`<form method="post" action="${paths.moderationAppeal(decision.id)}" class="form"><fieldset><legend>${tended.nowThatYouReadIt}</legend><p class="check"><input type="radio" id="leave" name="isGranted" value="no" required><label for="leave">${tended.itStays}</label></p><p class="check"><input type="radio" id="undo" name="isGranted" value="yes"><label for="undo">${tended.undoIt}</label></p></fieldset>${field({ name: 'answer', label: tended.yourAnswerToThem, value: values.answer, rows: 3, maxLength: 1000, minLength: 3 }, reasons)}<p><button class="button primary">${words.answer}</button></p></form>`
}</section>`,
  }
}

export async function decideAgain(visit: Visit): Promise<Page | Response> {
  const form = await visit.form()
  return orElse(
    visit,
    async () => {
      const { answer = '', isGranted } = form
      await decideAppeal(await asWhoLooksAfter(visit), {
        decisionId: idIn(visit),
        isGranted: isGranted === 'yes',
        answer,
      })
      return goTo(`${visit.paths.moderation()}?done=1`)
    },
    tried => appealedPage(visit, { ...tried, values: form }),
  )
}
