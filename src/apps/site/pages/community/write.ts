import { html, raw } from 'hono/html'
import { Problem, type Reason } from '#lib/problem'
import { topicPaths } from '#lib/topic-paths'
import {
  type Kind,
  kinds,
  limits,
  myDraft,
  type Space,
  saveDraft,
  spacesOf,
  tagOf,
  topicShown,
} from '#places/community'
import { type RelatedTopic, related } from '#places/discovery'
import { sayTopic } from '#places/moderation'
import { requireMember } from '#platform/context'
import { goTo } from '../../forms.ts'
import { field, notice } from '../../pieces.ts'
import { refusedIn, toldIn } from '../../refused.ts'
import type { Html, Page, Visit } from '../../visit.ts'
import type { Words } from '../../words/index.ts'
import { kindWords } from './list.ts'
import { type Added, isOfPicture, pictureFields, readFilled } from './pictures.ts'

interface Tried {
  wrong?: string
  reasons?: Reason[]
  values: Record<string, string>
  status?: number
  /** What looks like the same was shown already: the next press opens it. */
  near?: RelatedTopic[]
  pictures?: Added[]
}

/** The form in which somebody asks, or opens whatever else. It works without scripts. */
export async function writePage(visit: Visit, tried?: Tried): Promise<Page | Response> {
  const { ctx, paths, query, site, url, visitor, words } = visit
  const { own, writing } = words
  const at = topicPaths(visit.base)
  if (visitor.actor.kind === 'nobody') return goTo(paths.signIn(url.pathname + url.search))
  const spaces = await spacesOf(ctx, site.id)
  const draft = tried ? undefined : await myDraft(ctx, { siteId: site.id, topicId: null })
  const kept = draft && { ...draft.fields, title: draft.title, text: draft.text }
  const values: Record<string, unknown> = tried?.values ?? { ...kept, ...Object.fromEntries(query) }
  const kind = kinds.find(each => each === values.kind) ?? 'question'
  const value = (name: string) => String(values[name] ?? '')
  const reasons = (tried?.reasons ?? []).map(reason => ({ ...reason, at: fieldOf[reason.at ?? ''] ?? reason.at ?? '' }))
  const chosen = spaces.find(each => each.id === values.spaceId || each.slug === values.space) ?? spaces[0]
  const isColleague = visitor.actor.employeeId !== null
  return {
    title: kindWords(words)[kind].open,
    isPrivate: true,
    place: kind,
    status: tried?.status,
    body: html`<section class="write"><h1>${kindWords(words)[kind].open}</h1>${tried?.wrong ? notice(tried.wrong, tried.status === 200 ? undefined : 'wrong') : ''}${
      isColleague
        ? html`<p class="notice">${writing.colleaguesDont}</p>`
        : html`<p class="row kinds">${kinds.map(each => html`<a class="button small" href="${at.write(each)}"${each === kind ? raw(' aria-current="true"') : ''}>${kindWords(words)[each].one}</a>`)}</p>
<form method="post" action="${at.write()}" enctype="multipart/form-data" class="form" data-draft="${at.draft()}" data-related="${at.related()}"><input type="hidden" name="kind" value="${kind}">
${field({ name: 'title', label: kind === 'question' ? writing.questionInASentence : writing.whatItIsAbout, value: value('title'), minLength: 8, maxLength: limits.titleMost }, reasons)}
<div data-near-here aria-live="polite">${tried?.near ? nearList(visit, tried.near) : ''}</div>
${field({ name: 'text', label: kind === 'question' ? writing.whatYouTried : writing.moreAboutIt, value: value('text'), rows: 9, maxLength: limits.textMost, hint: words.markdownWorks }, reasons)}
${pictureFields(visit, tried?.pictures ?? [], reasons)}
${kind === 'poll' ? pollFields(words, value, reasons) : ''}${kind === 'event' ? eventFields(words, value, reasons) : ''}
${spaces.length > 1 ? spaceField(words, spaces, chosen, kind) : html`<input type="hidden" name="spaceId" value="${chosen?.id ?? ''}">`}
${field({ name: 'tags', label: writing.tags, value: value('tags'), optional: own.ifYouLike, maxLength: 200, hint: writing.tagsHint(limits.tagsMost) }, reasons)}
${tried?.near ? html`<input type="hidden" name="sure" value="yes">` : ''}<p class="row"><button class="button primary">${tried?.near ? writing.mineIsAnother : kindWords(words)[kind].open}</button><span class="third small">${writing.everybodyAndCompany}</span></p></form>`
    }</section>`,
  }
}

