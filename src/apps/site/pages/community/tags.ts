import { html } from 'hono/html'
import { Problem, type Reason } from '#lib/problem'
import { topicPaths } from '#lib/topic-paths'
import { limits, type Topic, tagOf, tagsOfTopic, theTopic } from '#places/community'
import { mayTag, tagTopic } from '#places/standing'
import { requireMember } from '#platform/context'
import { goTo } from '../../forms.ts'
import { field, notice } from '../../pieces.ts'
import type { Page, Visit } from '../../visit.ts'

async function found({ ctx, params, site, words }: Visit): Promise<Topic> {
  const id = params.id ?? ''
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Problem('not-found', words.noSuchTopic)
  const topic = await theTopic(ctx, id)
  if (topic.siteId !== site.id) throw new Problem('not-found', words.noSuchTopic)
  return topic
}

/** Under which tags a topic is found; for whoever opened it, moderators, and members who helped others much. */
export async function tagsPage(
  visit: Visit,
  tried?: { value: string; wrong: string; reasons: Reason[]; status: number },
): Promise<Page> {
  requireMember(visit.ctx)
  const topic = await found(visit)
  if (!(await mayTag(visit.ctx, topic)))
    throw new Problem('forbidden', 'Whoever opened it changes its tags, or a member who helped others much.')
  const at = topicPaths(visit.base)
  const { own, writing } = visit.words
  const value = tried?.value ?? (await tagsOfTopic(visit.ctx, topic.id)).join(', ')
  const tags = field(
    {
      ...{ name: 'tags', label: writing.tags, value, optional: own.ifYouLike, maxLength: 200 },
      hint: `${writing.tagsHint(limits.tagsMost)} ${writing.wordsStay}`,
    },
    tried?.reasons ?? [],
  )
  return {
    title: writing.changeTheTags,
    isPrivate: true,
    ...(tried && { status: tried.status }),
    body: html`<section class="write"><p class="crumb"><a href="${at.topic(topic.id, topic.title)}">${topic.title}</a></p><h1>${writing.changeTheTags}</h1>${tried ? notice(tried.wrong, 'wrong') : ''}
<form method="post" action="${at.tags(topic.id)}" class="form">${tags}
<p class="row"><button class="button primary">${writing.keepTheTags}</button><a class="button" href="${at.topic(topic.id, topic.title)}">${writing.leaveThem}</a></p></form></section>`,
  }
}

export async function changeTags(visit: Visit): Promise<Page | Response> {
  const topic = await found(visit)
  const { tags: value = '' } = await visit.form()
  try {
    await tagTopic(visit.ctx, { topicId: topic.id, tags: value.split(/[,\n]/).map(tagOf).filter(Boolean) })
  } catch (error) {
    if (!(error instanceof Problem) || error.kind === 'forbidden') throw error
    const status = error.kind === 'invalid' ? 400 : 409
    return tagsPage(visit, { value, wrong: error.message, reasons: error.reasons, status })
  }
  return goTo(topicPaths(visit.base).topic(topic.id, topic.title))
}
