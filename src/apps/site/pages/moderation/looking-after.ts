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
  heldWords,
  moderationQueue,
  readFirst,
  reasonWords,
  sitesLookedAfter,
  type Waiting,
  whyNotDecide,
} from '#places/moderation'
import { requireMember } from '#platform/context'
import { goTo } from '../../forms.ts'
import { field, notice, when } from '../../pieces.ts'
import type { Html, Page, Visit } from '../../visit.ts'
import { picturesToJudge } from './pictures.ts'
import { asWhoLooksAfter } from './who.ts'

interface Tried {
  wrong?: string
  reasons?: Reason[]
  values?: Record<string, string>
  status?: number
}

const doesWords: Record<Does, string> = {
  fine: 'Nothing is wrong with it',
  warn: 'Ask them to mind the rules',
  hide: 'Take it away',
  lock: 'End the topic: nobody replies any more',
  suspend: 'Take it away, and have them stay away for a while',
  refuse: 'Don’t let it through',
}
const heldDoes: Partial<Record<Does, string>> = {
  fine: 'Let it through: it stands there at once',
  warn: 'Don’t let it through, and ask them to mind the rules',
  suspend: 'Don’t let it through, and have them stay away for a while',
}
const decidedWords: Record<Decision['kind'], string> = {
  warn: 'asked to mind the rules',
  hide: 'taken away',
  lock: 'topic ended',
  suspend: 'suspended',
  refuse: 'not let through',
}
const firstWords: Record<FirstPosts, string> = {
  all: 'Everybody’s first post',
  'with-links': 'First posts with links',
  none: 'None of them',
}

function idIn({ params }: Visit): string {
  const id = params.id ?? ''
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Problem('not-found', 'There is nothing at this address.')
  return id
}

/** Runs what a form asks for; what was wrong is shown beside the form. */
async function orElse(
  work: () => Promise<Response>,
  otherwise: (tried: Tried) => Promise<Page>,
): Promise<Page | Response> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Problem) || error.kind === 'not-found') throw error
    const status = error.kind === 'invalid' ? 400 : error.kind === 'forbidden' ? 403 : 409
    return otherwise({ wrong: error.message, reasons: error.reasons, status })
  }
}

/** What waits for those who look after the place, and what was decided of late. */
export async function moderationPage(visit: Visit, tried?: Tried): Promise<Page> {
  requireMember(visit.ctx)
  const ctx = await asWhoLooksAfter(visit)
  const { appeals, cases, log } = await moderationQueue(ctx)
  const { paths, site, directory } = visit
  const nameOf = (siteId: string) => directory.byId.get(siteId)?.name ?? ''
  const many = new Set([...cases, ...log].map(each => each.siteId)).size > 1
  return {
    title: 'Looking after the place',
    isPrivate: true,
    status: tried?.status,
    body: html`<section class="moderation"><h1>Looking after the place</h1>${tried?.wrong ? notice(tried.wrong, 'wrong') : ''}${visit.query.has('done') ? notice('It is done, and they are told.') : ''}
<section><h2 class="list-title">To be read</h2>${
      cases.length === 0
        ? html`<p class="empty second">Nothing waits to be read.</p>`
        : html`<ul class="rows">${cases.map(
            each =>
              html`<li><div class="grow">${each.isSpared ? html`<p class="row-title">For somebody else</p><p class="second small">It may hurt, and you read several such today.</p>` : html`<a class="row-title" href="${paths.moderationCase(each.id)}">${titleOf(each)}</a><p class="second small">${whyOf(each)}</p>`}<p class="third small">${each.memberName}${many ? html`, ${nameOf(each.siteId)}` : ''}, ${when(each.openedAt, site.language, 'moment')}${each.isHard ? html` <span class="tag">May hurt</span>` : ''}</p></div></li>`,
          )}</ul>`
    }</section>
<section><h2 class="list-title">Asked to be read again</h2>${
      appeals.length === 0
        ? html`<p class="empty second">Nobody asks for other eyes.</p>`
        : html`<ul class="rows">${appeals.map(each => html`<li><div class="grow"><a class="row-title" href="${paths.moderationAppeal(each.id)}">${each.memberName}: ${decidedWords[each.kind]}</a><p class="second small">“${shortened(each.appeal?.words ?? '')}”</p></div></li>`)}</ul>`
    }</section>
<section><h2 class="list-title">Decided of late</h2>${log.length === 0 ? html`<p class="empty second">Nothing was decided yet.</p>` : decisionList(visit, log)}</section>
${(await sitesLookedAfter(ctx)).includes(site.id) ? await firstPart(visit) : ''}</section>`,
  }
}

