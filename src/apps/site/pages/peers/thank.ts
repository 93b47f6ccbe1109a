import { whoIs } from '#core/team'
import { thankAtHome } from '#journey/at-home'
import { Problem } from '#lib/problem'
import { topicPaths } from '#lib/topic-paths'
import { pageOf, thePost, theTopic } from '#places/community'
import { thank } from '#places/standing'
import { as, requireMember } from '#platform/context'
import { goTo } from '../../forms.ts'
import type { Visit } from '../../visit.ts'

/** A member thanks for themselves; a colleague for the company, by name, through the desk’s own sign-in and its last gate. */
export async function thankFor(visit: Visit): Promise<Response> {
  const { base, ctx, params, request, site } = visit
  const me = requireMember(ctx)
  const id = params.id ?? ''
  const post = /^[0-9a-f-]{36}$/.test(id) ? await thePost(ctx, id) : undefined
  if (post?.siteId !== site.id) throw new Problem('not-found', 'There is no such post here.')
  const topic = await theTopic(ctx, post.topicId)
  const at = topicPaths(base)
  if (me.employeeId === null) {
    await thank(ctx, { postId: id, wants: (await visit.form()).wants !== 'no' })
    return goTo(at.post(topic.id, topic.title, post.number, pageOf(post.number)))
  }
  const actor = await whoIs(ctx, new Headers({ cookie: request.headers.get('cookie') ?? '' }))
  await thankAtHome(as(ctx, actor), { postId: id })
  return goTo(`${at.topic(topic.id, topic.title)}?done=thanked`)
}
