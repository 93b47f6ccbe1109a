import { html, raw } from 'hono/html'
import { Problem } from '#lib/problem'
import { topicPaths } from '#lib/topic-paths'
import { pageOf, thePost, theTopic } from '#places/community'
import { type ReportReason, reasons, reportPost } from '#places/moderation'
import { goTo } from '../../forms.ts'
import { field, notice } from '../../pieces.ts'
import { refusedIn } from '../../refused.ts'
import type { Page, Visit } from '../../visit.ts'
import { asWhoLooksAfter } from './who.ts'

async function found({ ctx, params, base, site, words }: Visit) {
  const id = params.id ?? ''
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Problem('not-found', words.writing.noSuchPost)
  const post = await thePost(ctx, id)
  const topic = await theTopic(ctx, post.topicId)
  if (topic.siteId !== site.id || post.removedAt) throw new Problem('not-found', words.refusals.noSuchPostHere)
  return { post, topic, place: topicPaths(base).post(topic.id, topic.title, post.number, pageOf(post.number)) }
}

/** Where somebody says what is wrong with a post. */
export async function reportPage(
  visit: Visit,
  tried?: { wrong: string; values: Record<string, string>; status: number },
): Promise<Page | Response> {
  const { paths, url, visitor, words } = visit
  const { told } = words
  if (visitor.actor.kind === 'nobody') return goTo(paths.signIn(url.pathname))
  const { place, post, topic } = await found(visit)
  if (visit.query.has('done'))
    return {
      title: words.own.thankYou,
      isPrivate: true,
      body: html`<section class="door"><h1>${words.own.thankYou}</h1><p>${told.reported}</p><p><a class="button" href="${place}">${told.backToTheTopic}</a></p></section>`,
    }
  return {
    title: told.reportThis,
    isPrivate: true,
    status: tried?.status,
    body: html`<section class="write"><p class="crumb"><a href="${place}">${topic.title}</a></p><h1>${told.whatIsWrong}</h1>${tried ? notice(tried.wrong, 'wrong') : ''}
<form method="post" action="${paths.report(post.id)}" class="form"><fieldset><legend class="hidden-words">${told.whatIsWrong}</legend>${reasons.map(each => html`<p class="check"><input type="radio" id="reason-${each}" name="reason" value="${each}" required${tried?.values.reason === each ? raw(' checked') : ''}><label for="reason-${each}">${told.wrong[each]}</label></p>`)}</fieldset>
${field({ name: 'words', label: told.inYourWords, value: tried?.values.words, rows: 3, maxLength: 500, optional: words.own.ifYouLike, hint: told.onlyTheyRead })}
<p class="row"><button class="button primary">${told.reportIt}</button><a class="button" href="${place}">${words.writing.leaveIt}</a><a href="${paths.rules()}">${words.rulesOfThisPlace}</a></p></form></section>`,
  }
}

export async function report(visit: Visit): Promise<Page | Response> {
  const { post } = await found(visit)
  const form = await visit.form()
  try {
    const ctx = await asWhoLooksAfter(visit)
    await reportPost(ctx, { postId: post.id, reason: form.reason as ReportReason, words: form.words ?? '' })
  } catch (error) {
    if (!(error instanceof Problem) || error.kind === 'not-found') throw error
    const { message, reasons: because } = refusedIn(visit, error)
    const wrong = [message, ...because.map(each => each.message)].join(' ')
    return reportPage(visit, { wrong, values: form, status: error.kind === 'invalid' ? 400 : 409 })
  }
  return goTo(`${visit.paths.report(post.id)}?done=1`)
}