async function firstPart({ ctx, paths, site }: Visit): Promise<Html> {
  const now = await firstPostsAt(ctx, site.id)
  return html`<section class="apart"><form method="post" action="${paths.moderation()}" class="form"><fieldset><legend>Of people who are new, read before others see it:</legend>${Object.entries(firstWords).map(([value, words]) => html`<p class="check"><input type="radio" id="first-${value}" name="firstPosts" value="${value}"${value === now ? raw(' checked') : ''}><label for="first-${value}">${words}</label></p>`)}</fieldset><p><button class="button">Keep it</button></p></form></section>`
}

export function keepFirstPosts(visit: Visit): Promise<Page | Response> {
  return orElse(
    async () => {
      const { firstPosts = '' } = await visit.form()
      await readFirst(await asWhoLooksAfter(visit), { siteId: visit.site.id, firstPosts: firstPosts as FirstPosts })
      return goTo(visit.paths.moderation())
    },
    tried => moderationPage(visit, tried),
  )
}

const shortened = (words: string) => (words.length > 160 ? `${words.slice(0, 160).replace(/\s+\S*$/, '')}…` : words)

function titleOf({ held, topicTitle, isHard }: Waiting): string {
  if (isHard) return topicTitle ? `In “${topicTitle}”` : 'A new topic'
  if (typeof held?.title === 'string' && held.title) return held.title
  return topicTitle ? `In “${topicTitle}”` : 'A new topic'
}

function whyOf({ heldBecause, reports }: Waiting): string {
  if (heldBecause)
    return `Held back. ${heldWords[heldBecause].replace(/^You/, 'They').replace(/ you are new/, ' they are new')}`
  const said = [...new Set(reports.map(each => reasonWords[each.reason]))].join('; ')
  return `${reports.length === 1 ? 'One person' : `${reports.length} people`} reported it: ${said}.`
}

function decisionList({ site }: Visit, all: Decision[]): Html {
  return html`<ul class="log">${all.map(each => html`<li><b>${each.memberName || 'Somebody who left'}</b>: ${decidedWords[each.kind]} by ${each.byName ?? 'several reports'}, ${when(each.at, site.language)}${each.undoneAt ? html` <span class="tag">Undone</span>` : ''}<p class="second small">${each.why}</p></li>`)}</ul>`
}

/** One case, with what a moderator needs to decide it. */
export async function casePage(visit: Visit, tried?: Tried): Promise<Page> {
  requireMember(visit.ctx)
  const { about, before, notes } = await caseStory(await asWhoLooksAfter(visit), idIn(visit))
  const { paths, site } = visit
  const { values = {}, reasons = [] } = tried ?? {}
  const words = String(about.held?.text ?? (about.html ? toPlain(about.html) : ''))
  const place =
    about.topicId && about.topicTitle
      ? html`<p class="crumb">In <a href="${topicPaths(visit.base).topic(about.topicId, about.topicTitle)}">${about.topicTitle}</a></p>`
      : ''
  const said = html`<div class="body said" dir="auto">${typeof about.held?.title === 'string' && about.held.title ? html`<b>${about.held.title}</b>\n\n` : ''}${words}</div>${about.settledAt ? '' : picturesToJudge(visit, about.pictures)}`
  return {
    title: 'To be read',
    isPrivate: true,
    status: tried?.status,
    body: html`<section class="moderation"><p class="crumb"><a href="${paths.moderation()}">Looking after the place</a></p><h1>${about.memberName || 'Somebody who left'} wrote</h1>${tried?.wrong ? notice(tried.wrong, 'wrong') : ''}${place}
${about.isSpared ? notice('You read several hard ones today. This one is for somebody else.') : about.isHard ? html`<details class="cover"><summary>Covered, as it may hurt. Show it</summary>${said}</details>` : said}
<p class="second">${whyOf(about)}</p>${about.reports.some(each => each.words) ? html`<ul class="log">${about.reports.filter(each => each.words).map(each => html`<li>“${each.words}”</li>`)}</ul>` : ''}
${about.settledAt ? notice('This is decided.') : about.isSpared ? '' : decideForm(visit, about, values, reasons)}
<section class="apart"><h2>About <a href="${paths.member(about.memberHandle)}">${about.memberName}</a></h2>${before.length === 0 ? html`<p class="second">Nothing was decided about them before.</p>` : decisionList(visit, before)}
<h2>Notes, for moderators alone</h2>${notes.length === 0 ? html`<p class="second">None yet.</p>` : html`<ul class="log">${notes.map(each => html`<li>${each.text} <span class="third small">${each.byName ?? 'Somebody'}, ${when(each.at, site.language)}</span></li>`)}</ul>`}
<form method="post" action="${paths.moderationNote(about.id)}" class="form">${field({ name: 'text', id: 'note', label: 'Another note', rows: 2, maxLength: 1000 })}<p><button class="button">Keep the note</button></p></form></section></section>`,
  }
}

