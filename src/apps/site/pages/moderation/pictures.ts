import { html } from 'hono/html'
import { Problem } from '#lib/problem'
import { topicPaths } from '#lib/topic-paths'
import { pageOf, thePost, theTopic } from '#places/community'
import { takePictureAway } from '#places/moderation'
import { mayModerate } from '#places/sites'
import { requireMember } from '#platform/context'
import { goTo } from '../../forms.ts'
import { field, notice } from '../../pieces.ts'
import type { Html, Page, Visit } from '../../visit.ts'
import { asWhoLooksAfter } from './who.ts'

const idIn = ({ params, words }: Visit): string => {
  const id = params.id ?? ''
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new Problem('not-found', words.writing.nothingHere)
  return id
}

/** Pictures for whoever looks after the place: blurred until they want to see one, each with the way to take it away. */
export function picturesToJudge(
  { base, paths, words: { tended } }: Visit,
  pictures: { id: string; alt: string }[],
): Html {
  if (pictures.length === 0) return html``
  const at = topicPaths(base)
  return html`<ul class="veiled">${pictures.map(
    ({ alt, id }, n) =>
      html`<li><p>${tended.picture(n + 1, alt)}</p><p class="check"><input type="checkbox" id="see-${id}" class="see"><label for="see-${id}">${tended.showPicture(n + 1)}</label></p><div class="veil"><img src="${at.picture(id)}" alt="${alt}" loading="lazy"></div>
<details><summary>${tended.takePictureAway(n + 1)}</summary><form method="post" action="${paths.takePictureAway(id)}" class="form">${field({ name: 'why', id: `why-${id}`, label: tended.whyAuthorReads, maxLength: 150 })}<p><button class="button stop">${tended.takeItAway}</button></p></form></details></li>`,
  )}</ul>`
}

/** The pictures of one post, to take one away and leave the words. */
export async function picturesPage(visit: Visit, wrong?: string, postId = idIn(visit)): Promise<Page> {
  requireMember(visit.ctx)
  const { refusals, takeAPictureAway, tended } = visit.words
  const post = await thePost(visit.ctx, postId)
  const topic = await theTopic(visit.ctx, post.topicId)
  if (topic.siteId !== visit.site.id || post.removedAt) throw new Problem('not-found', refusals.noSuchPostHere)
  if (!(await mayModerate(await asWhoLooksAfter(visit), topic.siteId)))
    throw new Problem('forbidden', refusals.onlyWhoLooksAfter)
  return {
    title: takeAPictureAway,
    isPrivate: true,
    ...(wrong && { status: 400 }),
    body: html`<section class="moderation"><p class="crumb"><a href="${topicPaths(visit.base).post(topic.id, topic.title, post.number, pageOf(post.number))}">${topic.title}</a></p><h1>${takeAPictureAway}</h1>${wrong ? notice(wrong, 'wrong') : ''}<p class="second">${tended.wordsStay}</p>${post.pictures.length > 0 ? picturesToJudge(visit, post.pictures) : html`<p class="empty second">${tended.noPictures}</p>`}</section>`,
  }
}

export async function takeAway(visit: Visit): Promise<Page | Response> {
  requireMember(visit.ctx)
  const { why = '' } = await visit.form()
  const { postId } = await takePictureAway(await asWhoLooksAfter(visit), { pictureId: idIn(visit), why })
  return goTo(postId ? visit.paths.picturesOf(postId) : `${visit.paths.moderation()}?done=1`)
}