/** The names of the form’s fields for those of the verb. */
const fieldOf: Record<string, string> = {
  'poll.choices': 'choices',
  'poll.closesAt': 'closesAt',
  'event.startsAt': 'startsAt',
  'event.endsAt': 'endsAt',
  'event.timezone': 'timezone',
  'event.url': 'url',
  'event.roomFor': 'roomFor',
}

function spaceField({ writing }: Words, spaces: Space[], chosen: Space | undefined, kind: Kind): Html {
  const fitting = spaces.filter(each => each.kinds.length === 0 || each.kinds.includes(kind))
  return html`<div class="field"><label for="spaceId">${writing.whereItBelongs}</label><select class="box" id="spaceId" name="spaceId">${fitting.map(each => html`<option value="${each.id}"${each.id === chosen?.id ? raw(' selected') : ''}>${each.name}</option>`)}</select></div>`
}

function pollFields({ own, writing }: Words, value: (name: string) => string, reasons: Reason[]): Html {
  return html`${field({ name: 'choices', label: writing.whatToChooseFrom, value: value('choices'), rows: 5, hint: writing.oneALine }, reasons)}
<p class="check"><input type="checkbox" id="takesMany" name="takesMany" value="yes"${value('takesMany') ? raw(' checked') : ''}><label for="takesMany">${writing.mayChooseSeveral}</label></p>
${field({ name: 'closesAt', label: writing.openUntil, type: 'datetime-local', value: value('closesAt'), optional: own.ifYouLike, hint: writing.universalTime }, reasons)}`
}

function eventFields({ own, where, writing }: Words, value: (name: string) => string, reasons: Reason[]): Html {
  const optional = own.ifYouLike
  return html`${field({ name: 'startsAt', label: writing.itBegins, type: 'datetime-local', value: value('startsAt') }, reasons)}${field({ name: 'endsAt', label: writing.itEnds, type: 'datetime-local', value: value('endsAt') }, reasons)}${field({ name: 'timezone', label: writing.timeZone, value: value('timezone') || 'Europe/Berlin', maxLength: 60 }, reasons)}${field({ name: 'place', label: where, value: value('place'), optional, maxLength: 120 }, reasons)}${field({ name: 'address', label: writing.itsAddress, value: value('address'), optional, maxLength: 300 }, reasons)}${field({ name: 'url', label: writing.aPageAboutIt, type: 'url', value: value('url'), optional, maxLength: 500 }, reasons)}${field({ name: 'roomFor', label: writing.roomForHowMany, value: value('roomFor'), optional, maxLength: 7 }, reasons)}`
}

/** Opens it; without scripts, what looks like the same is shown once before. */
export async function write(visit: Visit): Promise<Page | Response> {
  const { ctx, site } = visit
  requireMember(ctx)
  const { asks, form, pictures, wrong } = await readFilled(visit)
  const kind = kinds.find(each => each === form.kind) ?? 'question'
  const { text = '', title = '' } = form
  if (wrong || asks)
    return writePage(visit, {
      values: form,
      pictures,
      wrong: wrong ?? visit.words.sayWhatPicturesShow,
      status: wrong ? 400 : 200,
    })
  try {
    if (kind === 'question' && !form.sure && title.trim().length >= 8) {
      const same = (await related(ctx, { siteId: site.id, title, text, most: 3 })).filter(each => each.sameBecause)
      if (same.length > 0)
        return writePage(visit, {
          values: form,
          pictures,
          near: same,
          wrong: visit.words.writing.askedBefore,
          status: 409,
        })
    }
    const tags = (form.tags ?? '').split(/[,\n]/).map(tagOf).filter(Boolean)
    const { held, said: topic } = await sayTopic(ctx, {
      ...{ siteId: site.id, spaceId: form.spaceId ?? '', kind, title, text, tags, pictures },
      ...(kind === 'poll' && { poll: pollOf(form) }),
      ...(kind === 'event' && { event: eventOf(form) }),
    })
    return topic ? goTo(topicPaths(visit.base).topic(topic.id, topic.title)) : heldPage(visit, toldIn(visit, held))
  } catch (error) {
    if (!(error instanceof Problem) || error.kind === 'not-found') throw error
    const { message: wrong, reasons } = refusedIn(visit, error)
    return writePage(visit, {
      values: form,
      pictures,
      wrong,
      reasons,
      status: error.kind === 'invalid' ? 400 : 409,
    })
  }
}

