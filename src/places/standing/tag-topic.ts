import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { postByNumber, retag, Tags, type Topic, tagsOfTopic, theTopic, toPlain } from '#places/community'
import { requireTakingPart } from '#places/members'
import { altsOf } from '#places/pictures'
import { mayModerate } from '#places/sites'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { powersOf } from './standing-of-member.ts'

declare module '#platform/events' {
  interface Events {
    'topic.tagged': { topicId: string; siteId: string; by: 'author' | 'helper' | 'moderator' }
  }
}

export const TagTopic = z.object({ topicId: z.uuid(), tags: Tags })
export type TagTopic = z.input<typeof TagTopic>

/** As what whoever looks may change the tags of a topic: who opened it, a moderator, or a member who helped others; else nothing. */
export async function mayTag(
  ctx: Context,
  { memberId, siteId }: Pick<Topic, 'memberId' | 'siteId'>,
): Promise<'author' | 'helper' | 'moderator' | undefined> {
  const { actor } = ctx
  if (actor.kind === 'member' && actor.memberId === memberId) return 'author'
  if (await mayModerate(ctx, siteId)) return 'moderator'
  if (actor.kind !== 'member' || actor.employeeId !== null) return undefined
  return (await powersOf(ctx, actor.memberId)).mayTag ? 'helper' : undefined
}

/** Puts a topic under the tags by which others find it. Its words stay as their author wrote them. */
export async function tagTopic(ctx: Context, input: TagTopic): Promise<void> {
  await requireTakingPart(ctx)
  const { tags, topicId } = check(TagTopic, input)
  await inTransaction(ctx, async ctx => {
    const topic = await theTopic(ctx, topicId)
    const by = await mayTag(ctx, topic)
    if (!by) throw new Problem('forbidden', 'Whoever opened it changes its tags, or a member who helped others much.')
    const first = await postByNumber(ctx, topicId, 1)
    if (!first || topic.removedAt || first.removedAt) throw new Problem('conflict', 'This was taken away.')
    const wanted = [...new Set(tags)].toSorted()
    if (wanted.join() === (await tagsOfTopic(ctx, topicId)).toSorted().join()) return
    const named = wanted.map(name => ({ id: newId(), name }))
    const words = `${toPlain(first.html)}\n${altsOf(first.pictures)}`
    await retag(ctx, first, named, { title: topic.title, tags: wanted, words, language: first.language })
    await emit(ctx, 'topic.tagged', { topicId, siteId: topic.siteId, by }, { subjectId: topicId })
  })
}
