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
import { field, notice, when } from '../../pieces.ts'
import type { Page, Visit } from '../../visit.ts'
import { type Added, pictureFields, readFilled } from './pictures.ts'

async function found({ ctx, params, site }: Visit): Promise<{ post: Post; topic: Topic }> {
  const id = params.id ?? ''
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Problem('not-found', 'There is no such post.')
  const post = await thePost(ctx, id)
  const topic = await theTopic(ctx, post.topicId)
  if (topic.siteId !== site.id) throw new Problem('not-found', 'There is no such post here.')
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
  return {
    title: 'Change what you said',
    isPrivate: true,
    status: tried?.status,
    body: html`<section class="write"><p class="crumb"><a href="${placeOf(visit, topic, post)}">${topic.title}</a></p><h1>Change what you said</h1>${tried ? notice(tried.wrong, tried.status === 200 ? undefined : 'wrong') : ''}
<form method="post" action="${topicPaths(visit.base).edit(post.id)}" enctype="multipart/form-data" class="form"><input type="hidden" name="hasPictures" value="yes">${post.number === 1 ? field({ name: 'title', label: 'Title', value: tried?.values.title ?? topic.title, minLength: 8, maxLength: limits.titleMost }, reasons) : ''}${field({ name: 'text', label: 'Your words', value: tried?.values.text ?? post.text, rows: 10, maxLength: limits.textMost, hint: 'How it read before stays visible, so that replies keep their sense.' }, reasons)}${pictureFields(visit, tried?.pictures ?? post.pictures, reasons)}${field({ name: 'why', label: 'Why you change it', value: tried?.values.why ?? '', isOptional: true, maxLength: 200 }, reasons)}
<p class="row"><button class="button primary">Keep the change</button><a class="button" href="${placeOf(visit, topic, post)}">Leave it</a></p></form></section>`,
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
    return editPage(visit, {
      values: form,
      pictures,
      wrong: error.message,
      reasons: error.reasons,
      status: error.kind === 'invalid' ? 400 : 409,
    })
  }
  return goTo(placeOf(visit, topic, post))
}

/** How a post read before, for everybody. */
export async function historyPage(visit: Visit): Promise<Page> {
  const { base, ctx, site } = visit
  const { post, topic } = await found(visit)
  // What was taken away is not to be read by another way.
  if (post.removedAt) throw new Problem('not-found', 'This was taken away.')
  const revisions = await revisionsOf(ctx, post.id)
  return {
    title: 'How it read before',
    isPrivate: true,
    shows: [topic.id],
    body: html`<section class="reading history"><p class="crumb"><a href="${placeOf(visit, topic, post)}">${topic.title}</a></p><h1>How it read before</h1>
${revisions.length === 0 ? html`<p class="second">It was never changed.</p>` : html`<ol>${revisions.toReversed().map(each => html`<li><h2>Until ${when(each.at, site.language, 'moment')}${each.why ? html`<span class="second"> Changed: ${each.why}</span>` : ''}</h2>${each.title ? html`<p class="row-title">${each.title}</p>` : ''}<div class="body" dir="auto">${raw(atRoot(each.html, base))}</div></li>`)}</ol>`}</section>`,
  }
}

/** Asks once more: what is taken away does not come back. */
export async function removePage(visit: Visit, wrong?: string): Promise<Page> {
  const me = requireMember(visit.ctx)
  const { post, topic } = await found(visit)
  const isOwn = post.memberId === me.memberId
  return {
    title: 'Take it away?',
    isPrivate: true,
    ...(wrong && { status: 400 }),
    body: html`<section class="alone"><h1>Take it away?</h1>${wrong ? notice(wrong, 'wrong') : ''}<p>A gap stays where it stood, so that replies keep their sense. It can’t be brought back.</p>
<form method="post" action="${topicPaths(visit.base).remove(post.id)}" class="form">${isOwn ? '' : field({ name: 'why', label: 'Why, for its author and everybody', maxLength: 200 })}<p class="row"><button class="button stop">Take it away</button><a class="button" href="${placeOf(visit, topic, post)}">Leave it there</a></p></form></section>`,
  }
}

export async function remove(visit: Visit): Promise<Page | Response> {
  const { post, topic } = await found(visit)
  const { why } = await visit.form()
  try {
    await removePost(visit.ctx, { postId: post.id, ...(why && { why }) })
  } catch (error) {
    if (!(error instanceof Problem) || error.kind !== 'invalid') throw error
    return removePage(visit, error.message)
  }
  const isGone = post.number === 1 && topic.replyCount === 0
  return goTo(isGone ? visit.paths.home() : placeOf(visit, topic, post))
}