/** Kept from others until somebody has read it: said at once, and on a page of theirs. */
function heldPage({ paths, words: { toTheFirstPage, writing } }: Visit, held: string): Page {
  return {
    title: writing.itIsKept,
    isPrivate: true,
    body: html`<section class="door"><h1>${writing.itIsKept}</h1><p>${held}</p><p class="row"><a class="button primary" href="${paths.told()}">${writing.seeWhatWaits}</a><a class="button" href="${paths.home()}">${toTheFirstPage}</a></p></section>`,
  }
}

function pollOf(form: Record<string, string>) {
  const choices = (form.choices ?? '')
    .split('\n')
    .map(each => each.trim())
    .filter(Boolean)
  return {
    choices,
    takesMany: form.takesMany === 'yes',
    ...(form.closesAt && { closesAt: new Date(`${form.closesAt}Z`) }),
  }
}

function eventOf(form: Record<string, string>) {
  const timezone = form.timezone?.trim() ?? ''
  return {
    startsAt: instantAt(form.startsAt, timezone),
    endsAt: instantAt(form.endsAt, timezone),
    timezone,
    place: form.place ?? '',
    address: form.address ?? '',
    ...(form.url && { url: form.url }),
    ...(form.roomFor && { roomFor: Number(form.roomFor) }),
  }
}

/** What a clock at a place shows as an instant: the offset is looked up at the instant itself, so that summer time holds. */
export function instantAt(shown: string | undefined, timezone: string): Date {
  const utc = new Date(`${shown}Z`)
  try {
    let at = utc
    for (let n = 0; n < 2; n++) at = new Date(utc.getTime() - offsetMs(at, timezone))
    return at
  } catch {
    // The verb says in words what is wrong with the zone or the time.
    return utc
  }
}

function offsetMs(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at)
  return new Date(`${parts.replace(' ', 'T')}Z`).getTime() - Math.floor(at.getTime() / 1000) * 1000
}

function nearList(visit: Visit, near: RelatedTopic[]): Html {
  const at = topicPaths(visit.base)
  const { noReplyYet, replies, writing } = visit.words
  return html`<div class="near"><p class="small">${writing.areNear(near.length)}</p><ul>${near.map(each => html`<li><a href="${at.topic(each.topicId, each.title)}">${each.title}</a> <span class="third small">${each.sameBecause ? `${writing.nearlyTheSame} ` : ''}${each.hasAnswer ? writing.hasAnAnswer : each.replyCount > 0 ? replies(each.replyCount) : noReplyYet}</span></li>`)}</ul></div>`
}

/** What is near to a title that is being typed, or to a topic: a piece of a page, for the script. */
export async function relatedPiece(visit: Visit): Promise<Response> {
  const { ctx, query, site } = visit
  const id = query.get('topic') ?? ''
  const topic = /^[0-9a-f-]{36}$/.test(id) ? await topicShown(ctx, id) : undefined
  const title = topic?.title ?? (query.get('title') ?? '').slice(0, 300)
  const near = await related(ctx, {
    siteId: site.id,
    title,
    text: (query.get('text') ?? '').slice(0, 1_000),
    except: topic?.id ?? null,
  })
  const body = near.length > 0 ? await nearList(visit, near) : ''
  return new Response(String(body), {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, max-age=60' },
  })
}

/** Keeps what is being written, for its writer alone. */
export async function keepDraft(visit: Visit): Promise<Response> {
  const { topicId, title = '', text = '', ...rest } = await visit.form()
  const fields = Object.fromEntries(
    Object.entries(rest).filter(([name, value]) => name !== 'sure' && name !== 'to' && !isOfPicture(name) && value),
  )
  await saveDraft(visit.ctx, { siteId: visit.site.id, topicId: topicId || null, title, text, fields })
  return new Response(null, { status: 204 })
}
