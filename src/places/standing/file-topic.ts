import { z } from 'zod'
import { judge } from '#core/policy'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import {
  type Kind,
  kinds,
  postByNumber,
  retag,
  setPlace,
  spaceById,
  Tags,
  type Topic,
  tagsOfTopic,
  theTopic,
  toPlain,
} from '#places/community'
import { requireTakingPart } from '#places/members'
import { altsOf } from '#places/pictures'
import { mayModerate } from '#places/sites'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { powersOf } from './standing-of-member.ts'

export type FilesAs = 'author' | 'helper' | 'moderator'

declare module '#platform/events' {
  interface Events {
    'topic.tagged': { topicId: string; siteId: string; by: FilesAs }
    'topic.moved': {
      topicId: string
      siteId: string
      by: FilesAs
      /** The space it stood in before; the same where only its kind changed. */
      fromSpaceId: string
      spaceId: string
      wasKind: string
      kind: string
    }
  }
}

export const FileTopic = z.object({
  topicId: z.uuid(),
  /** All of them from now on; as they are where nothing is said, like the space and the kind. */
  tags: Tags.optional(),
  spaceId: z.uuid({ error: 'Choose where it belongs.' }).optional(),
  kind: z.enum(kinds).optional(),
})
export type FileTopic = z.input<typeof FileTopic>

/** Without what polls and events have besides their words, a topic is what its title and words are called. */
export const kindsOfWords: readonly Kind[] = ['question', 'discussion', 'idea']

/**
 * As what whoever looks may file a topic anew: who opened it, who looks after the place, or, its tags alone, a member who
 * helped others much; else nothing.
 */
export async function mayTag(
  ctx: Context,
  { employeeId, memberId, siteId }: Pick<Topic, 'employeeId' | 'memberId' | 'siteId'>,
): Promise<FilesAs | undefined> {
  const { actor } = ctx
  if (actor.kind === 'member' && actor.memberId === memberId) return 'author'
  if (actor.kind === 'employee' && actor.employeeId === employeeId) return 'author'
  if (await mayModerate(ctx, siteId)) return 'moderator'
  if (actor.kind !== 'member' || actor.employeeId !== null) return undefined
  return (await powersOf(ctx, actor.memberId)).mayTag ? 'helper' : undefined
}

/** Puts a topic where others look for it: into its space, as what it is, under its tags. Its words stay as they were written. */
export async function fileTopic(ctx: Context, input: FileTopic): Promise<void> {
  if (ctx.actor.kind === 'employee') requireEmployee(ctx)
  else await requireTakingPart(ctx)
  const { kind, spaceId, tags, topicId } = check(FileTopic, input)
  if (ctx.actor.kind === 'employee' && tags) await refuseInsideWords(ctx, tags)
  await inTransaction(ctx, async ctx => {
    const topic = await theTopic(ctx, topicId)
    const by = await mayTag(ctx, topic)
    if (!by) throw new Problem('forbidden', 'Whoever opened it changes where it stands, or who looks after the place.')
    if (topic.removedAt) throw new Problem('conflict', 'This was taken away.')
    await move(ctx, topic, { spaceId: spaceId ?? topic.spaceId, kind: kind ?? topic.kind }, by)
    if (tags) await tag(ctx, topic, tags, by)
  })
}

/** Tags stand in public as words do: what must stay inside stays out of them. */
async function refuseInsideWords(ctx: Context, tags: string[]): Promise<void> {
  const { findings, say } = await judge(ctx, tags.join(' ').replaceAll('-', ' '))
  if (say !== 'stop') return
  const [first] = findings.filter(({ level }) => level === 'stop')
  const message = first ? `${first.title}. ${first.explanation}` : 'Take it out.'
  throw new Problem('refused', 'This must stay inside the company.', [{ at: 'tags', message }])
}

async function move(ctx: Context, topic: Topic, to: { spaceId: string; kind: Kind }, by: FilesAs): Promise<void> {
  const { id, kind: wasKind, siteId, spaceId: fromSpaceId } = topic
  const isElsewhere = to.spaceId !== fromSpaceId
  const isOther = to.kind !== wasKind
  if (!isElsewhere && !isOther) return
  if (by === 'helper')
    throw new Problem('forbidden', 'Whoever opened it says where it belongs, or who looks after the place.')
  if (isOther) refuseKind(topic, to.kind)
  const space = await spaceById(ctx, to.spaceId)
  if (space?.siteId !== siteId)
    throw new Problem('invalid', 'There is no such space here, or it was closed.', [
      { at: 'spaceId', message: 'Choose another one.' },
    ])
  if (space.kinds.length > 0 && !space.kinds.includes(to.kind))
    throw new Problem('invalid', `“${space.name}” is for something else.`, [
      { at: isElsewhere ? 'spaceId' : 'kind', message: `It takes: ${space.kinds.join(', ')}.` },
    ])
  if (!(await setPlace(ctx, id, { spaceId: fromSpaceId, kind: wasKind }, to)))
    throw new Problem('conflict', 'This was changed a moment ago. Look at it again before you change it.')
  const facts = { topicId: id, siteId, by, fromSpaceId, spaceId: to.spaceId, wasKind, kind: to.kind }
  await emit(ctx, 'topic.moved', facts, { subjectId: id })
}

function refuseKind({ acceptedPostId, kind }: Topic, to: Kind): void {
  const isOfWords = (each: Kind) => kindsOfWords.includes(each)
  if (!isOfWords(kind) || !isOfWords(to)) {
    const message = isOfWords(kind) ? 'Open a new one for that.' : 'What people chose or said of coming belongs to it.'
    throw new Problem('invalid', 'A poll stays a poll and an event an event.', [{ at: 'kind', message }])
  }
  if (acceptedPostId)
    throw new Problem('conflict', 'An answer helped here, so it stays a question.', [
      { at: 'kind', message: 'As long as an answer is marked as the one that helped, it is one.' },
    ])
}

async function tag(ctx: Context, topic: Topic, tags: string[], by: FilesAs): Promise<void> {
  const { id: topicId, siteId, title } = topic
  const first = await postByNumber(ctx, topicId, 1)
  if (!first || first.removedAt) throw new Problem('conflict', 'This was taken away.')
  const wanted = [...new Set(tags)].toSorted()
  if (wanted.join() === (await tagsOfTopic(ctx, topicId)).toSorted().join()) return
  const named = wanted.map(name => ({ id: newId(), name }))
  const words = `${toPlain(first.html)}\n${altsOf(first.pictures)}`
  await retag(ctx, first, named, { title, tags: wanted, words, language: first.language })
  await emit(ctx, 'topic.tagged', { topicId, siteId, by }, { subjectId: topicId })
}