function decideForm(
  { paths, words: { own } }: Visit,
  about: Waiting,
  values: Record<string, string>,
  reasons: Reason[],
): Html {
  const wrong = reasons.find(each => each.at === 'does')
  const words = about.kind === 'held' ? { ...doesWords, ...heldDoes } : doesWords
  return html`<form method="post" action="${paths.moderationCase(about.id)}" class="form"><fieldset${wrong ? raw(' aria-describedby="does-wrong"') : ''}><legend>What is to be done?</legend>${choicesFor(about.kind).map(does => html`<p class="check"><input type="radio" id="does-${does}" name="does" value="${does}" required${values.does === does ? raw(' checked') : ''}><label for="does-${does}">${words[does]}</label></p>`)}${wrong ? html`<p class="wrong" id="does-wrong">${wrong.message}</p>` : ''}</fieldset>
${field({ name: 'why', label: 'Why, in words they read', value: values.why, rows: 3, maxLength: 500, optional: own.ifYouLike, hint: 'Needed wherever something is wrong. Kind and plain: what, and what they can do.' }, reasons)}
${field({ name: 'days', label: 'Days to stay away', value: values.days ?? '7', optional: own.ifYouLike, maxLength: 3, hint: 'Only where they are to stay away.' }, reasons)}
<p><button class="button primary">Decide</button></p></form>`
}

export async function decideCase(visit: Visit): Promise<Page | Response> {
  const form = await visit.form()
  return orElse(
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
  const { paths } = visit
  const { values = {}, reasons = [] } = tried ?? {}
  return {
    title: 'To be read again',
    isPrivate: true,
    status: tried?.status,
    body: html`<section class="moderation"><p class="crumb"><a href="${paths.moderation()}">Looking after the place</a></p><h1>${decision.memberName} asks for other eyes</h1>${tried?.wrong ? notice(tried.wrong, 'wrong') : ''}
<dl class="facts"><dt>Decided</dt><dd>${decidedWords[decision.kind]} by ${decision.byName ?? 'several reports'}</dd><dt>Why</dt><dd>${decision.why}</dd><dt>They say</dt><dd>${decision.appeal?.words ?? ''}</dd></dl>
${decision.text ? html`<details class="cover"><summary>What it is about</summary><div class="body said" dir="auto">${decision.text}</div></details>` : ''}
${
  decision.appeal?.answer
    ? notice(`This is decided: ${decision.appeal.answer}`)
    : whyNot
      ? notice(whyNot)
      : html`<form method="post" action="${paths.moderationAppeal(decision.id)}" class="form"><fieldset><legend>Now that you read it</legend><p class="check"><input type="radio" id="leave" name="isGranted" value="no" required><label for="leave">It stays as it was decided</label></p><p class="check"><input type="radio" id="undo" name="isGranted" value="yes"><label for="undo">Undo it</label></p></fieldset>${field({ name: 'answer', label: 'Your answer to them', value: values.answer, rows: 3, maxLength: 1000, minLength: 3 }, reasons)}<p><button class="button primary">Answer</button></p></form>`
}</section>`,
  }
}

export async function decideAgain(visit: Visit): Promise<Page | Response> {
  const form = await visit.form()
  return orElse(
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
