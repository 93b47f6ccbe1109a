import { html, raw } from 'hono/html'
import { Problem, type Reason } from '#lib/problem'
import { topicPaths } from '#lib/topic-paths'
import {
  atRoot,
  limits,
  type Post,
  pageOf,
  removePost,
  revisionsOf,
  type Topic,
  thePost,
  theTopic,
} from '#places/community'
import { sayEdit } from '#places/moderation'
import { requireMember } from '#platform/context'
import { goTo } from '../../forms.ts'
import { field, momentWords, notice } from '../../pieces.ts'
import { refusedIn, toldIn } from '../../refused.ts'
import type { Page, Visit } from '../../visit.ts'
import { type Added, pictureFields, readFilled } from './pictures.ts'

async function found({ ctx, params, site, words }: Visit): Promise<{ post: Post; topic: Topic }> {
  const id = params.id ?? ''
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Problem('not-found', words.writing.noSuchPost)
  const post = await thePost(ctx, id)
  const topic = await theTopic(ctx, post.topicId)
  if (topic.siteId !== site.id) throw new Problem('not-found', words.writing.noSuchPost)
  return { post, topic }
}

const placeOf = ({ base }: Visit, topic: Topic, post: Post) =>
  topicPaths(base).post(topic.id, topic.title, post.number, pageOf(post.number))

/** Changing one’s own words. */
export async function editPage(
  visit: Visit,
  tried?: { values: Record<string, string>; pictures: Added[]; wrong: string; reasons: Reason[]; status: number },
): Promise<Page> {
  const me = requireMember(visit.ctx)
  const { post, topic } = await found(visit)
  if (post.memberId !== me.memberId)
    throw new Problem('forbidden', 'These are somebody else’s words: only they change them.')
  const reasons = tried?.reasons ?? []
  const { own, writing } = visit.words
  return {
    title: writing.changeWhatYouSaid,
    isPrivate: true,
    status: tried?.status,
    body: html`<section class="write"><p class="crumb"><a href="${placeOf(visit, topic, post)}">${topic.title}</a></p><h1>${writing.changeWhatYouSaid}</h1>${tried ? notice(tried.wrong, tried.status === 200 ? undefined : 'wrong') : ''}
<form method="post" action="${topicPaths(visit.base).edit(post.id)}" enctype="multipart/form-data" class="form"><input type="hidden" name="hasPictures" value="yes">${post.number === 1 ? field({ name: 'title', label: writing.title, value: tried?.values.title ?? topic.title, minLength: 8, maxLength: limits.titleMost }, reasons) : ''}${field({ name: 'text', label: writing.yourWords, value: tried?.values.text ?? post.text, rows: 10, maxLength: limits.textMost, hint: writing.staysVisible }, reasons)}${pictureFields(visit, tried?.pictures ?? post.pictures, reasons)}${field({ name: 'why', label: writing.whyYouChangeIt, value: tried?.values.why ?? '', optional: own.ifYouLike, maxLength: 200 }, reasons)}
<p class="row"><button class="button primary">${writing.keepTheChange}</button><a class="button" href="${placeOf(visit, topic, post)}">${writing.leaveIt}</a></p></form></section>`,
  }
}

export async function edit(visit: Visit): Promise<Page | Response> {
  const { post, topic } = await found(visit)
  const { asks, form, pictures, wrong } = await readFilled(visit)
  if (wrong || asks)
    return editPage(visit, {
      values: form,
      pictures,
      wrong: wrong ?? visit.words.sayWhatPicturesShow,
      reasons: [],
      status: wrong ? 400 : 200,
    })
  try {
    const { held } = await sayEdit(visit.ctx, {
      postId: post.id,
      text: form.text ?? '',
      ...(form.title !== undefined && { title: form.title }),
      ...(form.why && { why: form.why }),
      ...(form.hasPictures && { pictures }),
    })
    if (held) return goTo(visit.paths.told())
  } catch (error) {
    if (!(error instanceof Problem) || error.kind === 'forbidden') throw error
    const { message: wrong, reasons } = refusedIn(visit, error)
    return editPage(visit, {
      values: form,
      pictures,
      wrong,
      reasons,
      status: error.kind === 'invalid' ? 400 : 409,
    })
  }
  return goTo(placeOf(visit, topic, post))
}

/** How a post read before, for everybody. */
export async function historyPage(visit: Visit): Promise<Page> {
  const { base, ctx, site, words } = visit
  const { writing } = words
  const { post, topic } = await found(visit)
  // What was taken away is not to be read by another way.
  if (post.removedAt) throw new Problem('not-found', words.takenAway)
  const revisions = await revisionsOf(ctx, post.id)
  return {
    title: writing.howItReadBefore,
    isPrivate: true,
    shows: [topic.id],
    body: html`<section class="reading history"><p class="crumb"><a href="${placeOf(visit, topic, post)}">${topic.title}</a></p><h1>${writing.howItReadBefore}</h1>
${revisions.length === 0 ? html`<p class="second">${writing.neverChanged}</p>` : html`<ol>${revisions.toReversed().map(each => html`<li><h2>${writing.until(momentWords(site.language, each.at))}${each.why ? html`<span class="second"> ${writing.changedBecause(each.why)}</span>` : ''}</h2>${each.title ? html`<p class="row-title">${each.title}</p>` : ''}<div class="body" dir="auto">${raw(atRoot(each.html, base))}</div></li>`)}</ol>`}</section>`,
  }
}

/** Asks once more: what is taken away does not come back. */
export async function removePage(visit: Visit, wrong?: string): Promise<Page> {
  const me = requireMember(visit.ctx)
  const { post, topic } = await found(visit)
  const isOwn = post.memberId === me.memberId
  const { takeAway, writing } = visit.words
  return {
    title: writing.takeItAway,
    isPrivate: true,
    ...(wrong && { status: 400 }),
    body: html`<section class="alone"><h1>${writing.takeItAway}</h1>${wrong ? notice(wrong, 'wrong') : ''}<p>${writing.aGapStays}</p>
<form method="post" action="${topicPaths(visit.base).remove(post.id)}" class="form">${isOwn ? '' : field({ name: 'why', label: writing.whyForEverybody, maxLength: 200 })}<p class="row"><button class="button stop">${takeAway}</button><a class="button" href="${placeOf(visit, topic, post)}">${writing.leaveItThere}</a></p></form></section>`,
  }
}

export async function remove(visit: Visit): Promise<Page | Response> {
  const { post, topic } = await found(visit)
  const { why } = await visit.form()
  try {
    await removePost(visit.ctx, { postId: post.id, ...(why && { why }) })
  } catch (error) {
    if (!(error instanceof Problem) || error.kind !== 'invalid') throw error
    return removePage(visit, toldIn(visit, error.message))
  }
  const isGone = post.number === 1 && topic.replyCount === 0
  return goTo(isGone ? visit.paths.home() : placeOf(visit, topic, post))
}
